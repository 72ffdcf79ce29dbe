"""Moments of knowledge: from what a reader says to a position of the log."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from archive.times import format_instant, now
from projections.following.statements import Straight, chunks
from projections.records.table import moments
from projections.said import asked_instant, asked_position, day, is_position, start_of

__all__ = ["Moment", "asked_instant", "asked_position", "day", "is_position", "recorded_at", "resolve", "start_of"]

_columns = select(moments.c.position, moments.c.recorded_at)
_UP_TO = Straight(
    _columns.where(moments.c.position <= bindparam("position")).order_by(moments.c.position.desc()).limit(1)
)
_BY = Straight(
    _columns.where(moments.c.latest_at <= bindparam("instant"))
    .order_by(moments.c.latest_at.desc(), moments.c.position.desc())
    .limit(1)
)
NEWEST = select(moments.c.position, moments.c.latest_at).order_by(moments.c.position.desc()).limit(1)
_NEWEST = Straight(NEWEST)
_AT = _columns.where(moments.c.position.in_(bindparam("positions", expanding=True)))


@dataclass(frozen=True, slots=True)
class Moment:
    """``position``: of the last record known; ``known``: the instant that answers name, None before every record."""

    position: int
    known: str | None


NOTHING = Moment(0, None)


def newest(position: int | None, latest_at: str | None) -> Moment:
    """Everything that the read model holds; ``latest_at`` is the last time at which anything was recorded."""
    return NOTHING if position is None else Moment(position, max(str(latest_at), format_instant(now())))


def resolve(connection: Connection, known: str | None, last: int, path: str = "known") -> Moment:
    """The moment that ``known`` names; None is everything that the read model holds.

    ``last`` is the log's last position; ``path`` the parameter that errors name. A
    position inside a command is rounded down to the end of the one before.
    """
    if known is None:
        return newest(*(_NEWEST(connection) or [(None, None)])[0])
    if is_position(known):
        found = _UP_TO(connection, position=asked_position(known, last, path))
        return Moment(*found[0]) if found else NOTHING
    instant = asked_instant(known, path)
    found = _BY(connection, instant=instant)
    return Moment(found[0][0] if found else 0, instant)


def recorded_at(connection: Connection, positions: Collection[int]) -> Mapping[int, str]:
    """The instants at which records were made, by their positions."""
    return {
        position: at
        for some in chunks(sorted(positions))
        for position, at in connection.execute(_AT, {"positions": some})
    }
