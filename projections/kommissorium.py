"""A body's terms of reference as a document: rules, versions, what changed, and where its sources disagree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from archive.judgement import Kommissorium, kommissorier
from archive.judgement.compliance import MISSED, ByOne
from archive.records import Record
from projections import positions
from projections.bodies import kommissorium_of
from projections.facts import body_name, live
from projections.view import View

Answer = dict[str, Any]
# What stands before the first kommissorium, and after the last: no rules.
_EMPTY = Kommissorium(Record(0, "", "", "", {}), "", "", ())
_MEETINGS = 3
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


def compare(
    view: View,
    id: str,
    from_: str | None = None,
    to: str | None = None,
    known_from: str | None = None,
    known_to: str | None = None,
) -> Answer:
    """The kommissorier in force on two days, or as known at two moments: ``{before, after, changes, judged}`` and the
    four.

    ``judged``: of the body's last meetings up to the later day what is judged otherwise by the two.

    What is not given is the view's own day or moment; where none was in force, all its rules are new, or gone.
    Raises ``not-found``, ``not-known-then``, ``invalid``.
    """
    view.require(id, "body")
    own = f"@{view.position}"
    sides = (
        view.beside(positions.day(from_ or view.on, "from"), known_from or own, "known_from"),
        view.beside(positions.day(to or view.on, "to"), known_to or own, "known_to"),
    )
    for side in sides:
        side.require(id, "body")
    before, after = (side.judge.authority.kommissorium(id, side.on) for side in sides)
    changes = kommissorier.changes(before or _EMPTY, after or _EMPTY)
    until = min(view.on, max(side.on for side in sides))
    return {
        "from": sides[0].on,
        "to": sides[1].on,
        "known_from": known_from or own,
        "known_to": known_to or own,
        "positions": {"from": sides[0].position, "to": sides[1].position},
        "body": id,
        "body_name": body_name(view, id),
        "before": _side(before),
        "after": _side(after),
        "changes": [_told(one) for one in changes],
        "judged": [row for row in _judged(view, id, until, before, after) if _otherwise(row)],
    }


def _otherwise(row: Answer) -> bool:
    """Whether a rule says something else or makes something else of a meeting; another source alone does not."""
    was, now = (
        {**(row[side] or {}), "kommissorium": None, "source": None, "others": []} for side in ("before", "after")
    )
    if was.get("verdict") not in MISSED.values():
        was["binding"] = now.get("binding")  # a draft's word is another one only where something was missed
    return was != now


def _judged(
    view: View, body: str, until: str, before: Kommissorium | None, after: Kommissorium | None
) -> Iterator[Answer]:
    """Each verdict by the one beside that by the other, ``{meeting, date, rule, before, after}``, newest first."""
    judges = [ByOne(view.judge, view.knowledge, one) for one in (before, after)]
    for date, meeting in reversed(view.compliance.latest(body, until, view.on, _MEETINGS)):
        was, now = (judge.of_meeting(meeting, view.on) for judge in judges)
        for rule in dict.fromkeys(entry["rule"] for entry in (*now, *was)):
            sides = ([entry for entry in side if entry["rule"] == rule] for side in (was, now))
            for one, other in zip_longest(*sides):
                yield {"meeting": meeting, "date": date, "rule": rule, "before": one, "after": other}


def _side(one: Kommissorium | None) -> Answer | None:
    if one is None:
        return None
    data = one.record.data
    fields = {"id": one.id, "status": one.status, "effective_on": data["effective_on"]}
    return {**fields, "decision": data.get("decision"), "position": one.record.position}


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
    return [_told(one) for one in kommissorier.changes(before, now.kommissorium)]


def _told(one: kommissorier.Change) -> Answer:
    return {"rule": one.rule, "change": one.change, "before": one.before, "after": one.after}
