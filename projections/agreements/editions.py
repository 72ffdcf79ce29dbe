"""The days on which a version of a provision begins or ceases, kept up change by change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    update,
)

from archive.records import OPEN
from archive.rule import up_to
from projections.agreements.as_of import State
from projections.agreements.edition_counts import DayWriter, around
from projections.agreements.tables import changes, edition_days, justeringer
from projections.following.statements import Straight
from projections.records.knowledge import known_at

# An agreement, a number of it, and the day of a change ("" for its own text).
Touched = tuple[str, str, str]
_ON: BindParameter[Any] = bindparam("on")
_AGREEMENT: BindParameter[Any] = bindparam("agreement")
_OPEN: ColumnElement[int] = literal_column(str(OPEN))
_OPEN_DAY = and_(
    edition_days.c.agreement == _AGREEMENT,
    edition_days.c.on == _ON,
    edition_days.c.known_to == _OPEN,
)
_IS_DAY = select(edition_days.c.on).where(_OPEN_DAY)
_CLOSE = Straight(
    update(edition_days)
    .values(known_to=bindparam("at"))
    .where(
        edition_days.c.agreement == bindparam("in_agreement"),
        edition_days.c.on == bindparam("on_day"),
        edition_days.c.known_to == _OPEN,
    )
)


def _last(number: ColumnElement[str], bound: ColumnElement[bool]) -> Select[tuple[int]]:
    """The last open change of a number whose key ``bound`` allows."""
    return (
        select(_earlier.c.row)
        .where(_earlier.c.agreement == _AGREEMENT, _earlier.c.number == number, bound, _earlier.c.known_to == OPEN)
        .order_by(_earlier.c.key.desc())
        .limit(1)
    )


_earlier = changes.alias("earlier")
_before = changes.alias("before")
_stood = select(_before.c.op).where(
    _before.c.row == _last(changes.c.number, _earlier.c.key < _ON).correlate(changes).scalar_subquery()
)
# Sought by themselves: PostgreSQL, asked whether there is any, would walk over all justeringer until it found one.
_of_the_day = (
    select(justeringer.c.first_row, justeringer.c.last_row)
    .where(
        justeringer.c.agreement == _AGREEMENT,
        justeringer.c.key > _ON,
        justeringer.c.key <= bindparam("bound"),
        justeringer.c.known_to == OPEN,
    )
    .cte("of_the_day")
    .prefix_with("MATERIALIZED")
)
_NUMBERS_ON = (
    select(changes.c.number)
    .join(_of_the_day, changes.c.row.between(_of_the_day.c.first_row, _of_the_day.c.last_row))
    .where(
        changes.c.row
        == _last(changes.c.number, _earlier.c.key <= bindparam("bound")).correlate(changes).scalar_subquery(),
        or_(changes.c.op != "repeal", _stood.correlate(changes).scalar_subquery() != "repeal"),
    )
    .limit(1)
)
_LOOK = Straight(select(_NUMBERS_ON.exists(), _IS_DAY.exists()))
_NEXT = Straight(
    select(func.substr(func.min(changes.c.key), 1, 10)).where(
        changes.c.agreement == _AGREEMENT,
        changes.c.number == bindparam("number"),
        changes.c.key > bindparam("after"),
        changes.c.known_to == OPEN,
    )
)
_DAYS = (
    select(edition_days.c.on)
    .where(edition_days.c.agreement == _AGREEMENT, known_at(edition_days))
    .order_by(edition_days.c.on)
)


def retouch(connection: Connection, writer: DayWriter, touched: Iterable[Touched], at: int) -> None:
    """Looks again at days on which a number was changed otherwise ("" for its own text), and at the next of each.

    No other day can be touched: a version begins or ceases by the last change of its day and what stood before it.
    """
    days: dict[tuple[str, str], None] = {}
    for agreement, number, day in dict.fromkeys(touched):
        ((following,),) = _NEXT(connection, agreement=agreement, number=number, after=up_to(day))
        days.update({(agreement, one): None for one in (day, following) if one})
    for agreement, day in days:
        _set(connection, writer, agreement, day, at)


def _set(connection: Connection, writer: DayWriter, agreement: str, day: str, at: int) -> None:
    ((wanted, is_day),) = _LOOK(connection, agreement=agreement, on=day, bound=up_to(day))
    if wanted and not is_day:
        writer.add({(agreement, day): at})
    if is_day and not wanted:
        _CLOSE.changed(connection, in_agreement=agreement, on_day=day, at=at)
        writer.count(agreement, day, at, -1)


def edition(connection: Connection, agreement: str, state: State, on: str, at: int) -> dict[str, Any] | None:
    """``{number, of, from, to}``; after the end the last, before the term and where there is no text None."""
    day = state.day(on)
    if day is None:
        return None
    there = around(connection, agreement, at, state.begins, day, state.ends)
    return {
        "number": 1 + there.by_day - there.begun,
        "of": 1 + there.ended - there.begun,
        "from": there.last if there.last is not None and there.last > (state.begins or "") else state.begins,
        "to": there.next if there.next is not None and (state.ends is None or there.next < state.ends) else state.ends,
    }


def days(connection: Connection, agreement: str, at: int) -> list[str]:
    """All of them as known at a position, in order, whatever the term."""
    return list(connection.execute(_DAYS, {"agreement": agreement, "at": at}).scalars())
