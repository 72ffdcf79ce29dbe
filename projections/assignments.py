"""Follow-up: what decisions ask of bodies, by when, and what became of it."""

from __future__ import annotations

from typing import Any

from archive.judgement.follow_ups import Assignment, BodyState, assignment
from archive.records import Record
from projections.facts import maker
from projections.view import View

Answer = dict[str, Any]
_AFTER_ALL = "~"


def show(view: View, id: str) -> Answer:
    """An assignment on the day. Raises ``not-found``, ``not-known-then``."""
    view.require(id, "assignment")
    found = assignment(view.judge.facts, view.judge.authority, id, view.on)
    return {**_answer(view, found or _void(view, id)), "void": found is None, "version": view.knowledge.version(id)}


def listing(
    view: View,
    open: bool | None = None,
    overdue: bool | None = None,
    body: str | None = None,
    decision: str | None = None,
    kind: str | None = None,
) -> Answer:
    """Those whose decision was taken by the day, by due (none last), then id."""
    ids = view.knowledge.of_type("assignment") if decision is None else _of(view, decision)
    view.knowledge.prefetch(ids)
    made = {id: view.judge.facts.live(id, "assign") for id in ids}
    view.knowledge.prefetch(record.data["decision"] for records in made.values() for record in records)
    found = (assignment(view.judge.facts, view.judge.authority, id, view.on) for id in ids)
    rows = [
        _answer(view, one)
        for one in found
        if one is not None
        and one.decided_on <= view.on
        and (kind is None or one.record.data["kind"] == kind)
        and (body is None or body in one.record.data["to"])
        and (not open or one.state == "open")
        and (not overdue or one.overdue(view.on))
    ]
    return {"items": sorted(rows, key=lambda row: (row["due"] or _AFTER_ALL, row["id"]))}


def _of(view: View, decision: str) -> list[str]:
    named = view.knowledge.naming(decision, "assign", "decision")
    return [id for id in named if maker(view, id, "assign").data["decision"] == decision]


def _answer(view: View, found: Assignment) -> Answer:
    data = found.record.data
    return {
        "id": found.record.id,
        "decision": data["decision"],
        "body": found.decided_by,
        "kind": data["kind"],
        "task": data["task"],
        "due": found.due,
        "area": data.get("area"),
        "to": [{"body": one.body, "state": one.state, "on": one.on} for one in found.to],
        "state": found.state,
        "overdue": found.overdue(view.on),
        "follow_ups": [_follow_up(record) for record in found.follow_ups],
    }


def _follow_up(record: Record) -> Answer:
    given = {name: record.data.get(name) for name in ("body", "due", "decision", "document", "text")}
    return {"on": record.data["on"], "outcome": record.data["outcome"], **given, "position": record.position}


def _void(view: View, id: str) -> Assignment:
    """What a void assignment said: it counts for nothing."""
    record = maker(view, id, "assign")
    decision = maker(view, record.data["decision"], "record-decision").data
    to = [BodyState(body, "open", None) for body in dict.fromkeys(record.data["to"])]
    due = record.data.get("due")
    return Assignment(record, decision["decided_on"], decision["body"], to, "lapsed", due, [])
