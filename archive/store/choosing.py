"""Which engine keeps a log: one file in the data directory, or the database that an address names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from archive.library import refuse_unsafe
from archive.problems import Problem, refused
from archive.store.port import LogStore
from archive.store.sqlite import SQLiteLog

if TYPE_CHECKING:
    from archive.store.postgres import PostgresLog

LOG_FILE = "log.db"


def existing_store(data_dir: Path, database_url: str | None) -> LogStore | None:
    """The store of an archive; None where nothing has been set up. Raises ``unavailable``, ``refused``."""
    refuse_unsafe()
    if database_url is None:
        return SQLiteLog(data_dir / LOG_FILE) if (data_dir / LOG_FILE).exists() else None
    store = _postgres(database_url)
    return store if store.is_set_up() else None


def new_store(data_dir: Path, database_url: str | None) -> LogStore:
    """A store, made or brought up to date where needed. Raises OperationalError, ``unavailable``, ``refused``."""
    refuse_unsafe()
    if database_url is None:
        return SQLiteLog(data_dir / LOG_FILE)
    store = _postgres(database_url)
    store.set_up()
    return store


def _postgres(database_url: str) -> PostgresLog:
    """Its driver is loaded where a log is in one."""
    from archive.store.postgres import PostgresLog

    return PostgresLog(database_url)


def stands_already(data_dir: Path, database_url: str | None) -> Problem:
    """The refusal to make an archive where one stands."""
    if database_url is not None:
        return refused("database-holds-archive")
    return refused("archive-exists", data_dir=str(data_dir))


def no_archive(data_dir: Path, database_url: str | None) -> Problem:
    """That there is none, said of where it was looked for."""
    if database_url is not None:
        return Problem("unavailable", "database-holds-none")
    return Problem("unavailable", "no-archive", data_dir=str(data_dir))
