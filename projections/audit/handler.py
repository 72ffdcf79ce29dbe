"""What writes the audit trail: follows after the records, whose tables it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from archive.catalogue import DECISION_TAKEN, ID_ASSIGNED
from archive.events import Event, Recorded
from archive.grammar import COMMANDS
from archive.judgement.facts import meeting_date
from archive.owners import CORRECTIONS, corrected_id
from archive.records import Record
from archive.times import in_copenhagen, parse_instant
from projections.audit.table import AuditRow, audit
from projections.following.statements import Inserter, Straight
from projections.records.rooms import IN_ROOMS, Rooms, in_rooms, load
from projections.records.table import records

_insert = Inserter(audit)
_IN_ROOMS = Straight(IN_ROOMS)
_PLACING = in_rooms("call-meeting", "move-meeting", "record-decision")
_ROOM_AT = Straight(select(records.c.room).where(records.c.position == bindparam("at")).limit(1))
_BY_POSITION = "record-corrected"
_encode = msgspec.json.Encoder().encode

# The fields that the sentence of an event shows.
_TELLS: Mapping[str, Sequence[str]] = {
    DECISION_TAKEN: ["decision"],
    **{spec.event: spec.tells for spec in COMMANDS.values()},
}
_TO_THE_HOUR = len("2012-05-08T10")


class _Known:
    """The records that a batch rests on, as known at any position of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._placing: Rooms = {}
        self._corrected: Rooms = {}
        self._rooms: dict[tuple[str, int], str] = {}

    def load_placing(self, rooms: Iterable[str]) -> None:
        """What made meetings and decisions, and moved them."""
        load(self._connection, _PLACING, rooms, self._placing)

    def load_corrected(self, corrections: Sequence[Event]) -> None:
        self._rooms = {_named(event): self._room(event) for event in corrections}
        load(self._connection, _IN_ROOMS, self._rooms.values(), self._corrected)

    def _room(self, correction: Event) -> str:
        """Of a record that is named by its position: it may have a room of its own, which is not that of its owner."""
        if correction.name != _BY_POSITION:
            return corrected_id(correction)
        return str(_ROOM_AT(self._connection, at=correction.data["position"])[0][0])

    def made(self, room: str, command: str, at: int) -> Record | None:
        """The record that made a meeting, a decision or a justering, as known at a position."""
        for known_from, known_to, record in self._placing.get(room, ()):
            if record.command == command and known_from <= at < known_to:
                return record
        return None

    def meeting_date(self, meeting: str, at: int) -> str | None:
        """A meeting's date as known at a position, moves included."""
        placed = self._placing.get(meeting, ())
        return meeting_date([record for begins, ends, record in placed if begins <= at < ends and not record.void])

    def correction(self, correction: Event, at: int) -> tuple[Record, Record]:
        """A record before and after its correction at a position."""
        room = self._rooms[_named(correction)]
        after = next(record for known_from, _, record in self._corrected[room] if known_from == at)
        closed = (r for _, known_to, r in self._corrected[room] if known_to == at and r.position == after.position)
        return next(closed), after


def _named(event: Event) -> tuple[str, int]:
    return event.originator_id, event.originator_version


class Audit:
    """One row for each event of a record, closing events aside."""

    name = "audit"
    version = 8
    rests_on = frozenset({"records"})

    def apply(self, connection: Connection, commands: Sequence[Recorded]) -> None:
        known = _Known(connection)
        known.load_corrected([command.primary for command in commands if command.primary.name in CORRECTIONS])
        entries = [_Entry(command, known) for command in commands]
        known.load_placing(entry.deciding for entry in entries if entry.deciding is not None)
        known.load_placing(meeting for entry in entries if (meeting := entry.place(known)) is not None)
        _insert.put(connection, [row for entry in entries for row in entry.rows(known)])


