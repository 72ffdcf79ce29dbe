"""Counting days, and the first day of a period in which something holds."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta


def add_days(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def add_months(day: str, months: int) -> str:
    """The same day ``months`` later (or earlier), or the last of that month."""
    start = date.fromisoformat(day)
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()


def add_period(day: str, period: Mapping[str, int], sign: int = 1) -> str:
    """``day`` and a period of a rule (``{weeks: 2}``): calendar days, the first day not counted."""
    ((unit, count),) = period.items()
    if unit == "months":
        return add_months(day, sign * count)
    return add_days(day, sign * count * (7 if unit == "weeks" else 1))


def first_day(holds: Callable[[str], bool], breakpoints: Iterable[str], on: str) -> str | None:
    """The first day of the period of holding that ``on`` lies in, else of the next one after it; None for none.

    ``holds`` changes on ``breakpoints`` only. None too where it has held since ever.
    """
    days = sorted({day for day in breakpoints if day is not None})
    if holds(on):
        begun = None
        for day in reversed([day for day in days if day <= on]):
            if not holds(day):
                return begun
            begun = day
        return None if begun is None or holds(add_days(begun, -1)) else begun
    return next((day for day in days if day > on and holds(day)), None)
