"""The state of the archive: how far the log and its read models are, and how much there is of each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from projections.reader import View
from projections.records_table import ids, latest_at


def show(view: View, read_models: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """``{position, last_recorded_at, read_models: [{name, version, position, state, reason}], counts: {type: n}}``."""
    counted = select(ids.c.type, func.count()).group_by(ids.c.type).order_by(ids.c.type)
    return {
        "position": view.position,
        "last_recorded_at": latest_at(view.connection) or None,
        "read_models": list(read_models),
        "counts": {type: count for type, count in view.connection.execute(counted)},
    }
