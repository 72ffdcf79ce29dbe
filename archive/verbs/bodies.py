"""What is refused of bodies, memberships and offices."""

from __future__ import annotations

from archive.grammar.bodies import WHO
from archive.judgement.memberships import runs_on
from archive.problems import invalid
from archive.verbs.context import Context
from archive.verbs.verb import verb

_MAX_ID = 100


@verb
def dissolve_body(c: Context) -> None:
    if c.live("dissolve-body"):
        c.refuse("body-already-dissolved", body=c.owner.id)


@verb
def adopt_kommissorium(c: Context) -> None:
    if "id" not in c.data:
        c.data["id"] = _next_id(c)


def _next_id(c: Context) -> str:
    number = 1 + sum(r.command == "adopt-kommissorium" for r in c.owner.plain.values())
    while c.known.type_of(f"{c.owner.id}-k{number}") is not None:
        number += 1
    if len(f"{c.owner.id}-k{number}") > _MAX_ID:
        raise invalid("id", "required")
    return f"{c.owner.id}-k{number}"


@verb
def end_membership(c: Context) -> None:
    who = {name: c.data[name] for name in WHO if name in c.data}
    same = {**who, "role": c.given("role")}
    if not runs_on(c.live("appoint-member", **same), c.live("end-membership", **same), c.given("on")):
        c.refuse("membership-does-not-run", body=c.owner.id, on=c.given("on"))


@verb
def leave_office(c: Context) -> None:
    person = c.given("person")
    if not runs_on(c.live("take-office", person=person), c.live("leave-office", person=person), c.given("on")):
        c.refuse("office-does-not-run", office=c.owner.id, on=c.given("on"))
