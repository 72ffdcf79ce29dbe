"""*Berigtig*: a record as it stands in its form; what is changed there becomes the correction.

What somebody else corrects while the form is open stands: what was changed is told from how the record stood when the
form was opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from archive.grammar import COMMANDS, OWN_CORRECTION
from archive.grammar.shapes import ENVELOPE, NOT_KEPT
from archive.problems import Problem
from archive.records import Record
from projections.audit.answers import legible
from projections.following.statements import Straight
from projections.records.knowledge import known_at
from projections.records.rows import as_record
from projections.records.table import records
from projections.view import View
from web.desk import typed as boxes
from web.desk.fields import Field, fields_of
from web.desk.layout import common_of

Values = Mapping[str, Any]
_AT = Straight(select(records).where(records.c.position == bindparam("position"), known_at(records)))
# Until they are sent, other minutes are a new version and no correction.
_VERSIONED = "record-minutes"


@dataclass(frozen=True)
class Mended:
    """A record to be mended. ``command``: the one that mends it; ``fields``: those of its own that this can change."""

    record: Record
    command: str
    fields: tuple[Field, ...]

    @property
    def is_version(self) -> bool:
        """Whether it is recorded anew rather than corrected."""
        return self.command == self.record.command

    def values(self, record: Record, view: View) -> Values:
        """What the fields of the record say, texts that are kept apart in full."""
        said: Values = legible(record.data, view.texts)
        return {one.name: said[one.name] for one in self.fields if one.name in said}

    def filled(self, record: Record, view: View) -> boxes.Typed:
        return boxes.write(self.fields, self.values(record, view))

    def voiding(self, reason: str, void: bool) -> dict[str, Any]:
        """The command that takes the record out, or puts it back."""
        return {**self._begun(OWN_CORRECTION.get(self.record.command, "correct-record"), reason), "void": void}

    def correction(self, before: boxes.Typed, now: boxes.Typed, reason: str) -> dict[str, Any]:
        """The command that makes of what stood in the form what stands in it now."""
        was, said = (boxes.read(self.fields, boxes.compacted(self.fields, one)) for one in (before, now))
        if self.is_version:
            return {"command": self.command, self._spec.owner: self.record.owner, **said}
        changed = dict(self._changed(was, said))
        command = self._begun(self.command, reason)
        if self.command != "correct-record":
            return {**command, **changed}
        return {**command, "fields": changed} if changed else command

    def _changed(self, was: Values, now: Values) -> Iterator[tuple[str, Any]]:
        for one in self.fields:
            before, after = was.get(one.name), now.get(one.name)
            if before != after and one.name == "provisions" and self.record.command == "enter-agreement":
                yield one.name, list(_provisions(before or (), after or ()))
            elif before != after or (one.name in was) != (one.name in now):
                yield one.name, after

    def _begun(self, command: str, reason: str) -> dict[str, Any]:
        named: dict[str, Any] = {COMMANDS[command].owner: self.record.id}
        if command == "correct-record":
            named = {"position": self.record.position}
        return {"command": command, **named, **({"reason": reason} if reason.strip() else {})}

    @property
    def _spec(self) -> Any:
        return COMMANDS[self.record.command]


def _provisions(before: Sequence[Values], after: Sequence[Values]) -> Iterator[Values]:
    """Those of an agreement's own text that say something else, each anew; those that are left out without a text."""
    was = {one.get("number"): one for one in before}
    numbers = [one.get("number") for one in after]
    for one in after:
        if was.get(one.get("number")) != one:
            lost = "carries_out" in was.get(one.get("number"), {}) and "carries_out" not in one
            yield {**one, **({"carries_out": []} if lost else {})}
    yield from ({"number": number, "text": None} for number in was if number not in numbers)


def mended(view: View, position: int) -> Mended:
    """The record at a position, with what mends it. Raises ``not-found`` where there is none to mend."""
    record = record_at(view, position, view.position)
    if record is None or COMMANDS[record.command].corrects or COMMANDS[record.command].uncorrectable:
        raise Problem("not-found", "no-such-record", position=position)
    if record.command == _VERSIONED and not record.void and not _is_sent(view, record.owner):
        return Mended(record, _VERSIONED, _fields(record.command, _VERSIONED))
    command = OWN_CORRECTION.get(record.command, "correct-record")
    return Mended(record, command, _fields(record.command, command))


def record_at(view: View, position: int, at: int) -> Record | None:
    """The record of a position as known at another."""
    found = _AT(view.connection, position=position, at=at)
    return as_record(found[0]) if found else None


def _is_sent(view: View, meeting: str) -> bool:
    return any(not one.void and one.command == "dispatch-minutes" for one in view.knowledge.records(meeting))


def _fields(command: str, correction: str) -> tuple[Field, ...]:
    """What a correction can change of what a command says, in its order; of a day that has two names the first."""
    spec = COMMANDS[command]
    frozen = {*ENVELOPE, *NOT_KEPT, "id", spec.owner, *spec.fixed, "last_day"}
    own = [one for one in fields_of(command).values() if one.name not in frozen]
    if correction == "correct-record":
        common = common_of(command)
        return (*own, common["dated_as"], common["note"])
    if correction != command:
        changes = COMMANDS[correction].fields
        return tuple(one for one in own if one.name in changes)
    return tuple(own)
