"""Records: accepted commands, with their corrections applied, as known at one moment.

Everything that judges or answers stands on these: the guards of commands (records folded from streams), the read
models (records read from tables) and the tests (records made by hand).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from archive.grammar import COMMANDS

OPEN = 2**62


class Record(msgspec.Struct, frozen=True, gc=False):
    """One accepted command as known at some K.

    ``position``: its place in the order of recording (in read models the log position of the command's closing
    event; in a stream fold the version of its event). ``id``: the id that it made or concerns (a justering's or a
    kommissorium's own id, else its owner's). ``data``: its fields, corrections applied; absent is not null.
    ``given``: for a field that a correction changed, the position of the latest such correction: one that repeats what
    stood changes nothing (``provisions/4``, ``changes/4`` for the words of one number of an agreement's own text, or of
    a justering). ``judgement``: the rule that it was recorded ``despite``, or None. ``questioned``: the rules of drafts
    that it goes beyond, each ``{rule, value, kommissorium, source}``; of records in a stream fold none.
    ``corrected_at``: the position of its latest correction, 0 for none.
    """

    position: int
    command: str
    owner: str
    id: str
    data: Mapping[str, Any]
    void: bool = False
    given: Mapping[str, int] = {}
    judgement: Mapping[str, Any] | None = None
    recorded_at: str = ""
    by: str = ""
    questioned: Sequence[Mapping[str, Any]] = ()
    corrected_at: int = 0


class Knowledge(Protocol):
    """What the archive knows at one K."""

    def records(self, owner: str) -> Sequence[Record]:
        """All records of an owner in the order of recording, void ones too, justeringer aside."""

    def justering(self, id: str) -> Record | None:
        """The record of one justering (command ``adopt-justering``), void or not."""

    def justeringer(self, agreement: str) -> Sequence[Record]:
        """All justeringer of an agreement in the order of recording, void ones too."""

    def type_of(self, id: str) -> str | None:
        """``body`` ``office`` ``meeting`` ``decision`` ``agreement`` ``document`` ``justering`` ``kommissorium``."""


class WholeKnowledge(Knowledge, Protocol):
    """What the archive knows at one K, for questions that go through all of it. Ids are given in order, each once.

    What is found is what was ever said, as known: void records too, and a meeting by each day it was ever set to.
    Who asks looks at the records themselves.
    """

    def of_type(self, type: str) -> Sequence[str]:
        """The ids of everything of a type."""

    def dated(self, command: str, first: str, end: str) -> Sequence[str]:
        """The owners of records of a command whose listing day (of a meeting, a decision) lies in ``[first, end)``."""

    def meetings_of(self, body: str, first: str, end: str) -> Sequence[str]:
        """The meetings of a body that were ever set to a day in ``[first, end)``."""

    def decisions_of(self, body: str, first: str, end: str) -> Sequence[str]:
        """The decisions of a body of a day in ``[first, end)``."""

    def naming(self, target: str, command: str, field: str) -> Sequence[str]:
        """The ids of records of a command that name ``target`` in a field, its path without places in lists."""

    def made(self, id: str) -> Record | None:
        """The record that made an id, assigned ones too; None where nothing has it."""

    def doubted(self) -> Sequence[Record]:
        """All records that may stand without authority, in the order of recording; void ones are left out.

        Recorded despite a rule or beyond that of a draft, annulled decisions, and what rests on a decision that is
        annulled, void or not adopted. Others may be among them: who asks judges each.
        """

    def owners_of(self, type: str) -> Sequence[str]:
        """The owners of everything of a type: of kommissorier their bodies."""

    def valued(self, command: str, field: str, value: str) -> Sequence[str]:
        """The ids of records of a command with a value in a field, as text; of fields that they are found by."""

    def within(self, command: str, field: str, first: str, end: str) -> Sequence[str]:
        """The same of values in ``[first, end)``: days."""

    def prefetch_naming(self, targets: Iterable[str], command: str, field: str) -> None:
        """Says of whom ``naming`` will be asked, so that they can be looked up together."""

    def prefetch(self, owners: Iterable[str]) -> None:
        """Says whose records will be asked for, so that they can be looked up together."""


# What a correcting command carries beside the fields that it corrects.
CORRECTION_FIELDS = frozenset({"reason", "void"})


def corrected(record: Record, fields: Mapping[str, Any], void: bool | None, position: int) -> Record:
    """``record`` with a correction applied: the fields given change, null takes one away, the rest stays.

    Of an agreement's own text each provision given sets that number, adds it, or with ``text`` null takes it out.
    """
    data = dict(record.data)
    for name, value in fields.items():
        if name == "provisions" and record.command == "enter-agreement":
            data[name] = _provisions(data.get(name, ()), value)
        elif value is None and name not in COMMANDS[record.command].unknowable:
            data.pop(name, None)
        else:
            data[name] = value
    given = {**record.given, **{name: position for name in _changed(record.command, fields, record.data, data)}}
    stands = {"void": record.void if void is None else void, "corrected_at": position}
    return msgspec.structs.replace(record, data=data, given=given, **stands)


# What holds the words of numbers, by the command that recorded it.
_WORDS = {("enter-agreement", "provisions"), ("adopt-justering", "changes")}


def _changed(command: str, fields: Iterable[str], before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """Those of the fields given that say something else than before, of words each number."""
    for name in fields:
        if (command, name) in _WORDS:
            was, now = _words(before.get(name, ())), _words(after[name])
            yield from (f"{name}/{number}" for number in {**was, **now} if was.get(number) != now.get(number))
        elif before.get(name) != after.get(name):
            yield name


def _words(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Any, Any]]:
    """Heading and text of each number, of one given twice the later; both are null where it is repealed."""
    return {row["number"]: (row.get("heading"), row.get("text")) for row in rows}


def _provisions(own: Sequence[Mapping[str, Any]], changes: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    by_number = {p["number"]: p for p in own}
    for change in changes:
        if change.get("text") is None:
            by_number.pop(change["number"], None)
        else:
            before = by_number.get(change["number"], {})
            links = {"carries_out": before["carries_out"]} if "carries_out" in before else {}
            by_number[change["number"]] = {**links, **change}
    return list(by_number.values())
