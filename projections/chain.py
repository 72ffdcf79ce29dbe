"""The chain of agreements: what lies under what, what carries out what, which links lead to nothing, how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive.judgement.links import ORPHANED, Links
from archive.numbers import sort_key
from archive.records import Record
from projections.facts import live
from projections.view import View

Answer = dict[str, Any]
_PARENTS = (("enter-agreement", "parent"), ("place-agreement", "parent"))
_CARRIERS = (
    ("enter-agreement", "carries_out/agreement"),
    ("enter-agreement", "provisions/carries_out/agreement"),
    ("place-agreement", "carries_out/agreement"),
    ("place-agreement", "provisions/carries_out/agreement"),
    ("adopt-justering", "changes/carries_out/agreement"),
)


def chain(view: View, id: str) -> Answer:
    """What an agreement lies under and carries out on the day, and what carries it out."""
    view.require(id, "agreement")
    links = Links(view.judge)
    carried = _carried_out_by(view, links, id)
    return {
        "agreement": id,
        "parent": links.parent(id, view.on),
        "children": _children(view, links, id),
        "own": [_link(view, links, link) for link in links.own(id, view.on)],
        "provisions": [
            {
                "number": number,
                "heading": provision.heading,
                "carries_out": [_link(view, links, link) for link in provision.links],
                "carried_out_by": carried.get(number, []),
            }
            for number, provision in _standing(links, id, view.on)
        ],
    }


def _standing(links: Links, id: str, on: str) -> Iterator[tuple[str, Any]]:
    found = links.provisions(id, on).items()
    return ((number, p) for number, p in sorted(found, key=lambda one: sort_key(one[0])) if p.stands)


def _link(view: View, links: Links, link: Mapping[str, Any]) -> Answer:
    return {"agreement": link["agreement"], "number": link["number"], "state": links.state(link, view.on)}


def _children(view: View, links: Links, id: str) -> list[str]:
    found = _agreements(view, id, _PARENTS)
    return [one for one in found if not _is_void(view, one) and links.parent(one, view.on) == id]


def _carried_out_by(view: View, links: Links, id: str) -> dict[str, list[Answer]]:
    """By number, what carries it out on the day, of agreements in force: by agreement, its own list first."""
    found: dict[str, set[tuple[str, str | None]]] = {}
    for carrier in _agreements(view, id, _CARRIERS):
        if view.judge.agreements.status(carrier, view.on) == "in-force":
            for number, link in links.all(carrier, view.on):
                if link["agreement"] == id and link["number"] is not None:
                    found.setdefault(link["number"], set()).add((carrier, number))
    return {target: [_carrier(one) for one in sorted(who, key=_in_order)] for target, who in found.items()}


def _carrier(one: tuple[str, str | None]) -> Answer:
    return {"agreement": one[0], "number": one[1]}


def _in_order(one: tuple[str, str | None]) -> tuple[str, str]:
    agreement, number = one
    return agreement, "" if number is None else sort_key(number)


def _agreements(view: View, target: str, fields: Iterable[tuple[str, str]]) -> list[str]:
    """The agreements that ever named one in some fields, by id."""
    found = {named for command, field in fields for named in view.knowledge.naming(target, command, field)}
    view.knowledge.prefetch(sorted(found))
    owners = {_owner(view, one) for one in found}
    view.knowledge.prefetch(sorted(owners))
    return sorted(owners)


def _owner(view: View, id: str) -> str:
    justering = view.knowledge.justering(id)
    return id if justering is None else justering.owner


def _is_void(view: View, id: str) -> bool:
    return view.judge.facts.agreement(id).void


def orphans(view: View) -> Answer:
    """Every link on the day, of an agreement in force, that leads to nothing; by agreement, number, target."""
    links = Links(view.judge)
    rows = [row for id in _in_force(view) for row in _orphans(view, links, id)]
    return {"items": sorted(rows, key=_orphan_order)}


def _in_force(view: View) -> list[str]:
    """The agreements in force on the day: no other has a link that leads to nothing."""
    ids = view.knowledge.of_type("agreement")
    view.knowledge.prefetch(ids)
    return [id for id in ids if view.judge.agreements.status(id, view.on) == "in-force"]


def _orphans(view: View, links: Links, id: str) -> Iterator[Answer]:
    seen: set[tuple[str | None, str, str | None]] = set()
    for number, link in links.all(id, view.on):
        place = number, link["agreement"], link["number"]
        state = links.state(link, view.on)
        if state in ORPHANED and place not in seen:
            seen.add(place)
            to = {"agreement": link["agreement"], "number": link["number"]}
            since = links.since(id, number, link, view.on)
            yield {"agreement": id, "number": number, "to": to, "state": state, "since": since}


def _orphan_order(row: Answer) -> tuple[str, str, str, str]:
    number, to = row["number"], row["to"]
    own, target = ("" if one is None else sort_key(one) for one in (number, to["number"]))
    return row["agreement"], own, to["agreement"], target


def assessments(view: View, id: str) -> Answer:
    """How far its provisions had come, dated by the day, newest first."""
    view.require(id, "agreement")
    found = sorted(_dated(view, id), key=lambda r: (r.data["on"], r.position), reverse=True)
    return {"items": [assessment(record) for record in found]}


def latest_assessments(view: View, id: str) -> dict[str, Answer]:
    """The latest of each number; of one day the later recorded."""
    found = sorted(_dated(view, id), key=lambda r: (r.data["on"], r.position))
    return {record.data["number"]: assessment(record) for record in found}


def _dated(view: View, id: str) -> list[Record]:
    return [r for r in live(view, id, "assess-provision") if r.data["on"] <= view.on]


def assessment(record: Record) -> Answer:
    data = record.data
    more = {name: data.get(name) for name in ("body", "meeting", "item", "text", "document")}
    return {"number": data["number"], "on": data["on"], "status": data["status"], **more, "position": record.position}
