"""People in a schema of their own in the archive's PostgreSQL database."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import psycopg

from archive.problems import Problem
from archive.store.connecting import LOCKS, Connection, connect
from archive.telling import in_a_line
from web.people.database import Pooled, Rows

PEOPLE_SCHEMA = "forumarkiv_people"
_WRITING = 0x50
_SETTINGS = {
    "search_path": PEOPLE_SCHEMA,
    "default_transaction_isolation": "read committed",
    "lock_timeout": "30s",
    "statement_timeout": "30s",
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
}


class PostgresPeople(Pooled[Connection]):
    """A writing transaction holds an advisory lock from before it reads until it is committed."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def _connect(self) -> Connection:
        try:
            return connect(self._url, _SETTINGS, autocommit=True)
        except psycopg.Error as error:
            raise _unavailable(error) from error

    def _bring_up_to_date(self, connection: Connection) -> None:
        self._run(connection, f"CREATE SCHEMA IF NOT EXISTS {PEOPLE_SCHEMA}")
        super()._bring_up_to_date(connection)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        """A connection that was lost while nobody used it is replaced, once: nothing was sent on it."""
        try:
            return super().rows(sql, parameters)
        except _Lost:
            return super().rows(sql, parameters)

    def _begin(self, connection: Connection) -> None:
        self._run(connection, f"BEGIN; SELECT pg_advisory_xact_lock({LOCKS}, {_WRITING})")

    def _run(self, connection: Connection, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        try:
            cursor = connection.execute(sql.replace("?", "%s").encode(), parameters or None)
            return cursor.fetchall() if cursor.description is not None and cursor.rownumber is not None else []
        except psycopg.Error as error:
            if connection.broken and sql.startswith("SELECT"):
                raise _Lost("unavailable", "people-unavailable", reason=in_a_line(error)) from error
            raise _unavailable(error) from error

    def _end(self, connection: Connection) -> None:
        with suppress(psycopg.Error):
            connection.close()


class _Lost(Problem):
    """The connection was gone."""


def _unavailable(error: Exception) -> Problem:
    return Problem("unavailable", "people-unavailable", reason=in_a_line(error))
