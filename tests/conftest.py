from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.given import Given


@pytest.fixture
def given(tmp_path: Path) -> Iterator[Given]:
    """An empty archive."""
    archive = Given(tmp_path)
    yield archive
    archive.archive.close()


@pytest.fixture
def simulated(tmp_path: Path) -> Iterator[Given]:
    """An empty archive that takes recording times."""
    archive = Given(tmp_path, simulated=True)
    yield archive
    archive.archive.close()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes made by a library may hold the time: no test is named by them, or two workers would not name it alike."""
    return "bytes" if isinstance(val, bytes) else None
