"""Which meeting is which entry of the wheel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.judgement.wheel import Entry

# How many days a meeting may lie outside an entry's span and still be its meeting.
MOST_AWAY = 31


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting of the year as matching needs it."""

    id: str
    body: str
    kind: str | None
    date: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Matched:
    """An entry with its meeting, or one of the two alone; ``deviates``: the meeting lies outside the span."""

    entry: Entry | None
    meeting: Met | None
    deviates: bool = False


Choose = Callable[[Entry, Sequence[Met]], Met | None]


def matched(entries: Sequence[Entry], meetings: Iterable[Met]) -> list[Matched]:
    """Every entry in its order, then every meeting that no entry has; ``entries`` by their first day.

    For each body and kind: first each entry takes the earliest meeting within its span; then those left the nearest
    within 31 days of it; then those left the earliest cancelled one within their span.
    """
    free: dict[tuple[str, str | None], list[Met]] = {}
    for meeting in sorted(meetings, key=lambda meeting: (meeting.date, meeting.id)):
        free.setdefault((meeting.body, meeting.kind), []).append(meeting)
    taken: dict[int, Met] = {}
    for choose in (_within, _nearest, _cancelled):
        _take(entries, free, taken, choose)
    with_entry = [
        Matched(entry, taken.get(place), place in taken and not entry.span.holds(taken[place].date))
        for place, entry in enumerate(entries)
    ]
    return [*with_entry, *(Matched(None, meeting) for left in free.values() for meeting in left)]


def _take(
    entries: Sequence[Entry],
    free: Mapping[tuple[str, str | None], list[Met]],
    taken: dict[int, Met],
    choose: Choose,
) -> None:
    for place, entry in enumerate(entries):
        among = free.get((entry.body, entry.kind), [])
        chosen = None if place in taken else choose(entry, among)
        if chosen is not None:
            taken[place] = chosen
            among.remove(chosen)


def _within(entry: Entry, free: Sequence[Met]) -> Met | None:
    return next((m for m in free if not m.cancelled and entry.span.holds(m.date)), None)


def _nearest(entry: Entry, free: Sequence[Met]) -> Met | None:
    """Of two as near the earlier."""
    near = [m for m in free if not m.cancelled and entry.span.distance(m.date) <= MOST_AWAY]
    return min(near, key=lambda m: entry.span.distance(m.date), default=None)


def _cancelled(entry: Entry, free: Sequence[Met]) -> Met | None:
    return next((m for m in free if m.cancelled and entry.span.holds(m.date)), None)
