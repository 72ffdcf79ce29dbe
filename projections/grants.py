"""Who may do what: every grant, who gave it and why, and what became of it."""

from __future__ import annotations

from typing import Any

from archive.records import Record
from archive.times import day_of
from projections.facts import recorded
from projections.view import View

Answer = dict[str, Any]


def listing(view: View) -> Answer:
    """Grants in the order of recording, revoked ones too; ``in_force``: whether it holds on the day."""
    ids = view.knowledge.of_type("grant")
    view.knowledge.prefetch(ids)
    rows = [_row(view, *view.knowledge.records(id)) for id in ids]
    return {"items": sorted(rows, key=lambda row: row["position"])}


def _row(view: View, given: Record, revoked: Record | None = None) -> Answer:
    data = given.data
    return {
        "id": given.id,
        "who": data["who"],
        "role": data["role"],
        "bodies": data.get("bodies"),
        "until": data.get("until"),
        "reason": data["reason"],
        **recorded(given),
        "revoked": None if revoked is None else {**recorded(revoked), "reason": revoked.data["reason"]},
        "in_force": _begun(given, view.on) and not _ended(data.get("until"), revoked, view.on),
    }


def _begun(given: Record, on: str) -> bool:
    return day_of(given.recorded_at) <= on


def _ended(until: str | None, revoked: Record | None, on: str) -> bool:
    return (until is not None and until <= on) or (revoked is not None and day_of(revoked.recorded_at) <= on)
