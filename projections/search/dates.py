"""Dates and amounts as people write them, each as one term: what is the same is written the same.

A day is of its month and its year too: *juni 2012* finds *15.6.2012*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip
_SHORT = {name[:3]: n for n, name in enumerate(_MONTHS, 1)}
# As they stand in old minutes.
_OLD = {"janr": 1, "febr": 2, "mts": 3, "marti": 3, "mai": 5, "sept": 9, "septb": 9, "septbr": 9, "sptbr": 9}
_OLD |= {"oct": 10, "octb": 10, "octbr": 10, "october": 10, "oktbr": 10, "novb": 11, "decb": 12}
_SHORT |= {**_OLD, "novbr": 11, "decbr": 12}
_NAMES = {name: n for n, name in enumerate(_MONTHS, 1)} | _SHORT
_NAMED = "|".join(sorted(_NAMES, key=len, reverse=True))
_DAY, _MONTH, _YEAR = "(0?[1-9]|[12][0-9]|3[01])", "(0?[1-9]|1[0-2])", "([12][0-9]{3}|[0-9]{2})"
_BEFORE, _AFTER = "(?<![\\w./-])", "(?![\\w/-]|[.,][0-9])"
_ISO = re.compile(f"{_BEFORE}(?P<y>[12][0-9]{{3}})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01]){_AFTER}")
_IN_DIGITS = re.compile(f"{_BEFORE}(?P<d>{_DAY})(?:[.] ?|/|-)(?P<m>{_MONTH})(?:[.] ?|/| ?- ?| )(?P<y>{_YEAR}){_AFTER}")
_ORDINAL = "(?:[.]|ste|den|die|dje|ende|de|te)"
_IN_WORDS = re.compile(
    f"{_BEFORE}(?P<d>{_DAY}){_ORDINAL}? ?(?P<m>{_NAMED})[.]?(?![a-zæøå])(?: ?(?P<y>[12][0-9]{{3}})(?![0-9]))?",
    re.IGNORECASE,
)
_OF_ANY_YEAR = re.compile(f"{_BEFORE}(?P<d>{_DAY})/(?P<m>{_MONTH}){_AFTER}")
_AMOUNT = re.compile("(?<![\\w.,])[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?![\\w])")
# Of a decimal the zeros at its end say nothing.
_DECIMAL = re.compile(
    "(?<![\\w.,])(?:[1-9][0-9]{0,2}(?:[. \u00a0\u202f][0-9]{3})+|[0-9]{1,9}),[0-9]{1,3}(?![\\w]|[.,][0-9])"
)
# A year with the months before it: maj og juni 2012, maj-juli 2012.
_NAME, _MONTH_YEAR = f"(?:{_NAMED})[.]?", "(?: måned)? ?(?P<y>[12][0-9]{3})$"
_BETWEEN = "(?:,? | ?[/\u2013-] ?| og | eller | til )"
_OF_MONTH = re.compile(f"(?<![\\w.-])(?P<m>{_NAME}(?:{_BETWEEN}{_NAME}){{0,11}}){_MONTH_YEAR}", re.IGNORECASE)
# 6/2012 may as well be a number: in a text it is a month where the word before says so.
_IN_FIGURES = re.compile("(?P<m>[1-9]|1[0-2])/(?P<y>[12][0-9]{3})(?![\\w/-]|[.,][0-9])")
_SAYS_WHEN = re.compile("(?<!\\w)(?:i|pr[.]?|primo|medio|ultimo|inden|senest|siden)\\s$", re.IGNORECASE)
_FARTHEST_BEFORE = 8
_EACH_MONTH = re.compile(f"(?<![^\\W\\d_])(?:{_NAMED})(?![^\\W\\d_])", re.IGNORECASE)
_FROM_TO = re.compile("[\u2013-]| til ")
_FARTHEST = 60
_DIGITS = re.compile("[0-9]+")
# By how many digits stand together: what they may be the beginning of.
_SHORT_BEGUN = (_IN_DIGITS, _IN_WORDS, _OF_ANY_YEAR, _AMOUNT, _DECIMAL)
_BEGUN = {1: _SHORT_BEGUN, 2: _SHORT_BEGUN, 3: (_AMOUNT, _DECIMAL), 4: (_ISO, _DECIMAL)}
_OTHERWISE = (_DECIMAL,)
_AMOUNTS = (_AMOUNT, _DECIMAL)


class Span(NamedTuple):
    """What stands from ``start`` to ``end``, found by the terms ``held``, and asked for by one of ``asked``.

    ``words``: those in which it is written, where a text may say them apart.
    """

    start: int
    end: int
    asked: tuple[str, ...]
    held: tuple[str, ...]
    words: tuple[str, ...] = ()


def found(text: str) -> Iterator[Span]:
    """Each date, each month of a year, each amount that is written with blanks or a comma."""
    return Dates(text).up_to(len(text))


def of_month(word: str) -> str | None:
    """The term of a month's days in any year, by its name in small letters."""
    return f"--{_MONTHS.index(word) + 1:02}" if word in _MONTHS else None


