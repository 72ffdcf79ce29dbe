"""Justeringer that are decided and not yet effective."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import JSON, Connection, Row, Select, String, TableValuedAlias, bindparam, cast, func, select

from projections.agreements.as_of import State
from projections.agreements.tables import justeringer
from projections.knowledge import known_at

_NEVER = "~"
_LEVELS = 22  # 2**22 days are more than all years


# One window of decision days for each length of the way to the effect, so that neither the past nor the future of a
# long history is walked over: a way of at most 2**n - 1 days that is not over began at most so many days ago.
def _statement(windows: TableValuedAlias, first_level: int) -> Select[Any]:
    on_the_way = (justeringer.c.ahead == windows.c.key + first_level) & (justeringer.c.decided_on >= windows.c.value)
    return (
        select(justeringer.c.id, justeringer.c.effective_on)
        .select_from(windows)
        .join(justeringer, on_the_way)
        .where(
            justeringer.c.agreement == bindparam("agreement"),
            justeringer.c.decided_on <= bindparam("on"),
            justeringer.c.effective_on > bindparam("on"),
            justeringer.c.effective_on < bindparam("ends"),
            known_at(justeringer),
        )
        .order_by(justeringer.c.key)
    )


_LIST = bindparam("windows", type_=String)
_PENDING = {
    "sqlite": _statement(func.json_each(_LIST).table_valued("key", "value"), 1),
    "postgresql": _statement(
        func.json_array_elements_text(cast(_LIST, JSON)).table_valued("value", with_ordinality="key").render_derived(),
        0,
    ),
}


def pending(connection: Connection, agreement: str, state: State, on: str, at: int) -> Sequence[Row[Any, Any]]:
    """``id`` and ``effective_on`` of each, in the order of the one rule."""
    if state.void:
        return []
    asked = {"agreement": agreement, "on": on, "at": at, "ends": state.ends or _NEVER, "windows": _starts(on)}
    return connection.execute(_PENDING[connection.dialect.name], asked).all()


def _starts(on: str) -> str:
    """For each length of the way the first day of decision that can still be on it."""
    day = date.fromisoformat(on).toordinal()
    first = (max(1, day - 2**level + 1) for level in range(1, _LEVELS + 1))
    return msgspec.json.encode([date.fromordinal(ordinal).isoformat() for ordinal in first]).decode()
