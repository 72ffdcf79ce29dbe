"""Days as words, so that an engine looks for a few of them where it would compare the days of each text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Days:
    """Spans of days in a tree: each is made of ``of`` smaller ones, down to a day.

    A span is named by its number: 1 is all days, those that make up ``n`` begin with ``of * n``, and days with
    ``leaves``, a power of ``of`` that is more than there are days. The more there are in one, the fewer lie around a
    day, and the more it takes to make up others.
    """

    of: int
    leaves: int

    def making_up(self, first: str | None, end: str | None) -> list[str]:
        """The fewest spans that are ``[first, end)`` together; None: not known, or open.

        Of the spans around a day exactly one is among them where the day is one of those days, else none.
        """
        low = self.leaves if first is None else self._day(first)
        high = 2 * self.leaves if end is None else self._day(end)
        found: list[int] = []
        while low < high:
            begin = min(-(-low // self.of) * self.of, high)
            last = max(high // self.of * self.of, begin)
            found += [*range(low, begin), *range(last, high)]
            low, high = begin // self.of, last // self.of
        return list(map(str, found))

    def around(self, day: str | None) -> list[str]:
        """The spans in which a day lies, from itself to all days; one that is not known lies in none."""
        found, span = [], 0 if day is None else self._day(day)
        while span:
            found.append(str(span))
            span //= self.of
        return found

    def _day(self, day: str) -> int:
        return self.leaves + date.fromisoformat(day).toordinal()


# A text is kept by the spans that make up its days, and asked for by those around a day; or the other way about. The
# trees are such that a text has few.
STOOD, DATED = Days(4, 4**11), Days(16, 16**6)
