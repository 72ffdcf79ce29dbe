"""Dates and amounts as people write them, each as one term: what is the same is written the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip
_SHORT = {name[:3]: n for n, name in enumerate(_MONTHS, 1)}
# As they stand in old minutes.
_OLD = {"febr": 2, "marti": 3, "mai": 5, "sept": 9, "septbr": 9, "oct": 10, "octbr": 10, "october": 10, "oktbr": 10}
_SHORT |= {**_OLD, "novbr": 11, "decbr": 12}
_NAMES = {name: n for n, name in enumerate(_MONTHS, 1)} | _SHORT
_NAMED = "|".join(sorted(_NAMES, key=len, reverse=True))
_DAY, _MONTH, _YEAR = "(0?[1-9]|[12][0-9]|3[01])", "(0?[1-9]|1[0-2])", "([12][0-9]{3}|[0-9]{2})"
_BEFORE, _AFTER = "(?<![\\w./-])", "(?![\\w/-]|[.,][0-9])"
_ISO = re.compile(f"{_BEFORE}(?P<y>[12][0-9]{{3}})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01]){_AFTER}")
_IN_DIGITS = re.compile(f"{_BEFORE}(?P<d>{_DAY})(?:[.] ?|/|-)(?P<m>{_MONTH})(?:[.] ?|/| ?- ?| )(?P<y>{_YEAR}){_AFTER}")
_IN_WORDS = re.compile(
    f"{_BEFORE}(?P<d>{_DAY})(?:[.]|de|te|ende)? ?(?P<m>{_NAMED})[.]?(?![a-zæøå])(?: ?(?P<y>[12][0-9]{{3}})(?![0-9]))?",
    re.IGNORECASE,
)
_OF_ANY_YEAR = re.compile(f"{_BEFORE}(?P<d>{_DAY})/(?P<m>{_MONTH}){_AFTER}")
_AMOUNT = re.compile("(?<![\\w.,])[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?![\\w])")
_DIGITS = re.compile("[0-9]+")
# By how many digits stand together: what they may be the beginning of.
_SHORT_BEGUN = (_IN_DIGITS, _IN_WORDS, _OF_ANY_YEAR, _AMOUNT)
_BEGUN = {1: _SHORT_BEGUN, 2: _SHORT_BEGUN, 3: (_AMOUNT,), 4: (_ISO,)}
Span = tuple[int, int, tuple[str, ...]]


def found(text: str) -> Iterator[Span]:
    """``(start, end, terms)`` of each date and each amount that is written with blanks, the fullest term first."""
    return Dates(text).up_to(len(text))


class Dates:
    """What is found in a text, looked for no further than asked."""

    def __init__(self, text: str) -> None:
        self._digits = _DIGITS.finditer(text)
        self._next = next(self._digits, None)
        self._taken, self._ends = -1, dict[re.Pattern[str], int]()

    def up_to(self, place: int) -> Iterator[Span]:
        """What begins no later than there, and was not given yet."""
        while self._next is not None and self._next.start() <= place:
            longest = max(_from(self._next, self._ends), key=lambda span: span[1], default=None)
            self._next = next(self._digits, None)
            if longest is not None and longest[0] >= self._taken:
                self._taken = longest[1]
                yield longest


def _from(digits: re.Match[str], ends: dict[re.Pattern[str], int]) -> Iterator[Span]:
    """What begins with some digits; ``ends``: of each form where the last of it that was found ends."""
    start, many = digits.start(), len(digits.group())
    for form in _BEGUN.get(many, ()):
        if start >= ends.get(form, 0) and (match := form.match(digits.string, start)):
            ends[form] = match.end()
            terms = (re.sub("\\D", "", match.group()),) if form is _AMOUNT else _terms(match.groupdict())
            if terms:
                yield start, match.end(), terms


def _terms(given: dict[str, str | None]) -> tuple[str, ...]:
    """A day with its year, in which century it may be, and the same day of any year."""
    day, month = int(given["d"] or 0), _month(str(given["m"]))
    year = given.get("y")
    years = () if year is None else (year,) if len(year) == 4 else (f"20{year}", f"19{year}", f"18{year}")
    dated = tuple(f"{y}-{month:02}-{day:02}" for y in years if _is_day(int(y), month, day))
    if years and not dated:
        return ()
    return (*dated, f"--{month:02}-{day:02}") if _is_day(2000, month, day) else ()


def _month(given: str) -> int:
    return int(given) if given.isdigit() else _NAMES[given.lower()]


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
