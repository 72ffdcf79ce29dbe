"""The audit trail as a table: one row an event of a record, with where and when it belongs and what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Index, Select, Table, bindparam, select

from archive.catalogue import DECISION_TAKEN, ID_ASSIGNED
from archive.events import Event, Recorded
from archive.grammar import COMMANDS
from archive.owners import CORRECTIONS
from archive.records import Record
from archive.times import COPENHAGEN, parse_instant
from projections.readmodel import NUMBER, TEXT, metadata
from projections.records_table import as_record, records
from projections.statements import Inserter

audit = Table(
    "audit",
    metadata,
    Column("position", NUMBER, primary_key=True),
    Column("n", NUMBER, primary_key=True),
    Column("recorded_at", TEXT, nullable=False),
    Column("recorded_by", TEXT, nullable=False),
    Column("command", TEXT, nullable=False),
    Column("key", TEXT, nullable=False),
    Column("event", TEXT, nullable=False),
    Column("subject_type", TEXT, nullable=False),
    Column("subject_id", TEXT, nullable=False),
    Column("made", TEXT),
    Column("body", TEXT),
    Column("meeting", TEXT),
    Column("item", TEXT),
    Column("decided_on", TEXT),
    Column("effective_on", TEXT),
    Column("corrects", NUMBER),
    Column("reason", TEXT),
    Column("changed", TEXT),
    Column("days_late", NUMBER),
    Column("summary", TEXT, nullable=False),
    sqlite_with_rowid=False,
)
Index("audit_subject", audit.c.subject_id, audit.c.position, audit.c.n)
Index(
    "audit_made",
    audit.c.made,
    audit.c.position,
    audit.c.n,
    sqlite_where=audit.c.made.is_not(None),
    postgresql_where=audit.c.made.is_not(None),
)
Index("audit_body", audit.c.body, audit.c.position, audit.c.n)
Index(
    "audit_meeting",
    audit.c.meeting,
    audit.c.position,
    audit.c.n,
    sqlite_where=audit.c.meeting.is_not(None),
    postgresql_where=audit.c.meeting.is_not(None),
)
Index("audit_event", audit.c.event, audit.c.position, audit.c.n)
Index("audit_by", audit.c.recorded_by, audit.c.position, audit.c.n)

_insert = Inserter(audit)
_IN_ROOMS = select(records).where(records.c.room.in_(bindparam("rooms", expanding=True))).order_by(records.c.known_from)
_PLACING = _IN_ROOMS.where(records.c.command.in_(["call-meeting", "move-meeting", "record-decision"]))
_CHUNK = 500
_encode = msgspec.json.Encoder().encode
_Rooms = dict[str, list[tuple[int, int, Record]]]

# The record's own date; of minutes it is the meeting's.
_OWN_DATE: Mapping[str, str] = {
    "record-decision": "decided_on",
    "publish-agenda": "sent_on",
    "file-document": "dated",
    **{name: "on" for name, spec in COMMANDS.items() if "on" in spec.fields},
}
# What the sentence of an event needs.
_NAMED = (
    "access", "date", "decision", "from", "id", "member_body", "members_of", "name", "office", "on", "outcome", "party",
    "person", "remark", "role", "status", "title", "to",
)  # fmt: skip


class _Known:
    """The records that a batch rests on, as known at any position of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._placing: _Rooms = {}
        self._corrected: _Rooms = {}

    def load_placing(self, rooms: Iterable[str]) -> None:
        """What made meetings and decisions, and moved them."""
        self._load(rooms, _PLACING, self._placing)

    def load_corrected(self, rooms: Iterable[str]) -> None:
        self._load(rooms, _IN_ROOMS, self._corrected)

    def _load(self, rooms: Iterable[str], statement: Select[Any], into: _Rooms) -> None:
        missing = [room for room in dict.fromkeys(rooms) if room not in into]
        for start in range(0, len(missing), _CHUNK):
            chunk = missing[start : start + _CHUNK]
            into.update({room: [] for room in chunk})
            for row in self._connection.execute(statement, {"rooms": chunk}).mappings():
                into[row["room"]].append((row["known_from"], row["known_to"], as_record(row)))

    def made(self, room: str, command: str, at: int) -> Record | None:
        """The record that made a meeting, a decision or a justering, as known at a position."""
        for known_from, known_to, record in self._placing.get(room, ()):
            if record.command == command and known_from <= at < known_to:
                return record
        return None

    def meeting_date(self, meeting: str, at: int) -> str | None:
        """A meeting's date as known at a position, moves included."""
        dates = [
            record.data["date"]
            for known_from, known_to, record in sorted(self._placing.get(meeting, ()), key=lambda row: row[2].position)
            if known_from <= at < known_to and not record.void
        ]
        return dates[-1] if dates else None

    def correction(self, room: str, at: int) -> tuple[Record, Record]:
        """A record before and after the correction at a position."""
        after = next(record for known_from, _, record in self._corrected[room] if known_from == at)
        closed = (r for _, known_to, r in self._corrected[room] if known_to == at and r.position == after.position)
        return next(closed), after


class Audit:
    """Follows after ``Records``, whose tables it reads."""

    name = "audit"
    version = 2

    def apply(self, connection: Connection, commands: Sequence[Recorded]) -> None:
        known = _Known(connection)
        known.load_corrected(_room(command) for command in commands if command.primary.name in CORRECTIONS)
        known.load_placing([d for c in commands if (d := _deciding(c, known)) is not None])
        known.load_placing([m for c in commands if (m := _meeting(c, known)) is not None])
        rows = [row for command in commands for row in _rows(command, known)]
        _insert.add(connection, rows)


