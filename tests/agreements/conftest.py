from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.agreements.tables import Tables
from tests.databases import ENGINES, address_in


@pytest.fixture(params=ENGINES)
def tables(request: pytest.FixtureRequest) -> Iterator[Tables]:
    """Every test here holds for each engine."""
    for address in address_in(request.param, request, ready=False):
        found = Tables(address)
        yield found
        found.close()
