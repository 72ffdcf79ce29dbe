"""What a read model is: tables and a handler of whole commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, Protocol

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, String, Table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.expression import FunctionElement

from archive.events import Recorded
from projections.database import insert_rows
from projections.database_postgres import copy_rows

# Every text is compared and sorted by code point, whatever the language of a database.
TEXT = String().with_variant(String(collation="C"), "postgresql")
# Numbers may be positions, and ``archive.records.OPEN``.
NUMBER = Integer().with_variant(BigInteger(), "postgresql")
metadata = MetaData()
_INSERTS = {"sqlite": insert_rows, "postgresql": copy_rows}

# How far each read model has come; they move together, in the transaction that brings their tables forward.
followed = Table(
    "followed",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("version", NUMBER, nullable=False),
    Column("position", NUMBER, nullable=False),
)


class ReadModel(Protocol):
    """A read model: its tables are registered with ``metadata`` when its module is imported.

    ``version`` is its code's: another one than stored means that it is rebuilt at start. An index that ``apply``
    itself needs is declared with ``info={"early": True}``; a rebuild makes all others when the rows are in.
    """

    name: str
    version: int

    def apply(self, connection: Connection, commands: Sequence[Recorded]) -> None:
        """Brings the tables forward by whole commands, in the caller's transaction."""


class smaller(FunctionElement[str]):
    """The smaller of two texts."""

    inherit_cache = True
    type = TEXT


@compiles(smaller, "sqlite")
def _min(element: Any, compiler: Any, **more: Any) -> str:
    return f"min({compiler.process(element.clauses, **more)})"


@compiles(smaller, "postgresql")
def _least(element: Any, compiler: Any, **more: Any) -> str:
    return f"least({compiler.process(element.clauses, **more)})"


class Inserter:
    """Adds rows to a table of texts and numbers, in the way that the engine is fastest at."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._values = itemgetter(*(column.name for column in table.columns))

    def __call__(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Each row has every column of the table."""
        if rows:
            _INSERTS[connection.dialect.name](connection, self._table, [self._values(row) for row in rows])


def create_tables(connection: Connection) -> None:
    """All tables, with the indexes that handlers need."""
    for table in metadata.sorted_tables:
        connection.execute(CreateTable(table))
    _create(connection, early=True)


def create_indexes(connection: Connection) -> None:
    """The indexes that only questions need."""
    _create(connection, early=False)


def _create(connection: Connection, early: bool) -> None:
    indexes = [index for table in metadata.sorted_tables for index in table.indexes]
    for index in sorted(indexes, key=lambda index: index.name or ""):
        if bool(index.info.get("early")) is early:
            connection.execute(CreateIndex(index))
