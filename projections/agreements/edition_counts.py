"""How many edition days each year holds, kept as the days come and go: no question counts what lies years away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import json
from sqlalchemy import Connection, ScalarSelect, Select, bindparam, func, select

from archive.records import OPEN
from projections.agreements.tables import edition_days, edition_decades
from projections.following.statements import Inserter, Row, Straight, is_among, listed
from projections.records.knowledge import known_at

# An agreement and a day.
Day = tuple[str, str]
_YEAR, _DECADE = len("2012"), len("201")
_BEFORE_ALL, _AFTER_ALL = "", "~"  # as days are compared
_OPEN_DAYS = Straight(
    select(edition_days.c.on).where(
        edition_days.c.agreement == bindparam("agreement"),
        is_among(edition_days.c.on, bindparam("days")),
        edition_days.c.known_to == OPEN,
    )
)
_LAST = Straight(
    select(edition_decades.c.days)
    .where(edition_decades.c.agreement == bindparam("agreement"), edition_decades.c.decade == bindparam("decade"))
    .order_by(edition_decades.c.known_from.desc())
    .limit(1)
)
_INSERT_DAYS, _INSERT_DECADES = Inserter(edition_days), Inserter(edition_decades)
_OF_AGREEMENT = edition_decades.c.agreement == bindparam("agreement")


def _counts() -> Straight:
    """Each decade that ever had any, with how many its years have: the next is sought by the one before."""
    first = select(func.min(edition_decades.c.decade).label("decade")).where(_OF_AGREEMENT)
    decades = first.cte("decades", recursive=True)
    following = select(func.min(edition_decades.c.decade)).where(
        _OF_AGREEMENT, edition_decades.c.decade > decades.c.decade
    )
    decades = decades.union_all(
        select(following.correlate(decades).scalar_subquery()).where(decades.c.decade.is_not(None))
    )
    last = (
        select(edition_decades.c.days)
        .where(
            _OF_AGREEMENT,
            edition_decades.c.decade == decades.c.decade,
            edition_decades.c.known_from <= bindparam("at"),
        )
        .order_by(edition_decades.c.known_from.desc())
        .limit(1)
        .correlate(decades)
        .scalar_subquery()
    )
    return Straight(select(decades.c.decade, last).where(decades.c.decade.is_not(None)))


def _from_to(first: str, end: str) -> Select[tuple[str]]:
    """The days from one on to before another, which lie within one year: that is what is read for them."""
    on = edition_days.c.on
    of_agreement = edition_days.c.agreement == bindparam("agreement")
    return select(on).where(of_agreement, on >= bindparam(first), on < bindparam(end), known_at(edition_days))


def _count(first: str, end: str) -> ScalarSelect[int]:
    return _from_to(first, end).with_only_columns(func.count()).scalar_subquery()


def _last(first: str, end: str) -> ScalarSelect[str]:
    return _from_to(first, end).order_by(edition_days.c.on.desc()).limit(1).scalar_subquery()


def _first(first: str, end: str) -> ScalarSelect[str]:
    return _from_to(first, end).order_by(edition_days.c.on).limit(1).scalar_subquery()


_COUNTS = _counts()
_WITHIN_YEARS = Straight(
    select(
        _count("begun_in", "begun"),
        _count("year", "after"),
        _count("ended_in", "ended"),
        func.coalesce(_last("year", "after"), _last("last_year", "past_last")),
        func.coalesce(_first("after", "past"), _first("next_year", "past_next")),
    )
)


class DayWriter:
    """Adds and closes edition days in the order of recording, and keeps count of each year."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._counts: dict[tuple[str, str], list[int]] = {}
        self._rows: dict[tuple[str, str, int], str] = {}

    def add(self, found: Mapping[Day, int]) -> None:
        """Days, each with the position from which it is known; one that is there stays as it is."""
        by_agreement: dict[str, list[str]] = {}
        for agreement, on in found:
            by_agreement.setdefault(agreement, []).append(on)
        there = {
            (agreement, on)
            for agreement, days in by_agreement.items()
            for (on,) in _OPEN_DAYS(self._connection, agreement=agreement, days=listed(days))
        }
        new = [(agreement, on, at, OPEN) for (agreement, on), at in found.items() if (agreement, on) not in there]
        _INSERT_DAYS.put(self._connection, new)
        for agreement, on, at, _ in new:
            self.count(agreement, on, at, 1)

    def count(self, agreement: str, on: str, at: int, more: int) -> None:
        """One day more, or less, from a position on."""
        decade, year = on[:_DECADE], int(on[_DECADE])
        if (agreement, decade) not in self._counts:
            known = _LAST(self._connection, agreement=agreement, decade=decade)
            self._counts[agreement, decade] = json.decode(known[0][0]) if known else [0] * 10
        self._counts[agreement, decade][year] += more
        self._rows[agreement, decade, at] = json.encode(self._counts[agreement, decade]).decode()

    def flush(self) -> None:
        rows: list[Row] = [(*place, days) for place, days in self._rows.items()]
        _INSERT_DECADES.put(self._connection, rows)
        self._rows = {}


class Years:
    """How many edition days of an agreement each year holds, as known at a position."""

    def __init__(self, connection: Connection, agreement: str, at: int) -> None:
        self._counts: dict[str, int] = {}
        for decade, days in sorted(_COUNTS(connection, agreement=agreement, at=at)):
            counts = json.decode(days) if days else []
            self._counts |= {f"{decade}{year}": count for year, count in enumerate(counts) if count}

    def before(self, day: str) -> int:
        """How many lie in the years before that of a day."""
        return sum(count for year, count in self._counts.items() if year < day[:_YEAR])

    def beside(self, day: str) -> tuple[str, str]:
        """Of the years that hold any, the last before that of a day and the first after it; where none is, no year."""
        years, year = list(self._counts), day[:_YEAR]
        last, following = years[: bisect_left(years, year)][-1:], years[bisect_right(years, year) :][:1]
        return (last or [_AFTER_ALL])[0], (following or [_AFTER_ALL])[0]


class Around(NamedTuple):
    """How many edition days lie by a beginning, by a day, and before an end; the last by the day, and the next."""

    begun: int
    by_day: int
    ended: int
    last: str | None
    next: str | None


def around(connection: Connection, agreement: str, at: int, begins: str | None, day: str, ends: str | None) -> Around:
    """What is there around a day of a term, as known at a position.

    For each of the five the days of one year at most are read.
    """
    years = Years(connection, agreement, at)
    begun, after, ended = _past(begins) if begins else _BEFORE_ALL, _past(day), ends or _AFTER_ALL
    (year, begun_in, ended_in), (last, following) = (one[:_YEAR] for one in (day, begun, ended)), years.beside(day)
    asked: dict[str, Any] = {
        "begun_in": begun_in, "begun": begun, "year": year, "after": after, "past": _past(year),
        "ended_in": ended_in, "ended": ended,
        "last_year": last, "past_last": _past(last), "next_year": following, "past_next": _past(following),
    }  # fmt: skip
    ((in_begun, in_year, in_ended, from_, to),) = _WITHIN_YEARS(connection, agreement=agreement, at=at, **asked)
    return Around(
        years.before(begun) + in_begun, years.before(day) + in_year, years.before(ended) + in_ended, from_, to
    )


def _past(day: str) -> str:
    """What comes after a day, or a year, and before all that follow."""
    return day + _AFTER_ALL
