"""Areas with what belongs to them, and cases: all that bears one number."""

from __future__ import annotations

from typing import Any

from archive.grammar import COMMANDS
from archive.judgement.periods import periods
from archive.records import Record
from archive.words import same_words
from projections.facts import is_void, maker
from projections.view import View

Answer = dict[str, Any]
_BELONGING = {
    "meetings": "call-meeting",
    "agreements": "enter-agreement",
    "bodies": "establish-body",
    "decisions": "record-decision",
}
_TITLES = ("title", "name", "text", "task")
_DATES = ("date", "decided_on", "effective_on", "dated", "on", "established_on", "from")


def show(view: View, id: str) -> Answer:
    """An area with the ids of what belongs to it. Raises ``not-found``, ``not-known-then``."""
    view.require(id, "area")
    return {**_area(view, id), "void": maker(view, id, "designate-area").void, "version": view.knowledge.version(id)}


def listing(view: View) -> Answer:
    """Areas by id; void ones are left out."""
    ids = view.knowledge.of_type("area")
    view.knowledge.prefetch(ids)
    return {"items": [_area(view, id) for id in ids if not maker(view, id, "designate-area").void]}


def _area(view: View, id: str) -> Answer:
    data = maker(view, id, "designate-area").data
    return {
        "id": id,
        "name": data["name"],
        "kind": data["kind"],
        "from": data["from"],
        "until": _until(view, id),
        "decision": data.get("decision"),
        "recommended_by": data.get("recommended_by"),
        **{name: _belonging(view, id, command) for name, command in _BELONGING.items()},
    }


def _until(view: View, id: str) -> str | None:
    """The first day no longer; an end dated after the day is shown too."""
    facts = view.judge.facts
    found = periods(facts.live(id, "designate-area"), facts.live(id, "end-area"))
    return found[0].until if found else None


def _belonging(view: View, area: str, command: str) -> list[str]:
    ids = view.knowledge.naming(area, command, "area")
    view.knowledge.prefetch(ids)
    return [id for id in ids for r in view.judge.facts.live(id, command) if _dated(view, r) <= view.on]


def _dated(view: View, record: Record) -> str:
    """The day from which a meeting or a decision is there; "" of what is there whatever the day."""
    if record.command == "call-meeting":
        return record.data["called_on"] or str(view.judge.facts.meeting_date(record.id, view.on))
    return str(record.data["decided_on"]) if record.command == "record-decision" else ""


def case(view: View, number: str) -> Answer:
    """All that bears a case number, by date, type and id; what is void, or hangs on what is, is left out."""
    rows = [row for name in COMMANDS for row in _bearing(view, name, same_words(number))]
    return {"items": sorted(rows, key=lambda row: (row["date"] or "", row["type"], row["id"]))}


def _bearing(view: View, command: str, number: str) -> list[Answer]:
    spec = COMMANDS[command]
    ids = view.knowledge.valued(command, "case_number", number) if "case_number" in spec.fields else []
    found = [view.knowledge.made(id) for id in ids if not is_void(view, id)]
    return [_borne(view, record) for record in found if record is not None]


def _borne(view: View, record: Record) -> Answer:
    spec, data = COMMANDS[record.command], record.data
    title = next((str(data[name]) for name in _TITLES if name in data), record.id)
    moved = view.judge.facts.meeting_date(record.id) if record.command == "call-meeting" else None
    date = moved or next((data[name] for name in _DATES if data.get(name)), None)
    return {"type": spec.type, "id": record.id, "title": title, "date": date}
