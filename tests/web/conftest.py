from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.archive import Archive
from tests.contract.asking import Asking
from tests.demo.example import FILE, commands
from tests.patience import patient


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    asked = Asking(tmp_path)
    yield asked
    asked.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """The example archive, asked through the API."""
    asked = Asking(tmp_path_factory.mktemp("example"), simulated=True)
    patient(asked.client.application)
    archive: Archive = asked.given.archive
    for command in commands():
        archive.do(command, base_dir=FILE.parent)
    yield asked
    asked.close()
