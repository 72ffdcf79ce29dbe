"""A log as programs wrote it before there was a chain: no salts, no links, and no version of the tables to look at."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import rfc8785

from archive.archive import Archive
from archive.keeping.events import stored
from tests.databases import run

_TABLE = (
    "CREATE TABLE IF NOT EXISTS stored_events (position INTEGER PRIMARY KEY AUTOINCREMENT, "
    "originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL, topic TEXT NOT NULL, state BLOB NOT NULL, "
    "UNIQUE (originator_id, originator_version))"
)
# Word for word what such a program does to store an event.
INSERT = "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?)"
Row = tuple[int, str, int, str, bytes]


def rows_of(archive: Archive) -> list[Row]:
    """Position, stream, version, name and bytes of every event."""
    found = stored(archive.log, archive.last_position())
    return [(e.id, str(e.originator_id), e.originator_version, e.topic, e.state) for e in found]


def without_chain(rows: list[Row], said: dict[str, dict[str, Any]]) -> list[Row]:
    """``said``: the commands by their keys, of which the hash was made without a salt."""
    return [(*row[:4], _bare(row[3], row[4], said)) for row in rows]


def _bare(topic: str, state: bytes, said: dict[str, dict[str, Any]]) -> bytes:
    kept = json.loads(state)
    kept.pop("salt", None)
    if topic == "command-closed":
        for name in ("previous", "digests", "sealed"):
            kept["data"].pop(name, None)
        if kept["key"] in said:
            kept["data"]["hash"] = hashlib.sha256(rfc8785.dumps(said[kept["key"]])).hexdigest()
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def made_older(archive: Archive, said: dict[str, dict[str, Any]]) -> Archive:
    """The same archive, closed and opened again, as if such a program had recorded all of it."""
    rows, data_dir, address = without_chain(rows_of(archive), said), archive.data_dir, archive.database_url
    archive.close()
    if address is None:
        _write_file(data_dir, rows)
    else:
        _write_database(address, rows)
    return Archive(data_dir, database_url=address)


def _write_file(data_dir: Path, rows: list[Row]) -> None:
    for file in data_dir.glob("log.db*"):
        file.unlink()
    with closing(sqlite3.connect(data_dir / "log.db")) as connection, connection:
        connection.execute(_TABLE)
        connection.executemany("INSERT INTO stored_events VALUES (?, ?, ?, ?, ?)", rows)


def _write_database(address: str, rows: list[Row]) -> None:
    """Its tables were brought up to date since: a program asks for that before it opens them."""
    run(address, "TRUNCATE forumarkiv.stored_events, forumarkiv.chain")
    for position, stream, version, topic, state in rows:
        place = f"{position}, '{stream}', {version}, '{topic}'"
        run(address, f"INSERT INTO forumarkiv.stored_events VALUES ({place}, '\\x{state.hex()}')")
