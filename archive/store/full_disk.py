"""An SQLite database on a disk that is full: it can be read, by one connection at a time."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_NO_ROOM = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN})


class Alone(sqlite3.Connection):
    """A connection that keeps in its own memory what others share in a file beside the database.

    There is no room for that file. Nobody else can use the database meanwhile: it is closed after each question.
    """


def has_no_room(error: BaseException) -> bool:
    """Whether a connection failed for what it has to write before it can read."""
    return isinstance(error, sqlite3.OperationalError) and (error.sqlite_errorcode & 0xFF) in _NO_ROOM


def connect_alone(path: Path, seconds: float) -> Alone:
    """Raises sqlite3.OperationalError where the database cannot be read that way either."""
    connection = sqlite3.connect(
        f"file:{path.resolve()}?mode=rw", uri=True, timeout=seconds, isolation_level=None, factory=Alone,
        check_same_thread=False,
    )  # fmt: skip
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    return connection
