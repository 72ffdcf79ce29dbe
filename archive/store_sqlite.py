"""The log in one SQLite file: connections, pragmas, positions that are never used twice."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    Notification,
    OperationalError,
    StoredEvent,
    Subscription,
)

_BUSY_SECONDS = 30.0
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS stored_events (position INTEGER PRIMARY KEY AUTOINCREMENT, "
    "originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL, topic TEXT NOT NULL, state BLOB NOT NULL, "
    "UNIQUE (originator_id, originator_version))"
)
_INSERT = "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?)"
_INSERT_AT = (
    "INSERT INTO stored_events (position, originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?, ?)"
)
_EVENT = "originator_id, originator_version, topic, state"


class SQLiteLog(ApplicationRecorder):
    """Events in one table of one file, ``synchronous=FULL`` under WAL.

    One connection writes, under a lock in this process and ``BEGIN IMMEDIATE`` among processes; each reading thread
    has one of its own. ``position`` is AUTOINCREMENT: never used twice, kept by a dump.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._readers = threading.local()
        self._opened: list[sqlite3.Connection] = []
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
        with self._lock:
            self._opened.append(connection)
        return connection

    @property
    def _reader(self) -> sqlite3.Connection:
        if self._depth and self._lock_is_mine():
            return self._writer
        connection: sqlite3.Connection | None = getattr(self._readers, "connection", None)
        if connection is None:
            connection = self._readers.connection = self._connect()
        return connection

    def _lock_is_mine(self) -> bool:
        return getattr(self._readers, "writing", False)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """One writing transaction: what is read inside cannot change before what is inserted inside is committed.

        Raises OperationalError when the file cannot be written, and nothing is stored.
        """
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
            return [self._insert(event) for event in stored_events]

    def _insert(self, event: StoredEvent) -> int:
        row = (event.originator_id, event.originator_version, event.topic, event.state)
        position = _run(self._writer, _INSERT, row).lastrowid
        assert position is not None
        return position

    def insert_at(self, events: Sequence[Notification]) -> None:
        """Stores events at the positions that they had in another store: restoring alone may do so."""
        with self.exclusive():
            for event in events:
                row = (event.id, event.originator_id, event.originator_version, event.topic, event.state)
                _run(self._writer, _INSERT_AT, row)

    def select_events(
        self,
        originator_id: Any,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        sql = (
            f"SELECT {_EVENT} FROM stored_events WHERE originator_id = ? AND originator_version > ? "
            f"AND originator_version <= ? ORDER BY originator_version {'DESC' if desc else 'ASC'} LIMIT ?"
        )
        bounds = (gt or 0, 2**62 if lte is None else lte, -1 if limit is None else limit)
        rows = self._reader.execute(sql, (str(originator_id), *bounds)).fetchall()
        return [StoredEvent(*row) for row in rows]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        wanted = f" AND topic IN ({', '.join('?' * len(topics))})" if topics else ""
        sql = (
            f"SELECT {_EVENT}, position FROM stored_events WHERE position >= ? AND position <= ?{wanted} "
            "ORDER BY position LIMIT ?"
        )
        first = (start or 0) + (0 if inclusive_of_start else 1)
        rows = self._reader.execute(sql, (first, 2**62 if stop is None else stop, *topics, limit)).fetchall()
        return [Notification(*row) for row in rows]

    def max_notification_id(self) -> int | None:
        (position,) = self._reader.execute("SELECT MAX(position) FROM stored_events").fetchone()
        return None if position is None else int(position)

    def pragma(self, name: str) -> Any:
        """A setting of the connection that writes."""
        with self._lock:
            return self._writer.execute(f"PRAGMA {name}").fetchone()[0]

    def streams_after(self, position: int) -> set[str]:
        """The streams that have events after a position. DISTINCT would have SQLite walk over the whole log."""
        sql = "SELECT originator_id FROM stored_events WHERE position > ?"
        return {row[0] for row in self._reader.execute(sql, (position,))}

    def position_of(self, originator_id: str, originator_version: int) -> int | None:
        sql = "SELECT position FROM stored_events WHERE originator_id = ? AND originator_version = ?"
        row = self._reader.execute(sql, (originator_id, originator_version)).fetchone()
        return None if row is None else int(row[0])

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[ApplicationRecorder]:
        """SQLite tells nobody of new events: followers pull ``select_notifications``."""
        raise OperationalError("an SQLite log is followed by pulling its notifications")

    def close(self) -> None:
        with self._lock:
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