def _fields(command: Recorded, known: _Known) -> Mapping[str, Any]:
    """What the record says now: of a correction what the corrected record says after it."""
    if command.primary.name not in CORRECTIONS:
        return command.primary.data
    return known.correction(_room(command), command.position)[1].data


def _room(command: Recorded) -> str:
    return str(command.primary.data.get("justering", command.primary.originator_id))


def _deciding(command: Recorded, known: _Known) -> str | None:
    """The decision that a record rests on, or is about."""
    if command.command != "init" and command.closing.data["type"] == "decision":
        return command.subject
    fields = _fields(command, known)
    found = fields.get("decision") or fields.get("belongs_to")
    return found if isinstance(found, str) else None


def _meeting(command: Recorded, known: _Known) -> str | None:
    if command.command != "init" and command.closing.data["type"] == "meeting":
        return command.subject
    deciding = _deciding(command, known)
    if deciding is None:
        return None
    decision = known.made(deciding, "record-decision", command.position)
    if decision is None:
        return deciding if known.made(deciding, "call-meeting", command.position) else None
    return decision.data.get("meeting")


def _place(command: Recorded, known: _Known) -> dict[str, Any]:
    """Body, meeting, item and date of the decision that a record is about or rests on."""
    meeting, deciding = _meeting(command, known), _deciding(command, known)
    decision = None if deciding is None else known.made(deciding, "record-decision", command.position)
    fields = {} if decision is None else decision.data
    calling = None if meeting is None else known.made(meeting, "call-meeting", command.position)
    body = fields.get("body") or (calling.data["body"] if calling else _fields(command, known).get("party"))
    if body is None and command.command != "init" and command.closing.data["type"] == "body":
        body = command.subject
    return {
        "body": body,
        "meeting": meeting,
        "item": fields.get("item"),
        "decided_on": fields.get("decided_on"),
    }


def _rows(command: Recorded, known: _Known) -> Iterable[dict[str, Any]]:
    event, fields = command.primary, _fields(command, known)
    record = {
        "position": command.position,
        "recorded_at": command.recorded_at,
        "recorded_by": command.by,
        "command": command.command,
        "key": command.key,
        "made": data_id(command),
        **_place(command, known),
        "effective_on": fields.get("effective_on"),
        "reason": event.data.get("reason"),
        "corrects": None,
        "changed": None,
        "days_late": None,
    }
    for n, (_, each) in enumerate(command.events[:-1], 1):
        primary = _of_primary(command, known, fields) if n == 1 else {}
        subject = {"subject_type": _type(command, each), "subject_id": _subject(each)}
        yield {**record, "n": n, "event": each.name, **subject, "summary": _summary(each, fields, n), **primary}


def _of_primary(command: Recorded, known: _Known, fields: Mapping[str, Any]) -> dict[str, Any]:
    if command.primary.name in CORRECTIONS:
        before, after = known.correction(_room(command), command.position)
        return {"corrects": after.position, "changed": _encode(changes(before, after)).decode()}
    return {"days_late": _days_late(command, known, fields)}


def data_id(command: Recorded) -> str | None:
    """A justering's or a kommissorium's own id, where a record makes or corrects one."""
    data = command.primary.data
    if command.command == "adopt-kommissorium":
        return str(data["id"])
    if command.command == "adopt-justering":
        return str(data["id"])
    return data.get("justering")


def _type(command: Recorded, event: Event) -> str:
    if event.name == ID_ASSIGNED:
        return str(event.data["type"])
    return "meeting" if event.name == DECISION_TAKEN else str(command.closing.data["type"])


def _subject(event: Event) -> str:
    return "archive" if event.command == "init" else event.originator_id


def _summary(event: Event, fields: Mapping[str, Any], n: int) -> str:
    said = fields if n == 1 else event.data
    params = {name: said[name] for name in _NAMED if isinstance(said.get(name), str)}
    if n == 1 and "changes" in said:
        params["numbers"] = [change["number"] for change in said["changes"]]
    return _encode({"code": event.name, "params": params}).decode()


def changes(before: Record, after: Record) -> list[dict[str, Any]]:
    """What a correction changed, by field; of an agreement's own text ``provisions/<number>`` each."""
    was, now = _flat(before), _flat(after)
    return [
        {"field": field, "before": was.get(field), "after": now.get(field)}
        for field in dict.fromkeys([*was, *now])
        if was.get(field) != now.get(field)
    ]


def _flat(record: Record) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in record.data.items():
        if name == "provisions" and record.command == "enter-agreement":
            flat.update({f"provisions/{p['number']}": p for p in value})
        else:
            flat[name] = value
    return {**flat, "void": record.void}


def _days_late(command: Recorded, known: _Known, fields: Mapping[str, Any]) -> int | None:
    own = fields.get(_OWN_DATE[command.command]) if command.command in _OWN_DATE else None
    if command.command == "record-minutes":
        own = known.meeting_date(command.subject, command.position)
    if own is None:
        return None
    recorded = parse_instant(command.recorded_at).astimezone(COPENHAGEN).date()
    return (recorded - date.fromisoformat(own)).days
