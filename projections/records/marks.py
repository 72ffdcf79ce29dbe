"""Records by the values that they are found by: days that something is due, kinds, levels, years."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, Table

from archive.grammar import COMMANDS
from archive.records import OPEN, Record
from archive.words import same_words
from projections.following.readmodel import NUMBER, TEXT, metadata

marks = Table(
    "marks",
    metadata,
    Column("command", TEXT, primary_key=True),
    Column("field", TEXT, primary_key=True),
    Column("value", TEXT, primary_key=True),
    Column("id", TEXT, primary_key=True),
    Column("position", NUMBER, nullable=False),
    Column("known_from", NUMBER, primary_key=True, autoincrement=False),
    Column("known_to", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)
Index("marks_position", marks.c.position, marks.c.known_to, info={"early": True})

_FOUND_BY = {name: spec.found_by for name, spec in COMMANDS.items() if spec.found_by}


def marks_rows(record: Record, known_from: int) -> list[tuple[Any, ...]]:
    """One for each field that a record is found by and has, and one for its case, whose number is the same words."""
    found = [(field, str(record.data[field])) for field in _FOUND_BY.get(record.command, ()) if _has(record, field)]
    if _has(record, "case_number"):
        found.append(("case_number", same_words(record.data["case_number"])))
    return [(record.command, field, value, record.id, record.position, known_from, OPEN) for field, value in found]


def _has(record: Record, field: str) -> bool:
    return record.data.get(field) is not None
