"""The state of the archive: how far the log and its read models are, and how much there is of each kind."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from projections.reader import Reader, View
from projections.records_table import ids, latest_at


def show(view: View, reader: Reader) -> dict[str, Any]:
    """``{position, last_recorded_at, read_models: [{name, version, position, state, reason}], counts: {type: n}}``."""
    counted = select(ids.c.type, func.count()).group_by(ids.c.type).order_by(ids.c.type)
    return {
        "position": view.position,
        "last_recorded_at": latest_at(view.connection) or None,
        "read_models": reader.status(),
        "counts": {type: count for type, count in view.connection.execute(counted)},
    }
