"""How fast commands are recorded, against the bare library's durable commits of as many events."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from eventsourcing.application import Application
from eventsourcing.persistence import ProgrammingError

from archive.archive import Archive
from archive.events import Event
from archive.log import DecisionLog
from archive.store_sqlite import SQLiteLog
from bench.measure import QUICK, in_turn, report
from projections.reader import Reader

COMMITS = 100 if QUICK else 400
WHEN = "2012-05-08T10:00:00.000000Z"


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


DATA: dict[str, object] = {"id": "b", "name": "Et organ", "kind": "organisation", "established_on": None}


class BareLog(Application[str]):
    env = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "ORIGINATOR_ID_TYPE": "text"}


def _bare(path: Path) -> BareLog:
    log = BareLog(env={"SQLITE_DBNAME": str(path)})
    with log.recorder.datastore.get_connection(commit=True) as connection:  # type: ignore[attr-defined]
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous")
        if cursor.fetchone()[0] != 2:
            raise ProgrammingError("the bare library does not commit durably")
    return log


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder))


def _measure(folder: Path) -> None:
    numbers = count()
    bare, log = _bare(folder / "bare.db"), DecisionLog(SQLiteLog(folder / "log.db"))
    archive = Archive.create(folder / "data")
    reader = Reader(archive)

    def bare_commits() -> None:
        for n in _some(numbers):
            bare.save(
                BareEvent(f"b{n}", 1, DATA, "establish-body", "x", str(n), WHEN),
                BareEvent(f"command:{n}", 1, {"hash": "0" * 64}, "establish-body", "x", str(n), WHEN),
            )

    def log_commits() -> None:
        for n in _some(numbers):
            closing = Event(
                f"command:{n}", 1, "command-closed", {"hash": "0" * 64}, "establish-body", "x", str(n), WHEN
            )
            log.append([Event(f"b{n}", 1, "body-established", DATA, "establish-body", "x", str(n), WHEN), closing])

    def commands() -> None:
        for n in _some(numbers):
            archive.do({"command": "establish-body", **DATA, "id": f"b{n}"}, by="x")

    bare_s, log_s = in_turn(bare_commits, log_commits)
    report(
        "append-log", bare_s / log_s, "log commits/s", "bare library commits/s", commits_per_s=round(COMMITS / log_s)
    )
    bare_s, command_s = in_turn(bare_commits, commands)
    reader.close()
    archive.close()
    log.close()
    bare.close()
    ms = round(1000 * command_s / COMMITS, 2)
    report("append-command", bare_s / command_s, "commands/s with read models", "bare library commits/s", ms=ms)


def _some(numbers: Iterator[int]) -> Iterator[int]:
    return (next(numbers) for _ in range(COMMITS))
