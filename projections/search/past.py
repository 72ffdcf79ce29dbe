"""Records as they were known at each of many positions: looked up once, for a batch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from archive.records import Record
from projections.following.statements import Straight
from projections.records.rooms import IN_ROOMS, Rooms, load
from projections.records.table import ids

_ROOMS = Straight(IN_ROOMS)
_ID = Straight(select(ids.c.type, ids.c.owner).where(ids.c.id == bindparam("id")))


class Past:
    """All versions of the records of some owners and justeringer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rooms: Rooms = {}
        self._ids: dict[str, tuple[str, str]] = {}

    def load(self, rooms: Iterable[str]) -> None:
        load(self._connection, _ROOMS, rooms, self._rooms)

    def kind_and_owner(self, id: str) -> tuple[str, str]:
        """The type of an id, and the owner behind it."""
        if id not in self._ids:
            ((type, owner),) = _ID(self._connection, id=id)
            self._ids[id] = (type, owner)
        return self._ids[id]

    def at(self, position: int) -> KnownAt:
        return KnownAt(self, position)

    def records(self, room: str, position: int) -> list[Record]:
        self.load([room])
        return [record for begins, ends, record in self._rooms[room] if begins <= position < ends]


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

    def decided(self, decision: str | None) -> tuple[str | None, str | None]:
        """The body that decided, and its meeting."""
        data: dict[str, Any] = {} if decision is None else dict(self.maker(decision, "record-decision").data)
        return data.get("body"), data.get("meeting")
