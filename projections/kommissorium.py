"""A body's terms of reference as a document: rules, versions, what changed, and where its sources disagree."""

from __future__ import annotations

from typing import Any

from archive.judgement import Kommissorium, kommissorier
from projections.bodies import kommissorium_of
from projections.facts import body_name, live
from projections.view import View

Answer = dict[str, Any]
_NONE: Answer = {
    "id": None,
    "status": None,
    "effective_on": None,
    "decision": None,
    "access": None,
    "rules": [],
    "position": None,
    "recorded_at": None,
    "recorded_by": None,
}


def show(view: View, id: str) -> Answer:
    """The kommissorium in force on the day, all null where there is none, with every version ever in force.

    Raises ``not-found``, ``not-known-then``.
    """
    view.require(id, "body")
    found = kommissorier.in_force(view.judge, id)
    now = next((i for i, one in enumerate(found) if one.holds(view.on)), None)
    concerned = _concerned(view, id)
    answer = _NONE if now is None else kommissorium_of(view, id, found[now].kommissorium)
    rules = [{**rule, "disagreements": concerned.get(rule["rule"], [])} for rule in answer["rules"]]
    before = None if not now else found[now - 1].kommissorium
    return {
        **answer,
        "body": id,
        "body_name": body_name(view, id),
        "rules": rules,
        "in_force": None if now is None else _period(found[now]),
        "versions": [_version(one) for one in found],
        "changes": [] if now is None or before is None else _changes(before, found[now]),
    }


def _concerned(view: View, body: str) -> dict[str, list[str]]:
    """The disagreements that concern each rule of a body, by id."""
    found: dict[str, list[str]] = {}
    for id in view.knowledge.naming(body, "note-disagreement", "concerns/body"):
        for record in live(view, id, "note-disagreement"):
            rules = {one["rule"] for one in record.data.get("concerns", ()) if one.get("body") == body}
            for rule in rules:
                found.setdefault(rule, []).append(id)
    return found


def _version(one: kommissorier.InForce) -> Answer:
    record = one.kommissorium.record
    return {
        "id": one.kommissorium.id,
        "status": one.kommissorium.status,
        "effective_on": record.data["effective_on"],
        "position": record.position,
        "in_force": _period(one),
    }


def _period(one: kommissorier.InForce) -> Answer:
    return {"from": one.from_, "to": one.to}


def _changes(before: Kommissorium, now: kommissorier.InForce) -> list[Answer]:
    return [
        {"rule": one.rule, "change": one.change, "before": one.before, "after": one.after}
        for one in kommissorier.changes(before, now.kommissorium)
    ]
