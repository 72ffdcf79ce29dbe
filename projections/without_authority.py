"""What stands without authority, all through the archive."""

from __future__ import annotations

from typing import Any

from archive.judgement.without_authority import Lacking, lacking, made_by
from projections.view import View


def listing(view: View, body: str | None = None) -> dict[str, Any]:
    """Each record that stands without authority on the day, or is questioned, in the order of recording.

    ``body``: those that it decided.
    """
    rows = (_row(view, found) for found in lacking(view.judge, view.knowledge, view.on))
    return {"items": [row for row in rows if body in (None, row["body"])]}


def _row(view: View, found: Lacking) -> dict[str, Any]:
    type, id = made_by(view.knowledge, found.record)
    decided = {} if found.decision is None else found.decision.data
    return {
        "type": type,
        "id": id,
        "why": found.why,
        "rules": found.rules,
        "reason": found.reason,
        "decision": None if found.decision is None else found.decision.id,
        "body": decided.get("body"),
        "decided_on": decided.get("decided_on"),
        "position": found.record.position,
        "questioned": found.questioned,
    }
