"""Read models in PostgreSQL: a generation is a schema ``read_N``, and a row says which is in force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from itertools import chain, count
from typing import Any, LiteralString, cast

import msgspec
import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import DBAPIError

from archive.problems import Problem
from archive.store.connecting import LOCKS, SCHEMA, Readers, connect
from archive.store.connecting import Connection as Driver
from archive.telling import in_a_line
from projections.following import planning_postgres
from projections.following.database import InForce
from projections.following.readmodel import metadata

_BUILDING, _WRITING = 3, 1_000  # a writer's lock is that of its generation
_READING = {
    "default_transaction_isolation": "repeatable read",  # an answer sees one snapshot
    "default_transaction_read_only": "on",
    "lock_timeout": "2s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "120s",
    "synchronous_commit": "off",  # what a crash takes away is followed again, its position with it
    "jit": "off",
    # Every question is some seeks in indexes. The planner cannot know how few, and would now and then read it all.
    "enable_seqscan": "off",
    "enable_bitmapscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "enable_material": "off",  # it would read once all that a seek for each row finds little of
    "enable_memoize": "off",  # it would look up the key of its memory, a seek, once more for each row
    **planning_postgres.SETTINGS,
    "timezone": "UTC",
}
# Looking at more rows costs more than building them, and tells the planner nothing: all that it may do is seek.
_FEW_STATISTICS = "10"
_BUILDER = {
    **_READING,
    "default_transaction_read_only": "off",
    "plan_cache_mode": "auto",
    "lock_timeout": "0",
    "statement_timeout": "0",
    "idle_in_transaction_session_timeout": "0",
    "maintenance_work_mem": "128MB",  # of each of those that are made at once
    "max_parallel_maintenance_workers": "0",  # they go side by side as it is
    "default_statistics_target": _FEW_STATISTICS,
}
_SWEEPERS = 3  # connections that make a generation ready at once
# Of the read models' own making, and to be tried again: a lock, a deadlock, a snapshot that was overtaken, a
# generation that was swapped away, a server that restarts.
_PASSING = frozenset({"55P03", "40P01", "40001", "3F000", "42P01", "57P01", "57P02", "57P03"})
# Said of much, and by a standby that is asked to write.
_NOT_SUPPORTED = "0A000"
_COPY: LiteralString = r"COPY {} ({}) FROM STDIN (FORMAT csv, NULL 'null', ESCAPE '\', ENCODING 'UTF8')"
_FEW = 8  # COPY has to be begun and ended, each with an answer
_ESCAPED = re.compile(rb'\\(?:u00(..)|[^"])')
_PLAIN = {rb"\\": rb"\\", rb"\n": b"\n", rb"\t": b"\t", rb"\r": b"\r", rb"\b": b"\b", rb"\f": b"\f"}
_lines = msgspec.json.Encoder().encode_lines
_POINTER = "CREATE TABLE IF NOT EXISTS read_models (number integer NOT NULL)"
_CURRENT = "SELECT number FROM read_models WHERE to_regnamespace('read_' || number) IS NOT NULL"
_OLDER = (
    "SELECT substr(nspname, 6)::integer FROM pg_namespace WHERE nspname ~ '^read_[0-9]{1,9}$' "
    "AND substr(nspname, 6)::integer < %s"
)


class SchemaGenerations:
    """Fulfils ``Generations``. A schema that somebody still reads is taken away later."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._readers = Readers(url, {"search_path": SCHEMA, "lock_timeout": "2s", "statement_timeout": "10s"})
        self._in_force = InForce(self._opened)

    def current(self) -> int:
        """Raises ``unavailable`` where the server cannot be asked."""
        try:
            found = self._readers.rows(_CURRENT)
        except psycopg.errors.UndefinedTable:
            return 0
        except psycopg.Error as error:
            raise Problem("unavailable", "cannot-read", reason=in_a_line(error)) from error
        return int(found[0][0]) if found else 0

    def engine(self) -> Engine:
        return self._in_force.engine(self.current())

    def _opened(self, number: int) -> Engine:
        with suppress(Problem):
            self._take_away_older(number)
        return open_engine(self._url, number, _READING)

    def keep(self, engine: Engine) -> Connection:
        return engine.connect().execution_options(writing=True)

    @contextmanager
    def transaction(self, connection: Connection) -> Iterator[None]:
        with connection.begin():
            yield

    @contextmanager
    def building(self) -> Iterator[int]:
        with self._alone() as connection:
            connection.execute("SELECT pg_advisory_lock(%s, %s)", (LOCKS, _BUILDING))
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
            connection.execute(_POINTER)
            number = self.current() + 1
            self.discard(number)
            yield number

    def create(self, number: int) -> Engine:
        with self._alone() as connection:
            connection.execute(_named("CREATE SCHEMA {}", number))
        engine = open_engine(self._url, number, _BUILDER, alone=True)
        _analyze_now_and_then(engine, number)
        return engine

    def swap(self, number: int) -> None:
        self._sweep(number)
        with self._alone() as connection, connection.transaction():
            connection.execute("DELETE FROM read_models")
            connection.execute("INSERT INTO read_models VALUES (%s)", (number,))
        self._take_away_older(number)

    def _sweep(self, number: int) -> None:
        """What building outdated is stepped over by every seek until it is gone."""
        tables = sorted(metadata.tables)
        with ThreadPoolExecutor(_SWEEPERS) as sweepers:
            list(sweepers.map(lambda own: self._vacuum(number, own), [tables[n::_SWEEPERS] for n in range(_SWEEPERS)]))

    def _vacuum(self, number: int, tables: Sequence[str]) -> None:
        with self._alone() as connection:
            connection.execute(f"SET default_statistics_target = {_FEW_STATISTICS}")
            _of_tables(connection, number, "VACUUM (ANALYZE) {}", tables)

    def _take_away_older(self, number: int) -> None:
        """What somebody still reads is left for the next who comes by."""
        with self._alone() as connection:
            for (older,) in connection.execute(_OLDER, (number,)).fetchall():
                with suppress(psycopg.errors.LockNotAvailable, psycopg.errors.UndefinedTable):
                    _drop_unread(connection, older)

    def discard(self, number: int) -> None:
        with self._alone() as connection:
            connection.execute(_named("DROP SCHEMA IF EXISTS {} CASCADE", number))

    def passing(self, error: DBAPIError) -> bool:
        state = getattr(error.orig, "sqlstate", None)
        if state == _NOT_SUPPORTED:
            return self._is_standby()
        return error.connection_invalidated or state is None or state in _PASSING

    def _is_standby(self) -> bool:
        """Whether the server follows another: it gets the read models with the log, and writes nothing."""
        try:
            return bool(self._readers.rows("SELECT pg_is_in_recovery()")[0][0])
        except psycopg.OperationalError:
            return True  # it cannot be asked any more

    @contextmanager
    def _alone(self) -> Iterator[Driver]:
        """A connection for one occasion; what the server refuses is told. Raises ``unavailable``."""
        try:
            with connect(self._url, {"search_path": SCHEMA, "lock_timeout": "0"}, autocommit=True) as connection:
                yield connection
        except psycopg.Error as error:
            raise Problem("unavailable", "cannot-write", reason=in_a_line(error)) from error

    def close(self) -> None:
        self._readers.close()
        self._in_force.close()


