from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import ENGINES, address_in
from tests.given import Given
from tests.projections.reading import Reading


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """Every test here holds for each engine."""
    yield from address_in(request.param, request)


@pytest.fixture
def reading(tmp_path: Path, database_url: str | None) -> Iterator[Reading]:
    """A simulated archive and its read models, followed within the call."""
    found = Reading(Given(tmp_path, simulated=True, database_url=database_url))
    yield found
    found.close()
