"""Moments of knowledge: from what a reader says to a position of the log."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Connection, bindparam, select

from archive.problems import invalid
from archive.times import BEGINNING, COPENHAGEN, format_instant, now, parse_instant
from projections.following.statements import Straight
from projections.records_table import moments

_POSITION = re.compile(r"@[0-9]+\Z", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)
_BLANK_FOR_PLUS = re.compile(r"(?<=[0-9.]) (?=[0-9]{2}:?[0-9]{2}\Z)", re.ASCII)
_DIGITS = 18

_columns = select(moments.c.position, moments.c.recorded_at)
_UP_TO = Straight(
    _columns.where(moments.c.position <= bindparam("position")).order_by(moments.c.position.desc()).limit(1)
)
_BY = Straight(
    _columns.where(moments.c.latest_at <= bindparam("instant"))
    .order_by(moments.c.latest_at.desc(), moments.c.position.desc())
    .limit(1)
)
_LAST = Straight(select(moments.c.position, moments.c.latest_at).order_by(moments.c.position.desc()).limit(1))


@dataclass(frozen=True, slots=True)
class Moment:
    """``position``: of the last record known; ``known``: the instant that answers name, None before every record."""

    position: int
    known: str | None


def is_position(known: str | None) -> bool:
    return known is not None and _POSITION.match(known) is not None


def asked_position(known: str, last: int, path: str = "known") -> int:
    """N of ``@N``. Raises ``invalid`` (``beyond-the-log``) for one after ``last``, the log's last position."""
    digits = known[1:].lstrip("0") or "0"
    if len(digits) > _DIGITS or int(digits) > last:
        raise invalid(path, "beyond-the-log", given=known[: _DIGITS + 2], last=last)
    return int(digits)


def asked_instant(known: str, path: str = "known") -> str:
    """An instant, or the end of a date in Copenhagen, in UTC. Raises ``invalid`` (``not-a-moment``)."""
    try:
        if _DATE.match(known):
            end = datetime.combine(date.fromisoformat(known), time.max, COPENHAGEN)
            return format_instant(end)
        return format_instant(parse_instant(_BLANK_FOR_PLUS.sub("+", known)))
    except (ValueError, OverflowError):
        raise invalid(path, "not-a-moment", given=known[:100]) from None


def start_of(moment: str, path: str) -> str:
    """An instant, or the beginning of a date in Copenhagen, in UTC. Raises ``invalid`` (``not-a-moment``)."""
    try:
        if _DATE.match(moment):
            return format_instant(datetime.combine(date.fromisoformat(moment), time.min, COPENHAGEN))
    except OverflowError:
        return BEGINNING
    except ValueError:
        raise invalid(path, "not-a-moment", given=moment) from None
    return asked_instant(moment, path)


def day(text: str, path: str) -> str:
    """A date. Raises ``invalid`` (``not-a-date``)."""
    try:
        if _DATE.match(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise invalid(path, "not-a-date", given=text[:100])


def resolve(connection: Connection, known: str | None, last: int, path: str = "known") -> Moment:
    """The moment that ``known`` names; None is everything that the read model holds.

    ``last`` is the log's last position; ``path`` the parameter that errors name. A
    position inside a command is rounded down to the end of the one before.
    """
    if known is None:
        found = _LAST(connection)
        return Moment(found[0][0], max(found[0][1], format_instant(now()))) if found else Moment(0, None)
    if is_position(known):
        found = _UP_TO(connection, position=asked_position(known, last, path))
        return Moment(*found[0]) if found else Moment(0, None)
    instant = asked_instant(known, path)
    found = _BY(connection, instant=instant)
    return Moment(found[0][0] if found else 0, instant)
