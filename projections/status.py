"""The state of the archive: how far the log and its read models are, and how much there is of each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from archive.store.chain import as_told
from archive.store.log import DecisionLog
from archive.telling import without_folders
from projections.records.table import ids, moments
from projections.view import View


def behind(read_models: Sequence[Mapping[str, Any]], last_position: int) -> list[dict[str, Any]]:
    """Read models as they told of themselves, with ``lag``: how many positions each is behind the log.

    Why one has stopped is told without where things lie on this machine.
    """
    return [
        {
            **model,
            "lag": max(last_position - model["position"], 0),
            "reason": model["reason"] and without_folders(model["reason"]),
        }
        for model in read_models
    ]


def show(view: View, log: DecisionLog, read_models: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """``{position, last_recorded_at, head, read_models, counts: {type: n}}``, the read models as they were told.

    ``head``: ``{position, digest}`` of the log as it was then; None where its last command has no chain.
    """
    counted = select(ids.c.type, func.count()).where(ids.c.known_from <= view.position).group_by(ids.c.type)
    recorded = select(func.max(moments.c.latest_at)).where(moments.c.position <= view.position)
    return {
        "position": view.position,
        "last_recorded_at": view.connection.execute(recorded).scalar(),
        "head": as_told(log.head(view.position)),
        "read_models": list(read_models),
        "counts": {type: count for type, count in view.connection.execute(counted.order_by(ids.c.type))},
    }
