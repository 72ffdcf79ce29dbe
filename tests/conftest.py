from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import Databases, server
from tests.given import Given


@pytest.fixture(scope="session")
def postgres() -> Iterator[Databases]:
    """A real PostgreSQL server, started when the first test asks for it."""
    with server() as databases:
        yield databases


@pytest.fixture
def database_url() -> str | None:
    """SQLite; folders whose tests hold for each engine say otherwise."""
    return None


@pytest.fixture
def given(tmp_path: Path, database_url: str | None) -> Iterator[Given]:
    """An empty archive."""
    archive = Given(tmp_path, database_url=database_url)
    yield archive
    archive.archive.close()


@pytest.fixture
def simulated(tmp_path: Path, database_url: str | None) -> Iterator[Given]:
    """An empty archive that takes recording times."""
    archive = Given(tmp_path, simulated=True, database_url=database_url)
    yield archive
    archive.archive.close()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes made by a library may hold the time: no test is named by them, or two workers would not name it alike."""
    return "bytes" if isinstance(val, bytes) else None
