"""How many edition days each year holds, kept as the days come and go: no question counts what lies years away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from sqlalchemy import JSON, Connection, String, TableValuedAlias, bindparam, cast, func, select

from archive.records import OPEN
from projections.agreements.tables import edition_days, edition_years
from projections.following.statements import Inserter, Row, Straight, is_among, listed
from projections.records.knowledge import known_at

# An agreement and a day.
Day = tuple[str, str]
_YEAR = len("2012")
_AFTER_ALL = "~"
_OPEN_DAYS = Straight(
    select(edition_days.c.on).where(
        edition_days.c.agreement == bindparam("agreement"),
        is_among(edition_days.c.on, bindparam("days")),
        edition_days.c.known_to == OPEN,
    )
)
_LAST = Straight(
    select(edition_years.c.days)
    .where(edition_years.c.agreement == bindparam("agreement"), edition_years.c.year == bindparam("year"))
    .order_by(edition_years.c.known_from.desc())
    .limit(1)
)
_INSERT_DAYS, _INSERT_YEARS = Inserter(edition_days), Inserter(edition_years)
_YEARS = select(edition_years.c.year).where(edition_years.c.agreement == bindparam("agreement")).limit(1)
_ENDS = Straight(
    select(
        _YEARS.order_by(edition_years.c.year).scalar_subquery(),
        _YEARS.order_by(edition_years.c.year.desc()).scalar_subquery(),
    )
)
_OF_YEAR = Straight(
    select(edition_days.c.on)
    .where(
        edition_days.c.agreement == bindparam("agreement"),
        edition_days.c.on >= bindparam("first"),
        edition_days.c.on < bindparam("end"),
        known_at(edition_days),
    )
    .order_by(edition_days.c.on)
)


def _counts(years: TableValuedAlias) -> Straight:
    last = (
        select(edition_years.c.days)
        .where(
            edition_years.c.agreement == bindparam("agreement"),
            edition_years.c.year == years.c.value,
            edition_years.c.known_from <= bindparam("at"),
        )
        .order_by(edition_years.c.known_from.desc())
        .limit(1)
        .correlate(years)
        .scalar_subquery()
    )
    return Straight(select(years.c.value, last).select_from(years))


_LIST = bindparam("years", type_=String)
_COUNTS = {
    "sqlite": _counts(func.json_each(_LIST).table_valued("value")),
    "postgresql": _counts(func.json_array_elements_text(cast(_LIST, JSON)).table_valued("value").render_derived()),
}


class DayWriter:
    """Adds and closes edition days in the order of recording, and keeps count of each year."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._counts: dict[Day, int] = {}
        self._rows: dict[tuple[str, str, int], int] = {}

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
        year = on[:_YEAR]
        if (agreement, year) not in self._counts:
            known = _LAST(self._connection, agreement=agreement, year=year)
            self._counts[agreement, year] = known[0][0] if known else 0
        self._counts[agreement, year] += more
        self._rows[agreement, year, at] = self._counts[agreement, year]

    def flush(self) -> None:
        rows: list[Row] = [(*place, days) for place, days in self._rows.items()]
        _INSERT_YEARS.put(self._connection, rows)
        self._rows = {}


class Days:
    """The edition days of an agreement as known at a position, a year at a time."""

    def __init__(self, connection: Connection, agreement: str, at: int) -> None:
        self._connection, self._agreement, self._at = connection, agreement, at
        self._of_year: dict[str, list[str]] = {}
        ((first, last),) = _ENDS(connection, agreement=agreement)
        years = [] if first is None else [f"{year:04}" for year in range(int(first), int(last) + 1)]
        asked = {"agreement": agreement, "at": at, "years": listed(years)}
        counts = _COUNTS[connection.dialect.name](connection, **asked) if years else []
        self._counts = {year: int(count) for year, count in sorted(counts) if count}

    def up_to(self, day: str) -> int:
        """How many days lie on or before a day."""
        year = day[:_YEAR]
        return sum(n for each, n in self._counts.items() if each < year) + bisect_right(self._days(year), day)

    def before(self, day: str | None) -> int:
        """How many lie before a day; all of them where that is None."""
        if day is None:
            return sum(self._counts.values())
        year = day[:_YEAR]
        return sum(n for each, n in self._counts.items() if each < year) + bisect_left(self._days(year), day)

    def last_by(self, day: str) -> str | None:
        """The last of them on or before a day."""
        years = [year for year in self._counts if year <= day[:_YEAR]]
        return next((f for f in (_last_in(self._days(year), day) for year in reversed(years)) if f), None)

    def first_after(self, day: str) -> str | None:
        years = [year for year in self._counts if year >= day[:_YEAR]]
        return next((f for f in (_first_in(self._days(year), day) for year in years) if f), None)

    def _days(self, year: str) -> list[str]:
        if year not in self._counts:
            return []
        if year not in self._of_year:
            asked = {"agreement": self._agreement, "first": year, "end": year + _AFTER_ALL, "at": self._at}
            self._of_year[year] = [on for (on,) in _OF_YEAR(self._connection, **asked)]
        return self._of_year[year]


def _last_in(days: list[str], day: str) -> str | None:
    place = bisect_right(days, day)
    return days[place - 1] if place else None


def _first_in(days: list[str], day: str) -> str | None:
    place = bisect_right(days, day)
    return days[place] if place < len(days) else None
