"""Writes the parts of the docs that follow from the code: ``python docs/generate.py``; a test compares them."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from docs.generated import api, cli, commands, events, problems, within

DOCS = Path(__file__).parent
PAGES = {
    "api.md": api.page,
    "cli.md": cli.page,
    "commands.md": commands.page,
    "events.md": events.page,
    "problems.md": problems.page,
    "rules.md": partial(within.page, "rules.md"),
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
