"""Times of the year as the sources say them: primo, medio, ultimo, a month, several months."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.counting import add_days

_PARTS = {"primo": (1, 10), "medio": (11, 20), "ultimo": (21, 31)}
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])\Z", re.ASCII)
_LAST_DAY = date.max.isoformat()


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a year that its words mean, ``first`` and ``last`` both among them."""

    first: str
    last: str
    month: int
    part: str | None = None
    to_month: int | None = None

    @property
    def to(self) -> str | None:
        """The day after the last; None after the last day that can be written."""
        return None if self.last == _LAST_DAY else add_days(self.last, 1)

    @property
    def words(self) -> dict[str, Any]:
        """What it is called, as a code: ``{month, part, to_month}``."""
        return {"month": self.month, "part": self.part, "to_month": self.to_month}

    def holds(self, day: str) -> bool:
        return self.first <= day <= self.last

    def distance(self, day: str) -> int:
        """How many days a day lies before the first or after the last; 0 within."""
        if self.holds(day):
            return 0
        near = self.first if day < self.first else self.last
        return abs((date.fromisoformat(day) - date.fromisoformat(near)).days)


def span(year: int, month: int, part: str | None = None, to_month: int | None = None) -> Span:
    """Primo is the 1st to the 10th, medio the 11th to the 20th, ultimo the 21st to the month's last day."""
    until = to_month or month
    begins, ends = (1, 31) if part is None or to_month is not None else _PARTS[part]
    first = date(year, month, begins)
    last = date(year, until, min(ends, monthrange(year, until)[1]))
    return Span(first.isoformat(), last.isoformat(), month, part, to_month)


def named_span(value: object) -> Span | None:
    """That of a rule's value ``{month: "2010-09", part: "primo"}``; None where it has no such shape."""
    if not isinstance(value, Mapping) or not _MONTH.match(str(value.get("month"))):
        return None
    part, (year, month) = value.get("part"), str(value["month"]).split("-")
    if int(year) == 0 or not (part is None or part in _PARTS):
        return None
    return span(int(year), int(month), part)
