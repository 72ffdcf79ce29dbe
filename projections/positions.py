"""Moments of knowledge: from what a reader says to a position of the log."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from archive.times import format_instant, now
from projections.records_table import moments
from projections.said import asked_instant, asked_position, day, is_position, start_of

__all__ = ["Moment", "asked_instant", "asked_position", "day", "is_position", "resolve", "start_of"]

_columns = select(moments.c.position, moments.c.recorded_at)
_UP_TO = _columns.where(moments.c.position <= bindparam("position")).order_by(moments.c.position.desc()).limit(1)
_BY = (
    _columns.where(moments.c.latest_at <= bindparam("instant"))
    .order_by(moments.c.latest_at.desc(), moments.c.position.desc())
    .limit(1)
)
_LAST = select(moments.c.position, moments.c.latest_at).order_by(moments.c.position.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class Moment:
    """``position``: of the last record known; ``known``: the instant that answers name, None before every record."""

    position: int
    known: str | None


def resolve(connection: Connection, known: str | None, last: int, path: str = "known") -> Moment:
    """The moment that ``known`` names; None is everything that the read model holds.

    ``last`` is the log's last position; ``path`` the parameter that errors name. A
    position inside a command is rounded down to the end of the one before.
    """
    if known is None:
        row = connection.execute(_LAST).one_or_none()
        return Moment(0, None) if row is None else Moment(row.position, max(row.latest_at, format_instant(now())))
    if is_position(known):
        row = connection.execute(_UP_TO, {"position": asked_position(known, last, path)}).one_or_none()
        return Moment(0, None) if row is None else Moment(row.position, row.recorded_at)
    instant = asked_instant(known, path)
    row = connection.execute(_BY, {"instant": instant}).one_or_none()
    return Moment(0 if row is None else row.position, instant)
