"""Meetings: their dates, agendas, minutes, remarks and decisions, on a day as known at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select

from archive.items import in_places
from archive.judgement import Minutes
from archive.judgement.corrected_minutes import corrected_after_dispatch, sent_at
from archive.judgement.minutes import Remark, as_answer
from archive.numbers import in_order, sort_key
from archive.records import Record
from projections import decisions, newest
from projections.facts import access, access_of_items, body_name, live, maker, recorded
from projections.listing import Candidates, dated, each, naming, of_type
from projections.members import attendance
from projections.newest import Kind
from projections.positions import day
from projections.records.table import moments
from projections.succession import bodies_asked
from projections.view import View

Answer = dict[str, Any]
_KIND = Kind("call-meeting", "move-meeting")
_CORRECTIONS = (
    select(moments)
    .where(
        moments.c.subject == bindparam("subject"),
        moments.c.corrects.in_(bindparam("records", expanding=True)),
        moments.c.position > bindparam("sent"),
        moments.c.position <= bindparam("at"),
    )
    .order_by(moments.c.position)
)
_ITEM_FIELDS = ("title", "covers", "proposal", "proposed_by", "proposed_on", "responsible")


def show(view: View, id: str) -> Answer:
    """A meeting as docs/api.md has it. Raises ``not-found``, ``not-known-then``."""
    view.require(id, "meeting")
    data, found = maker(view, id, "call-meeting").data, view.judge.meetings.minutes(id, view.on)
    rows = taken(view, id)
    agendas = sent_agendas(view, id)
    minuted = found.versions[-1].data if found.versions else {}
    return {
        **short(view, id),
        "version": view.knowledge.version(id),
        "place": data.get("place"),
        "area": data.get("area"),
        "case_number": data.get("case_number"),
        "with": data.get("with", []),
        "cancelled": _cancelled(view, id),
        "moves": _moves(view, id),
        "agendas": [_agenda(view, id, number, record) for number, record in enumerate(agendas, 1)],
        "prepared": _prepared(view, id),
        "items": _items(view, id, agendas[-1] if agendas else None, found, rows),
        "minutes": {
            **as_answer(found),
            "document": minuted.get("document"),
            "rule": view.judge.meetings.remark_period(id, view.on),
            "corrected_after_dispatch": _corrections(view, id),
            **_sent_with(view, id, found),
        },
        "remarks": [_remark(view, remark) for remark in found.remarks],
        "present": minuted.get("present", []),
        "attendance": attendance(view, id, view.judge.facts.meeting_date(id, view.on), minuted.get("present", [])),
        "decisions": rows,
        "compliance": view.compliance.of_meeting(id, view.on),
        "source": recorded(maker(view, id, "call-meeting")),
    }


def short(view: View, id: str) -> Answer:
    """A meeting as a row of a list."""
    record = maker(view, id, "call-meeting")
    data, moves = record.data, view.judge.facts.moves(id, view.on)
    time = next((move.data["time"] for move in reversed(moves) if "time" in move.data), data.get("time"))
    return {
        "id": id,
        "body": data["body"],
        "body_name": body_name(view, data["body"]),
        "date": date_of(view, id),
        "time": time,
        "kind": data.get("kind"),
        "called_on": data["called_on"],
        "status": status(view, id),
        "minutes": as_answer(view.judge.meetings.minutes(id, view.on)),
        "access": access(view, id),
        "void": record.void,
    }


def date_of(view: View, id: str) -> str:
    """The date by what was announced on the day; of a void calling the date that it gave."""
    return view.judge.facts.meeting_date(id, view.on) or str(maker(view, id, "call-meeting").data["date"])


def date_words(view: View, id: str) -> str | None:
    """The source's words for the date as known; None where it gives no others."""
    found = [*live(view, id, "call-meeting"), *view.judge.facts.moves(id, view.on)]
    return found[-1].data.get("dated_as") if found else None


def status(view: View, id: str) -> str:
    if view.judge.facts.is_cancelled(id, view.on):
        return "cancelled"
    return "held" if date_of(view, id) <= view.on else "called"


