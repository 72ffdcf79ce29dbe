"""The example archive behind its API and pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from archive.archive import Archive
from tests.answers.examples import Examples
from tests.answers.more import MORE
from tests.demo.example import FILE, commands
from tests.demo.recorded import example_in
from tests.patience import patient
from web.app import close, create_app


@contextmanager
def example_archive(folder: Path, database_url: str | None = None) -> Iterator[Examples]:
    if database_url is None:
        shutil.copytree(_recorded().name, folder, dirs_exist_ok=True)
    else:
        with closing(Archive.create(folder, simulated=True, database_url=database_url)) as archive:
            _record(archive, (*commands(), *MORE))
    archive = Archive(folder, database_url=database_url)
    app = patient(create_app(archive))
    yield Examples(app.test_client(), f"@{archive.last_position()}")
    close(app)
    archive.close()


@cache
def _recorded() -> TemporaryDirectory[str]:
    """Recorded once for all the folders of tests that a process runs, and copied for each."""
    made = TemporaryDirectory()
    with closing(example_in(Path(made.name))) as archive:
        _record(archive, MORE)
    return made


def _record(archive: Archive, said: Iterable[dict[str, Any]]) -> None:
    for command in said:
        archive.do(command, by="sekretariatet", base_dir=FILE.parent)
