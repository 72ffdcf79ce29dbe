"""Justeringer that are decided and not yet effective.

Each lies over the days from its decision up to the day before its effect. These are kept by their ``node``: of the
days that they hold, the one that most powers of two divide. A day's own justeringer are at the nodes on its way from
the root of that tree, some twenty: those before it whose effect comes later, and those after it that were decided by
then. So neither the past nor the future of a long history is walked over.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

from projections.agreements.as_of import State
from projections.agreements.tables import justeringer
from projections.following.statements import Straight, is_one_of, listed
from projections.records.knowledge import known_at

_NEVER = "~"
_LEVELS = 22  # 2**22 days are more than all years
# An expression is no use to an index: which of the two days is sought, and which only looked at, is not for a planner.
_DECIDED, _WAS_DECIDED = (day <= bindparam("on") for day in (justeringer.c.decided_on, justeringer.c.decided_on + ""))
_AHEAD, _IS_AHEAD = (day > bindparam("on") for day in (justeringer.c.effective_on, justeringer.c.effective_on + ""))
_WITHIN = justeringer.c.effective_on + "" < bindparam("ends")


def node(decided_on: str, effective_on: str) -> int:
    """The place of a justering in the tree of days; 0 where it has no days ahead of its effect."""
    if effective_on <= decided_on:
        return 0
    first, last = date.fromisoformat(decided_on).toordinal(), date.fromisoformat(effective_on).toordinal() - 1
    power = ((first - 1) ^ last).bit_length() - 1
    return last >> power << power


def _way(on: str) -> list[int]:
    """The nodes on the way to a day, each of which may hold days on both sides of it."""
    day = date.fromisoformat(on).toordinal()
    return [(day >> power + 1 << power + 1) + (1 << power) for power in range(_LEVELS)]


def _at(side: str, sought: ColumnElement[bool], others: ColumnElement[bool]) -> Select[Any]:
    return select(justeringer.c.key, justeringer.c.id).where(
        justeringer.c.agreement == bindparam("agreement"),
        is_one_of(justeringer.c.node, bindparam(side)),
        sought,
        others,
        _WITHIN,
        known_at(justeringer),
    )


_PENDING = Straight(_at("before", _AHEAD, _WAS_DECIDED).union_all(_at("after", _DECIDED, _IS_AHEAD)))


def pending(connection: Connection, agreement: str, state: State, on: str, at: int) -> Sequence[str]:
    """Their ids, in the order of the one rule."""
    if state.void:
        return []
    found = _PENDING(connection, agreement=agreement, on=on, at=at, ends=state.ends or _NEVER, **_nodes(on))
    return [id for _, id in sorted(found)]


def _nodes(on: str) -> dict[str, str]:
    way, day = _way(on), date.fromisoformat(on).toordinal()
    before, after = [one for one in way if one <= day], [one for one in way if one > day]
    return {"before": listed(before), "after": listed(after)}
