from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.asking import Asking
from tests.databases import ENGINES, address_in


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """Every test here holds for each engine."""
    yield from address_in(request.param, request)


@pytest.fixture
def asking(tmp_path: Path, database_url: str | None) -> Iterator[Asking]:
    asked = Asking(tmp_path, database_url=database_url)
    yield asked
    asked.close()
