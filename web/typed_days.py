"""Days as people type them: ``01.06.2012``, ``1/6 2012``, ``tirsdag den 1. juni 2012``, ``i går``.

What may mean several days (a month, a short year, none) is asked back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from archive.spans import span
from archive.times import today as this_day
from web.texts import codes_da, codes_en

_TOO_FAR = 40  # characters: nobody types a day so long
_CENTURIES = (1900, 2000)
_YEARS_BACK = 60  # leap days of one weekday come every 28 years


def _numbered(da: Sequence[str], en: Sequence[str], first: int) -> dict[str, int]:
    """The names of both languages and their first three letters, with their numbers."""
    return {
        name[:length].casefold(): number
        for names in (da, en)
        for number, name in enumerate(names, first)
        for length in (3, len(name))
    }


_MONTHS = _numbered(codes_da.MONTHS, codes_en.MONTHS, 1)
_WEEKDAYS = _numbered(codes_da.WEEKDAYS, codes_en.WEEKDAYS, 0)
_FROM_TODAY = {
    **dict.fromkeys(("i dag", "idag", "today"), 0),
    **dict.fromkeys(("i går", "igår", "i gaar", "igaar", "yesterday"), -1),
    **dict.fromkeys(("i morgen", "imorgen", "tomorrow"), 1),
}
_PARTS = {"primo": "primo", "early": "primo", "medio": "medio", "mid": "medio", "ultimo": "ultimo", "late": "ultimo"}


def _one_of(words: Mapping[str, Any]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WEEKDAY = re.compile(rf"({_one_of(_WEEKDAYS)})\b\.?,?\s*")
_D, _M, _Y = "(?P<d>[0-9]{1,2})", "(?P<m>[0-9]{1,2})", "(?P<y>[0-9]{4})"
_SHORT = "(?P<y>[0-9]{4}|[0-9]{2})"
_CLOSE_Y = "(?P<y>(?:1[5-9]|2[0-9])[0-9]{2})"  # where figures alone say which of them is the year
_NAME = rf"(?P<name>{_one_of(_MONTHS)})"
_THE = r"(?:den\s+|d\.\s*)?"
_SIGN = r"\s*[./-]\s*"

Found = Mapping[str, str]


def meanings(text: str, today: date | None = None) -> list[str]:
    """The days that somebody may have meant, earliest first; one where it is certain, none where it says no day.

    A month, a part of one, a quarter or a year may mean its first or its last day, a year of two digits that of two
    centuries, a day without its year the latest two, this year's among them. A weekday has to be that of the day.
    ``today``: of whoever types it, by default in Copenhagen.
    """
    if len(text) > _TOO_FAR:
        return []
    said, now = " ".join(text.casefold().split()), today or date.fromisoformat(this_day())
    if said in _FROM_TODAY:
        return [(now + timedelta(days=_FROM_TODAY[said])).isoformat()]
    weekday = _WEEKDAY.match(said)
    if weekday is None:
        return sorted(_meant(said, now, lambda day: True))
    number = _WEEKDAYS[weekday[1]]
    return sorted(_meant(said[weekday.end() :], now, lambda day: day.weekday() == number))


def _meant(text: str, now: date, fits: Callable[[date], bool]) -> set[str]:
    found: set[date] = set()
    for form, read in _FORMS:
        if said := form.fullmatch(text):
            found.update(filter(fits, read(said.groupdict())))
    if not found and (said := _YEARLESS.fullmatch(text)):
        found.update(islice(filter(fits, _lately(_month(said.groupdict()), int(said["d"] or said["d2"]), now)), 2))
    return {day.isoformat() for day in found}


def _month(said: Found) -> int:
    return int(said["m"]) if said.get("m") else _MONTHS[said["name"] or said["name2"]]


def _days(said: Found) -> Iterator[date]:
    year = int(said["y"])
    for one in (year,) if len(said["y"]) == 4 else [century + year for century in _CENTURIES]:
        yield from _date(one, _month(said), int(said["d"]))


def _of_month(said: Found) -> Iterator[date]:
    yield from _ends(int(said["y"]), _month(said), part=_PARTS[said["part"]] if said.get("part") else None)


def _of_quarter(said: Found) -> Iterator[date]:
    last = 3 * int(said["q"] or said["q2"])
    yield from _ends(int(said["y"]), last - 2, to_month=last)


def _of_year(said: Found) -> Iterator[date]:
    yield from _ends(int(said["y"]), 1, to_month=12)


_FORMS: Sequence[tuple[re.Pattern[str], Callable[[Found], Iterator[date]]]] = [
    (re.compile(form, re.ASCII), read)
    for form, read in (
        (rf"{_THE}{_D}{_SIGN}{_M}\s*[./ -]\s*{_SHORT}", _days),
        (rf"{_THE}{_D}\.?\s*{_NAME}(?:\.|\s)\s*{_SHORT}", _days),
        (rf"{_NAME}\.?\s*{_D},?\s+{_Y}", _days),
        (rf"{_Y}{_SIGN}{_M}{_SIGN}{_D}", _days),
        (f"{_CLOSE_Y}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})", _days),
        (f"(?P<d>[0-9]{{2}})(?P<m>[0-9]{{2}}){_CLOSE_Y}", _days),
        (rf"(?:(?P<part>{_one_of(_PARTS)})[ -])?{_NAME}\.?\s+{_Y}", _of_month),
        (rf"{_M}{_SIGN}{_Y}", _of_month),
        (rf"{_Y}{_SIGN}{_M}", _of_month),
        (rf"(?:(?P<q>[1-4])\.\s*(?:kvartal|kvt\.?)|q(?P<q2>[1-4]))\s+{_Y}", _of_quarter),
        (_Y, _of_year),
    )
]
_YEARLESS = re.compile(
    rf"{_THE}{_D}(?:{_SIGN}{_M}\.?|\.?\s*{_NAME}\.?)|(?P<name2>{_one_of(_MONTHS)})\.?\s*(?P<d2>[0-9]{{1,2}})",
    re.ASCII,
)


def _lately(month: int, day: int, now: date) -> Iterator[date]:
    """Such days of this year and of those before it, the latest first."""
    for back in range(_YEARS_BACK):
        yield from _date(now.year - back, month, day)


def _ends(year: int, month: int, part: str | None = None, to_month: int | None = None) -> Iterator[date]:
    """The first and the last day of a time of a year."""
    if any(True for _ in _date(year, month, 1)):
        found = span(year, month, part, to_month)
        yield date.fromisoformat(found.first)
        yield date.fromisoformat(found.last)


def _date(year: int, month: int, day: int) -> Iterator[date]:
    """The day; nothing where the calendar has none such."""
    try:
        yield date(year, month, day)
    except ValueError:
        return
