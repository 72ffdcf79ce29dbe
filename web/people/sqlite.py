"""People in a SQLite file of their own in the data directory."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from archive.private import make_file
from archive.problems import Problem
from archive.telling import in_a_line
from web.people.database import Pooled, Rows

PEOPLE_FILE = "people.db"
_BUSY_SECONDS = 30.0


class SQLitePeople(Pooled[sqlite3.Connection]):
    """What is taken away stays so after a loss of power: ``synchronous=FULL``."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def _connect(self) -> sqlite3.Connection:
        try:
            if not self._path.exists():
                make_file(self._path)
            connection = sqlite3.connect(
                self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
        except (sqlite3.Error, OSError) as error:
            raise _unavailable(error) from error
        return connection

    def _begin(self, connection: sqlite3.Connection) -> None:
        self._run(connection, "BEGIN IMMEDIATE")

    def _run(self, connection: sqlite3.Connection, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        try:
            return connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise _unavailable(error) from error

    def _end(self, connection: sqlite3.Connection) -> None:
        with suppress(sqlite3.Error):
            connection.close()


def _unavailable(error: Exception) -> Problem:
    return Problem("unavailable", "people-unavailable", reason=in_a_line(error))
