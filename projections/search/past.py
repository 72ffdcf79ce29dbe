"""Records as they were known at each of many positions: looked up once, for a batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, literal_column, select

from archive.items import Items, Place, in_places
from archive.records import Record
from projections.following.statements import Straight
from projections.records.rooms import IN_ROOMS, Rooms, load
from projections.records.table import ids, refs

_ROOMS = Straight(IN_ROOMS)
_ID = Straight(select(ids.c.type, ids.c.owner).where(ids.c.id == bindparam("id")))
_RESTING = Straight(
    select(refs.c.id, refs.c.command).where(
        refs.c.target == bindparam("target"),
        refs.c.command.in_([literal_column("'adopt-justering'"), literal_column("'enter-agreement'")]),
        refs.c.field == literal_column("'decision'"),
        refs.c.void == literal_column("0"),
        refs.c.known_from <= bindparam("at"),
        refs.c.known_to > bindparam("at"),
    )
)


class Past:
    """All versions of the records of some owners and justeringer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rooms: Rooms = {}
        self._ids: dict[str, tuple[str, str]] = {}
        # By the identity of a record, which the rooms keep.
        self._titles: dict[int, dict[str, list[str]]] = {}
        self._items: dict[int, Items] = {}
        self._numbered: dict[int, dict[str, list[Place]]] = {}

    def load(self, rooms: Iterable[str]) -> None:
        load(self._connection, _ROOMS, rooms, self._rooms)

    def kind_and_owner(self, id: str) -> tuple[str, str]:
        """The type of an id, and the owner behind it."""
        if id not in self._ids:
            ((type, owner),) = _ID(self._connection, id=id)
            self._ids[id] = (type, owner)
        return self._ids[id]

    def resting_on(self, decision: str, position: int) -> list[tuple[str, str]]:
        """The justeringer and agreements, not void, that name a decision as theirs, as (type, id)."""
        found = _RESTING(self._connection, target=decision, at=position)
        types = {"adopt-justering": "justering", "enter-agreement": "agreement"}
        return sorted((types[command], id) for id, command in found)

    def at(self, position: int) -> KnownAt:
        return KnownAt(self, position)

    def records(self, room: str, position: int) -> list[Record]:
        self.load([room])
        return [record for begins, ends, record in self._rooms[room] if begins <= position < ends]

    def items(self, record: Record) -> Items:
        """The items of an agenda or of minutes: read once, however many positions ask."""
        if id(record) not in self._items:
            self._items[id(record)] = in_places(record.data["items"])
        return self._items[id(record)]

    def numbered(self, record: Record, numbers: Collection[str]) -> Iterator[Place]:
        """The places of those of its items that have some numbers."""
        if id(record) not in self._numbered:
            found: defaultdict[str, list[Place]] = defaultdict(list)
            for place in self.items(record):
                found[place[0]].append(place)
            self._numbered[id(record)] = dict(found)
        for number in numbers:
            yield from self._numbered[id(record)].get(number, ())

    def titles(self, agenda: Record) -> Mapping[str, list[str]]:
        """By number, the titles of an agenda: read once, however many items and decisions ask."""
        if id(agenda) not in self._titles:
            found = self._titles[id(agenda)] = {}
            for item in agenda.data["items"]:
                found.setdefault(item["number"], []).append(str(item["title"]))
        return self._titles[id(agenda)]


class KnownAt:
    """``archive.records.Knowledge`` at one position."""

    def __init__(self, past: Past, position: int) -> None:
        self._past = past
        self.position = position

    def records(self, owner: str) -> Sequence[Record]:
        return self._past.records(owner, self.position)

    def justering(self, id: str) -> Record | None:
        return next(iter(self.records(id)), None)

    def justeringer(self, agreement: str) -> Sequence[Record]:
        """None: provisions are fed from their own table, and nothing else asks for them."""
        return []

    def type_of(self, id: str) -> str | None:
        return self._past.kind_and_owner(id)[0]

    def owner_of(self, id: str) -> str:
        return self._past.kind_and_owner(id)[1]

    def maker(self, id: str, command: str) -> Record:
        return next(record for record in self.records(id) if record.command == command)

    def live(self, owner: str, *commands: str) -> list[Record]:
        return [record for record in self.records(owner) if record.command in commands and not record.void]

    def resting_on(self, decision: str) -> list[tuple[str, str]]:
        return self._past.resting_on(decision, self.position)

    def items(self, record: Record) -> Items:
        return self._past.items(record)

    def numbered(self, record: Record, numbers: Collection[str]) -> Iterator[Place]:
        return self._past.numbered(record, numbers)

    def titles(self, agenda: Record) -> Mapping[str, list[str]]:
        return self._past.titles(agenda)

    def decided(self, decision: str | None) -> tuple[str | None, str | None]:
        """The body that decided, and its meeting."""
        data: dict[str, Any] = {} if decision is None else dict(self.maker(decision, "record-decision").data)
        return data.get("body"), data.get("meeting")
