"""Tables that follow from the code, within pages written by hand, each between a comment with its name and an end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from archive.grammar.rules import ABOUT_COMPETENCE
from archive.rules.meetings import ABOUT_MEETINGS
from web.texts.rules_en import CAUTIONED, REFUSED, WARNED

_DOCS = Path(__file__).parents[1]
_PLACE = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def page(name: str) -> str:
    """The page as it is written, with its tables as the code has them."""
    return _PLACE.sub(_table, (_DOCS / name).read_text(encoding="utf-8"))


def _table(place: re.Match[str]) -> str:
    return place[1] + "".join(f"{line}\n" for line in _TABLES[place[2]]()) + place[3]


def _codes(head: str, words: Mapping[str, str]) -> Iterator[str]:
    yield from (f"| code | {head} |", "|---|---|")
    yield from (f"| `{code}` | {said} |" for code, said in words.items())


def _about_meetings() -> Iterator[str]:
    yield from ("| rule | value | required by | done when |", "|---|---|---|---|")
    for name, row in ABOUT_MEETINGS.items():
        by = f"{row.by} (the archive's choice)" if row.chosen else row.by
        yield f"| `{name}` | {row.shape.expected} | {by} | {row.done} |"


def _about_competence() -> Iterator[str]:
    yield from ("| rule | value | refuses |", "|---|---|---|")
    for name, row in ABOUT_COMPETENCE.items():
        value = row.value or row.shape.expected
        several = "; of several such rules one that allows it is enough" if row.one_allows else ""
        yield f"| `{name}` | {value}{several} | {row.judges} |"


_TABLES: Mapping[str, Callable[[], Iterator[str]]] = {
    "cautions": partial(_codes, "looks like a slip is", CAUTIONED),
    "competence": _about_competence,
    "meetings": _about_meetings,
    "refusals": partial(_codes, "refused is", REFUSED),
    "warnings": partial(_codes, "may be a mistake is", WARNED),
}
