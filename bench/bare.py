"""The bare eventsourcing library, its own way: what the log is measured against, on the same database server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eventsourcing.application import Application
from eventsourcing.sqlite import SQLiteApplicationRecorder
from psycopg.conninfo import conninfo_to_dict

from bench.servers import Place
from tests.databases import run

_FULL = 2  # PRAGMA synchronous: the commit is on the disk when it returns


@dataclass(frozen=True)
class BareEvent:
    """The library's own way: a dataclass, its JSON transcoder."""

    originator_id: str
    originator_version: int
    data: dict[str, object]
    command: str
    by: str
    key: str
    recorded_at: str


class BareLog(Application[str]):
    env = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "ORIGINATOR_ID_TYPE": "text"}


def bare_log(path: Path, clients: int = 1) -> BareLog:
    """The bare library on a file, its commits as durable as ours."""
    pool = {"SQLITE_POOL_SIZE": str(clients), "SQLITE_POOL_TIMEOUT": "60", "SQLITE_LOCK_TIMEOUT": "60"}
    log = BareLog(env={"SQLITE_DBNAME": str(path), **(pool if clients > 1 else {})})
    assert isinstance(log.recorder, SQLiteApplicationRecorder)
    with log.recorder.datastore.get_connection(commit=True) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous")
        if cursor.fetchone()[0] != _FULL:
            raise AssertionError("the bare library does not commit durably")
    return log


def bare_log_at(place: Place, clients: int = 1) -> BareLog:
    """The bare library beside an archive: in another file of its folder, or in the same database."""
    if place.database_url is None:
        return bare_log(place.data_dir / "bare.db", clients)
    told = conninfo_to_dict(place.database_url)
    run(place.database_url, "DROP SCHEMA IF EXISTS bare CASCADE", "CREATE SCHEMA bare")
    server = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": str(told["dbname"]),
        "POSTGRES_HOST": str(told["host"]),
        "POSTGRES_PORT": "5432",
        "POSTGRES_USER": str(told["user"]),
        "POSTGRES_PASSWORD": str(told.get("password") or "-"),
        "POSTGRES_SCHEMA": "bare",
    }
    pool = {"POSTGRES_POOL_SIZE": str(clients), "POSTGRES_CONNECT_TIMEOUT": "60", "POSTGRES_LOCK_TIMEOUT": "60"}
    return BareLog(env={**server, **pool})
