"""The rows that a record has in the tables it is known in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from archive.grammar import COMMANDS
from archive.grammar.references import finder
from archive.records import OPEN, Record
from projections.following.statements import Row
from projections.records.marks import marks_rows

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.decode
# Where lists find records by day, they find those of a body by its id too.
_DAY = {name: spec.listed_by for name, spec in COMMANDS.items() if spec.listed_by}
# Lists have what has no day after everything that has one.
_NO_DAY = ""
_MANY = {name for name, spec in COMMANDS.items() if spec.many}
_NAMED_BY = {name: finder(spec.fields) for name, spec in COMMANDS.items()}


def room(record: Record) -> str:
    """Where an owner has many of a kind, each has one of its own; all else shares that of its owner."""
    return record.id if record.command in _MANY else record.owner


def _record_row(record: Record, known_from: int) -> Row:
    return (
        record.position,
        known_from,
        OPEN,
        record.owner,
        room(record),
        record.id,
        record.command,
        record.data.get(_DAY[record.command]) or _NO_DAY if record.command in _DAY else None,
        record.data.get("body") if record.command in _DAY else None,
        _called(record.data) if record.command == "call-meeting" else None,
        int(record.void),
        _encode(record.data).decode(),
        _encode(record.given).decode() if record.given else "{}",
        _encode(record.judgement).decode() if record.judgement else None,
        record.recorded_at,
        record.by,
        _encode(record.questioned).decode() if record.questioned else None,
        record.owner if _doubts(record) else None,
    )


def _doubts(record: Record) -> bool:
    """Whether a decision is not to rest on, by itself or by this annulment."""
    if record.command == "annul-decision":
        return not record.void
    return record.command == "record-decision" and (record.void or record.data["outcome"] != "adopted")


def _called(meeting: Mapping[str, Any]) -> str:
    """The day from which lists have a meeting: that of its calling, its own where that is not known."""
    return str(meeting["called_on"] or meeting["date"])


def rows_of(record: Record, known_from: int) -> dict[str, list[Row]]:
    """What a record has in each of the tables that it is known in."""
    return {
        "records": [_record_row(record, known_from)],
        "refs": _refs_rows(record, known_from),
        "marks": marks_rows(record, known_from),
    }


def _refs_rows(record: Record, known_from: int) -> list[Row]:
    """One for each id that a record names, with its path without the places in lists."""
    same = record.owner, record.id, record.position, record.command, int(record.void), known_from, OPEN
    return [(target, field, *same) for field, target in _NAMED_BY[record.command](record.data)]


def as_record(row: Sequence[Any]) -> Record:
    """The record that a whole row of ``records`` holds."""
    (
        position,
        known_from,
        _,
        owner,
        _,
        id,
        command,
        _,
        _,
        _,
        void,
        data,
        given,
        judgement,
        recorded_at,
        by,
        questioned,
        _,
    ) = row
    return Record(
        position,
        command,
        owner,
        id,
        _decode(data),
        bool(void),
        _decode(given) if given != "{}" else {},
        None if judgement is None else _decode(judgement),
        recorded_at,
        by,
        () if questioned is None else _decode(questioned),
        known_from if known_from != position else 0,
    )