def listing(
    view: View,
    limit: int | None = None,
    cursor: str | None = None,
    body: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    all: bool = False,
    predecessors: bool = False,
) -> Answer:
    """Meetings that were called by the day (``all``: the rest too), newest first; void ones are left out.

    One whose calling is not known is there from its date. ``from_`` and ``to`` bound the date, half-open.
    """
    first, end = None if from_ is None else day(from_, "from"), None if to is None else day(to, "to")
    bodies = bodies_asked(view, body, predecessors)
    candidates = _KIND.on_days(view, bodies, first, end, called_by=None if all else view.on)
    return newest.page(view, candidates, lambda id, date: _row(view, id, date, all), limit, cursor)


def _row(view: View, id: str, date: str, all: bool) -> Answer | None:
    """A meeting at the date that it has on the day."""
    there = date_of(view, id) == date and not maker(view, id, "call-meeting").void
    return short(view, id) if there and (all or is_called(view, id)) else None


def is_called(view: View, id: str) -> bool:
    """Whether it was called by the day; where the calling is not known, whether its date has come."""
    return (maker(view, id, "call-meeting").data["called_on"] or date_of(view, id)) <= view.on


def on_days(view: View, first: str | None, end: str | None) -> Candidates:
    """Meetings that were ever set to a day in ``[first, end)``, as known."""
    if first is None and end is None:
        return of_type(view, "meeting")
    return dated(view, ("call-meeting", "move-meeting"), first, end)


def of_body(view: View, body: str) -> list[Answer]:
    """The meetings of a body that were called by the day, newest first."""
    candidates = _KIND.on_days(view, [body], None, None, called_by=view.on)
    found = (_row(view, id, date, all=False) for date, id in newest.each(view, candidates))
    return [row for row in found if row is not None]


def taken(view: View, id: str) -> list[Answer]:
    """The decisions of a meeting that were taken by the day, in the order of their items; void ones are left out."""
    found = each(view, naming(view, id, "record-decision", "meeting"))
    rows = (decisions.short(view, decision) for decision in found)
    there = [row for row in rows if not row["void"] and row["decided_on"] <= view.on]
    return sorted(there, key=lambda row: (sort_key(row["item"] or ""), row["id"]))


def sent_agendas(view: View, id: str) -> list[Record]:
    """The agendas that count on the day: sent by then, or on a day that is not known."""
    return [record for record in live(view, id, "publish-agenda") if (record.data["sent_on"] or "") <= view.on]


def _cancelled(view: View, id: str) -> Answer | None:
    found = [r for r in live(view, id, "cancel-meeting") if r.data["on"] <= view.on]
    return {"on": found[-1].data["on"], "reason": found[-1].data["reason"]} if found else None


def _moves(view: View, id: str) -> list[Answer]:
    names = ("date", "time", "announced_on", "reason")
    return [
        {**{name: record.data.get(name) for name in names}, **recorded(record)}
        for record in view.judge.facts.moves(id, view.on)
    ]


def _sent_with(view: View, id: str, found: Minutes) -> Answer:
    """To whom and how the minutes were first sent, and what was enclosed."""
    sent = [r.data for r in live(view, id, "dispatch-minutes") if r.data["on"] == found.dispatched_on]
    data = sent[0] if sent else {}
    names = ("recipients", "enclosing")
    return {**{name: data.get(name, []) for name in names}, "channel": data.get("channel")}


def _prepared(view: View, id: str) -> Answer | None:
    """The agenda as far as it is, where none was sent or prepared since."""
    counting = {record.position for record in sent_agendas(view, id)}
    found = [r for r in live(view, id, "prepare-agenda", "publish-agenda")]
    found = [r for r in found if r.command == "prepare-agenda" or r.position in counting]
    if not found or found[-1].command != "prepare-agenda":
        return None
    return {"items": _planned_items(view, id, found[-1]), **recorded(found[-1])}


