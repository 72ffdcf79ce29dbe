"""Connections to PostgreSQL: settings that hold for everything here, reading, and errors in one line."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import BoundedSemaphore
from typing import Any, TypeAlias

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.types.string import StrDumper

Connection: TypeAlias = "psycopg.Connection[tuple[Any, ...]]"

# The schema that holds what there is one of: the log, and which generation of read models is in force.
SCHEMA = "forumarkiv"
# One archive a database: this and another number are an advisory lock.
LOCKS = 0x464F52
# A server that is gone is noticed within a minute; what the address says itself goes before.
_PATIENCE: Mapping[str, Any] = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
    "application_name": "forumarkiv",
    "client_encoding": "UTF8",
}
# What a server, a database, an account or the environment may have otherwise; each use may say another value.
_OURS: Mapping[str, str] = {
    "standard_conforming_strings": "on",
    "statement_timeout": "0",
    "idle_session_timeout": "0",  # a builder's lock is held by a connection that does nothing else
    "forumarkiv.settings": "given",  # by which it can be told that they have come
}
_GIVEN = "SELECT current_setting('forumarkiv.settings', true)"
_MOST = 8


class _TextDumper(StrDumper):
    """A text with a NUL, which PostgreSQL does not have, is equal to none that is stored, and sorts as it should."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\x00", "\x01"))


def connect(url: str, settings: Mapping[str, str], autocommit: bool = False) -> Connection:
    """A connection with some of the server's settings, from the first statement on. Raises psycopg.OperationalError.

    A pooler may leave them out: tables would then be looked for where they are not, and nobody would wait for a lock.
    """
    connection = psycopg.connect(_conninfo(url, settings), autocommit=True)
    try:
        if connection.execute(_GIVEN, prepare=False).fetchone() != ("given",):
            raise psycopg.OperationalError("the settings of the connection (options) do not come through: a pooler?")
        connection.autocommit = autocommit
    except BaseException:
        connection.close()
        raise
    connection.adapters.register_dumper(str, _TextDumper)
    return connection


def _conninfo(url: str, settings: Mapping[str, str]) -> str:
    said = conninfo_to_dict(url)
    own = [f"-c {name}={value.replace(' ', chr(92) + ' ')}" for name, value in {**_OURS, **settings}.items()]
    options = " ".join([str(said.get("options") or ""), *own]).strip()
    return make_conninfo(**{**_PATIENCE, **said, "options": options})


class Readers:
    """Up to eight connections for single queries, for which those who come later wait. Safe for several threads.

    A server has only so many: were each thread to have its own, many who ask at once would be refused.
    """

    def __init__(self, url: str, settings: Mapping[str, str]) -> None:
        self._url, self._settings = url, settings
        self._idle: deque[Connection] = deque()
        self._turn = BoundedSemaphore(_MOST)
        self._closed = False

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Asks on an idle connection; where that was lost meanwhile, on another. Raises psycopg.Error.

        Bytes come as they are: written out as digits they would take twice as long.
        """
        with self._turn:
            return self._rows(query, parameters)

    def _rows(self, query: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        while True:
            connection, fresh = self._take()
            try:
                found = connection.execute(query, parameters, binary=True).fetchall()
            except BaseException as error:
                lost = connection.broken and isinstance(error, psycopg.Error)
                connection.close()
                if fresh or not lost:
                    raise
            else:
                self._give_back(connection)
                return found

    def _take(self) -> tuple[Connection, bool]:
        try:
            return self._idle.pop(), False
        except IndexError:
            return connect(self._url, self._settings, autocommit=True), True

    def _give_back(self, connection: Connection) -> None:
        self._idle.append(connection)
        if self._closed:
            self.close()

    def close(self) -> None:
        """What a thread still asks on is ended when it has been answered."""
        self._closed = True
        with suppress(IndexError):  # two threads may end them at once
            while True:
                self._idle.pop().close()
