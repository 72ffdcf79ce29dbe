"""The database of the read models: one SQLite file a generation, and which of them is in force."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

_BUSY_MS = 2_000
# A command changes some twenty pages, mostly the same ones: at SQLite's 1,000 pages a checkpoint half of the time that
# commits take goes into writing them home. Up to 32 MB wait in the WAL.
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=OFF",
    "cache_size=-65536",
    "wal_autocheckpoint=8000",
)
_POINTER = "read.current"
_LOCK = "read.lock"


def open_engine(path: Path, create: bool = False) -> Engine:
    """An engine on one file: WAL, ``synchronous=NORMAL`` (the file can be rebuilt), transactions begun by us.

    Without ``create`` a file that is gone is an error, never an empty database.
    """
    mode = "rwc" if create else "rw"
    engine = create_engine(
        f"sqlite:///file:{path.resolve()}?mode={mode}&uri=true",
        connect_args={"check_same_thread": False, "timeout": _BUSY_MS / 1000},
        pool_size=20,
        max_overflow=-1,
    )

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One writing transaction: committed as a whole, or not at all."""
    with engine.connect() as plain:
        connection = plain.execution_options(writing=True)
        with connection.begin():
            yield connection


class Generations:
    """The files ``read-N.db`` of a data directory and the pointer that says which is in force."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._pointer_path = str(data_dir / _POINTER)
        self._engine: Engine | None = None
        self._number = 0
        self._seen: tuple[int, int] | None = None
        self._opening = Lock()

    def current(self) -> int:
        """The number in force; 0 where none has been made."""
        try:
            number = int((self._data_dir / _POINTER).read_text())
        except (FileNotFoundError, ValueError):
            return 0
        return number if self.path(number).exists() else 0

    def engine(self) -> Engine:
        """The engine of the generation in force; another one as soon as somebody has swapped."""
        pointer = self._pointer()
        with self._opening:
            if self._engine is None or pointer is None or pointer != self._seen:
                self._reopen()
                self._seen = pointer
            assert self._engine is not None
            return self._engine

    def _reopen(self) -> None:
        number = self.current()
        if self._engine is None or number != self._number:
            if self._engine is not None:
                self._engine.dispose()
            self._engine, self._number = open_engine(self.path(number)), number

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
        """The number of the next generation, for one builder at a time on this machine."""
        with (self._data_dir / _LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            number = self.current() + 1
            self.discard(number)
            yield number

    def swap(self, number: int) -> None:
        """Puts a generation in force, at once for everybody who asks, and takes the older files away."""
        temporary = self._data_dir / f"{_POINTER}.{os.getpid()}"
        temporary.write_text(str(number))
        temporary.replace(self._data_dir / _POINTER)
        for older in self._data_dir.glob("read-*.db*"):
            if older.name.split(".")[0] != f"read-{number}":
                older.unlink(missing_ok=True)

    def discard(self, number: int) -> None:
        for file in self._data_dir.glob(f"read-{number}.db*"):
            file.unlink(missing_ok=True)

    def close(self) -> None:
        with self._opening:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
