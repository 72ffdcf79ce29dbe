from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.asking import Asking


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    asked = Asking(tmp_path)
    yield asked
    asked.given.archive.close()
