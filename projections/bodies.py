"""Bodies: their kommissorium, members, predecessors, meetings and decisions, on a day as known at a moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from archive.grammar.bodies import WHO
from archive.judgement import Kommissorium
from archive.judgement.memberships import Tenure
from projections import belonging, decisions, meetings
from projections.facts import access, body_name, live, maker, named_body, recorded
from projections.listing import each, naming, of_type, page
from projections.memberships import holders, running
from projections.succession import succession
from projections.view import View

Answer = dict[str, Any]


def show(view: View, id: str) -> Answer:
    """A body as docs/api.md has it. Raises ``not-found``, ``not-known-then``."""
    view.require(id, "body")
    record = maker(view, id, "establish-body")
    kommissorium = _kommissorium(view, id)
    members = members_on(view, id)
    return {
        **short(view, id),
        "version": view.knowledge.version(id),
        "parent_name": body_name(view, record.data.get("parent")),
        "set_up_by": record.data.get("set_up_by"),
        "reports_to": [named_body(view, body) for body in record.data.get("reports_to", ())],
        "replaced": _replaced(view, id, kommissorium),
        "kommissorium": kommissorium,
        "members": members,
        "chair": [member for member in members if member["role"] == "chair"],
        "seats": belonging.seats(view, id),
        **belonging.related_both_ways(view, id),
        "groups": belonging.groups(view, id),
        **succession(view, id),
        "meetings": meetings.of_body(view, id),
        "decisions": decisions.of_body(view, id),
        "source": recorded(record),
    }


def short(view: View, id: str) -> Answer:
    """A body as a row of a list."""
    record = maker(view, id, "establish-body")
    data = record.data
    return {
        "id": id,
        "name": data["name"],
        "kind": data["kind"],
        "level": data.get("level"),
        "parent": data.get("parent"),
        "established_on": data["established_on"],
        "until": data.get("until"),
        "dissolved_on": _dissolution(view, id, "on"),
        "access": access(view, id),
        "void": record.void,
    }


def listing(view: View, limit: int | None = None, cursor: str | None = None) -> Answer:
    """Bodies by id; void ones are left out."""

    def row(id: str) -> Answer | None:
        return None if maker(view, id, "establish-body").void else short(view, id)

    return page(view, of_type(view, "body"), row, limit, cursor)


def names(view: View) -> list[tuple[str, str]]:
    """Every body as its id and its name, by id; void ones are left out."""
    return named(view, "body", "establish-body", "name")


def named(view: View, type: str, command: str, field: str) -> list[tuple[str, str]]:
    """All of a type as their id and what people call them, by id; void ones are left out."""
    made = (maker(view, id, command) for id in each(view, of_type(view, type)))
    return [(record.id, str(record.data[field])) for record in made if not record.void]


def _dissolution(view: View, id: str, field: str) -> Any:
    found = [r for r in live(view, id, "dissolve-body") if r.data["on"] <= view.on]
    return found[-1].data.get(field) if found else None


def _kommissorium(view: View, id: str) -> Answer | None:
    found = view.judge.authority.kommissorium(id, view.on)
    return None if found is None else kommissorium_of(view, id, found)


def kommissorium_of(view: View, id: str, found: Kommissorium) -> Answer:
    """A kommissorium of a body, with every rule."""
    return {
        "id": found.id,
        "status": found.status,
        "effective_on": found.record.data["effective_on"],
        "decision": found.record.data.get("decision"),
        "access": access(view, id, subject=found.id),
        "rules": [
            {
                "rule": rule["rule"],
                "value": rule["value"],
                "strength": rule.get("strength", "must"),
                "source": rule["source"],
                "others": rule.get("others", []),
                "note": rule.get("note"),
            }
            for rule in found.rules
        ],
        **recorded(found.record),
    }


def _replaced(view: View, id: str, kommissorium: Answer | None) -> list[Answer]:
    """The bodies that this one succeeds, and what its kommissorium says that it replaces."""
    named = [body for body in each(view, naming(view, id, "dissolve-body", "successors")) if _succeeds(view, body, id)]
    rules = [] if kommissorium is None else [r["value"] for r in kommissorium["rules"] if r["rule"] == "replaces"]
    for value in rules:
        named += [str(one) for one in (value if isinstance(value, list) else [value])]
    return [_replaced_one(view, one) for one in dict.fromkeys(named)]


def _succeeds(view: View, body: str, id: str) -> bool:
    return any(
        id in r.data.get("successors", ()) and r.data["on"] <= view.on for r in live(view, body, "dissolve-body")
    )


def _replaced_one(view: View, named: str) -> Answer:
    return named_body(view, named) if view.knowledge.type_of(named) == "body" else {"id": None, "name": named}


def members_on(view: View, body: str) -> list[Answer]:
    """The members of a body on the day: offices with who holds them; who comes through a body, with that body.

    None before the day on which the body was established, where that is known.
    """
    if (maker(view, body, "establish-body").data["established_on"] or "") > view.on:
        return []
    return list(_members(view, body, (body,)))


def _members(view: View, body: str, seen: Sequence[str]) -> Iterator[Answer]:
    for tenure in (one for one in running(view, body) if _is_told_of(one, view.on)):
        row = _member(view, tenure)
        yield row
        through = row["members_of"]
        if through is not None and through not in seen:
            for inner in _members(view, through, (*seen, through)):
                name = body_name(view, through)
                yield {
                    **inner,
                    "role": row["role"],
                    "role_there": inner["role"],
                    "through": through,
                    "through_name": name,
                }


def _is_told_of(tenure: Tenure, on: str) -> bool:
    """A list of members without their first day tells of none before its own."""
    return tenure.from_ is not None or tenure.record.data.get("listed_as_of", "") <= on


def _member(view: View, tenure: Tenure) -> Answer:
    data = tenure.record.data
    row: Answer = {name: data.get(name) for name in WHO}
    office = row["office"]
    return {
        **row,
        "office_name": None if office is None else maker(view, office, "establish-office").data["name"],
        "held_by": [] if office is None else holders(view, office),
        "member_body_name": body_name(view, row["member_body"]),
        "members_of_name": body_name(view, row["members_of"]),
        "role": data["role"],
        "role_there": None,
        "represents": data.get("represents"),
        "from": tenure.from_,
        "until": tenure.until,
        "listed_as_of": data.get("listed_as_of"),
        "source": data.get("source"),
        "through": None,
        "through_name": None,
        **recorded(tenure.record),
    }
