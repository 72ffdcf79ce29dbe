"""What a read model is: tables and a handler of whole commands."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, Protocol

from sqlalchemy import ClauseElement, Column, Connection, Insert, Integer, MetaData, String, Table, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.compiler import SQLCompiler

from archive.events import Recorded

metadata = MetaData()

# How far each read model has come; they move together, in the transaction that brings their tables forward.
followed = Table(
    "followed",
    metadata,
    Column("name", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("position", Integer, nullable=False),
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


class Straight:
    """A statement written once and given to the driver as it is.

    SQLAlchemy's own way to the driver costs several times what SQLite takes for a small statement.
    """

    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
        assert isinstance(compiled, SQLCompiler)
        self._sql = str(compiled)
        self._names = list(compiled.positiontup or ())
        self._own = {name: value for name, value in compiled.params.items() if value is not None}

    def __call__(self, connection: Connection, **given: Any) -> list[tuple[Any, ...]]:
        """The rows, if any. Raises SQLAlchemy's OperationalError, as it does itself."""
        values = {**self._own, **given}
        return self._run(connection, "execute", [values[name] for name in self._names])

    def _run(self, connection: Connection, way: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        cursor = connection.connection.cursor()
        try:
            getattr(cursor, way)(self._sql, parameters)
            return list(cursor.fetchall())
        except sqlite3.OperationalError as error:
            raise OperationalError(self._sql, None, error) from error
        finally:
            cursor.close()


class Inserter(Straight):
    """Adds rows to a table of texts and numbers, a thousand for the price that one statement each would have."""

    def __init__(self, into: Table | Insert) -> None:
        """``into``: a table, or an insert all of whose parameters are to be given."""
        super().__init__(insert(into) if isinstance(into, Table) else into)
        self._values = itemgetter(*self._names)

    def add(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Each row has every parameter: of a table every column."""
        if rows:
            self._run(connection, "executemany", [self._values(row) for row in rows])


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