def _agenda(view: View, id: str, number: int, record: Record) -> Answer:
    named = {"version": number, "sent_on": record.data["sent_on"], "published_on": record.data.get("published_on")}
    sent = {"recipients": record.data.get("recipients", []), "channel": record.data.get("channel")}
    return {**named, **sent, "items": _planned_items(view, id, record), **recorded(record)}


def _planned_items(view: View, id: str, agenda: Record) -> list[Answer]:
    return [_planned(view, id, item) for item in in_order(agenda.data["items"])]


def _planned(view: View, id: str, item: Mapping[str, Any]) -> Answer:
    fields = {name: item.get(name) for name in _ITEM_FIELDS}
    named = {"access": item.get("access", "internal"), "documents": item.get("documents", [])}
    came = {"proposed": item.get("proposed", []), "postponed_from": item.get("postponed_from")}
    return {"number": item["number"], **fields, **named, **came, "late": _late(view, id, item)}


def _late(view: View, id: str, item: Mapping[str, Any]) -> bool | None:
    """Whether an item came in after the deadline for proposals; None where there is no day, or no such rule."""
    required_by, came = view.compliance.proposals_by(id, view.on), view.compliance.proposed_on(item)
    return None if required_by is None or came is None else came > required_by


def _corrections(view: View, id: str) -> list[Answer]:
    """What was corrected of the minutes and remarks after the minutes had been sent, each correction by itself."""
    found = corrected_after_dispatch(view.knowledge.records(id), view.on)
    sent = sent_at(view.knowledge.records(id), view.on)
    given = {"subject": id, "records": [r.position for r in found], "sent": sent, "at": view.position}
    rows = view.connection.execute(_CORRECTIONS, given) if found else ()
    return [{"position": r.position, "recorded_at": r.recorded_at, "by": r.by, "reason": r.reason} for r in rows]


def _items(view: View, id: str, agenda: Record | None, found: Minutes, rows: list[Answer]) -> list[Answer]:
    """Every item of the latest agenda, of the minutes as they read on the day, and of the decisions.

    Of equal numbers each has the decisions under that number: nothing tells under which of them they were taken.
    """
    planned, minuted = in_places(agenda.data["items"]) if agenda else {}, found.items()
    decided = {(row["item"], 0) for row in rows if row["item"] is not None}
    places = sorted({*planned, *minuted, *decided}, key=lambda place: (sort_key(place[0]), place[1]))
    items = [_item(view, id, place[0], planned.get(place), minuted.get(place), rows) for place in places]
    set_later = access_of_items(view, id)
    return [{**item, "access": set_later.get(item["number"], item["access"])} for item in items]


def _item(
    view: View,
    id: str,
    number: str,
    planned: Mapping[str, Any] | None,
    minuted: Mapping[str, Any] | None,
    rows: list[Answer],
) -> Answer:
    answer = _planned(view, id, planned or {"number": number})
    if minuted is not None and "access" in minuted:
        answer["access"] = minuted["access"]
    answer["on_agenda"] = planned is not None
    answer["text"] = None if minuted is None else view.texts.get(minuted["text_sha256"])
    answer["decisions"] = [row["id"] for row in rows if row["item"] == number]
    return answer


def _remark(view: View, remark: Remark) -> Answer:
    data, settlement = remark.record.data, remark.settlement
    return {
        "remark": data["remark"],
        "from": data["from"],
        "on": data["on"],
        "text": view.texts.get(data["text_sha256"]),
        "late": remark.late,
        "open": settlement is None,
        "settlement": None if settlement is None else _settlement(view, settlement),
        **recorded(remark.record),
    }


def _settlement(view: View, record: Record) -> Answer:
    data = record.data
    text = data.get("text_sha256")
    return {
        "on": data["on"],
        "outcome": data["outcome"],
        "text": None if text is None else view.texts.get(text),
        "items": [
            {"number": item["number"], "text": view.texts.get(item["text_sha256"])}
            for item in in_order(data.get("items", ()))
        ],
        **recorded(record),
    }
