"""Turning one bit of the file that holds a log."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random


def turned(folder: Path, random: Random, places: range | None = None) -> bytes:
    """Turns a bit of the log somewhere; gives the file as it was."""
    before = (folder / "log.db").read_bytes()
    at = random.choice(places or range(len(before)))
    changed = before[:at] + bytes([before[at] ^ 1 << random.randrange(8)]) + before[at + 1 :]
    (folder / "log.db").write_bytes(changed)
    return before


def rows_in(folder: Path) -> list[range]:
    """Where in the file the rows stand: lengths and types of the columns, stream, version, name, state."""
    data = (folder / "log.db").read_bytes()
    with closing(sqlite3.connect(f"file:{folder / 'log.db'}?immutable=1", uri=True)) as connection:
        rows = connection.execute("SELECT originator_id, topic, state FROM stored_events ORDER BY position").fetchall()
    ends = [(len(stream) + len(topic) + 8, data.index(state), len(state)) for stream, topic, state in rows]
    return [range(state - before, state + length) for before, state, length in ends]
