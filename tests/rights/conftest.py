from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.archive import Archive
from tests.databases import ENGINES, address_in
from tests.given import Given


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from address_in(request.param, request)


@pytest.fixture
def given_archive(tmp_path: Path, database_url: str | None) -> Iterator[Archive]:
    given = Given(tmp_path, database_url=database_url)
    yield given.archive
    given.close()
