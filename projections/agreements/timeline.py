"""What happened to an agreement, by date: its beginning and end, its justeringer, the votes that turned its status."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from sqlalchemy import bindparam, select

from archive.numbers import sort_key
from archive.records import Record
from projections.agreements.as_of import State, states
from projections.agreements.editions import days
from projections.agreements.sources import Sources
from projections.agreements.tables import justeringer
from projections.facts import maker
from projections.records.knowledge import known_at
from projections.view import View

_NEVER = "~"
_WITHIN = (
    select(justeringer.c.id)
    .where(
        justeringer.c.agreement == bindparam("agreement"),
        justeringer.c.effective_on >= bindparam("begins"),
        justeringer.c.effective_on < bindparam("ends"),
        known_at(justeringer),
    )
    .order_by(justeringer.c.key)
)
_ORDER = {"begins": 0, "justering": 1, "approval": 2, "refusal": 2, "ends": 3}

Answer = dict[str, Any]


def timeline(view: View, id: str) -> Answer:
    """``{items: [{on, kind, id, decision, body, numbers, edition}]}`` as known at K, whatever D.

    Raises ``not-found``, ``not-known-then``.
    """
    view.require(id, "agreement")
    state = states(view.connection, id, view.position)[0]
    if state.void:
        return {"items": []}
    entries = sorted(_entries(view, id, state), key=lambda entry: (entry["on"] or "", _ORDER[entry["kind"]]))
    inside = [day for day in days(view.connection, id, view.position) if (state.begins or "") < day]
    return {"items": [{**entry, "edition": _edition(state, inside, entry["on"])} for entry in entries]}


def _entries(view: View, id: str, state: State) -> Iterator[Answer]:
    term = view.judge.agreements.term(id)
    if not term.empty:
        yield _entry(state.begins, "begins", id, maker(view, id, "enter-agreement").data.get("decision"))
    yield from _justeringer(view, id, state)
    for vote in view.judge.agreements.turning_votes(id):
        kind = "approval" if vote.command == "approve" else "refusal"
        yield _entry(vote.data["on"], kind, vote.owner, vote.data.get("decision"), vote.data["party"])
    if state.ends is not None and not term.empty:
        decision = None if term.record is None else term.record.data.get("decision")
        yield _entry(state.ends, "ends", id, decision)


def _justeringer(view: View, id: str, state: State) -> Iterator[Answer]:
    within = {"agreement": id, "at": view.position, "begins": state.begins or "", "ends": state.ends or _NEVER}
    found = view.connection.execute(_WITHIN, within).scalars().all()
    sources = Sources(view, id)
    sources.prefetch([], found)
    for justering in map(sources.justering, found):
        yield _justering(view, justering)


def _justering(view: View, justering: Record) -> Answer:
    data = justering.data
    numbers = sorted({change["number"] for change in data["changes"]}, key=sort_key)
    body = maker(view, data["decision"], "record-decision").data["body"]
    return _entry(data["effective_on"], "justering", justering.id, data["decision"], body, numbers)


def _entry(
    on: str | None,
    kind: str,
    id: str,
    decision: str | None,
    body: str | None = None,
    numbers: list[str] | None = None,
) -> Answer:
    return {"on": on, "kind": kind, "id": id, "decision": decision, "body": body, "numbers": numbers}


def _edition(state: State, inside: list[str], on: str | None) -> int | None:
    """The number of the edition in force on a day; None where there is no text."""
    if on is None:
        return 1
    day = state.day(on)
    return None if day is None else 1 + bisect_right(inside, day)
