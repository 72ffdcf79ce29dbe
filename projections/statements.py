"""Statements that every engine understands in its own way, and the straight way to the driver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import ClauseElement, Connection, Dialect, String, Table, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement

from projections.database_postgres import copy_rows

_DIALECTS: Mapping[str, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="qmark"),
    "postgresql": PGDialect(paramstyle="format"),  # type: ignore[no-untyped-call]
}


@dataclass(frozen=True)
class _Form:
    """A statement as one engine has it: its parameters in their order, and those that it brings along."""

    sql: str
    names: list[str]
    own: dict[str, Any]


class Straight:
    """A statement written once for each engine and given to its driver as it is.

    SQLAlchemy's own way to the driver costs several times what SQLite takes for a small statement.
    """

    def __init__(self, statement: ClauseElement) -> None:
        self._forms = {name: _form(statement, dialect) for name, dialect in _DIALECTS.items()}

    def __call__(self, connection: Connection, **given: Any) -> list[tuple[Any, ...]]:
        """The rows, if any. Raises SQLAlchemy's errors, as it does itself."""
        form = self._forms[connection.dialect.name]
        values = {**form.own, **given}
        return self._run(connection, form, "execute", [values[name] for name in form.names])

    def add(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Runs it once for each row, which has every parameter."""
        if rows:
            form = self._forms[connection.dialect.name]
            values = itemgetter(*form.names)
            self._run(
                connection, form, "executemany", [values({**form.own, **row} if form.own else row) for row in rows]
            )

    def _run(self, connection: Connection, form: _Form, way: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        driver: Any = connection.dialect.dbapi
        if not connection.in_transaction():
            connection.begin()  # as SQLAlchemy does itself: what is read next is of the same snapshot
        cursor = connection.connection.cursor()
        try:
            getattr(cursor, way)(form.sql, parameters)
            return list(cursor.fetchall()) if cursor.description else []
        except (driver.OperationalError, driver.ProgrammingError) as error:
            raise DBAPIError.instance(form.sql, None, error, driver.Error) from error
        finally:
            cursor.close()


class Inserter(Straight):
    """Adds rows to a table of texts and numbers, a thousand for the price that one statement each would have."""

    def __init__(self, table: Table) -> None:
        super().__init__(insert(table))
        self._table = table

    def add(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Each row has every column; what the database numbers itself is None."""
        if connection.dialect.name == "postgresql":
            copy_rows(connection, self._table, rows)
        else:
            super().add(connection, rows)


def _form(statement: ClauseElement, dialect: Dialect) -> _Form:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    own = {name: value for name, value in compiled.params.items() if value is not None}
    return _Form(str(compiled), list(compiled.positiontup or ()), own)


class smaller(FunctionElement[str]):
    """The smaller of two texts."""

    inherit_cache = True
    type = String()


@compiles(smaller, "sqlite")
def _min(element: Any, compiler: Any, **more: Any) -> str:
    return f"min({compiler.process(element.clauses, **more)})"


@compiles(smaller, "postgresql")
def _least(element: Any, compiler: Any, **more: Any) -> str:
    return f"least({compiler.process(element.clauses, **more)})"
