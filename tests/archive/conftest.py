from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import ENGINES, address_in


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """Every test here holds for each engine."""
    yield from address_in(request.param, request)
