"""What is kept of people beside the log asks this of a database, whichever engine it is."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

from archive.problems import Problem

Rows = list[tuple[Any, ...]]
_Connection = TypeVar("_Connection")


class PeopleDatabase(ABC):
    """Tables of people, seen alike by every process. Safe for several threads.

    Statements mark their parameters with ``?`` and hold in both engines. Raises ``unavailable`` where it cannot be
    used just now.
    """

    @abstractmethod
    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        """The rows that a statement gives, none where it gives none; inside ``exclusive`` of that transaction."""

    @abstractmethod
    def exclusive(self) -> Any:
        """A context: one writing transaction at a time among all processes; undone where it is left by an error."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of every connection."""


class Pooled(PeopleDatabase, Generic[_Connection]):
    """The two engines have this in common: idle connections, one for each thread that asks, and tables made once."""

    def __init__(self) -> None:
        self._idle: deque[_Connection] = deque()
        self._mine = threading.local()
        self._making = threading.Lock()
        self._made = self._closed = False

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        self._make()
        mine = getattr(self._mine, "connection", None)
        if mine is not None:
            return self._run(mine, sql, parameters)
        with self._connection() as connection:
            return self._run(connection, sql, parameters)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        self._make()
        if getattr(self._mine, "connection", None) is not None:
            yield
            return
        with self._connection() as connection, self._transaction(connection):
            yield

    def close(self) -> None:
        """What a thread still asks on is ended when it has been answered."""
        self._closed = True
        with suppress(IndexError):  # two threads may end them at once
            while True:
                self._end(self._idle.pop())

    @contextmanager
    def _transaction(self, connection: _Connection) -> Iterator[None]:
        self._begin(connection)
        self._mine.connection = connection
        try:
            yield
        except BaseException:
            self._run(connection, "ROLLBACK")
            raise
        else:
            self._run(connection, "COMMIT")
        finally:
            self._mine.connection = None

    @contextmanager
    def _connection(self) -> Iterator[_Connection]:
        """One that has served a thread serves the next; on which something failed, none."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
        try:
            yield connection
        except Problem as problem:
            if problem.slug == "unavailable":
                self._end(connection)
            else:
                self._put_back(connection)
            raise
        except BaseException:
            self._end(connection)
            raise
        self._put_back(connection)

    def _put_back(self, connection: _Connection) -> None:
        self._idle.append(connection)
        if self._closed:
            self.close()

    def _make(self) -> None:
        if self._made:
            return
        with self._making:
            if not self._made:
                with self._connection() as connection, self._transaction(connection):
                    self._bring_up_to_date(connection)
                self._made = True

    def _bring_up_to_date(self, connection: _Connection) -> None:
        from web.people.tables import STEPS

        self._run(connection, "CREATE TABLE IF NOT EXISTS people_version (number INTEGER NOT NULL)")
        found = self._run(connection, "SELECT number FROM people_version")
        version = int(found[0][0]) if found else 0
        if version > len(STEPS):
            raise Problem("unavailable", "database-newer", version=version, needed=len(STEPS))
        if version == len(STEPS):
            return
        for step in STEPS[version:]:
            for statement in step:
                self._run(connection, statement)
        self._run(connection, "DELETE FROM people_version")
        self._run(connection, "INSERT INTO people_version (number) VALUES (?)", (len(STEPS),))

    @abstractmethod
    def _connect(self) -> _Connection: ...

    @abstractmethod
    def _begin(self, connection: _Connection) -> None: ...

    @abstractmethod
    def _run(self, connection: _Connection, sql: str, parameters: Sequence[Any] = ()) -> Rows: ...

    @abstractmethod
    def _end(self, connection: _Connection) -> None: ...


def people_database(data_dir: Path, database_url: str | None) -> PeopleDatabase:
    """That of an archive: beside its log, a file or tables in its database."""
    if database_url is None:
        from web.people.sqlite import PEOPLE_FILE, SQLitePeople

        return SQLitePeople(data_dir / PEOPLE_FILE)
    from web.people.postgres import PostgresPeople

    return PostgresPeople(database_url)
