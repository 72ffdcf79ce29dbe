"""Minutes of parish councils, 1940 to 1945, taken apart into what one item says: what is searched and judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# It stands beside the checkout, and is no part of it.
SHARED = Path(__file__).parents[2] / "shared"
FOLDER = SHARED / "corpora" / "sogneraad-1940-45"
# An item begins with its number on a line of its own, or with a full stop; "ad 3." and the same number again go on.
_NUMBER = re.compile(r"\s*([0-9]{1,3})(?:\s*[.)]?\s*$|[.)]\s*(?=[A-ZÆØÅ]))")
_BLANK = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)*")
_LONG, _SHORT = 1_000, 60


class Passage(NamedTuple):
    """``id``: the file's name, and which of its passages it is, from 1; ``year``: the one in the file's name."""

    id: str
    text: str
    year: str


def passages(folder: Path = FOLDER) -> Iterator[Passage]:
    """Every passage of every file; none twice. Raises FileNotFoundError where the minutes are not there."""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise FileNotFoundError(folder)
    for file in files:
        year = next(word[:4] for word in file.stem.split() if word[:2] == "19")
        for n, text in enumerate(_taken_apart(file.read_text(encoding="utf-8-sig")), 1):
            yield Passage(f"{file.stem}#{n}", text, year)


def _taken_apart(text: str) -> Iterator[str]:
    """Items; long ones, and what has no numbers, at blank lines; what is very short goes with what comes before."""
    waiting = ""
    for item in _items(text):
        for piece in [item] if len(item) <= _LONG else _BLANK.split(item):
            if waiting and len(piece.strip()) >= _SHORT:
                yield waiting
                waiting = ""
            waiting = f"{waiting}\n{piece.strip()}".strip()
    if waiting:
        yield waiting


def _items(text: str) -> Iterator[str]:
    lines: list[str] = []
    last = ""
    for line in text.splitlines():
        found = _NUMBER.match(line)
        if found and found[1] != last:
            last = found[1]
            yield "\n".join(lines)
            lines = []
        lines.append(line)
    yield "\n".join(lines)
