from __future__ import annotations

from pathlib import Path

import pytest

from tests.beside import beside
from tests.cli.terminal import Terminal
from tests.demo.sources import DRAFTS


@pytest.fixture
def drafts() -> Path:
    """The drafts of four kommissorier, as the town hall wrote them."""
    return beside(f"seeds/{DRAFTS}")


@pytest.fixture
def arkiv(tmp_path: Path) -> Terminal:
    """A terminal beside an empty archive."""
    terminal = Terminal(tmp_path)
    terminal.ok("init")
    return terminal
