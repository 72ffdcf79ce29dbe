"""Rectangles of days and positions as numbers, so that any engine can compare them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from archive.records import OPEN
from projections.search.documents import SearchDocument

BEFORE_ALL = 0
# Spans of days are nodes of a tree: 1 is all days, each is made of four, and a day is a leaf, of this number (more than
# there are days) and its own together. With two there are more above a day, with eight more beside each other.
_DAYS, _OF = 4**11, 4


def first_day(day: str | None) -> int:
    """A day as YYYYMMDD; not known is before every day."""
    return BEFORE_ALL if day is None else int(day.replace("-", ""))


def end_day(day: str | None) -> int:
    """The first day after, as YYYYMMDD; open is after every day."""
    return OPEN if day is None else int(day.replace("-", ""))


def spans_of(first: str | None, end: str | None) -> list[str]:
    """The fewest spans that make up ``[first, end)``; None: not known, or open.

    Of the spans with a day one is among them exactly where the day is.
    """
    low, high = _DAYS if first is None else _leaf(first), 2 * _DAYS if end is None else _leaf(end)
    found: list[int] = []
    while low < high:
        begin = min(-(-low // _OF) * _OF, high)
        last = max(high // _OF * _OF, begin)
        found += [*range(low, begin), *range(last, high)]
        low, high = begin // _OF, last // _OF
    return [format(span, "x") for span in found]


def spans_with(day: str | None) -> list[str]:
    """The spans in which a day lies, from itself to all days; not known in none."""
    found, span = [], 0 if day is None else _leaf(day)
    while span:
        found.append(format(span, "x"))
        span //= _OF
    return found


def _leaf(day: str) -> int:
    return _DAYS + date.fromisoformat(day).toordinal()


def stood(document: SearchDocument, on: str | None, position: int) -> bool:
    """Whether a text was known at a position, and on a day, if one is given, stood."""
    if not document.known_from <= position < document.known_to:
        return False
    return on is None or first_day(document.valid_from) <= first_day(on) < end_day(document.valid_to)


def moved(before: Iterable[SearchDocument], after: Iterable[SearchDocument], position: int) -> Iterator[SearchDocument]:
    """What a change recorded at ``position`` writes: the open rectangles that it closes, and those that it opens.

    ``before`` are open; ``after`` is all that is known from ``position`` on. What stays as it was is not touched.
    """
    now = {document.place: replace(document, known_from=position, known_to=OPEN) for document in after}
    for document in before:
        same = now.get(document.place)
        if same is not None and replace(same, known_from=document.known_from) == document:
            del now[document.place]
        else:
            yield replace(document, known_to=position)
    yield from now.values()
