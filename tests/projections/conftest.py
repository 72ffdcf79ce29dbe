from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.given import Given
from tests.projections.reading import Reading


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Reading]:
    """A simulated archive and its read models, followed within the call."""
    found = Reading(Given(tmp_path, simulated=True))
    yield found
    found.close()
