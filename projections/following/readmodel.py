"""What a read model is: tables and a handler of whole commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, MetaData, String, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from archive.events import Recorded

# Every text is compared and sorted by code point, whatever the language of a database.
TEXT = String().with_variant(String(collation="C"), "postgresql")
# Numbers may be positions, and ``archive.records.OPEN``.
NUMBER = Integer().with_variant(BigInteger(), "postgresql")
metadata = MetaData()

# How far each read model has come, saved in the transaction that brings its tables forward.
followed = Table(
    "followed",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("version", NUMBER, nullable=False),
    Column("position", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)


class ReadModel(Protocol):
    """A read model: its tables are registered with ``metadata`` when its module is imported.

    ``version`` is its code's: another one than stored means that it is rebuilt at start. An index that ``apply``
    itself needs is declared with ``info={"early": True}``; a rebuild makes all others when the rows are in.
    ``rests_on``: read models that come before it, whose tables ``apply`` reads.
    """

    name: str
    version: int
    rests_on: frozenset[str]

    def apply(self, connection: Connection, commands: Sequence[Recorded]) -> None:
        """Brings the tables forward by whole commands, in the caller's transaction."""


def create_tables(connection: Connection) -> None:
    """All tables, with the indexes that handlers need."""
    for table in metadata.sorted_tables:
        connection.execute(CreateTable(table))
    for index in _indexes(early=True):
        connection.execute(CreateIndex(index))


def create_indexes(connection: Connection) -> None:
    """The indexes that only questions need."""
    for index in late_indexes():
        connection.execute(CreateIndex(index))


def late_indexes() -> list[Index]:
    """Those that are created when the rows are in."""
    return _indexes(early=False)


def _indexes(early: bool) -> list[Index]:
    indexes = [index for table in metadata.sorted_tables for index in table.indexes]
    chosen = [index for index in indexes if bool(index.info.get("early")) is early]
    return sorted(chosen, key=lambda index: index.name or "")
