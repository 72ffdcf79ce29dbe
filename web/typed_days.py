"""Days as people type them: ``01.06.2012``, ``1/6 2012``, ``1. juni 2012``; a month or a short year is asked back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from web.texts import codes_da, codes_en

_TOO_FAR = 40  # characters: nobody types a day so long
_MONTHS = {
    name[:length].casefold(): number
    for months in (codes_da.MONTHS, codes_en.MONTHS)
    for number, name in enumerate(months, 1)
    for length in {3, len(name)}
}
_NUMBERS = re.compile(r"([0-9]{1,2})\s*[./-]\s*([0-9]{1,2})\s*[./ -]\s*([0-9]{4}|[0-9]{2})\Z", re.ASCII)
_WORDS = re.compile(r"(?:den\s+)?([0-9]{1,2})\.?\s*([a-zæøå]+)\.?\s+([0-9]{4}|[0-9]{2})\Z")
_MONTH = re.compile(r"([a-zæøå]+)\.?\s+([0-9]{4})\Z")
_MONTH_NUMBER = re.compile(r"([0-9]{1,2})\s*[./-]\s*([0-9]{4})\Z", re.ASCII)
_YEAR_FIRST = re.compile(r"([0-9]{4})\s*[./-]\s*([0-9]{1,2})(?:\s*[./-]\s*([0-9]{1,2}))?\Z", re.ASCII)
_YEAR = re.compile(r"([0-9]{4})\Z", re.ASCII)
_CENTURIES = (1900, 2000)


def meanings(text: str) -> list[str]:
    """The days that somebody may have meant, earliest first; one where it is certain, none where it says no day.

    A month or a year may mean its first or its last day, a year of two digits that of two centuries.
    """
    if len(text) > _TOO_FAR:
        return []
    return sorted({day.isoformat() for day in _meant(" ".join(text.casefold().split()))})


def _meant(text: str) -> Iterator[date]:
    if found := _NUMBERS.match(text):
        yield from _days(found[3], int(found[2]), found[1])
    elif (found := _WORDS.match(text)) and found[2] in _MONTHS:
        yield from _days(found[3], _MONTHS[found[2]], found[1])
    elif (found := _MONTH.match(text)) and found[1] in _MONTHS:
        yield from _ends(int(found[2]), _MONTHS[found[1]], 1)
    elif found := _MONTH_NUMBER.match(text):
        yield from _ends(int(found[2]), int(found[1]), 1)
    elif found := _YEAR_FIRST.match(text):
        month = int(found[2])
        yield from _days(found[1], month, found[3]) if found[3] else _ends(int(found[1]), month, 1)
    elif found := _YEAR.match(text):
        yield from _ends(int(found[1]), 1, 12)


def _days(year: str, month: int, day: str) -> Iterator[date]:
    years = (int(year),) if len(year) == 4 else tuple(century + int(year) for century in _CENTURIES)
    for one in years:
        if (found := _date(one, month, int(day))) is not None:
            yield found


def _ends(year: int, month: int, months: int) -> Iterator[date]:
    """The first and the last day of some months of a year."""
    first, last_month = _date(year, month, 1), month + months - 1
    following = _date(year + last_month // 12, last_month % 12 + 1, 1)
    if first is not None:
        yield first
        yield following - timedelta(days=1) if following is not None else date.max


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
