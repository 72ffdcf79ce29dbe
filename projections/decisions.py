"""Decisions: what was decided, on whose authority it stands on a day, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select

from archive.judgement.authority import effect_from
from archive.judgement.corrected_minutes import corrected_after_dispatch
from archive.judgement.votes import STATES
from archive.records import Record
from projections import newest
from projections.facts import access, body_name, live, maker, recorded
from projections.listing import referring
from projections.newest import Kind
from projections.positions import day
from projections.records.knowledge import known_at
from projections.records.table import refs
from projections.succession import bodies_asked
from projections.view import View

Answer = dict[str, Any]

_KIND = Kind("record-decision")
_NAMED_BY = select(refs.c.target, refs.c.field).where(
    refs.c.owner == bindparam("owner"), refs.c.void == 0, known_at(refs)
)
_CONCERNING = select(refs.c.id).where(
    refs.c.target == bindparam("target"), refs.c.command == "record-decision", known_at(refs)
)


def show(view: View, id: str) -> Answer:
    """A decision as docs/api.md has it. Raises ``not-found``, ``not-known-then``."""
    view.require(id, "decision")
    record = maker(view, id, "record-decision")
    data = record.data
    meeting = data.get("meeting")
    return {
        **short(view, id),
        **view.judge.mandates.of_decision(id, view.on),
        "paper": view.papers.of(id),
        "version": view.knowledge.version(id),
        "meeting_date": None if meeting is None else view.judge.facts.meeting_date(meeting, view.on),
        "concerns": data.get("concerns", []),
        "document": data.get("document"),
        "dissent": data.get("dissent", []),
        "postponed_to": data.get("postponed_to"),
        "area": data.get("area"),
        "case_number": data.get("case_number"),
        "requires": view.judge.votes.rows(id, view.on),
        "approved_on": view.judge.votes.approved_on(id, view.on),
        "votes": [_vote(vote) for vote in live(view, id, *STATES) if vote.data["on"] <= view.on],
        "annulment": _annulment(view, id),
        "despite": record.judgement,
        "rests_on_it": referring(view, id),
        "source": {**recorded(record), "corrected_at": max(record.given.values(), default=None)},
    }


def short(view: View, id: str) -> Answer:
    """A decision as a row of a list; ``state`` is its mandate's on the day."""
    record = maker(view, id, "record-decision")
    data = record.data
    return {
        "id": id,
        "body": data["body"],
        "body_name": body_name(view, data["body"]),
        "meeting": data.get("meeting"),
        "item": data.get("item"),
        "decided_on": data["decided_on"],
        "form": data.get("form"),
        "outcome": data["outcome"],
        "text": data["text"],
        "adopts": view.judge.authority.adopts(id),
        "state": view.judge.mandates.of_decision(id, view.on)["state"],
        "minutes_corrected": _minutes_corrected(view, data.get("meeting")),
        "access": access(view, id),
        "void": record.void,
    }


def _minutes_corrected(view: View, meeting: str | None) -> bool:
    """Whether the minutes of the meeting at which it was decided were corrected after they were sent."""
    return meeting is not None and bool(corrected_after_dispatch(view.knowledge.records(meeting), view.on))


def listing(
    view: View,
    limit: int | None = None,
    cursor: str | None = None,
    body: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    outcome: str | None = None,
    agreement: str | None = None,
    state: str | None = None,
    all: bool = False,
    predecessors: bool = False,
) -> Answer:
    """Decisions taken by the day (``all``: the rest too), newest first, void ones too.

    ``from_`` and ``to`` bound the day they were taken, half-open; ``agreement``: those that the agreement rests on or
    names, and those that concern it.
    """
    first, end = None if from_ is None else day(from_, "from"), None if to is None else day(to, "to")
    last = None if all else view.on
    bodies = bodies_asked(view, body, predecessors)

    def row(id: str, decided_on: str) -> Answer | None:
        data = maker(view, id, "record-decision").data
        within = (first or "") <= decided_on and (end is None or decided_on < end)
        if not within or (last is not None and decided_on > last) or outcome not in (None, data["outcome"]):
            return None
        if bodies is not None and data["body"] not in bodies:
            return None
        found = short(view, id)
        return found if state in (None, found["state"]) else None

    if agreement is not None:
        candidates = newest.among(_taken_on(view, of_agreement(view, agreement)))
    else:
        candidates = _KIND.on_days(view, bodies, first, end, last=last)
    return newest.page(view, candidates, row, limit, cursor)


def of_body(view: View, body: str) -> list[Answer]:
    """The decisions that a body had taken by the day, newest first."""
    found = newest.each(view, _KIND.on_days(view, [body], None, None, last=view.on))
    return [short(view, id) for _, id in found]


def _taken_on(view: View, ids: Iterable[str]) -> list[newest.Place]:
    found = list(ids)
    view.knowledge.prefetch(found)
    return [(maker(view, id, "record-decision").data["decided_on"], id) for id in found]


def of_agreement(view: View, agreement: str) -> set[str]:
    """The decisions that an agreement rests on or names, and those that concern it."""
    at = {"at": view.position}
    named = view.connection.execute(_NAMED_BY, {"owner": agreement, **at})
    resting = {row.target for row in named if row.field.rpartition("/")[2] == "decision"}
    return resting | set(view.connection.execute(_CONCERNING, {"target": agreement, **at}).scalars())


def _vote(vote: Record) -> Answer:
    data = vote.data
    fields = {name: data.get(name) for name in ("party", "on", "decision", "document")}
    return {**fields, "state": STATES[vote.command], **recorded(vote)}


def _annulment(view: View, id: str) -> Answer | None:
    """The annulment that counts on the day: from its ``effect_from`` on."""
    for record in live(view, id, "annul-decision"):
        data = record.data
        effect = effect_from(record)
        if effect <= view.on:
            names = ("reason", "by_decision", "authority", "document")
            fields = {name: data.get(name) for name in names}
            return {"on": data["on"], "effect_from": effect, **fields, **recorded(record)}
    return None
