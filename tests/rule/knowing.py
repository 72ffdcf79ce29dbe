"""What is known of a history at a position: records folded in memory."""

from __future__ import annotations

from collections.abc import Sequence

from archive.events import Recorded
from archive.owners import CORRECTIONS, TYPES, corrected_id
from archive.records import Record
from projections.records.handler import correct, first_record


class Known:
    """``archive.records.Knowledge``, from dictionaries."""

    def __init__(self, history: Sequence[Recorded], at: int) -> None:
        self._records: dict[int, Record] = {}
        self._types: dict[str, str] = {}
        for command in history:
            if command.position > at:
                break
            if command.primary.name in CORRECTIONS:
                target = self._target(command)
                self._records[target.position] = correct(target, command)
                continue
            record = first_record(command)
            self._records[record.position] = record
            if made := TYPES.get(command.primary.name):
                self._types[record.id] = made

    def _target(self, command: Recorded) -> Record:
        data = command.primary.data
        if command.primary.name == "record-corrected":
            return self._records[data["position"]]
        return self.made(corrected_id(command.primary))

    def made(self, id: str) -> Record:
        """The record that made something."""
        return next(record for record in self._records.values() if record.id == id)

    def records(self, owner: str) -> Sequence[Record]:
        return [r for r in self._records.values() if r.owner == owner and r.command != "adopt-justering"]

    def justering(self, id: str) -> Record | None:
        return next((r for r in self._records.values() if r.id == id and r.command == "adopt-justering"), None)

    def justeringer(self, agreement: str) -> Sequence[Record]:
        return [r for r in self._records.values() if r.owner == agreement and r.command == "adopt-justering"]

    def type_of(self, id: str) -> str | None:
        return self._types.get(id)
