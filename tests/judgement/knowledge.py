"""Knowledge made by hand: records in a dict, written down in the order of recording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import structs

from archive.grammar import COMMANDS
from archive.grammar.references import references
from archive.records import Record

_START = date(2012, 1, 1)
_TYPES = {spec.name: spec.type for spec in COMMANDS.values() if spec.type}
TWO_WEEKS = {
    "rule": "remark_period",
    "value": {"weeks": 2},
    "source": {"document": "Kommissorium", "heading": "Formalia"},
}


def day(number: int) -> str:
    """The ISO date that lies ``number`` days after 2012-01-01."""
    return (_START + timedelta(days=number)).isoformat()


def _named(record: Record, field: str) -> set[str]:
    """The ids that a record names in a field, whatever their places in lists."""
    named = references(COMMANDS[record.command].fields, record.data)
    without_places = ((re.sub(r"/[0-9]+", "", one.path), one.id) for one in named)
    return {id for path, id in without_places if path == field}


class FakeKnowledge:
    """A ``WholeKnowledge`` of what was added to it, and short ways of adding."""

    def __init__(self) -> None:
        self.all: list[Record] = []

    def add(
        self,
        command: str,
        owner: str,
        id: str | None = None,
        void: bool = False,
        judgement: Mapping[str, Any] | None = None,
        questioned: Sequence[Mapping[str, Any]] = (),
        **data: Any,
    ) -> Record:
        """``from_`` stands for the field ``from``; a field given as ... is left out."""
        fields = {name.rstrip("_"): value for name, value in data.items() if value is not ...}
        record = Record(
            len(self.all) + 1, command, owner, id or owner, fields, void, {}, judgement, questioned=questioned
        )
        self.all.append(record)
        return record

    def records(self, owner: str) -> Sequence[Record]:
        return [r for r in self.all if r.owner == owner and not COMMANDS[r.command].many]

    def justering(self, id: str) -> Record | None:
        return next((r for r in self.all if r.command == "adopt-justering" and r.id == id), None)

    def justeringer(self, agreement: str) -> Sequence[Record]:
        return [r for r in self.all if r.command == "adopt-justering" and r.owner == agreement]

    def type_of(self, id: str) -> str | None:
        return next((_TYPES[r.command] for r in self.all if r.id == id and r.command in _TYPES), None)

    def of_type(self, type: str) -> Sequence[str]:
        return sorted({r.id for r in self.all if _TYPES.get(r.command) == type})

    def dated(self, command: str, first: str, end: str) -> Sequence[str]:
        day = COMMANDS[command].listed_by
        return sorted({r.owner for r in self.all if day and r.command == command and first <= r.data[day] < end})

    def meetings_of(self, body: str, first: str, end: str) -> Sequence[str]:
        set_to = {*self.dated("call-meeting", first, end), *self.dated("move-meeting", first, end)}
        return sorted(set_to & set(self.naming(body, "call-meeting", "body")))

    def decisions_of(self, body: str, first: str, end: str) -> Sequence[str]:
        return sorted(
            set(self.dated("record-decision", first, end)) & set(self.naming(body, "record-decision", "body"))
        )

    def naming(self, target: str, command: str, field: str) -> Sequence[str]:
        return sorted({r.id for r in self.all if r.command == command and target in _named(r, field)})

    def made(self, id: str) -> Record | None:
        return next((r for r in self.all if r.id == id), None)

    def doubted(self) -> Sequence[Record]:
        return [r for r in self.all if not r.void]

    def owners_of(self, type: str) -> Sequence[str]:
        return sorted({r.owner for r in self.all if _TYPES.get(r.command) == type})

    def valued(self, command: str, field: str, value: str) -> Sequence[str]:
        return sorted({r.id for r in self._having(command, field) if str(r.data[field]) == value})

    def within(self, command: str, field: str, first: str, end: str) -> Sequence[str]:
        return sorted({r.id for r in self._having(command, field) if first <= str(r.data[field]) < end})

    def _having(self, command: str, field: str) -> list[Record]:
        assert field in COMMANDS[command].found_by, f"no index finds {command} by {field}"
        return [r for r in self.all if r.command == command and r.data.get(field) is not None]

    def prefetch(self, owners: Iterable[str]) -> None:
        """Everything is here already."""

    def prefetch_naming(self, targets: Iterable[str], command: str, field: str) -> None:
        """Everything is here already."""

    def bodies(self, *ids: str) -> None:
        for id in ids:
            self.add("establish-body", id, name=id.upper(), kind="forum", established_on=None)

    def make_void(self, id: str) -> None:
        self.all = [structs.replace(r, void=True) if r.id == id else r for r in self.all]

    def kommissorium(
        self,
        body: str,
        id: str,
        rules: Sequence[Mapping[str, Any]],
        effective_on: str | None = None,
        status: str = "adopted",
        decision: Any = ...,
        void: bool = False,
    ) -> Record:
        return self.add(
            "adopt-kommissorium",
            body,
            id,
            void,
            rules=rules,
            effective_on=effective_on,
            status=status,
            decision=decision,
        )

    def meeting(self, id: str, body: str, on: str) -> Record:
        return self.add("call-meeting", id, body=body, date=on, called_on=None)

    def decision(self, id: str, body: str, on: str, outcome: str = "adopted", **data: Any) -> Record:
        return self.add("record-decision", id, outcome=outcome, text="Vedtaget", body=body, decided_on=on, **data)

    def agreement(self, id: str, from_: str | None, parties: Sequence[str] = (), **data: Any) -> Record:
        return self.add("enter-agreement", id, parties=list(parties), effective_on=from_, provisions=[], **data)

    def vote(self, command: str, subject: str, party: str, on: str, **data: Any) -> Record:
        return self.add(command, subject, party=party, on=on, **data)
