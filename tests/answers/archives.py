"""The example archive behind its API and pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.archive import Archive
from tests.answers.examples import Examples
from tests.answers.more import MORE
from tests.demo.example import FILE, commands
from tests.patience import patient
from web.app import close, create_app


@contextmanager
def example_archive(folder: Path, database_url: str | None = None) -> Iterator[Examples]:
    if database_url is None:
        shutil.copytree(_recorded().name, folder, dirs_exist_ok=True)
    else:
        _record(folder, database_url)
    archive = Archive(folder, database_url=database_url)
    app = patient(create_app(archive))
    yield Examples(app.test_client(), f"@{archive.last_position()}")
    close(app)
    archive.close()


@cache
def _recorded() -> TemporaryDirectory[str]:
    """Recorded once for all the folders of tests that a process runs, and copied for each."""
    made = TemporaryDirectory()
    _record(Path(made.name), None)
    return made


def _record(folder: Path, database_url: str | None) -> None:
    with closing(Archive.create(folder, simulated=True, database_url=database_url)) as archive:
        for command in (*commands(), *MORE):
            archive.do(command, by="sekretariatet", base_dir=FILE.parent)
