"""What a text gave way to: a later change, a correction, a void, or the end of the term."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from projections.agreements.sweep import Entry
from projections.records.table import moments, records
from projections.view import View

_SUBJECT = select(moments.c.subject, moments.c.command).where(moments.c.position == bindparam("position"))
_RECORDED = select(records.c.position, records.c.id, records.c.command, records.c.void).where(
    records.c.known_from == bindparam("position")
)
_BEFORE = select(records.c.void).where(
    records.c.position == bindparam("of_record"), records.c.known_to == bindparam("position")
)
_ENDING = {"end-agreement", "extend-agreement"}

Answer = dict[str, Any]


def gave_way(view: View, id: str, entry: Entry) -> Answer | None:
    """``{kind, id, position}``; None where the text is still known to stand, without an end."""
    if entry.to is not None:
        return _known_otherwise(view, entry.to)
    if entry.follower is not None:
        return {"kind": "change", "id": entry.follower.source, "position": entry.follower.recorded}
    record = view.judge.agreements.term(id).record
    if entry.ends is None or record is None:
        return None
    return {"kind": "end", "id": id, "position": record.position}


def _known_otherwise(view: View, position: int) -> Answer:
    """The record at a position, from which on the text was not known any more."""
    moment = view.connection.execute(_SUBJECT, {"position": position}).one()
    record = view.connection.execute(_RECORDED, {"position": position}).first()
    if record is None:
        return {"kind": "correction", "id": moment.subject, "position": position}
    if moment.command == "adopt-justering":
        kind = "change"
    elif moment.command in _ENDING:
        kind = "end"
    else:
        before = view.connection.execute(_BEFORE, {"of_record": record.position, "position": position}).scalar()
        kind = "void" if record.void and not before else "correction"
    return {"kind": kind, "id": record.id, "position": position}
