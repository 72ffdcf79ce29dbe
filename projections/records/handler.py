"""What keeps the records: the read model that all others stand on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from archive.events import Event, Recorded
from archive.owners import COMMAND_OF, CORRECTIONS, TYPES, corrected_fields, corrected_id, made_id
from archive.records import OPEN, Record, corrected
from projections.following.statements import Inserter, Row, Straight
from projections.records.marks import marks
from projections.records.rows import as_record, room, rows_of
from projections.records.table import ids, moments, records, refs

_OF_A_RULE = ("rule", "value", "kommissorium", "source")
_STAYS_OPEN = records.c.known_to == OPEN
_LATEST_AT = Straight(select(moments.c.latest_at).order_by(moments.c.position.desc()).limit(1))
_AT = Straight(select(records).where(records.c.position == bindparam("at"), _STAYS_OPEN))
_IN_ROOM = Straight(
    select(records).where(records.c.room == bindparam("room"), _STAYS_OPEN).order_by(records.c.position).limit(1)
)
_INSERTS = {table.name: Inserter(table) for table in (moments, records, ids, refs, marks)}
_CLOSINGS = [
    Straight(update(t).values(known_to=bindparam("to")).where(t.c.position == bindparam("at"), t.c.known_to == OPEN))
    for t in (records, refs, marks)
]
_KNOWN_TO = {table.name: list(table.columns.keys()).index("known_to") for table in (records, refs, marks)}


class Records:
    """The read model that all others stand on."""

    name = "records"
    version = 13
    rests_on: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self._latest = (0, "")

    def apply(self, connection: Connection, commands: Sequence[Recorded]) -> None:
        latest = self._latest_before(connection, commands[0])
        rows = _Rows(connection)
        for command in commands:
            latest = max(latest, command.recorded_at)
            rows.waiting["moments"].append(_moment(command, latest))
            if command.primary.name in CORRECTIONS:
                rows.correct(command)
            elif command.primary.name in COMMAND_OF:
                rows.add(command)
        rows.flush()
        self._latest = (commands[-1].position, latest)

    def _latest_before(self, connection: Connection, command: Recorded) -> str:
        """The running maximum of recording times: it follows from the log, whoever followed it up to there."""
        position, latest = self._latest
        return latest if position == command.before else latest_at(connection)


class _Rows:
    """Rows on their way into the tables, many at a time.

    ``_known``: the records that may be corrected, by position; ``_places``: where their rows wait, if they do.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.waiting: dict[str, list[Row]] = {name: [] for name in _INSERTS}
        self._known: dict[int, Record] = {}
        self._places: dict[int, dict[str, range]] = {}
        self._first: dict[str, int] = {}
        self._closings: list[dict[str, int]] = []

    def flush(self) -> None:
        for close in _CLOSINGS:
            close.add(self._connection, self._closings)
        for name, into in _INSERTS.items():
            into.put(self._connection, self.waiting[name])

    def add(self, command: Recorded) -> None:
        self._add(first_record(command), command)
        for position, event in command.events[1:-1]:
            if event.name in TYPES:
                # A document that lay in the first: known with the command, at a position of its own.
                self._put(record_of(event, position), position)
                self.waiting["ids"].append((event.originator_id, TYPES[event.name], event.originator_id, position))

    def _add(self, record: Record, command: Recorded) -> None:
        self._put(record, command.position)
        made = TYPES.get(command.primary.name)
        if made and (record.id != record.owner or command.primary.originator_version == 1):
            self.waiting["ids"].append((record.id, made, record.owner, command.position))
            if room(record) == record.id:
                self._first[record.id] = record.position

    def correct(self, command: Recorded) -> None:
        before = self._target(command.primary)
        self._close(before.position, command.position)
        self._put(correct(before, command), command.position)

    def _put(self, record: Record, known_from: int) -> None:
        self._known[record.position] = record
        places = self._places[record.position] = {}
        for name, rows in rows_of(record, known_from).items():
            waiting = self.waiting[name]
            places[name] = range(len(waiting), len(waiting) + len(rows))
            waiting += rows

    def _close(self, position: int, at: int) -> None:
        if position not in self._places:
            self._closings.append({"at": position, "to": at})
            return
        for name, places in self._places[position].items():
            waiting, column = self.waiting[name], _KNOWN_TO[name]
            for place in places:
                waiting[place] = (*waiting[place][:column], at, *waiting[place][column + 1 :])

    def _target(self, event: Event) -> Record:
        """The record that a correction mends, as known just before it."""
        position = event.data["position"] if event.name == "record-corrected" else self._first_in(corrected_id(event))
        if position not in self._known:
            self._read(_AT, at=position)
        return self._known[position]

    def _first_in(self, room: str) -> int:
        if room not in self._first:
            self._first[room] = self._read(_IN_ROOM, room=room)
        return self._first[room]

    def _read(self, statement: Straight, **given: Any) -> int:
        """The position of a stored record; one that was corrected since is known better."""
        record = as_record(statement(self._connection, **given)[0])
        self._known.setdefault(record.position, record)
        return record.position


def first_record(command: Recorded) -> Record:
    """The record of a command that is no correction, as it was recorded."""
    return record_of(command.primary, command.position, _questioned(command))


def record_of(event: Event, position: int, questioned: Sequence[Mapping[str, Any]] = ()) -> Record:
    data = event.data
    return Record(
        position,
        COMMAND_OF[event.name],
        event.originator_id,
        made_id(event),
        {name: value for name, value in data.items() if name != "judgement"} if "judgement" in data else data,
        judgement=data.get("judgement"),
        recorded_at=event.recorded_at,
        by=event.by,
        questioned=questioned,
    )


def _questioned(command: Recorded) -> Sequence[Mapping[str, Any]]:
    """The rules of drafts that a command went beyond when it was recorded."""
    warned = command.closing.data.get("warnings", ())
    return [{name: one[name] for name in _OF_A_RULE} for one in warned if one["code"] == "draft-rule"]


def correct(before: Record, command: Recorded) -> Record:
    fields, void = corrected_fields(command.primary)
    return corrected(before, fields, void, command.position)


def latest_at(connection: Connection) -> str:
    """The running maximum of recording times at the end of what has been followed."""
    found = _LATEST_AT(connection)
    return str(found[0][0]) if found else ""


def _moment(command: Recorded, latest: str) -> Row:
    closing = command.closing
    said = closing.data
    named = said["subject"], said["type"], said["version"]
    mended = command.primary.data if command.primary.name == "record-corrected" else {}
    why = mended.get("position"), mended.get("reason")
    return command.position, closing.recorded_at, latest, closing.by, closing.command, closing.key, *named, *why