def open_engine(url: str, number: int, settings: dict[str, str], alone: bool = False) -> Engine:
    """An engine on one generation. Reading sees one snapshot; writing waits for its lock, then sees the newest.

    A generation that is gone is an error, never an empty one. ``alone``: nobody else can write to it.
    """
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(url, {**settings, "search_path": f"read_{number}"}),
        use_native_hstore=False,
        pool_size=30,
        max_overflow=0,
    )

    planning_postgres.plan(engine)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writing"):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE")
            if not alone:
                lock = f"pg_advisory_xact_lock({LOCKS}, {_WRITING + number})"
                connection.exec_driver_sql(f"SELECT {lock}, {planning_postgres.WRITING}")

    return engine


def copy_tuples(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Adds rows, which have every column, in the order of the table."""
    driver = cast(Driver, connection.connection.driver_connection)
    if len(rows) > _FEW:
        _copy(driver, table, rows)
    elif rows:
        driver.execute(_inserting(table, len(rows)), list(chain.from_iterable(rows)))


def _copy(driver: Driver, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    with driver.cursor() as cursor, cursor.copy(_copying(table)) as copy:
        copy.write(_block(rows))


def _block(rows: Sequence[tuple[Any, ...]]) -> bytes:
    """Rows of texts and numbers as COPY reads them. A NUL, which PostgreSQL does not have, becomes another character.

    Lines of JSON are all but CSV: what JSON escapes beside quotes and backslashes is there as it is. The driver's own
    way, value by value, takes many times as long.
    """
    return _ESCAPED.sub(_plain, _lines(rows)[1:-2].replace(b"]\n[", b"\n")) + b"\n"


def _plain(escaped: re.Match[bytes]) -> bytes:
    return _PLAIN[escaped[0]] if escaped[1] is None else bytes([int(escaped[1], 16) or 1])


@cache
def _copying(table: Table) -> bytes:
    return _into(_COPY, table).as_bytes()


@cache
def _inserting(table: Table, rows: int) -> bytes:
    row = sql.SQL("({})").format(_listed([sql.Placeholder()] * len(table.columns)))
    return (_into("INSERT INTO {} ({}) VALUES ", table) + _listed([row] * rows)).as_bytes()


def _into(statement: LiteralString, table: Table) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(table.name), _listed(map(sql.Identifier, table.columns.keys())))


def _listed(parts: Iterable[sql.Composable]) -> sql.Composed:
    return sql.SQL(", ").join(parts)


def _named(statement: str, number: int) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(f"read_{number}"))


def _analyze_now_and_then(engine: Engine, number: int) -> None:
    """Each time that there are twice as many batches: the planner knows nothing of what was filled a moment ago.

    Without it what handlers look up would take longer with every batch.
    """
    batches = count(1)

    @event.listens_for(engine, "commit")
    def commit(connection: Connection) -> None:
        done = next(batches)
        if done > 1 and done & (done - 1) == 0:  # the first one made the tables
            driver = cast(Driver, connection.connection.driver_connection)
            _of_tables(driver, number, "ANALYZE {}", [t.name for t in metadata.tables.values() if _is_asked(t)])


def _is_asked(table: Table) -> bool:
    """Whether handlers look up rows of it by more than its key."""
    return any(index.info.get("early") for index in table.indexes)


def _of_tables(driver: Driver, number: int, statement: LiteralString, tables: Iterable[str]) -> None:
    for table in tables:
        driver.execute(sql.SQL(statement).format(sql.Identifier(f"read_{number}", table)))


def _drop_unread(driver: Driver, number: int) -> None:
    """Every reader begins with this table: who holds it keeps the whole schema, who comes too late asks again."""
    with driver.transaction():
        driver.execute(_named("LOCK TABLE {}.followed IN ACCESS EXCLUSIVE MODE NOWAIT", number))
        driver.execute(_named("DROP SCHEMA {} CASCADE", number))
