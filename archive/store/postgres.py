"""The log in a PostgreSQL database: one writer at a time among all processes, positions in the order of commits."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from eventsourcing.persistence import IntegrityError, Notification, OperationalError
from psycopg.pq import TransactionStatus

from archive.catalogue import CLOSED
from archive.problems import Problem, refused
from archive.store.chain import CHAINED
from archive.store.connecting import LOCKS, SCHEMA, Connection, Readers, connect
from archive.store.port import INDEX_RIGHTS, Check, CommitUnknown, End, LogStore
from archive.telling import in_a_line

# The channel on which everybody who listens hears that something was recorded.
RECORDED = "forumarkiv_recorded"
_WRITING, _SETTING_UP = 1, 2
# Each brings a database of the version before it to the next; what stands here is never changed.
_STEPS = (
    'CREATE TABLE stored_events (position bigint PRIMARY KEY, originator_id text COLLATE "C" NOT NULL, '
    'originator_version bigint NOT NULL, topic text COLLATE "C" NOT NULL, state bytea NOT NULL, '
    "UNIQUE (originator_id, originator_version))",
    f"""
    CREATE TABLE chain (since bigint NOT NULL);
    CREATE FUNCTION refuse_without_chain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT FROM {SCHEMA}.chain) THEN
            RAISE EXCEPTION 'this log has a chain: the program is too old to write to it';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER chain_goes_on BEFORE INSERT ON stored_events FOR EACH ROW
        WHEN (NEW.topic = '{CLOSED}' AND position('\\x{CHAINED.hex()}'::bytea IN NEW.state) = 0)
        EXECUTE FUNCTION refuse_without_chain()
    """,
    INDEX_RIGHTS,
)
_SETTINGS = {
    "search_path": SCHEMA,
    "default_transaction_isolation": "read committed",
    "lock_timeout": "30s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "60s",  # a writer that hangs does not keep the others out for ever
    "timezone": "UTC",
}
_BEGIN = f"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock({LOCKS}, {_WRITING})"
_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_INSERT = (
    "INSERT INTO stored_events (position, originator_id, originator_version, topic, state) VALUES (%s, %s, %s, %s, %s)"
)
# Off, each of them can lose what was answered, or damage the log, in a crash.
_DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


class PostgresLog(LogStore):
    """Events in the schema ``forumarkiv`` of one database.

    A writing transaction holds an advisory lock from before it reads until it is committed: positions, counted within
    it, come in the order of commits, without gaps. Its isolation is READ COMMITTED so that it sees what the one
    before it committed. A lost connection fails the call that meets it; the next one connects anew.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = threading.RLock()
        self._mine = threading.local()
        self._writer: Connection | None = None
        self._readers = Readers(url, _SETTINGS)
        self._ended: End | None = None  # as this transaction has left it

    def set_up(self) -> None:
        """Makes the tables, or brings them up to date; harmless twice. Raises OperationalError, ``unavailable``."""
        with self._fresh() as connection, _translated(), connection.transaction():
            connection.execute(f"SELECT pg_advisory_xact_lock({LOCKS}, {_SETTING_UP})")
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
            connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)")
            found = _version(connection)
            if found > len(_STEPS):
                _require(found)
            for step in _STEPS[found:]:
                connection.execute(step)
            connection.execute("DELETE FROM schema_version")
            connection.execute("INSERT INTO schema_version VALUES (%s)", (len(_STEPS),))

    def is_set_up(self) -> bool:
        """Whether the tables are there. Raises ``unavailable`` where another version of the program made them."""
        with self._reading(), self._fresh() as connection:
            if connection.execute(f"SELECT to_regclass('{SCHEMA}.schema_version')").fetchone() == (None,):
                return False
            _require(_version(connection))
            return True

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Raises ``refused`` (``unsafe-database``) where a setting of the server could lose what is stored."""
        with self._lock:
            if self.is_writing():
                yield
                return
            writer = self._begin()
            self._mine.writing, self._ended = True, None
            try:
                yield
                _commit(writer)
            finally:
                self._mine.writing = False
                _end(writer)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        if self.is_writing() or self._snapshot() is not None:
            yield
            return
        with self._reading(), self._fresh() as connection:
            connection.execute(_SNAPSHOT)
            self._mine.snapshot = connection
            try:
                yield
            finally:
                self._mine.snapshot = None

    def _snapshot(self) -> Connection | None:
        """The connection of this thread's snapshot; closing it ends its transaction."""
        return getattr(self._mine, "snapshot", None)

    def is_writing(self) -> bool:
        return getattr(self._mine, "writing", False)

    def _begin(self) -> Connection:
        """A writer inside its transaction; one that was lost while idle is replaced, nothing was sent on it."""
        with _translated():
            if self._writer is not None:
                try:
                    return _begun(self._writer)
                except psycopg.OperationalError:
                    if not self._writer.closed:
                        raise
            self._writer = self._connect()
            _require_durable(self._writer)
            _require(_version(self._writer))
            return _begun(self._writer)

    def end(self) -> End:
        return self._ended if self.is_writing() and self._ended is not None else super().end()

    def insert_at(self, events: Sequence[Notification]) -> None:
        rows = [(e.id, e.originator_id, e.originator_version, e.topic, e.state) for e in events]
        assert self._writer is not None
        with _translated(), self._writer.pipeline(), self._writer.cursor() as cursor:
            cursor.executemany(_INSERT, rows)
            cursor.execute(f"NOTIFY {RECORDED}")
        last = events[-1] if events else None
        self._ended = End(last.id, last.id + 1, last) if last and last.topic == CLOSED else None

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        query = sql.replace("?", "%s")
        if self.is_writing():
            assert self._writer is not None
            with _translated():
                return self._writer.execute(query, parameters).fetchall()
        with self._reading():
            snapshot = self._snapshot()
            if snapshot is not None:
                return snapshot.execute(query, parameters, binary=True).fetchall()
            return self._readers.rows(query, parameters)

    def checks(self) -> Iterator[Check]:
        with self._reading(), self._fresh() as connection:
            (version,) = connection.execute("SHOW server_version").fetchone() or ("",)
            yield Check("postgresql", str(version))
            yield from _durability(connection)

    def close(self) -> None:
        with self._lock:
            if self._writer is not None:
                self._writer.close()
            self._readers.close()

    def _connect(self) -> Connection:
        return connect(self._url, _SETTINGS, autocommit=True)

    @contextmanager
    def _fresh(self) -> Iterator[Connection]:
        """A connection for one occasion."""
        with _translated():
            connection = self._connect()
        try:
            yield connection
        finally:
            connection.close()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (psycopg.Error, OperationalError) as error:
            raise Problem("unavailable", "cannot-read", reason=in_a_line(error)) from error


