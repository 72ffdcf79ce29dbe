"""Whether somebody may record a command: judged inside the transaction that would record it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.grammar.grants import OF_RIGHTS
from archive.grammar.shapes import CommandSpec
from archive.knowledge import StreamKnowledge
from archive.owners import Owner
from archive.problems import Problem
from archive.records import Record
from archive.rights.belonging import Belonging, NotFound
from archive.rights.grants import Grants
from archive.rights.roles import Rights, rights
from archive.times import today


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


def require_right(
    actor: Actor,
    spec: CommandSpec,
    data: Mapping[str, Any],
    known: StreamKnowledge,
    target: tuple[Owner, Record] | None,
) -> bool:
    """Raises ``not-allowed``. False where what decides is not in the archive, for which it will be refused.

    ``target``: the record that a ``correct-record`` mends, and its owner.
    """
    held = require_role(actor, spec.name, known.grants)
    if spec.name in OF_RIGHTS or held.unlimited:
        return True
    belonging = Belonging(known)
    try:
        places = belonging.of_command(spec, data, target)
    except NotFound:
        return False
    if not all(belonging.within(bodies, held.bodies) for bodies in places):
        raise Problem("not-allowed", "outside-limit", bodies=", ".join(sorted(held.bodies)))
    return True
