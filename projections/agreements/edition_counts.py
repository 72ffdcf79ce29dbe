"""How many edition days each year holds, kept as the days come and go: no question counts what lies years away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import JSON, Connection, String, TableValuedAlias, and_, bindparam, cast, column, func, select

from archive.records import OPEN
from projections.agreements.tables import edition_days, edition_years
from projections.following.statements import Inserter, Row, Straight, is_among, listed
from projections.records.knowledge import known_at

# An agreement and a day.
Day = tuple[str, str]
_YEAR = len("2012")
_AFTER_ALL = "~"
_FEW = 30  # days of a year that cost less to read along than to ask for
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
_OF_AGREEMENT = edition_years.c.agreement == bindparam("agreement")
_OF_YEARS = bindparam("years", type_=String)


def _counts() -> Straight:
    """Each year that ever had any, with how many it has: the next year is sought by the one before."""
    first = select(func.min(edition_years.c.year).label("year")).where(_OF_AGREEMENT)
    years = first.cte("years", recursive=True)
    following = select(func.min(edition_years.c.year)).where(_OF_AGREEMENT, edition_years.c.year > years.c.year)
    years = years.union_all(select(following.correlate(years).scalar_subquery()).where(years.c.year.is_not(None)))
    last = (
        select(edition_years.c.days)
        .where(_OF_AGREEMENT, edition_years.c.year == years.c.year, edition_years.c.known_from <= bindparam("at"))
        .order_by(edition_years.c.known_from.desc())
        .limit(1)
        .correlate(years)
        .scalar_subquery()
    )
    return Straight(select(years.c.year, last).where(years.c.year.is_not(None)))


def _days(years: TableValuedAlias) -> Straight:
    """An outer join: SQLite would else go through all days of the agreement, and look for the year of each."""
    sought = and_(
        edition_days.c.agreement == bindparam("agreement"),
        edition_days.c.on >= years.c.value,
        edition_days.c.on < years.c.value + _AFTER_ALL,
        known_at(edition_days),
    )
    return Straight(select(edition_days.c.on).select_from(years.outerjoin(edition_days, sought)))


_COUNTS = _counts()
DAYS = {
    "sqlite": _days(func.json_each(_OF_YEARS).table_valued(column("value", String))),
    "postgresql": _days(
        func.json_array_elements_text(cast(_OF_YEARS, JSON)).table_valued(column("value", String)).render_derived()
    ),
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

    def __init__(self, connection: Connection, agreement: str, at: int, about: Iterable[str]) -> None:
        """``about``: days that will be asked for. Their years are read at once, and those beside that hold few."""
        self._connection, self._agreement, self._at = connection, agreement, at
        self._of_year: dict[str, list[str]] = {}
        found = _COUNTS(connection, agreement=agreement, at=at)
        self._counts = {year: int(count) for year, count in sorted(found) if count}
        years = {day[:_YEAR] for day in about}
        self._read({y for year in years for y in self._beside(year) if y in years or self._counts[y] <= _FEW})

    def up_to(self, day: str) -> int:
        """How many days lie on or before a day."""
        return self._years_before(day) + bisect_right(self._days(day[:_YEAR]), day)

    def before(self, day: str | None) -> int:
        """How many lie before a day; all of them where that is None."""
        if day is None:
            return sum(self._counts.values())
        return self._years_before(day) + bisect_left(self._days(day[:_YEAR]), day)

    def last_by(self, day: str) -> str | None:
        """The last of them on or before a day."""
        years = [year for year in self._beside(day[:_YEAR]) if year <= day[:_YEAR]]
        return next((f for f in (_last_in(self._days(year), day) for year in reversed(years)) if f), None)

    def first_after(self, day: str) -> str | None:
        years = [year for year in self._beside(day[:_YEAR]) if year >= day[:_YEAR]]
        return next((f for f in (_first_in(self._days(year), day) for year in years) if f), None)

    def _years_before(self, day: str) -> int:
        return sum(n for year, n in self._counts.items() if year < day[:_YEAR])

    def _beside(self, year: str) -> list[str]:
        """Of the years that hold any: the last before it, itself, the first after it."""
        years = list(self._counts)
        return years[max(0, bisect_left(years, year) - 1) : bisect_right(years, year) + 1]

    def _days(self, year: str) -> list[str]:
        if year not in self._counts:
            return []
        if year not in self._of_year:
            self._read({year})
        return self._of_year[year]

    def _read(self, years: Collection[str]) -> None:
        if not years:
            return
        asked = {"agreement": self._agreement, "at": self._at, "years": listed(sorted(years))}
        found = sorted(on for (on,) in DAYS[self._connection.dialect.name](self._connection, **asked) if on is not None)
        self._of_year |= {year: [on for on in found if on.startswith(year)] for year in years}


def _last_in(days: list[str], day: str) -> str | None:
    place = bisect_right(days, day)
    return days[place - 1] if place else None


def _first_in(days: list[str], day: str) -> str | None:
    place = bisect_right(days, day)
    return days[place] if place < len(days) else None
