"""The agreements' read model: follows the log after the records table, which it reads corrected records from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from archive.events import Recorded
from archive.judgement import Judge
from archive.records import OPEN, Record
from archive.rule import changes_of, own_changes
from projections.agreements.editions import Touched
from projections.agreements.tables import justeringer
from projections.agreements.writing import Writer
from projections.knowledge import SqlKnowledge
from projections.records_table import as_record, first_record, records
from projections.statements import Straight

_CHUNK = 500
_MADE = select(records).where(
    records.c.room.in_(bindparam("rooms", expanding=True)),
    records.c.command.in_(["record-decision", "adopt-justering", "enter-agreement"]),
)
_RESTING = Straight(
    select(justeringer.c.id)
    .where(justeringer.c.decision == bindparam("decision"), justeringer.c.known_to == OPEN)
    .order_by(justeringer.c.key)
)


class Agreements:
    """Provisions, terms, editions and justeringer on two axes."""

    name = "agreements"
    version = 3
    rests_on = frozenset({"records"})

    def apply(self, connection: Connection, commands: Sequence[Recorded]) -> None:
        own = [command for command in commands if command.primary.name in _APPLY]
        if own:
            batch = _Batch(connection, own)
            for command in own:
                _APPLY[command.primary.name](batch, command)
            batch.writer.flush()


class _Batch:
    """What a batch of commands rests on, looked up at once."""

    def __init__(self, connection: Connection, commands: Sequence[Recorded]) -> None:
        self.connection = connection
        self.writer = Writer(connection)
        self._made: dict[str, list[tuple[int, int, Record]]] = {}
        self._load(data["decision"] for data in _datas(commands) if isinstance(data.get("decision"), str))
        self.writer.load(c.subject for c in commands if c.closing.data["type"] == "agreement")

    def _load(self, rooms: Iterable[str]) -> None:
        missing = [room for room in dict.fromkeys(rooms) if room not in self._made]
        for start in range(0, len(missing), _CHUNK):
            chunk = missing[start : start + _CHUNK]
            self._made.update({room: [] for room in chunk})
            for row in self.connection.execute(_MADE, {"rooms": chunk}):
                self._made[row.room].append((row.known_from, row.known_to, as_record(row)))

    def made(self, id: str, at: int) -> Record:
        """The record that made a decision, an agreement or a justering, as known at a position."""
        self._load([id])
        return next(record for begins, ends, record in self._made[id] if begins <= at < ends)

    def enter(self, command: Recorded) -> None:
        record, at = first_record(command), command.position
        self.writer.add(record.id, record, own_changes(record), at)
        self.writer.add_term(record.id, record.data["effective_on"], record.data.get("ends_on"), False, at)

    def correct_agreement(self, command: Recorded) -> None:
        id, at = command.subject, command.position
        record = self.made(id, at)
        given = {p["number"] for p in command.primary.data.get("provisions", ())}
        touched = [each for number in sorted(given) for each in self.writer.close(id, at, number)]
        own = [change for change in own_changes(record) if change.number in given]
        self.writer.retouch([*touched, *self.writer.add(id, record, own, at)], at)
        if not {"effective_on", "ends_on", "void"}.isdisjoint(command.primary.data):
            self.set_term(command)

    def set_term(self, command: Recorded) -> None:
        if command.closing.data["type"] != "agreement":
            return
        id, at = command.subject, command.position
        judge = Judge(SqlKnowledge(self.connection, at))
        term = judge.term(id)
        self.writer.set_term(id, term.from_, term.to, judge.facts.agreement(id).void, at)

    def adopt(self, command: Recorded) -> None:
        self.writer.retouch(self._add(first_record(command), command.position), command.position)

    def correct_justering(self, command: Recorded) -> None:
        self.writer.retouch(self._readd(command.primary.data["justering"], command.position), command.position)

    def correct_decision(self, command: Recorded) -> None:
        """A decision's date and item place every justering that rests on it."""
        if {"decided_on", "item"}.isdisjoint(command.primary.data):
            return
        self.writer.flush()
        resting = _RESTING(self.connection, decision=command.subject)
        touched = [each for (id,) in resting for each in self._readd(id, command.position)]
        self.writer.retouch(touched, command.position)

    def _readd(self, justering: str, at: int) -> list[Touched]:
        record = self.made(justering, at)
        self.writer.load([record.owner])
        touched = self.writer.close(justering, at)
        self.writer.close_justering(justering, at)
        return touched if record.void else touched + self._add(record, at)

    def _add(self, record: Record, at: int) -> list[Touched]:
        decision = self.made(record.data["decision"], at)
        self.writer.add_justering(record, decision, at)
        return self.writer.add(record.owner, record, changes_of(record, decision), at)


def _datas(commands: Sequence[Recorded]) -> Iterable[dict[str, Any]]:
    return (command.primary.data for command in commands)


_APPLY = {
    "agreement-entered": _Batch.enter,
    "agreement-corrected": _Batch.correct_agreement,
    "agreement-ended": _Batch.set_term,
    "agreement-extended": _Batch.set_term,
    "record-corrected": _Batch.set_term,
    "justering-adopted": _Batch.adopt,
    "justering-corrected": _Batch.correct_justering,
    "decision-corrected": _Batch.correct_decision,
}
