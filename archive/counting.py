"""Counting days, and the first day of a period in which something holds."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date


def add_days(day: str, days: int) -> str:
    """``days`` later (or earlier); at the ends of the calendar its first or last day."""
    number = date.fromisoformat(day).toordinal() + days
    return date.fromordinal(min(max(number, 1), date.max.toordinal())).isoformat()


def add_months(day: str, months: int) -> str:
    """The same day ``months`` later (or earlier), or the last of that month."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return (date.min if months < 0 else date.max).isoformat()
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()


def add_period(day: str, period: Mapping[str, int], sign: int = 1) -> str:
    """``day`` and a period of a rule (``{weeks: 2}``): calendar days, the first day not counted."""
    ((unit, count),) = period.items()
    if unit == "months":
        return add_months(day, sign * count)
    return add_days(day, sign * count * (7 if unit == "weeks" else 1))


def first_day(holds: Callable[[str], bool], breakpoints: Iterable[str], on: str) -> str | None:
    """The first day of the period of holding that ``on`` lies in, else of the next one after it; None for none.

    ``holds`` changes on ``breakpoints`` only. None too where it has held since ever: no day is its first.
    """
    days = sorted(set(breakpoints))
    if not holds(on):
        return next((day for day in days if day > on and holds(day)), None)
    begun = None
    for day in reversed([day for day in days if day <= on]):
        if not holds(day):
            return begun
        begun = day
    return None if begun is None or _held_before(holds, begun) else begun


def _held_before(holds: Callable[[str], bool], day: str) -> bool:
    before = add_days(day, -1)
    return before < day and holds(before)
