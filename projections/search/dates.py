"""Dates and amounts as people write them, each as one term: what is the same is written the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_FORMS = (
    re.compile(f"{_BEFORE}(?P<y>[12][0-9]{{3}})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01]){_AFTER}"),
    re.compile(f"{_BEFORE}(?P<d>{_DAY})(?:[.] ?|/|-)(?P<m>{_MONTH})(?:[.] ?|/| ?- ?| )(?P<y>{_YEAR}){_AFTER}"),
    re.compile(
        f"{_BEFORE}(?P<d>{_DAY})(?:[.]|de|te|ende)? ?(?P<m>{_NAMED})[.]?(?![a-zæøå])"
        "(?: ?(?P<y>[12][0-9]{3})(?![0-9]))?",
        re.IGNORECASE,
    ),
    re.compile(f"{_BEFORE}(?P<d>{_DAY})/(?P<m>{_MONTH}){_AFTER}"),
)
_AMOUNT = re.compile("(?<![\\w.,])[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?![\\w])")
_DIGITS = re.compile("[0-9]+")
Span = tuple[int, int, tuple[str, ...]]


def found(text: str) -> Iterator[Span]:
    """``(start, end, terms)`` of each date and each amount that is written with blanks, the fullest term first."""
    if not _DIGITS.search(text):
        return
    taken = -1
    for start, end, terms in sorted(_all(text), key=lambda span: (span[0], -span[1])):
        if start >= taken:
            yield start, end, terms
            taken = end


def _all(text: str) -> Iterator[Span]:
    starts = [digits.start() for digits in _DIGITS.finditer(text)]
    for form in _FORMS:
        for match in _matches(form, text, starts):
            terms = _terms(match.groupdict())
            if terms:
                yield match.start(), match.end(), terms
    for match in _matches(_AMOUNT, text, starts):
        yield match.start(), match.end(), (re.sub("\\D", "", match.group()),)


def _matches(form: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """As ``form.finditer(text)``, which looks at every sign: every form begins where digits do."""
    end = 0
    for start in starts:
        if start >= end and (match := form.match(text, start)):
            end = match.end()
            yield match


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