@contextmanager
def _translated() -> Iterator[None]:
    """Errors of the driver as errors of the library."""
    try:
        yield
    except psycopg.IntegrityError as error:
        raise IntegrityError(in_a_line(error)) from error
    except psycopg.Error as error:
        raise OperationalError(in_a_line(error)) from error


def _begun(connection: Connection) -> Connection:
    try:
        connection.execute(_BEGIN, prepare=False)
    except psycopg.Error:
        _end(connection)
        raise
    return connection


def _commit(connection: Connection) -> None:
    try:
        done = connection.execute("COMMIT")
    except psycopg.Error as error:
        if connection.broken:
            raise CommitUnknown(in_a_line(error)) from error
        raise OperationalError(in_a_line(error)) from error
    if done.statusmessage != "COMMIT":
        raise OperationalError("the transaction had failed before it was committed")


def _end(connection: Connection) -> None:
    """Leaves no transaction open; a connection on which that cannot be done is closed, and another takes its place."""
    if connection.info.transaction_status == TransactionStatus.IDLE:
        return
    try:
        connection.execute("ROLLBACK")
    except psycopg.Error:
        connection.close()


def _version(connection: Connection) -> int:
    row = connection.execute("SELECT version FROM schema_version").fetchone()
    return 0 if row is None else int(row[0])


def _require(version: int) -> None:
    if version < len(_STEPS):
        raise Problem("unavailable", "database-version", version=version, needed=len(_STEPS))
    if version > len(_STEPS):
        raise Problem("unavailable", "database-newer", version=version, needed=len(_STEPS))


def _durability(connection: Connection) -> Iterator[Check]:
    for name in _DURABLE:
        (value,) = connection.execute(f"SHOW {name}").fetchone() or ("",)
        yield Check(name, str(value), value != "off")
    (encoding,) = connection.execute("SHOW server_encoding").fetchone() or ("",)
    yield Check("server_encoding", str(encoding), encoding == "UTF8")


def _require_durable(connection: Connection) -> None:
    for check in _durability(connection):
        if not check.ok:
            raise refused("unsafe-database", setting=check.name, value=check.value)
