"""The log in one SQLite file: connections, pragmas, positions that are never used twice."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from eventsourcing.persistence import IntegrityError, Notification, OperationalError

from archive.catalogue import CLOSED
from archive.private import make_file
from archive.problems import Problem
from archive.store.chain import CHAINED
from archive.store.full_disk import connect_alone, has_no_room
from archive.store.port import INDEX_RIGHTS, RIGHTS_INDEX, Check, End, LogStore
from archive.telling import in_a_line

_BUSY_SECONDS = 30.0
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS stored_events (position INTEGER PRIMARY KEY AUTOINCREMENT, "
    "originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL, topic TEXT NOT NULL, state BLOB NOT NULL, "
    "UNIQUE (originator_id, originator_version))"
)
# Programs before this version do not look at it: the trigger keeps them out of a log that has a chain.
_VERSION = 2
_CHAIN = (
    "CREATE TABLE IF NOT EXISTS chain (since INTEGER NOT NULL)",
    "CREATE TRIGGER IF NOT EXISTS chain_goes_on BEFORE INSERT ON stored_events "
    f"WHEN NEW.topic = '{CLOSED}' AND instr(NEW.state, x'{CHAINED.hex()}') = 0 AND EXISTS (SELECT 1 FROM chain) "
    "BEGIN SELECT RAISE(ABORT, 'this log has a chain: the program is too old to write to it'); END",
)
_INSERT = "INSERT INTO stored_events (originator_id, originator_version, topic, state, position) VALUES "
_AT_ONCE = 500
_FULL = 2
_SYNCHRONOUS = {0: "off", 1: "normal", 2: "full", 3: "extra"}


class SQLiteLog(LogStore):
    """Events in one table of one file, ``synchronous=FULL`` under WAL.

    One connection writes, under a lock in this process and ``BEGIN IMMEDIATE`` among processes; each reading thread
    has one of its own. ``position`` is AUTOINCREMENT: never used twice, kept by a dump.
    """

    _highest_given = "coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'stored_events'), 0)"

    def __init__(self, path: Path) -> None:
        self.path = path
        self._readers = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._opening = threading.Lock()
        self._lock = threading.RLock()
        self._depth = 0
        self._writing: sqlite3.Connection | None = None
        self._ended: tuple[int, End] | None = None  # as of which ``data_version``
        if not path.exists():
            make_file(path)
        try:
            self._begin()
        except sqlite3.OperationalError:
            raise
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # no database, or its pages are damaged
            raise Problem("unavailable", "cannot-read", reason=in_a_line(error)) from error

    def _require(self) -> int:
        """The version of the tables. Raises ``unavailable`` where a later program made them."""
        version = self._tables()
        if version > _VERSION:
            self.close()
            raise Problem("unavailable", "database-newer", version=version, needed=_VERSION)
        return version

    def _tables(self) -> int:
        return int(self.rows("PRAGMA user_version")[0][0])

    def _begin(self) -> None:
        """A disk that is full keeps nobody from reading what there is."""
        try:
            self._writer.execute(_SCHEMA)
        except sqlite3.OperationalError as error:
            if not has_no_room(error):
                raise
        self._version = self._require()
        self._has_index = bool(self.rows("SELECT 1 FROM sqlite_master WHERE name = ?", (RIGHTS_INDEX,)))

    @property
    def _writer(self) -> sqlite3.Connection:
        if self._writing is None:
            self._writing = self._connect()
        return self._writing

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=64
        )
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
        except sqlite3.Error:
            connection.close()
            raise
        with self._opening:  # not the lock of those who write: who reads for the first time would wait for them
            self._opened.append(connection)
        return connection

    def _read(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """On this thread's own connection; on a disk that is full on one that is taken up for this alone."""
        connection: sqlite3.Connection | None = getattr(self._readers, "connection", None)
        if connection is None:
            try:
                connection = self._readers.connection = self._connect()
            except sqlite3.OperationalError as error:
                if not has_no_room(error):
                    raise
                with closing(connect_alone(self.path, _BUSY_SECONDS)) as alone:
                    return alone.execute(sql, parameters).fetchall()
        return connection.execute(sql, parameters).fetchall()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        self.rows("SELECT 1")  # this thread has a connection now, were it not for a disk that is full
        connection: sqlite3.Connection | None = getattr(self._readers, "connection", None)
        if connection is None or connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")

    def is_writing(self) -> bool:
        return getattr(self._readers, "writing", False)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        with self._lock:
            if self._depth:
                yield
                return
            self._take_up()
            self._depth, self._readers.writing = 1, True
            try:
                self._bring_up_to_date()
                yield
                _run(self._writer, "COMMIT")
            except BaseException:
                self._ended = None
                raise
            finally:
                self._depth, self._readers.writing = 0, False
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")

    def _take_up(self) -> None:
        try:
            writer = self._writer
        except sqlite3.Error as error:
            raise OperationalError(error) from error
        _run(writer, "BEGIN IMMEDIATE")

    def _bring_up_to_date(self) -> None:
        """With the first thing that is written: who only reads needs nothing of a disk that may be full."""
        if self._version < _VERSION:
            for statement in (*_CHAIN, f"PRAGMA user_version = {_VERSION}"):
                _run(self._writer, statement)
            self._version = _VERSION
        if not self._has_index:  # of no version: a program that does not know it keeps it all the same
            _run(self._writer, INDEX_RIGHTS)
            self._has_index = True

    def end(self) -> End:
        """As it was found, or left, by the last who wrote here, where nobody else has written since.

        ``data_version`` rises with every commit of another connection, and with none of this one.
        """
        if not self.is_writing():
            return super().end()
        ((version,),) = self.rows("PRAGMA data_version")
        if self._ended is None or self._ended[0] != version:
            self._ended = (version, super().end())
        return self._ended[1]

    def insert_at(self, events: Sequence[Notification]) -> None:
        """In one statement for many: AUTOINCREMENT looks up and keeps the last position once for each."""
        for start in range(0, len(events), _AT_ONCE):
            some = events[start : start + _AT_ONCE]
            values = [v for e in some for v in (e.originator_id, e.originator_version, e.topic, e.state, e.id)]
            _run(self._writer, _INSERT + ", ".join(["(?, ?, ?, ?, ?)"] * len(some)), values)
        last = events[-1] if events else None
        if self._ended is not None:
            whole = last is not None and last.topic == CLOSED
            self._ended = (self._ended[0], End(last.id, last.id + 1, last)) if last and whole else None

    def chained_since(self) -> int | None:
        return super().chained_since() if self._tables() >= _VERSION else None

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        if self.is_writing():
            return _run(self._writer, sql, parameters).fetchall()
        try:
            return self._read(sql, parameters)
        except (sqlite3.Error, UnicodeDecodeError) as error:  # of what it says itself where its pages are damaged
            raise Problem("unavailable", "cannot-read", reason=in_a_line(error)) from error

    def checks(self) -> Iterator[Check]:
        mode, checked, synchronous = map(self._pragma, ("journal_mode", "quick_check(1)", "synchronous"))
        yield Check("journal_mode", mode, mode == "wal")
        yield Check("synchronous", _SYNCHRONOUS[synchronous], synchronous >= _FULL)
        yield Check("quick_check", checked, checked == "ok")

    def damages(self) -> Iterator[str]:
        """Its pages, and whether its index has what its table has."""
        found = [str(row[0]) for row in self.rows("PRAGMA integrity_check")]
        yield from (one for one in found if one != "ok")

    def _pragma(self, name: str) -> Any:
        """A setting of the connection that writes."""
        with self._lock:
            return self._writer.execute(f"PRAGMA {name}").fetchone()[0]

    def close(self) -> None:
        with self._lock, self._opening:
            for connection in self._opened:
                connection.close()
            self._opened.clear()


def _run(connection: sqlite3.Connection, sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
    try:
        return connection.execute(sql, parameters)
    except sqlite3.IntegrityError as error:
        raise IntegrityError(error) from error
    except sqlite3.Error as error:
        raise OperationalError(error) from error
