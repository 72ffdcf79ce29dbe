"""Where read models live: numbered generations, of which one is in force; and those that are SQLite files."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Protocol, cast

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from archive.private import make_file
from archive.store.full_disk import Alone, connect_alone, has_no_room

_BUSY_MS = 2_000
# A command changes some twenty pages, mostly the same ones: at SQLite's 1,000 pages a checkpoint half of the time that
# commits take goes into writing them home. Up to 32 MB wait in the WAL.
_PRAGMAS = (
    "page_size=2048",  # of those many pages a command changes little, and each is written whole
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=OFF",
    "cache_size=-65536",
    "wal_autocheckpoint=16000",
)
# Nobody reads what is being built, and what was begun is thrown away: all is brought to the disk once, at its end.
_BUILDING = ("page_size=2048", "journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-65536")
_POINTER = "read.current"
_LOCK = "read.lock"
# Another process holds the write lock, or has swapped the file away: to be tried again.
_PASSING = ("locked", "busy", "unable to open")


class Generations(Protocol):
    """The read models of one archive, generation by generation, in one kind of database."""

    def current(self) -> int:
        """The number in force; 0 where none has been made."""

    def engine(self) -> Engine:
        """The engine of the generation in force; another one as soon as somebody has swapped.

        Its transactions see one snapshot; those of ``writing`` exclude each other among all processes.
        """

    def keep(self, engine: Engine) -> Connection:
        """A connection for ``transaction``, which whoever asks keeps, and closes."""

    def transaction(self, connection: Connection) -> AbstractContextManager[None]:
        """As ``writing``, on a connection that is kept."""

    def building(self) -> AbstractContextManager[int]:
        """The number of the next generation, for one builder at a time among all processes."""

    def create(self, number: int) -> Engine:
        """The engine of an empty generation, which the builder disposes of."""

    def swap(self, number: int) -> None:
        """Puts a generation in force, at once for everybody who asks, and takes the older ones away."""

    def discard(self, number: int) -> None:
        """Takes away what there is of a generation that is not in force."""

    def passing(self, error: DBAPIError) -> bool:
        """Whether the same may succeed in a moment: somebody else is writing, or has swapped."""

    def close(self) -> None:
        """Lets go of every connection."""


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One writing transaction: committed as a whole, or not at all."""
    with engine.connect() as plain:
        connection = plain.execution_options(writing=True)
        with connection.begin():
            yield connection


def open_engine(path: Path, create: bool = False, pragmas: Sequence[str] = _PRAGMAS) -> Engine:
    """An engine on one file: WAL, ``synchronous=NORMAL`` (the file can be rebuilt), transactions begun by us.

    Without ``create`` a file that is gone is an error, never an empty database.
    """
    mode = "rwc" if create else "rw"

    def connect() -> sqlite3.Connection:
        try:
            return _connect(path, mode, pragmas)
        except sqlite3.OperationalError as error:
            if not has_no_room(error):
                raise
            return connect_alone(path, _BUSY_MS / 1000)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=20, max_overflow=-1)

    @event.listens_for(engine, "checkin")
    def checkin(connection: Any, record: Any) -> None:
        if isinstance(connection, Alone):
            record.invalidate()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("by_hand"):
            return
        sql = "BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN"
        _execute(connection.connection, sql)

    return engine


