"""Short lists of words that the analysis goes by: ``word_lists.txt``, a heading in brackets above each."""

from __future__ import annotations

from functools import cache
from pathlib import Path


def listed(heading: str) -> frozenset[str]:
    """The words under a heading."""
    return _lists()[heading]


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for part in (Path(__file__).parent / "word_lists.txt").read_text("utf-8").split("[")[1:]:
        heading, _, words = part.partition("]")
        found[heading] = frozenset(words.split())
    return found
