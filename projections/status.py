"""The state of the archive: how far the log and its read models are, and how much there is of each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from projections.reader import View
from projections.records_table import ids, moments


def show(view: View, read_models: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """``{position, last_recorded_at, read_models: [{name, version, position, state, reason}], counts: {type: n}}``."""
    counted = select(ids.c.type, func.count()).where(ids.c.known_from <= view.position).group_by(ids.c.type)
    recorded = select(func.max(moments.c.latest_at)).where(moments.c.position <= view.position)
    return {
        "position": view.position,
        "last_recorded_at": view.connection.execute(recorded).scalar(),
        "read_models": list(read_models),
        "counts": {type: count for type, count in view.connection.execute(counted.order_by(ids.c.type))},
    }