def month_in_figures(word: str) -> str | None:
    """The term of the month that a word such as *6/2012* may be; None of any other."""
    match = _IN_FIGURES.fullmatch(word)
    return f"{match['y']}-{int(match['m']):02}" if match else None


class Dates:
    """What is found in a text, looked for no further than asked."""

    def __init__(self, text: str) -> None:
        self._digits = _DIGITS.finditer(text)
        self._next = next(self._digits, None)
        self._taken, self._ends = -1, dict[re.Pattern[str], int]()

    def begins_by(self, place: int) -> bool:
        """Whether there may be any that was not given yet."""
        return self._next is not None and self._next.start() <= place

    def up_to(self, place: int) -> Iterator[Span]:
        """What has its first digit no later than there, and was not given yet."""
        while self._next is not None and (at := self._next.start()) <= place:
            longest = max(_from(self._next, self._ends), key=lambda span: span.end, default=None)
            self._next = next(self._digits, None)
            if longest is not None and at >= self._taken:
                self._taken = longest.end
                yield longest


def _from(digits: re.Match[str], ends: dict[re.Pattern[str], int]) -> Iterator[Span]:
    """What some digits are the first of; ``ends``: of each form where the last of it that was found ends."""
    start, many = digits.start(), len(digits.group())
    for form in _BEGUN.get(many, _OTHERWISE):
        if start >= ends.get(form, 0) and (match := form.match(digits.string, start)):
            ends[form] = match.end()
            if span := _amount(match) if form in _AMOUNTS else _day(match):
                yield span
    if many == 4 and (month := _month_of_year(digits)):
        yield month
    if many < 3 and (month := _said_in_figures(digits)):
        yield month


def _amount(match: re.Match[str]) -> Span:
    whole, _, decimals = match.group().partition(",")
    digits, decimals = re.sub("\\D", "", whole), decimals.rstrip("0")
    term = f"{digits},{decimals}" if decimals else digits
    return Span(match.start(), match.end(), (term,), (term,))


def _day(match: re.Match[str]) -> Span | None:
    """A day with its year, in which century it may be, or of any year; with its months and years."""
    given = match.groupdict()
    day, month = int(given["d"] or 0), _number(str(given["m"]))
    year = given.get("y")
    years = () if year is None else (year,) if len(year) == 4 else (f"20{year}", f"19{year}", f"18{year}")
    of = tuple(y for y in years if _is_day(int(y), month, day))
    if years and not of or not _is_day(2000, month, day):
        return None
    dated, any_year = tuple(f"{y}-{month:02}-{day:02}" for y in of), f"--{month:02}-{day:02}"
    held = (*dated, any_year, *(f"{y}-{month:02}" for y in of), f"--{month:02}", *of)
    return Span(match.start(), match.end(), dated or (any_year,), held)


def _month_of_year(digits: re.Match[str]) -> Span | None:
    """The months that stand before a year."""
    text, first = digits.string, max(0, digits.start() - _FARTHEST)
    if not text[first : digits.start()].rstrip(" .")[-1:].isalpha():
        return None
    match = _OF_MONTH.search(text, first, digits.end())
    if match is None or text[digits.end() : digits.end() + 1].isalnum():
        return None
    months, year = _months(match["m"]), match["y"]
    terms = tuple(f"{year}-{month:02}" for month in months)
    return Span(match.start(), match.end(), terms, terms, (_MONTHS[months[0] - 1], year) if len(months) == 1 else ())


def _said_in_figures(digits: re.Match[str]) -> Span | None:
    """*i 6/2012*"""
    text, start = digits.string, digits.start()
    match = _IN_FIGURES.match(text, start)
    if match is None or not _SAYS_WHEN.search(text, max(0, start - _FARTHEST_BEFORE), start):
        return None
    terms = (f"{match['y']}-{int(match['m']):02}",)
    return Span(start, match.end(), terms, terms)


def _months(text: str) -> tuple[int, ...]:
    """Those that are named; of two from one to the other."""
    named = [_number(name) for name in _EACH_MONTH.findall(text)]
    if len(named) == 2 and _FROM_TO.search(text):
        return tuple(range(named[0], named[1] + 1)) or tuple(named)
    return tuple(dict.fromkeys(named))


def _number(given: str) -> int:
    return int(given) if given.isdigit() else _NAMES[given.lower()]


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
