"""One provision's versions, brought forward from moment to moment of knowledge; only what changes is looked at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from archive.rule import is_empty, up_to
from projections.agreements.as_of import State

Identity = tuple[str | None, str | None, str, str | None]


@dataclass(slots=True)
class Entry:
    """A text that was known to stand: ``[begins, ends)`` as last known, known from ``first`` up to ``to`` (or still).

    ``follower`` is the last word of the day on which it ends, None where that is the end of the term.
    """

    row: Row[Any]
    begins: str | None
    ends: str | None
    first: int
    to: int | None
    follower: Row[Any] | None


class Sweep:
    """The versions that begin on each day, as known at one moment after the other."""

    def __init__(self) -> None:
        self._state: State | None = None
        self._keys: list[str] = []
        self._rows: dict[str, Row[Any]] = {}
        self._days: set[str] = set()

    def move(
        self, position: int, state: State | None, gone: Iterable[Row[Any]], come: Iterable[Row[Any]]
    ) -> dict[str, Entry | None]:
        """Takes away and adds the rows of a position; ``state`` is a term first known there.

        Gives the days that this touches ("" for not known), each with the version that now begins on it, if any.
        """
        rows = [*gone, *come]
        days = {self._day(row) for row in rows}
        for row in gone:
            del self._keys[bisect_left(self._keys, row.key)]
            del self._rows[row.key]
        for row in come:
            insort(self._keys, row.key)
            self._rows[row.key] = row
        if state is not None:
            self._state = state
            days = {*self._days, *map(self._day, self._rows.values())}
        return self._look({*days, *map(self._day_before, days)}, position)

    def _look(self, days: Iterable[str], position: int) -> dict[str, Entry | None]:
        found = {day: self._version(day, position) for day in days}
        for day, entry in found.items():
            (self._days.discard if entry is None else self._days.add)(day)
        return found

    def _day(self, row: Row[Any]) -> str:
        """The first day on which a change counts; "" where that is not known."""
        begins = self._state.begins if self._state else None
        return max(row.effective_on or "", begins or "")

    def _day_before(self, day: str) -> str:
        index = bisect_left(self._keys, day)
        return self._day(self._rows[self._keys[index - 1]]) if index else day

    def _version(self, day: str, position: int) -> Entry | None:
        """The version that begins on a day, if any."""
        state = self._state
        index = bisect_right(self._keys, up_to(day))
        if state is None or state.void or not index or is_empty(day or None, state.ends):
            return None
        row = self._rows[self._keys[index - 1]]
        if row.op == "repeal" or self._day(row) != day:
            return None
        follower = self._follower(index)
        ends = state.ends if follower is None else follower.effective_on
        return Entry(row, day or None, ends, position, None, follower)

    def _follower(self, index: int) -> Row[Any] | None:
        """The last word of the next day on which the number changes within the term."""
        if index == len(self._keys):
            return None
        following = self._rows[self._keys[index]].effective_on
        if self._state is None or (self._state.ends is not None and following >= self._state.ends):
            return None
        return self._rows[self._keys[bisect_right(self._keys, up_to(following)) - 1]]


class Entries:
    """Every text that was known to stand, each once for all that was known of its end."""

    def __init__(self) -> None:
        self.found: dict[Identity, Entry] = {}
        self._standing: dict[str, Identity] = {}

    def take(self, looked: Mapping[str, Entry | None], position: int) -> None:
        """Those that cease first, so that what stands again on another day of the same identity is not lost."""
        for day in looked:
            identity = self._standing.pop(day, None)
            if identity is not None:
                self.found[identity].to = position
        for day, entry in looked.items():
            if entry is not None:
                self._stand(day, entry)

    def _stand(self, day: str, entry: Entry) -> None:
        identity = (entry.row.heading, entry.row.text, entry.row.source, entry.begins)
        if identity in self.found:
            entry.first = self.found[identity].first
        self.found[identity] = entry
        self._standing[day] = identity
