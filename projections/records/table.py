"""Records on two axes: each accepted command as often as it was known differently, ids, and who names whom."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, literal_column, or_

from projections.following.readmodel import NUMBER, TEXT, metadata

moments = Table(
    "moments",
    metadata,
    Column("position", NUMBER, primary_key=True, autoincrement=False),
    Column("recorded_at", TEXT, nullable=False),
    Column("latest_at", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("command", TEXT, nullable=False),
    Column("key", TEXT, nullable=False),
    Column("subject", TEXT, nullable=False),
    Column("type", TEXT, nullable=False),
    Column("version", NUMBER, nullable=False),
    Column("corrects", NUMBER),
    Column("reason", TEXT),
)
Index("moments_latest", moments.c.latest_at, moments.c.position)
Index("moments_subject", moments.c.subject, moments.c.position, moments.c.version)

records = Table(
    "records",
    metadata,
    Column("position", NUMBER, nullable=False),
    Column("known_from", NUMBER, primary_key=True, autoincrement=False),
    Column("known_to", NUMBER, nullable=False),
    Column("owner", TEXT, nullable=False),
    Column("room", TEXT, nullable=False),
    Column("id", TEXT, nullable=False),
    Column("command", TEXT, nullable=False),
    Column("day", TEXT),
    Column("body", TEXT),
    Column("called", TEXT),
    Column("void", NUMBER, nullable=False),
    Column("data", TEXT, nullable=False),
    Column("given", TEXT, nullable=False),
    Column("judgement", TEXT),
    Column("recorded_at", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("questioned", TEXT),
    Column("doubts", TEXT),
)
Index("records_room", records.c.room, records.c.known_from, info={"early": True})
Index(
    "records_day",
    records.c.command,
    records.c.day,
    sqlite_where=records.c.day.is_not(None),
    postgresql_where=records.c.day.is_not(None),
)
Index(
    "records_body_day",
    records.c.command,
    records.c.body,
    records.c.day,
    sqlite_where=records.c.body.is_not(None),
    postgresql_where=records.c.body.is_not(None),
)
# What was recorded despite a rule, or beyond that of a draft: seldom, and looked for all through the archive.
IS_QUESTIONABLE = or_(records.c.judgement.is_not(None), records.c.questioned.is_not(None))
# The decision that a record takes out of force, or that is none to rest on: void, not adopted, annulled.
IS_DOUBTING = records.c.doubts.is_not(None)
Index("records_doubts", records.c.doubts, sqlite_where=IS_DOUBTING, postgresql_where=IS_DOUBTING)
Index("records_questionable", records.c.position, sqlite_where=IS_QUESTIONABLE, postgresql_where=IS_QUESTIONABLE)
Index("records_position", records.c.position, records.c.known_to, info={"early": True})
# Written out, and not a parameter, in whoever asks: only then is an index of these alone any use.
IS_JUSTERING = records.c.command == literal_column("'adopt-justering'")
Index(
    "records_justeringer",
    records.c.owner,
    records.c.known_from,
    sqlite_where=IS_JUSTERING,
    postgresql_where=IS_JUSTERING,
)

ids = Table(
    "ids",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("type", TEXT, nullable=False),
    Column("owner", TEXT, nullable=False),
    Column("known_from", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)
Index("ids_type", ids.c.type, ids.c.id, ids.c.known_from)

refs = Table(
    "refs",
    metadata,
    Column("target", TEXT, nullable=False),
    Column("field", TEXT, nullable=False),
    Column("owner", TEXT, nullable=False),
    Column("id", TEXT, nullable=False),
    Column("position", NUMBER, nullable=False),
    Column("command", TEXT, nullable=False),
    Column("void", NUMBER, nullable=False),
    Column("known_from", NUMBER, nullable=False),
    Column("known_to", NUMBER, nullable=False),
)
Index("refs_target", refs.c.target, refs.c.command, refs.c.id, refs.c.known_from)
Index("refs_owner", refs.c.owner, refs.c.known_from)
Index("refs_position", refs.c.position, refs.c.known_to, info={"early": True})
