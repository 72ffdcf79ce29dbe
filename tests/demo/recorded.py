"""The example archive as its commands make it: recorded once in a process, and copied for whoever needs one."""

from __future__ import annotations

import shutil
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.archive import Archive
from tests.demo.example import FILE, commands


def example_in(folder: Path) -> Archive:
    """An archive of one's own, in which every command of the file was accepted."""
    shutil.copytree(_recorded().name, folder, dirs_exist_ok=True)
    return Archive(folder)


@cache
def _recorded() -> TemporaryDirectory[str]:
    made = TemporaryDirectory()
    with closing(Archive.create(Path(made.name), simulated=True)) as archive:
        for command in commands():
            assert archive.do(command, base_dir=FILE.parent).status == 201, command
    return made