class _Entry:
    """A command on its way into the audit trail.

    ``fields``: what the record says now, of a correction what the corrected one says after it; ``deciding``: the
    decision that it rests on, or is about; ``meeting``: where that was taken.
    """

    __slots__ = ("command", "correction", "deciding", "decision", "fields", "meeting", "type")

    def __init__(self, command: Recorded, known: _Known) -> None:
        self.command = command
        self.type = str(command.closing.data["type"])
        self.correction: tuple[Record, Record] | None = None
        self.fields: Mapping[str, Any] = command.primary.data
        if command.primary.name in CORRECTIONS:
            self.correction = known.correction(command.primary, command.position)
            self.fields = self.correction[1].data
        self.deciding = command.subject if self.type == "decision" else self._named()
        self.decision: Record | None = None
        self.meeting: str | None = None

    def _named(self) -> str | None:
        found = self.fields.get("decision") or self.fields.get("belongs_to")
        return found if isinstance(found, str) else None

    def place(self, known: _Known) -> str | None:
        """The meeting, once the decisions are looked up."""
        at = self.command.position
        if self.deciding is not None:
            self.decision = known.made(self.deciding, "record-decision", at)
        if self.type == "meeting":
            self.meeting = self.command.subject
        elif self.decision is not None:
            self.meeting = self.decision.data.get("meeting")
        elif self.deciding is not None and known.made(self.deciding, "call-meeting", at):
            self.meeting = self.deciding
        return self.meeting

    def rows(self, known: _Known) -> list[AuditRow]:
        first = self._first(known)
        return [first, *(self._further(first, n, *event) for n, event in enumerate(self.command.events[1:-1], 2))]

    def _first(self, known: _Known) -> AuditRow:
        command, primary = self.command, self.command.primary
        decided = _NOTHING if self.decision is None else self.decision.data
        return AuditRow(
            at=command.events[0][0],
            position=command.position,
            n=1,
            recorded_by=command.closing.by,
            event=primary.name,
            subject_type=self.type,
            subject_id="archive" if command.command == "init" else primary.originator_id,
            made=self._made(),
            body=decided.get("body") or self._body(known),
            meeting=self.meeting,
            item=decided.get("item"),
            decided_on=decided.get("decided_on"),
            effective_on=self.fields.get("effective_on"),
            corrects=None if self.correction is None else self.correction[1].position,
            reason=primary.data.get("reason"),
            changed=None if self.correction is None else _encode(changes(*self.correction)).decode(),
            days_late=self._days_late(known),
            against=_json(primary.data.get("judgement")),
            warnings=_json(command.closing.data.get("warnings")),
            cautions=_json(command.closing.data.get("cautions")),
            params=_params(primary.name, self.fields, primary.data.get("void")),
        )

    def _further(self, first: AuditRow, n: int, at: int, event: Event) -> AuditRow:
        """An event after the first belongs where that does, and corrects nothing of its own."""
        of_link = _TYPE_OF_LINK.get(event.name)
        return first._replace(
            at=at,
            n=n,
            event=event.name,
            subject_type=of_link(event) if of_link else self.type,
            subject_id=event.originator_id,
            corrects=None,
            changed=None,
            days_late=None,
            against=None,
            warnings=None,
            cautions=None,
            params=_params(event.name, event.data),
        )

    def _made(self) -> str | None:
        """The id within its owner (a justering's, say) of what a record makes, corrects or concerns."""
        command = self.command.command if self.correction is None else self.correction[1].command
        spec = COMMANDS.get(command)
        own = None if spec is None else self.fields["id"] if spec.makes_within else spec.subject(self.fields)
        return None if own == self.command.subject else own

    def _body(self, known: _Known) -> str | None:
        calling = None if self.meeting is None else known.made(self.meeting, "call-meeting", self.command.position)
        if calling is not None:
            return str(calling.data["body"])
        return self.fields.get("party") or (self.command.subject if self.type == "body" else None)

    def _days_late(self, known: _Known) -> int | None:
        """From the record's own date, of a correction that of what it corrects as it says now."""
        spec = COMMANDS.get(self.command.command if self.correction is None else self.correction[1].command)
        if spec is None:
            return None
        own = None if spec.own_date is None else self.fields.get(spec.own_date)
        if spec.held_at is not None:
            own = known.meeting_date(self.fields[spec.held_at], self.command.position)
        return None if own is None else _day_of(self.command.recorded_at) - _ordinal(own)


_NOTHING: Mapping[str, Any] = {}
_TYPE_OF_LINK: Mapping[str, Callable[[Event], str]] = {
    ID_ASSIGNED: lambda event: str(event.data["type"]),
    DECISION_TAKEN: lambda event: "meeting",
}


def _json(value: Any) -> str | None:
    return None if value is None else _encode(value).decode()


def _params(event: str, said: Mapping[str, Any], void: bool | None = None) -> str:
    return _encode(told_by(event, said, void)).decode()


def told_by(event: str, said: Mapping[str, Any], void: bool | None = None) -> dict[str, Any]:
    """What the sentence of an event needs; ``void``: of a correction whether it takes out or puts back."""
    tells = _TELLS.get(event, ())
    params: dict[str, Any] = {name: said[name] for name in tells if type(said.get(name)) is str}
    if "changes" in tells:
        params["numbers"] = [change["number"] for change in said["changes"]]
    return params if void is None else {**params, "void": void}


def _day_of(recorded_at: str) -> int:
    """The day in Copenhagen: whose clock is whole hours ahead, so that an hour in UTC lies within one day."""
    return _day_of_hour(recorded_at[:_TO_THE_HOUR])


@lru_cache(maxsize=10_000)
def _day_of_hour(hour: str) -> int:
    return in_copenhagen(parse_instant(f"{hour}:00:00Z")).date().toordinal()


@lru_cache(maxsize=10_000)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


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
