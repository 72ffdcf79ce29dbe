from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.given import Given
from tests.search.searching import Searching


@pytest.fixture
def searching(given: Given) -> Iterator[Searching]:
    """An empty archive that can be searched."""
    found = Searching(given)
    yield found
    found.close()
