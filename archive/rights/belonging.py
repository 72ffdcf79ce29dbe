"""Which bodies a command belongs to: what a recorder with a limit may record follows from it.

It is derived from the grammar. What a command makes belongs to where its own fields place it: a body that it names as
``body``, its meeting's body, a pulje's disposer, what a document belongs to, the body of its decision; a new body to
the one that it lies under. Whatever else is said of a thing belongs where the thing does; an approval, a refusal, an
accession and a withdrawal to the party too, and a follow-up to the body that it is of. A correction belongs to what
the record was before it and to what it is after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from archive.grammar import COMMANDS
from archive.grammar.shapes import CommandSpec
from archive.records import CORRECTION_FIELDS, Record, corrected

Bodies = frozenset[str]
# The fields that place what a command makes; the first that is given counts. A decision taken at a meeting is its
# meeting's, whatever body was kept with it.
_PLACES = ("body", "meeting", "disposer", "belongs_to", "decision")
_OF_A_DECISION = ("meeting", "body")
# A new body lies under another; everything that lies within two things belongs to both.
_OF_A_BODY = ("parent",)
_OF_A_DOCUMENT = ("belongs_to", "meeting")
_NOT_CORRECTED = CORRECTION_FIELDS | {"note", "dated_as"}
# Who acts in what is somebody else's thing.
_ACTORS = {
    "approve": "party",
    "decline": "party",
    "accede": "party",
    "withdraw": "party",
    "follow-up": "body",
}


class Thing(Protocol):
    """What an id names, or lies within."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> str | None: ...


class Things(Protocol):
    """As much of what is known as tells where something belongs."""

    def type_of(self, id: str) -> str | None: ...

    def owner(self, id: str) -> Thing:
        """What lies behind an id: of a justering its agreement, of a kommissorium its body."""

    def maker(self, id: str) -> Record:
        """The record that made what is there."""


class Belonging:
    """``known``: what is recorded up to now."""

    def __init__(self, known: Things) -> None:
        self._known = known
        self._asked: set[str] = set()

    def of_command(
        self, spec: CommandSpec, data: Mapping[str, Any], target: tuple[Thing, Record] | None
    ) -> list[Bodies]:
        """One set of bodies for a command, for a correction two, before and after. Each empty one: to no body.

        ``target``: the record that a ``correct-record`` mends, and its owner.
        """
        if target is not None:
            return self._corrected(target[0], target[1], data.get("fields", {}))
        if not spec.corrects:
            return [self._of(spec, data, data.get(spec.owner))]
        owner = self._known.owner(str(data[spec.owner]))
        record = self._known.maker(str(data[spec.owner]))
        said = {name: value for name, value in data.items() if name not in _NOT_CORRECTED and name != spec.owner}
        return self._corrected(owner, record, said)

    def so_far(self, spec: CommandSpec, data: Mapping[str, Any]) -> Bodies:
        """The same of a command of which not all is said: none where what is still to be said may place it elsewhere.

        ``data``: what it names is there.
        """
        actor = _ACTORS.get(spec.name)
        if spec.makes == "document" or (actor is not None and actor not in data):
            return frozenset()
        if spec.yearly is not None or (spec.makes is not None and self._is_placed(spec)):
            return self._placed(spec, data)
        return self.of_thing(str(data[spec.owner])) if spec.owner in data else frozenset()

    def _corrected(self, owner: Thing, record: Record, fields: Mapping[str, Any]) -> list[Bodies]:
        spec, after = COMMANDS[record.command], corrected(record, fields, None, record.position)
        return [self._of(spec, record.data, owner.id), self._of(spec, after.data, owner.id)]

    def of_record(self, owner: str, record: Record) -> Bodies:
        """Where a record belongs as it stands: what is said of it belongs there too."""
        return self._of(COMMANDS[record.command], record.data, owner)

    def _of(self, spec: CommandSpec, data: Mapping[str, Any], thing: Any) -> Bodies:
        """``thing``: what the command is said of, where it makes nothing that is placed by itself."""
        if spec.yearly is not None or (spec.makes is not None and self._is_placed(spec)):
            return self._placed(spec, data)
        found = self.of_thing(str(thing))
        actor = data.get(_ACTORS.get(spec.name, ""))
        return found | {str(actor)} if actor is not None else found

    @staticmethod
    def _is_placed(spec: CommandSpec) -> bool:
        """Whether what it makes is placed by fields of its own; else it lies where its subject does."""
        return spec.owner == "id" or spec.makes == "justering"

    def _placed(self, spec: CommandSpec, data: Mapping[str, Any]) -> Bodies:
        places: tuple[str, ...] = {
            "body": _OF_A_BODY,
            "decision": _OF_A_DECISION,
            "document": _OF_A_DOCUMENT,
        }.get(spec.type or "", _PLACES)
        given = [(name, data[name]) for name in places if data.get(name) is not None and name in spec.fields]
        if spec.type != "document":
            given = given[:1]
        return frozenset[str]().union(*(self._by(name, str(id)) for name, id in given))

    def _by(self, field: str, id: str) -> Bodies:
        return frozenset({id}) if field in ("body", "disposer", "parent") else self.of_thing(id)

    def of_thing(self, id: str) -> Bodies:
        """The bodies that something in the archive belongs to; a body to itself."""
        owner = self._known.owner(id)
        if owner.type == "body":
            return frozenset({owner.id})
        record = self._known.maker(id)
        spec = COMMANDS[record.command]
        if spec.yearly is not None or id in self._asked:  # documents can be said to belong to each other
            return frozenset()
        self._asked.add(id)
        try:
            return self._of(spec, record.data, owner.id)
        finally:
            self._asked.remove(id)

    def above(self, body: str) -> Iterator[str]:
        """The body and those that it lies under, the nearest first."""
        seen: set[str] = set()
        at: Any = body
        while at is not None and at not in seen and self._known.type_of(at) == "body":
            seen.add(at)
            yield at
            at = self._known.maker(at).data.get("parent")

    def within(self, bodies: Bodies, limit: Bodies) -> bool:
        """Whether one of these bodies is one of the limit's or lies below one."""
        return any(not limit.isdisjoint(self.above(body)) for body in bodies)
