from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.given import JUSTERING, SPINE

NOTE = {
    "command": "note-disagreement",
    "id": "u1",
    "title": "Hvor mange møder",
    "sides": [{"says": "Ét", "source": {"document": "Bilag 2", "heading": "Formalia"}}],
    "meanwhile": "Begge står.",
    "concerns": [{"body": "psf", "rule": "meetings_per_year"}],
}


@pytest.fixture
def arkiv(tmp_path: Path) -> Terminal:
    """A terminal beside an empty archive."""
    terminal = Terminal(tmp_path)
    terminal.ok("init")
    return terminal


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal beside an archive with an agreement and a justering; for reading only."""
    terminal = Terminal(tmp_path_factory.mktemp("filled"))
    terminal.ok("init", "--simulated")
    terminal.ok("import", terminal.write("alt.jsonl", *SPINE, JUSTERING, NOTE))
    (terminal.folder / "notat.txt").write_text("Et notat om anvisning.\n", encoding="utf-8")
    terminal.ok("file", str(terminal.folder / "notat.txt"), "--id", "notat")
    return terminal
