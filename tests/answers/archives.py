"""The example archive behind its API and pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.archive import Archive
from tests.answers.examples import Examples
from tests.answers.more import MORE
from tests.demo.example import FILE, commands
from tests.patience import patient
from web.app import close, create_app


@contextmanager
def example_archive(folder: Path, database_url: str | None = None) -> Iterator[Examples]:
    archive = Archive.create(folder, simulated=True, database_url=database_url)
    for command in (*commands(), *MORE):
        archive.do(command, by="sekretariatet", base_dir=FILE.parent)
    app = patient(create_app(archive))
    yield Examples(app.test_client(), f"@{archive.last_position()}")
    close(app)
    archive.close()