def _connect(path: Path, mode: str, pragmas: Sequence[str]) -> sqlite3.Connection:
    address = f"file:{path.resolve()}?mode={mode}"
    connection = sqlite3.connect(
        address, uri=True, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _execute(connection: Any, sql: str) -> None:
    """Straight to the driver, whose errors are told as SQLAlchemy's."""
    try:
        connection.execute(sql)
    except sqlite3.Error as error:
        raise DBAPIError.instance(sql, None, error, sqlite3.Error) from error


def _bring_to_disk(path: Path) -> None:
    """What was built, as a file that others can read while somebody writes."""
    with closing(sqlite3.connect(path)) as connection:
        _execute(connection, "PRAGMA journal_mode=WAL")
    with path.open("rb") as file:
        os.fsync(file.fileno())


class InForce:
    """The engine of the generation in force; one before it is let go of when nobody uses it any more."""

    def __init__(self, open_one: Callable[[int], Engine]) -> None:
        self._open_one = open_one
        self._engines: dict[int, Engine] = {}
        self._lock = Lock()
        self._closed = False

    def engine(self, number: int) -> Engine:
        found = self._engines.get(number)
        if found is not None and len(self._engines) == 1:
            return found
        with self._lock:
            if number not in self._engines:
                self._engines[number] = self._open_one(number)
                if self._closed:
                    _let_go(self._engines[number])
            for other, engine in list(self._engines.items()):
                if other != number and not cast(QueuePool, engine.pool).checkedout():
                    _let_go(self._engines.pop(other))
            return self._engines[number]

    def close(self) -> None:
        with self._lock:
            self._closed = True
            while self._engines:
                _let_go(self._engines.popitem()[1])


def _let_go(engine: Engine) -> None:
    """Ends its connections; those that are in use, or made by whoever has the engine in hand, when given back."""

    @event.listens_for(engine, "checkin")
    def checkin(connection: Any, record: Any) -> None:
        record.invalidate()

    engine.dispose()


class FileGenerations:
    """The files ``read-N.db`` of a data directory and the pointer that says which is in force."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._in_force = InForce(lambda number: open_engine(self.path(number)))
        self._pointer_path = str(data_dir / _POINTER)
        self._seen: tuple[tuple[int, int] | None, int] = (None, 0)

    def current(self) -> int:
        try:
            number = int((self._data_dir / _POINTER).read_text())
        except (FileNotFoundError, ValueError):
            return 0
        return number if self.path(number).exists() else 0

    def engine(self) -> Engine:
        pointer = self._pointer()
        if pointer is None or pointer != self._seen[0]:
            self._seen = pointer, self.current()
        return self._in_force.engine(self._seen[1])

    def keep(self, engine: Engine) -> Connection:
        connection = engine.connect().execution_options(by_hand=True)
        connection.begin()  # for SQLAlchemy, once and for all
        return connection

    @contextmanager
    def transaction(self, connection: Connection) -> Iterator[None]:
        """Straight to the driver: SQLAlchemy's own way takes longer than a small write."""
        driver = connection.connection
        _execute(driver, "BEGIN IMMEDIATE")
        try:
            yield
            _execute(driver, "COMMIT")
        except BaseException:
            driver.rollback()
            raise

    def create(self, number: int) -> Engine:
        make_file(self.path(number))
        return open_engine(self.path(number), create=True, pragmas=_BUILDING)

    def _pointer(self) -> tuple[int, int] | None:
        """Which pointer it is: another one replaces it, it is never written again."""
        try:
            found = os.stat(self._pointer_path)
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns

    def path(self, number: int) -> Path:
        return self._data_dir / f"read-{number}.db"

    @contextmanager
    def building(self) -> Iterator[int]:
        with (self._data_dir / _LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            number = self.current() + 1
            self.discard(number)
            yield number

    def swap(self, number: int) -> None:
        _bring_to_disk(self.path(number))
        temporary = self._data_dir / f"{_POINTER}.{os.getpid()}"
        temporary.write_text(str(number))
        temporary.replace(self._data_dir / _POINTER)
        for older in self._data_dir.glob("read-*.db*"):
            if older.name.split(".")[0] != f"read-{number}":
                older.unlink(missing_ok=True)

    def discard(self, number: int) -> None:
        for file in self._data_dir.glob(f"read-{number}.db*"):
            file.unlink(missing_ok=True)

    def passing(self, error: DBAPIError) -> bool:
        return any(words in str(error.orig) for words in _PASSING)

    def close(self) -> None:
        self._in_force.close()
