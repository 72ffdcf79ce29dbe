from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import Databases


@pytest.fixture
def database_url(postgres: Databases) -> Iterator[str]:
    with postgres.one() as address:
        yield address
