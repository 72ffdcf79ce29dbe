"""What was published, who was asked, and what was proposed for agendas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from archive.judgement import agendas
from archive.numbers import sort_key
from archive.records import Record
from projections.facts import is_void
from projections.view import View

Answer = dict[str, Any]
_AFTER_ALL = "~"


def publications(view: View, year: int | None = None, subject: str | None = None) -> Answer:
    """Each ``publish``, and each day on which an agenda was published, dated by the day; by date and recording."""
    first, end = ("", _AFTER_ALL) if year is None else (f"{year:04d}-01-01", f"{year:04d}-{_AFTER_ALL}")
    found = [*_published(view, first, end), *_agendas(view, first, end)]
    rows = [row for row in found if row["on"] <= view.on and subject in (None, row["subject"]["id"])]
    return {"items": sorted(rows, key=lambda row: (row["on"], row["position"]))}


def _published(view: View, first: str, end: str) -> Iterator[Answer]:
    for record in _live(view, view.knowledge.within("publish", "on", first, end), "publish"):
        data = record.data
        if first <= data["on"] < end and not is_void(view, data["subject"]):
            yield {
                "subject": {"type": view.knowledge.type_of(data["subject"]), "id": data["subject"]},
                "part": data.get("part"),
                "on": data["on"],
                "where": data["where"],
                "edition": data.get("edition"),
                "document": data.get("document"),
                "position": record.position,
            }


def _agendas(view: View, first: str, end: str) -> Iterator[Answer]:
    meetings = view.knowledge.within("publish-agenda", "published_on", first, end)
    for record in _live(view, meetings, "publish-agenda"):
        on = record.data.get("published_on")
        if on is not None and first <= on < end:
            yield {
                "subject": {"type": "meeting", "id": record.owner},
                "part": "agenda",
                "on": on,
                "where": None,
                "edition": None,
                "document": None,
                "position": record.position,
            }


def asks(view: View) -> Answer:
    """Who was asked for what by the day, by id."""
    ids = view.knowledge.of_type("ask")
    rows = [_ask(record) for id in ids if (record := view.knowledge.made(id)) is not None and _counts(view, record)]
    return {"items": rows}


def _ask(record: Record) -> Answer:
    data = record.data
    return {
        "id": record.id,
        "subject": data["subject"],
        "what": data["what"],
        "to": data["to"],
        "on": data["on"],
        "reply_by": data.get("reply_by"),
        "document": data.get("document"),
    }


def proposals(view: View, body: str | None = None, open: bool | None = None) -> Answer:
    """Items that were proposed by the day, by id; ``open``: those that no published agenda names."""
    ids = view.knowledge.of_type("proposal") if body is None else view.knowledge.naming(body, "propose-item", "body")
    made = [record for id in ids if (record := view.knowledge.made(id)) is not None and _counts(view, record)]
    view.knowledge.prefetch_naming([record.id for record in made], "publish-agenda", "items/proposed")
    rows = [_proposal(view, record) for record in made if body in (None, record.owner)]
    return {"items": [row for row in rows if not open or not row["named_by"]]}


def _proposal(view: View, record: Record) -> Answer:
    data = record.data
    return {
        "id": record.id,
        "body": record.owner,
        "title": data["title"],
        "from": data["from"],
        "on": data["on"],
        "meeting": data.get("meeting"),
        "text": data.get("text"),
        "documents": data.get("documents", []),
        "named_by": _named_by(view, record.id),
    }


def _named_by(view: View, proposal: str) -> list[Answer]:
    """The items of published agendas that count on the day and name a proposal, by meeting and number."""
    meetings = view.knowledge.naming(proposal, "publish-agenda", "items/proposed")
    view.knowledge.prefetch(meetings)
    found = {
        (meeting, item["number"])
        for meeting in meetings
        if not is_void(view, meeting)
        for agenda in agendas.counting(view.judge.facts, meeting, view.on)
        for item in agenda.data["items"]
        if proposal in item.get("proposed", ())
    }
    return [
        {"meeting": meeting, "item": number} for meeting, number in sorted(found, key=lambda f: (f[0], sort_key(f[1])))
    ]


def _counts(view: View, record: Record) -> bool:
    """Whether it is dated by the day, and neither it nor what it hangs on is void."""
    return not record.void and record.data["on"] <= view.on and not is_void(view, record.owner)


def _live(view: View, owners: Iterable[str], command: str) -> Iterator[Record]:
    owners = list(owners)
    view.knowledge.prefetch(owners)
    for owner in owners:
        if not is_void(view, owner):
            yield from view.judge.facts.live(owner, command)
