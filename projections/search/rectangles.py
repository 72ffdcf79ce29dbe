"""Rectangles of days and positions as numbers, so that any engine can compare them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from archive.records import OPEN
from projections.search.documents import SearchDocument

BEFORE_ALL = 0


def first_day(day: str | None) -> int:
    """A day as YYYYMMDD; not known is before every day."""
    return BEFORE_ALL if day is None else int(day.replace("-", ""))


def end_day(day: str | None) -> int:
    """The first day after, as YYYYMMDD; open is after every day."""
    return OPEN if day is None else int(day.replace("-", ""))


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
