"""How an agreement came about and went on: what was decided, minuted, asked, voted and published of it, and its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.judgement.votes import STATES
from archive.records import Record
from projections import decisions
from projections.facts import is_void, live
from projections.view import View

Answer = dict[str, Any]
_ACTS = {
    "approve": ("approval", "party"),
    "decline": ("refusal", "party"),
    "accede": ("accession", "party"),
    "withdraw": ("withdrawal", "party"),
    "end-agreement": ("end", None),
}


def course(view: View, id: str) -> Answer:
    """What is dated by the day, by date, then order of recording."""
    view.require(id, "agreement")
    found = [*_decisions(view, id), *_minutes(view, id), *_asks(view, id), *_acts(view, id), *_publications(view, id)]
    return {"items": sorted((row for row in found if row["on"] <= view.on), key=lambda r: (r["on"], r["position"]))}


def _row(record: Record, on: str, kind: str, **said: str | None) -> Answer:
    more = {"body": None, "meeting": None, "document": record.data.get("document")}
    return {"on": on, "kind": kind, "id": record.id, **more, **said, "position": record.position}


def _decisions(view: View, id: str) -> Iterator[Answer]:
    for decision in sorted(decisions.of_agreement(view, id)):
        for record in live(view, decision, "record-decision"):
            data = record.data
            yield _row(record, data["decided_on"], "decision", body=data["body"], meeting=data.get("meeting"))


def _minutes(view: View, id: str) -> Iterator[Answer]:
    """The dispatches of minutes that enclosed the agreement."""
    meetings = view.knowledge.naming(id, "dispatch-minutes", "enclosing")
    view.knowledge.prefetch(meetings)
    for meeting in meetings:
        callings = live(view, meeting, "call-meeting")
        for record in live(view, meeting, "dispatch-minutes") if callings else ():
            if id in record.data.get("enclosing", ()):
                yield _row(record, record.data["on"], "minutes", body=callings[0].data["body"], meeting=meeting)


def _asks(view: View, id: str) -> Iterator[Answer]:
    for record in live(view, id, "ask"):
        yield _row(record, record.data["on"], "ask")


def _acts(view: View, id: str) -> Iterator[Answer]:
    decision = view.judge.facts.agreement(id).data.get("decision")
    votes = [] if decision is None else live(view, decision, *STATES)
    for record in [*live(view, id, *_ACTS), *votes]:
        kind, who = _ACTS[record.command]
        yield _row(record, record.data["on"], kind, body=None if who is None else record.data[who])


def _publications(view: View, id: str) -> Iterator[Answer]:
    """Those of its justeringer too, of void ones aside."""
    for record in live(view, id, "publish"):
        if not is_void(view, record.data["subject"]):
            yield {**_row(record, record.data["on"], "publication"), "id": record.data["subject"]}
