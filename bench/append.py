"""How fast commands are recorded, against the bare library's durable commits of as many events."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from archive.archive import Archive
from archive.events import Event
from archive.store.log import DecisionLog
from archive.store.sqlite import SQLiteLog
from bench.bare import BareEvent, BareLog, bare_log
from bench.measure import QUICK, in_turn, report
from projections.reader import Reader

COMMITS, ROUNDS = (100, 5) if QUICK else (400, 9)
_WHEN = "2012-05-08T10:00:00.000000Z"
_DATA: dict[str, object] = {"id": "b", "name": "Et organ", "kind": "organisation", "established_on": None}
_COMMON = ("establish-body", "x", "k", _WHEN)


def main(commits: int = COMMITS, rounds: int = ROUNDS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _log(Path(folder), commits, rounds)
        _command(Path(folder), commits, rounds)


def _log(folder: Path, commits: int, rounds: int) -> None:
    numbers = count()
    with closing(bare_log(folder / "bare.db")) as bare, closing(DecisionLog(SQLiteLog(folder / "log.db"))) as log:
        log_s, bare_s = in_turn(_appended(log, numbers, commits), _saved(bare, numbers, commits), rounds)
    rates = {"per_s": round(commits / log_s), "bare_per_s": round(commits / bare_s)}
    report("append-log", bare_s / log_s, "commits/s of the log", "durable commits/s of the bare library", **rates)


def _command(folder: Path, commits: int, rounds: int) -> None:
    numbers = count()
    archive = Archive.create(folder / "data")
    with closing(bare_log(folder / "beside.db")) as bare, closing(archive), closing(Reader(archive)) as reader:
        own_s, bare_s = in_turn(_done(archive, reader, numbers, commits), _saved(bare, numbers, commits), rounds)
    rates = {"per_s": round(commits / own_s), "bare_per_s": round(commits / bare_s)}
    of, to = "commands/s with their SQL read models", "durable commits/s of the bare library"
    report("append-command", bare_s / own_s, of, to, **rates, ms=round(1000 * own_s / commits, 3))


def _saved(bare: BareLog, numbers: Iterator[int], commits: int) -> Callable[[], None]:
    def run() -> None:
        for n in _some(numbers, commits):
            closed = BareEvent(f"command:{n}", 1, {"hash": "0" * 64}, *_COMMON)
            bare.save(BareEvent(f"b{n}", 1, _DATA, *_COMMON), closed)

    return run


def _appended(log: DecisionLog, numbers: Iterator[int], commits: int) -> Callable[[], None]:
    def run() -> None:
        for n in _some(numbers, commits):
            closed = Event(f"command:{n}", 1, "command-closed", {"hash": "0" * 64}, *_COMMON)
            log.append([Event(f"b{n}", 1, "body-established", _DATA, *_COMMON), closed])

    return run


def _done(archive: Archive, reader: Reader, numbers: Iterator[int], commits: int) -> Callable[[], None]:
    """The read models hold all of them at its end."""

    def run() -> None:
        for n in _some(numbers, commits):
            archive.do({"command": "establish-body", **_DATA, "id": f"b{n}"}, by="x")
        with reader.view() as view:
            view.require(f"b{n}", "body")

    return run


def _some(numbers: Iterator[int], many: int) -> Iterator[int]:
    return (next(numbers) for _ in range(many))
