"""Statements that every engine understands in its own way, and the straight way to the driver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any, TypeVar, cast

from msgspec import json
from sqlalchemy import (
    BindParameter,
    Boolean,
    ClauseElement,
    Connection,
    Dialect,
    SelectBase,
    String,
    Table,
    insert,
    literal_column,
)
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement
from sqlalchemy.sql.visitors import replacement_traverse

T = TypeVar("T")
# Of a table, its values in the order of the columns: a dictionary of each would cost as much as all the rest.
Row = tuple[Any, ...]
_CHUNK = 500  # values of one statement
_TOGETHER = (100, 10)  # rows of one statement: more of them make it no faster


def chunks(values: Sequence[T]) -> Iterable[list[T]]:
    """As many at a time as one statement takes."""
    return (list(values[start : start + _CHUNK]) for start in range(0, len(values), _CHUNK))


@dataclass(frozen=True)
class _Form:
    """A statement as one engine has it. ``pick`` gives its parameters in their order; ``own`` it brings along."""

    sql: str
    pick: Callable[[Mapping[str, Any]], Sequence[Any]]
    own: Mapping[str, Any]

    def parameters(self, given: Mapping[str, Any]) -> Sequence[Any]:
        return self.pick({**self.own, **given} if self.own else given)


class Straight:
    """A statement written once for each engine and given to its driver as it is.

    SQLAlchemy's own way to the driver costs several times what SQLite takes for a small statement. ``by_values``: it is
    no seek, so that PostgreSQL is to plan it for what is asked each time.
    """

    def __init__(self, statement: ClauseElement, by_values: bool = False) -> None:
        self._statement, self._by_values = statement, by_values
        self._forms: dict[str, _Form] = {}

    def __call__(self, connection: Connection, **given: Any) -> list[tuple[Any, ...]]:
        """The rows. Raises SQLAlchemy's errors, as it does itself."""
        if self._by_values and connection.dialect.name == "postgresql":
            from projections.following.planning_postgres import by_values

            by_values(connection)
        form = self._form(connection)
        return _run(connection, form, "execute", form.parameters(given), lambda cursor: list(cursor.fetchall()))

    def changed(self, connection: Connection, **given: Any) -> int:
        """How many rows it has changed."""
        form = self._form(connection)
        return _run(connection, form, "execute", form.parameters(given), lambda cursor: int(cursor.rowcount))

    def add(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Runs it once for each row, which has every parameter."""
        if rows:
            form = self._form(connection)
            given = [form.pick({**form.own, **row}) for row in rows] if form.own else list(map(form.pick, rows))
            way, parameters = ("execute", given[0]) if len(given) == 1 else ("executemany", given)
            _run(connection, form, way, parameters, _nothing)

    def _form(self, connection: Connection) -> _Form:
        """Made when an engine is first asked: nobody asks them all."""
        engine = connection.dialect.name
        if engine not in self._forms:
            self._forms[engine] = _form(self._statement, _dialect(engine))
        return self._forms[engine]


def _run(
    connection: Connection, form: _Form, way: str, parameters: Sequence[Any], result: Callable[[DBAPICursor], T]
) -> T:
    driver: Any = connection.dialect.dbapi
    if not connection.in_transaction():
        connection.begin()  # as SQLAlchemy does itself: what is read next is of the same snapshot
    cursor = connection.connection.cursor()
    try:
        getattr(cursor, way)(form.sql, parameters)
        return result(cursor)
    except (driver.OperationalError, driver.ProgrammingError) as error:
        raise DBAPIError.instance(form.sql, None, error, driver.Error) from error
    finally:
        cursor.close()


def _nothing(cursor: DBAPICursor) -> None:
    """Of a statement that gives no rows."""


class Inserter:
    """Adds rows to a table of texts and numbers, a thousand for the price that one statement each would have."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._one = _form(insert(table), _dialect("sqlite"))
        row = ", ".join("?" * len(table.columns))
        self._many = {n: replace(self._one, sql=self._one.sql + f", ({row})" * (n - 1)) for n in _TOGETHER}

    def put(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Each row has every column, in the order of the table."""
        if not rows:
            return
        if connection.dialect.name == "postgresql":
            from projections.following.database_postgres import copy_tuples

            copy_tuples(connection, self._table, rows)
        else:
            self._put_together(connection, rows)

    def _put_together(self, connection: Connection, rows: Sequence[Row]) -> None:
        done = 0
        for count in _TOGETHER:
            while len(rows) - done >= count:
                values = list(chain.from_iterable(rows[done : done + count]))
                _run(connection, self._many[count], "execute", values, _nothing)
                done += count
        if rest := rows[done:]:
            way, parameters = ("execute", rest[0]) if len(rest) == 1 else ("executemany", rest)
            _run(connection, self._one, way, parameters, _nothing)


@cache
def _dialect(engine: str) -> Dialect:
    """As its driver takes parameters by their places; the other engine's is not loaded."""
    if engine == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.dialect(paramstyle="qmark")
    from sqlalchemy.dialects.postgresql.base import PGDialect

    return PGDialect(paramstyle="format")  # type: ignore[no-untyped-call]


def _form(statement: ClauseElement, dialect: Dialect) -> _Form:
    if isinstance(statement, SelectBase):
        statement = _with_its_constants(statement)
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    own = {name: value for name, value in compiled.params.items() if value is not None}
    return _Form(str(compiled), _picking(list(compiled.positiontup or ())), own)


def _with_its_constants(statement: SelectBase) -> ClauseElement:
    """What a question always says stands in its words: who plans it for any values (``planning_postgres``) knows it."""

    def constant(element: Any, **_: Any) -> Any:
        if not isinstance(element, BindParameter) or not isinstance(element.value, str | int):
            return None
        value = element.value
        return literal_column(str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'")

    return cast(ClauseElement, replacement_traverse(statement, {}, constant))


def _picking(names: Sequence[str]) -> Callable[[Mapping[str, Any]], Sequence[Any]]:
    """``itemgetter`` gives a tuple only of two or more."""
    if len(names) < 2:
        return lambda given: [given[name] for name in names]
    pick: Callable[[Mapping[str, Any]], Sequence[Any]] = itemgetter(*names)
    return pick


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


class is_among(FunctionElement[bool]):
    """Whether a text is one of those in a list of JSON: one statement, however many they are."""

    inherit_cache = True
    type = Boolean()

    def self_group(self, against: Any = None) -> is_among:
        """As it is: what SQLAlchemy would add for an engine without booleans, no index can be used for."""
        return self


@compiles(is_among, "sqlite")
def _in_list(element: Any, compiler: Any, **more: Any) -> str:
    column, listed = (compiler.process(one, **more) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({listed}))"


@compiles(is_among, "postgresql")
def _any_of_list(element: Any, compiler: Any, **more: Any) -> str:
    column, listed = (compiler.process(one, **more) for one in element.clauses)
    return f"{column} = ANY (ARRAY(SELECT json_array_elements_text(CAST({listed} AS json))))"


class is_one_of(FunctionElement[bool]):
    """As ``is_among``, of whole numbers: PostgreSQL's driver reads a statement with many parameters anew each time."""

    inherit_cache = True
    type = Boolean()

    def self_group(self, against: Any = None) -> is_one_of:
        return self


compiles(is_one_of, "sqlite")(_in_list)


@compiles(is_one_of, "postgresql")
def _any_number_of_list(element: Any, compiler: Any, **more: Any) -> str:
    column, listed = (compiler.process(one, **more) for one in element.clauses)
    return f"{column} = ANY (ARRAY(SELECT json_array_elements_text(CAST({listed} AS json))::integer))"


def listed(values: Sequence[str] | Sequence[int]) -> str:
    """What ``is_among`` and ``is_one_of`` are given."""
    return json.encode(values).decode()
