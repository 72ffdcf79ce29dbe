"""What the archive knows at one K, read from the records table: each owner once a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, or_, select

from archive.records import Record
from projections.following.statements import Straight, chunks, is_among, listed
from projections.records.marks import marks
from projections.records.rows import as_record
from projections.records.table import IS_DOUBTING, IS_JUSTERING, IS_QUESTIONABLE, ids, moments, records, refs


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
_OF_TYPE = Straight(
    select(ids.c.id).where(ids.c.type == bindparam("type"), ids.c.known_from <= bindparam("at")).order_by(ids.c.id)
)
_OWNERS_OF = Straight(select(ids.c.owner).where(ids.c.type == bindparam("type"), ids.c.known_from <= bindparam("at")))
_DAY = select(records.c.owner).where(records.c.command == bindparam("command"), _WITHIN)
# Planned for any values, days or a body may be taken for what narrows most: it is a matter of which are asked.
_DATED = Straight(_DAY, by_values=True)
_OF_BODY = Straight(_DAY.where(records.c.body == bindparam("body")), by_values=True)
_CALLED_BY = select(refs.c.id).where(
    refs.c.target == bindparam("body"),
    refs.c.command == "call-meeting",
    refs.c.field == "body",
    refs.c.id == records.c.owner,
    known_at(refs),
)
_MOVED = Straight(_DAY.where(_CALLED_BY.exists()), by_values=True)
_NAMED = and_(refs.c.command == bindparam("command"), refs.c.field == bindparam("field"), known_at(refs))
_NAMING = Straight(select(refs.c.id).where(refs.c.target == bindparam("target"), _NAMED))
_NAMING_ANY = Straight(select(refs.c.target, refs.c.id).where(is_among(refs.c.target, bindparam("targets")), _NAMED))
_MARKED = select(marks.c.id).where(
    marks.c.command == bindparam("command"), marks.c.field == bindparam("field"), known_at(marks)
)
_VALUED = Straight(_MARKED.where(marks.c.value == bindparam("value")))
_MARKED_WITHIN = Straight(_MARKED.where(marks.c.value >= bindparam("first"), marks.c.value < bindparam("end")))
_DOUBTED = select(records.c.doubts).where(IS_DOUBTING, known_at(records))
_RESTS = and_(
    refs.c.target.in_(_DOUBTED),
    or_(refs.c.field == "decision", refs.c.field == "set_up_by"),
    refs.c.void == 0,
    known_at(refs),
)
_RESTING = Straight(
    _KNOWN.where(
        records.c.position.in_(select(refs.c.position).where(_RESTS, refs.c.command != "annul-decision")),
        records.c.void == 0,
    ),
    by_values=True,
)
_QUESTIONABLE = Straight(_KNOWN.where(IS_QUESTIONABLE, records.c.void == 0), by_values=True)
_ANNULLED = Straight(
    select(records.c.owner).where(IS_DOUBTING, records.c.command == "annul-decision", known_at(records)),
    by_values=True,
)


class SqlKnowledge:
    """``archive.records.WholeKnowledge`` at one position; keeps what it has looked up, for one question."""

    def __init__(self, connection: Connection, position: int) -> None:
        self._connection = connection
        self.position = position
        self._rooms: dict[str, list[Record]] = {}
        self._justeringer: dict[str, list[Record]] = {}
        self._types: dict[str, str | None] = {}
        self._naming: dict[tuple[str, str, str], list[str]] = {}

    def keep(self, room: str, found: list[Record]) -> None:
        """Takes what somebody has looked up already: the records of an owner that will be asked for."""
        self._rooms[room] = found

    def records(self, owner: str) -> Sequence[Record]:
        found = self._rooms.get(owner)
        if found is None:
            self.prefetch([owner])
            found = self._rooms[owner]
        return found if not found or found[0].owner == owner else []

    def looked_up(self) -> Iterator[Record]:
        """The records of whatever owners were asked for so far."""
        for found in tuple(self._rooms.values()):
            yield from found

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
        if id not in self._rooms:
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
        if (target, command, field) not in self._naming:
            found = self._ids(_NAMING, target=target, command=command, field=field)
            self._naming[target, command, field] = found
        return self._naming[target, command, field]

    def prefetch_naming(self, targets: Iterable[str], command: str, field: str) -> None:
        missing = [target for target in dict.fromkeys(targets) if (target, command, field) not in self._naming]
        for chunk in chunks(missing):
            found: dict[str, set[str]] = {target: set() for target in chunk}
            named = {"targets": listed(chunk), "command": command, "field": field, "at": self.position}
            for target, id in _NAMING_ANY(self._connection, **named):
                found[target].add(id)
            self._naming.update({(target, command, field): sorted(found[target]) for target in chunk})

    def owners_of(self, type: str) -> Sequence[str]:
        return self._ids(_OWNERS_OF, type=type)

    def valued(self, command: str, field: str, value: str) -> Sequence[str]:
        return self._ids(_VALUED, command=command, field=field, value=value)

    def within(self, command: str, field: str, first: str, end: str) -> Sequence[str]:
        return self._ids(_MARKED_WITHIN, command=command, field=field, first=first, end=end)

    def _ids(self, statement: Straight, **given: str) -> list[str]:
        return sorted({id for (id,) in statement(self._connection, at=self.position, **given)})

    def doubted(self) -> Sequence[Record]:
        rows = [row for found in (_QUESTIONABLE, _RESTING) for row in found(self._connection, at=self.position)]
        annulled = self._ids(_ANNULLED)
        self.prefetch(annulled)
        found = [as_record(row) for row in rows]
        found += [r for id in annulled for r in self.records(id) if r.command == "record-decision" and not r.void]
        return sorted({record.position: record for record in found}.values(), key=lambda record: record.position)

    def version(self, subject: str) -> int:
        """How many commands on a subject are known, corrections included."""
        return next((int(version) for (version,) in _VERSION(self._connection, subject=subject, at=self.position)), 0)
