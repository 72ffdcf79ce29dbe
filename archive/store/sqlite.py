"""The log in one SQLite file: connections, pragmas, positions that are never used twice."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from eventsourcing.persistence import IntegrityError, Notification, OperationalError, StoredEvent

from archive.problems import Problem
from archive.store.port import Check, LogStore

_BUSY_SECONDS = 30.0
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS stored_events (position INTEGER PRIMARY KEY AUTOINCREMENT, "
    "originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL, topic TEXT NOT NULL, state BLOB NOT NULL, "
    "UNIQUE (originator_id, originator_version))"
)
_INSERT = "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES "
_AT_ONCE = 500
_INSERT_AT = (
    "INSERT INTO stored_events (position, originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?, ?)"
)
_FULL = 2
_SYNCHRONOUS = {0: "off", 1: "normal", 2: "full", 3: "extra"}


class SQLiteLog(LogStore):
    """Events in one table of one file, ``synchronous=FULL`` under WAL.

    One connection writes, under a lock in this process and ``BEGIN IMMEDIATE`` among processes; each reading thread
    has one of its own. ``position`` is AUTOINCREMENT: never used twice, kept by a dump.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._readers = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._opening = threading.Lock()
        self._lock = threading.RLock()
        self._depth = 0
        self._writer = self._connect()
        self._writer.execute(_SCHEMA)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=64
        )
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        with self._opening:  # not the lock of those who write: who reads for the first time would wait for them
            self._opened.append(connection)
        return connection

    @property
    def _reader(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._readers, "connection", None)
        if connection is None:
            connection = self._readers.connection = self._connect()
        return connection

    def _lock_is_mine(self) -> bool:
        return getattr(self._readers, "writing", False)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        with self._lock:
            if self._depth:
                yield
                return
            _run(self._writer, "BEGIN IMMEDIATE")
            self._depth, self._readers.writing = 1, True
            try:
                yield
                _run(self._writer, "COMMIT")
            finally:
                self._depth, self._readers.writing = 0, False
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Stores all or none; returns their positions. Raises IntegrityError where a stream's version is taken."""
        with self.exclusive():
            starts = range(0, len(stored_events), _AT_ONCE)
            return [at for start in starts for at in self._insert(stored_events[start : start + _AT_ONCE])]

    def _insert(self, events: Sequence[StoredEvent]) -> range:
        """In one statement: AUTOINCREMENT looks up and keeps the last position once for each."""
        values = [value for e in events for value in (e.originator_id, e.originator_version, e.topic, e.state)]
        last = _run(self._writer, _INSERT + ", ".join(["(?, ?, ?, ?)"] * len(events)), values).lastrowid
        assert last is not None
        return range(last - len(events) + 1, last + 1)

    def insert_at(self, events: Sequence[Notification]) -> None:
        with self.exclusive():
            for event in events:
                row = (event.id, event.originator_id, event.originator_version, event.topic, event.state)
                _run(self._writer, _INSERT_AT, row)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        if self._depth and self._lock_is_mine():
            return _run(self._writer, sql, parameters).fetchall()
        try:
            return self._reader.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise Problem("unavailable", "cannot-read", reason=str(error)) from error

    def checks(self) -> Iterator[Check]:
        mode, checked, synchronous = map(self._pragma, ("journal_mode", "quick_check(1)", "synchronous"))
        yield Check("journal_mode", mode, mode == "wal")
        yield Check("synchronous", _SYNCHRONOUS[synchronous], synchronous >= _FULL)
        yield Check("quick_check", checked, checked == "ok")

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
