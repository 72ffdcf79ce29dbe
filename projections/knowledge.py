"""What the archive knows at one K, read from the records table: each owner once a question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, bindparam, select

from archive.records import Record
from projections.following.statements import Straight, chunks, is_among, listed
from projections.records_table import IS_JUSTERING, as_record, ids, moments, records, refs


def known_at(table: Table) -> ColumnElement[bool]:
    """Rows of a table known at ``:at``, a position that ends a command."""
    return and_(table.c.known_from <= bindparam("at"), table.c.known_to > bindparam("at"))


_KNOWN = select(records).where(known_at(records))
# In no order: SQLite would go through all records in that order rather than seek some.
_ROOMS = Straight(_KNOWN.where(is_among(records.c.room, bindparam("rooms"))))
_ROOM = records.columns.keys().index("room")
_JUSTERINGER = _KNOWN.where(records.c.owner == bindparam("owner"), IS_JUSTERING).order_by(records.c.position)
_IDS = Straight(
    select(ids.c.id, ids.c.type).where(is_among(ids.c.id, bindparam("ids")), ids.c.known_from <= bindparam("at"))
)
_OWNER = select(ids.c.owner).where(ids.c.id == bindparam("id"), ids.c.known_from <= bindparam("at"))
_VERSION = Straight(
    select(moments.c.version)
    .where(moments.c.subject == bindparam("subject"), moments.c.position <= bindparam("at"))
    .order_by(moments.c.position.desc())
    .limit(1)
)
_WITHIN = and_(records.c.day >= bindparam("first"), records.c.day < bindparam("end"), known_at(records))
_OF_TYPE = (
    select(ids.c.id).where(ids.c.type == bindparam("type"), ids.c.known_from <= bindparam("at")).order_by(ids.c.id)
)
_DATED = select(records.c.owner).where(records.c.command == bindparam("command"), _WITHIN)
_OF_BODY = _DATED.where(records.c.body == bindparam("body"))
_CALLED_BY = select(refs.c.id).where(
    refs.c.target == bindparam("body"),
    refs.c.command == "call-meeting",
    refs.c.field == "body",
    refs.c.id == records.c.owner,
    known_at(refs),
)
_MOVED = _DATED.where(_CALLED_BY.exists())
_NAMING = select(refs.c.id).where(
    refs.c.target == bindparam("target"),
    refs.c.command == bindparam("command"),
    refs.c.field == bindparam("field"),
    known_at(refs),
)


class SqlKnowledge:
    """``archive.records.WholeKnowledge`` at one position; keeps what it has looked up, for one question."""

    def __init__(self, connection: Connection, position: int) -> None:
        self._connection = connection
        self.position = position
        self._rooms: dict[str, list[Record]] = {}
        self._justeringer: dict[str, list[Record]] = {}
        self._types: dict[str, str | None] = {}

    def keep(self, room: str, found: list[Record]) -> None:
        """Takes what somebody has looked up already: the records of an owner that will be asked for."""
        self._rooms[room] = found

    def records(self, owner: str) -> Sequence[Record]:
        found = self._rooms.get(owner)
        if found is None:
            self.prefetch([owner])
            found = self._rooms[owner]
        return found if not found or found[0].owner == owner else []

    def justering(self, id: str) -> Record | None:
        if id not in self._rooms:
            self.prefetch([id])
        return next((r for r in self._rooms[id] if r.command == "adopt-justering"), None)

    def justeringer(self, agreement: str) -> Sequence[Record]:
        if agreement not in self._justeringer:
            rows = self._connection.execute(_JUSTERINGER, {"owner": agreement, "at": self.position})
            self._justeringer[agreement] = [as_record(row) for row in rows]
        return self._justeringer[agreement]

    def type_of(self, id: str) -> str | None:
        if id not in self._types:
            self.prefetch_types([id])
        return self._types[id]

    def prefetch(self, owners: Iterable[str]) -> None:
        """Looks up all records of several owners (or justeringer) in one query for each 500."""
        missing = [owner for owner in dict.fromkeys(owners) if owner not in self._rooms]
        for chunk in chunks(missing):
            self._rooms.update({owner: [] for owner in chunk})
            for row in sorted(_ROOMS(self._connection, rooms=listed(chunk), at=self.position)):
                self._rooms[row[_ROOM]].append(as_record(row))

    def prefetch_types(self, named: Iterable[str]) -> None:
        missing = [id for id in dict.fromkeys(named) if id not in self._types]
        for chunk in chunks(missing):
            found = _IDS(self._connection, ids=listed(chunk), at=self.position)
            self._types.update({id: None for id in chunk} | dict(found))

    def made(self, id: str) -> Record | None:
        self.prefetch([id])
        if found := self._rooms[id]:
            return found[0]
        owner = self._connection.execute(_OWNER, {"id": id, "at": self.position}).scalar()
        return None if owner is None else next(r for r in self.records(owner) if r.id == id)

    def of_type(self, type: str) -> Sequence[str]:
        return self._ids(_OF_TYPE, type=type)

    def dated(self, command: str, first: str, end: str) -> Sequence[str]:
        return self._ids(_DATED, command=command, first=first, end=end)

    def meetings_of(self, body: str, first: str, end: str) -> Sequence[str]:
        within = {"body": body, "first": first, "end": end}
        called = self._ids(_OF_BODY, command="call-meeting", **within)
        return sorted({*called, *self._ids(_MOVED, command="move-meeting", **within)})

    def decisions_of(self, body: str, first: str, end: str) -> Sequence[str]:
        return self._ids(_OF_BODY, command="record-decision", body=body, first=first, end=end)

    def naming(self, target: str, command: str, field: str) -> Sequence[str]:
        return self._ids(_NAMING, target=target, command=command, field=field)

    def _ids(self, statement: Select[str], **given: str) -> list[str]:
        rows = self._connection.execute(statement, {**given, "at": self.position})
        return sorted(set(rows.scalars()))

    def version(self, subject: str) -> int:
        """How many commands on a subject are known, corrections included."""
        return next((int(version) for (version,) in _VERSION(self._connection, subject=subject, at=self.position)), 0)
