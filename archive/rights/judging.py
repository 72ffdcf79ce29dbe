"""Whether somebody may record a command: judged inside the transaction that would record it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive.grammar.grants import OF_RIGHTS
from archive.problems import Problem
from archive.rights.belonging import Belonging, Bodies
from archive.rights.grants import Grants
from archive.rights.roles import Rights, rights
from archive.times import today
from archive.verbs.context import Context


@dataclass(frozen=True, slots=True)
class Actor:
    """Who records: a handle, the groups that their provider names, and whether a token stands for them.

    ``reads_only``: of a token that was not made for recording.
    """

    handle: str
    groups: tuple[str, ...] = ()
    by_token: bool = False
    reads_only: bool = False


def rights_of(actor: Actor, grants: Grants) -> Rights:
    """Those of today, whatever day or moment is asked about."""
    return rights(grants.now(), actor.handle, actor.groups, today())


def require_role(actor: Actor, command: str | None, grants: Grants) -> Rights:
    """Raises ``not-allowed``, with the role that is missing, where they could not record this whatever it says.

    ``command`` None: none has been read yet.
    """
    if actor.reads_only:
        raise Problem("not-allowed", "token-reads-only")
    held = rights_of(actor, grants)
    if command is None:
        allowed, needed = held.records or held.administers, "recorder"
    elif command in OF_RIGHTS:
        if actor.by_token:
            raise Problem("not-allowed", "token-not-for-grants")
        allowed, needed = held.administers, "administrator"
    else:
        allowed, needed = held.records, "recorder"
    if not allowed:
        raise Problem("not-allowed", "role-missing", role=needed)
    return held


def require_to_begin(actor: Actor, command: object, grants: Grants) -> None:
    """What can be told before anything is checked: the role, and that nobody else is said to record it.

    Raises ``not-allowed``.
    """
    said = command if isinstance(command, Mapping) else {}
    name = said.get("command")
    require_role(actor, name if isinstance(name, str) else None, grants)
    if said.get("by") not in (None, actor.handle):
        raise Problem("not-allowed", "by-another", handle=actor.handle)


def require_right(actor: Actor, c: Context) -> None:
    """Raises ``not-allowed`` where a command whose references are all there belongs to no body within the limit."""
    held = require_role(actor, c.spec.name, c.known.grants)
    if c.spec.name in OF_RIGHTS or held.unlimited:
        return
    belonging = Belonging(c.known)
    target = None if c.target is None else (c.owner, c.target)
    for bodies in belonging.of_command(c.spec, c.data, target):
        if not belonging.within(bodies, held.bodies):
            raise outside_limit(held, bodies)


def outside_limit(held: Rights, belongs: Bodies) -> Problem:
    """That something belongs to these bodies, or to none, of which none is within somebody's limit."""
    if not belongs:
        return Problem("not-allowed", "outside-limit-of-none", bodies=sorted(held.bodies))
    return Problem("not-allowed", "outside-limit", bodies=sorted(held.bodies), belongs=sorted(belongs))
