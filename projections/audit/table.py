"""The audit trail as a table: one row an event of a record, with where and when it belongs and what it changed.

A row is kept at its event's own place in the log, ``at``; ``position`` is that of the record. When a record was made,
by which command and with which key stands in ``moments``.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Column, Index, Table

from projections.following.readmodel import NUMBER, TEXT, metadata

audit = Table(
    "audit",
    metadata,
    Column("at", NUMBER, primary_key=True, autoincrement=False),
    Column("position", NUMBER, nullable=False),
    Column("n", NUMBER, nullable=False),
    Column("recorded_by", TEXT, nullable=False),
    Column("event", TEXT, nullable=False),
    Column("subject_type", TEXT, nullable=False),
    Column("subject_id", TEXT, nullable=False),
    Column("made", TEXT),
    Column("body", TEXT),
    Column("meeting", TEXT),
    Column("item", TEXT),
    Column("decided_on", TEXT),
    Column("effective_on", TEXT),
    Column("corrects", NUMBER),
    Column("reason", TEXT),
    Column("changed", TEXT),
    Column("days_late", NUMBER),
    Column("against", TEXT),
    Column("warnings", TEXT),
    Column("cautions", TEXT),
    Column("params", TEXT, nullable=False),
)
Index("audit_subject", audit.c.subject_id, audit.c.at)
Index(
    "audit_made",
    audit.c.made,
    audit.c.at,
    sqlite_where=audit.c.made.is_not(None),
    postgresql_where=audit.c.made.is_not(None),
)
Index("audit_body", audit.c.body, audit.c.at)
Index(
    "audit_meeting",
    audit.c.meeting,
    audit.c.at,
    sqlite_where=audit.c.meeting.is_not(None),
    postgresql_where=audit.c.meeting.is_not(None),
)
for _name, _column in (("audit_corrects", audit.c.corrects), ("audit_against", audit.c.against)):
    Index(_name, audit.c.at, sqlite_where=_column.is_not(None), postgresql_where=_column.is_not(None))
Index("audit_event", audit.c.event, audit.c.at)
Index("audit_by", audit.c.recorded_by, audit.c.at)


class AuditRow(NamedTuple):
    """A row of ``audit``, in the order of its columns."""

    at: int
    position: int
    n: int
    recorded_by: str
    event: str
    subject_type: str
    subject_id: str
    made: str | None
    body: str | None
    meeting: str | None
    item: str | None
    decided_on: str | None
    effective_on: str | None
    corrects: int | None
    reason: str | None
    changed: str | None
    days_late: int | None
    against: str | None
    warnings: str | None
    cautions: str | None
    params: str
