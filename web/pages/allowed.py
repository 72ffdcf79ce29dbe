"""What whoever asks may record of what a page shows: no link leads to a form that would be refused to them, and none
such opens.

It tells what to show, and gives nobody a right: that is judged when something is recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from flask import g

from archive.grammar import COMMANDS
from archive.grammar.grants import OF_RIGHTS
from archive.problems import Problem
from archive.records import Record
from archive.rights.belonging import Belonging, Bodies
from archive.rights.judging import outside_limit
from projections.view import View
from web.desk.mending import record_at
from web.pages.asking import moment
from web.people.needing import current_rights

# What these record belongs to what was decided for it, and not to what they are filled in with.
_BY_ANOTHER_DECISION = frozenset({("justering", "agreement")})
_BY_THE_PARTIES = "br-godkendelse"


class _Thing(NamedTuple):
    id: str
    type: str | None


class _Known:
    """``archive.rights.belonging.Things`` as a view knows them."""

    def __init__(self, view: View) -> None:
        self._known = view.knowledge

    def type_of(self, id: str) -> str | None:
        return self._known.type_of(id)

    def owner(self, id: str) -> _Thing:
        owner = self.maker(id).owner
        return _Thing(owner, self._known.type_of(owner))

    def maker(self, id: str) -> Record:
        made = self._known.made(id)
        assert made is not None, f"nothing has the id {id}"
        return made


def belonging_in(view: View) -> Belonging:
    return Belonging(_Known(view))


def may_record() -> bool:
    """Whether who asks may record anything; where nobody signs in, everybody may."""
    return current_rights().records


def may_command(command: str) -> bool:
    """Whether they may record such a command at all."""
    held = current_rights()
    return held.administers if command in OF_RIGHTS else held.records


def require_form(command: str, said: Mapping[str, str]) -> None:
    """Raises ``not-allowed`` where they could not record such a command that says this, whatever else it says."""
    if not may_command(command):
        raise Problem("not-allowed", "role-missing", role="administrator" if command in OF_RIGHTS else "recorder")
    if command in OF_RIGHTS or current_rights().unlimited:
        return
    known = moment().view.knowledge
    there = {name: id for name, id in said.items() if known.type_of(id) is not None}
    _require_within(_belonging().so_far(COMMANDS[command], there))


def require_own_form(name: str, said: Mapping[str, str]) -> None:
    """The same of a form of its own."""
    known = moment().view.knowledge
    for field, id in said.items():
        if known.type_of(id) is not None and not _may_fill_in(name, field, id):
            _require_within(_belonging().of_thing(id))


def require_to_say_of(record: Record) -> None:
    """Raises ``not-allowed`` where a record belongs beyond their limit."""
    if not may_say_of(record):
        raise outside_limit(current_rights(), _belonging().of_record(record.owner, record))


def _require_within(bodies: Bodies) -> None:
    if bodies and not _within(bodies):
        raise outside_limit(current_rights(), bodies)


def may_mend(position: int) -> bool:
    """Whether they may say something of a record."""
    return _may(lambda: _of(record_at(moment().view, position, moment().view.position)))


def may_mend_made(id: str) -> bool:
    """The same of the record that made what has an id."""
    return _may(lambda: _of(moment().view.knowledge.made(id)))


def may_say_of(record: Record) -> bool:
    return _may(lambda: _of(record))


def may_record_for(*things: str) -> bool:
    """Whether one of these, or what it belongs to, is within their limit; of nothing who has one may not tell."""
    return _may(lambda: not things or _any_within(things))


def _any_within(things: Iterable[str]) -> bool:
    known = moment().view.knowledge
    return any(_within(_belonging().of_thing(id)) for id in things if known.type_of(id) is not None)


def _may(within: Callable[[], bool]) -> bool:
    """``within``: whether it is within their limit, asked only of who has one and may record."""
    held = current_rights()
    return held.records and (held.unlimited or within())


def _of(record: Record | None) -> bool:
    return record is not None and _within(_belonging().of_record(record.owner, record))


def forms_for(field: str, id: str, names: Iterable[str]) -> list[str]:
    """Of the forms of their own that are filled in by something, those that they may record."""
    return [name for name in names if _may_fill_in(name, field, id)]


def _may_fill_in(name: str, field: str, id: str) -> bool:
    if (name, field) in _BY_ANOTHER_DECISION:
        return may_record()
    if name == _BY_THE_PARTIES and may_record() and not current_rights().unlimited:
        return may_record_for("", *(row.body for row in moment().view.judge.votes.required(id)))
    return may_record_for(id)


def _belonging() -> Belonging:
    if "belonging" not in g:
        g.belonging = belonging_in(moment().view)
    found: Belonging = g.belonging
    return found


def _within(bodies: frozenset[str]) -> bool:
    """Looked up once a request: of what a page shows most belongs to the same."""
    found: dict[frozenset[str], bool] = g.setdefault("within", {})
    if bodies not in found:
        found[bodies] = _belonging().within(bodies, current_rights().bodies)
    return found[bodies]
