"""The agreements' read model: follows the log after the records table, which it reads corrected records from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, select

from archive.events import Recorded
from archive.judgement import Judge
from archive.records import OPEN, Record
from archive.rule import changes_of, own_changes
from projections.agreements.editions import Touched
from projections.agreements.tables import justeringer
from projections.agreements.writing import Writer
from projections.following.statements import Straight
from projections.records.handler import first_record
from projections.records.knowledge import SqlKnowledge
from projections.records.rooms import Rooms, in_rooms, load

# What made a decision, a justering or an agreement, and what says how long that lasts.
_RULING = in_rooms("record-decision", "adopt-justering", "enter-agreement", "extend-agreement", "end-agreement")
_RESTING = Straight(
    select(justeringer.c.id)
    .where(justeringer.c.decision == bindparam("decision"), justeringer.c.known_to == OPEN)
    .order_by(justeringer.c.key)
)


class Agreements:
    """Provisions, terms, editions and justeringer on two axes."""

    name = "agreements"
    version = 9
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
        self._rooms: Rooms = {}
        self._load(room for command in commands for room in _rests_on(command))
        resting = [record.data.get("decision") for rows in self._rooms.values() for _, _, record in rows]
        self._load(decision for decision in resting if isinstance(decision, str))
        self.writer.load(c.subject for c in commands if c.closing.data["type"] == "agreement")

    def _load(self, rooms: Iterable[str]) -> None:
        load(self.connection, _RULING, rooms, self._rooms)

    def made(self, id: str, at: int) -> Record:
        """The record that made a decision, an agreement or a justering, as known at a position."""
        return self._known(id, at)[0]

    def _known(self, room: str, at: int) -> list[Record]:
        if room not in self._rooms:
            self._load([room])
        return [record for begins, ends, record in self._rooms[room] if begins <= at < ends]

    def enter(self, command: Recorded) -> None:
        record, at = first_record(command), command.position
        self.writer.add(record.id, record, own_changes(record), at)
        self.writer.add_term(record.id, record.data["effective_on"], record.data.get("ends_on"), False, at)

    def correct_agreement(self, command: Recorded) -> None:
        id, at = command.subject, command.position
        record = self.made(id, at)
        given = {p["number"] for p in command.primary.data.get("provisions", ())}
        touched = [each for number in sorted(given) for each in self.writer.close_own(id, number, at)]
        own = [change for change in own_changes(record) if change.number in given]
        self.writer.retouch([*touched, *self.writer.add(id, record, own, at)], at)
        if not {"effective_on", "ends_on", "void"}.isdisjoint(command.primary.data):
            self.set_term(command)

    def set_term(self, command: Recorded) -> None:
        if command.closing.data["type"] != "agreement":
            return
        id, at = command.subject, command.position
        knowledge = SqlKnowledge(self.connection, at)
        knowledge.keep(id, self._known(id, at))
        judge = Judge(knowledge)
        term = judge.agreements.term(id)
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
        touched = self.writer.close_justering(justering, at)
        return touched if record.void else touched + self._add(record, at)

    def _add(self, record: Record, at: int) -> list[Touched]:
        decision = self.made(record.data["decision"], at)
        self.writer.add_justering(record, decision, at)
        return self.writer.add(record.owner, record, changes_of(record, decision), at)


def _rests_on(command: Recorded) -> Iterable[str]:
    """The rooms of what will be asked for."""
    data = command.primary.data
    named = data.get("decision"), data.get("justering"), command.subject if command.primary.name in _OF_TERMS else None
    return [room for room in named if isinstance(room, str)]


_OF_TERMS = {"agreement-corrected", "agreement-ended", "agreement-extended", "record-corrected"}
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
