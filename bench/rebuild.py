"""How fast the SQL read models are built anew, against the bare library reading and decoding the same events.

Of the example archive many times over, and of agreements that are adjusted all the time, five provisions at once.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from archive.archive import Archive
from archive.events import Event
from archive.log import DecisionLog
from archive.store_sqlite import SQLiteLog
from bench.bare import BareEvent, BareLog, bare_log
from bench.examples import example, many_times
from bench.histories import History
from bench.measure import QUICK, in_turn, report
from projections.reader import Reader

TIMES, VERSIONS = (10, 10_000) if QUICK else (50, 50_000)
_COMMANDS = 1_000
_PAGE = 5_000


@contextmanager
def archive_of(history: Iterable[list[Event]]) -> Iterator[Archive]:
    """An archive whose log holds a history, stored many commands at a time."""
    with tempfile.TemporaryDirectory() as folder:
        Archive.create(Path(folder) / "data", simulated=True).close()
        with closing(DecisionLog(SQLiteLog(Path(folder) / "data" / "log.db"))) as log:
            commands = iter(history)
            while batch := list(islice(commands, _COMMANDS)):
                log.append([event for events in batch for event in events])
        with closing(Archive(Path(folder) / "data")) as archive:
            yield archive


def main(times: int = TIMES, versions: int = VERSIONS, rounds: int = 5) -> None:
    _measure("rebuild", many_times(example(), times), rounds)
    _measure("rebuild-justeringer", History("lifelike", versions, spread=False), rounds)


def _measure(bench: str, history: Iterable[list[Event]], rounds: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        archive_of(history) as archive,
        closing(bare_log(Path(folder) / "bare.db")) as bare,
        closing(Reader(archive)) as reader,
    ):
        events = _copied(archive, bare)
        rebuild_s, bare_s = in_turn(reader.rebuild, lambda: _read(bare, events), rounds)
    rates = {"events": events, "events_per_s": round(events / rebuild_s), "bare_events_per_s": round(events / bare_s)}
    report(bench, bare_s / rebuild_s, "events/s made read models", "events/s read and decoded", **rates)


def _copied(archive: Archive, bare: BareLog) -> int:
    """The same events kept by the library its own way; how many."""
    copied = 0
    while page := archive.log.events_after(copied, _PAGE):
        own = [(e.originator_id, e.originator_version, e.data, e.command, e.by, e.key, e.recorded_at) for _, e in page]
        bare.save(*(BareEvent(*values) for values in own))
        copied += len(page)
    return copied


def _read(bare: BareLog, events: int) -> None:
    read = 0
    while page := bare.recorder.select_notifications(read + 1, _PAGE):
        read += len([bare.mapper.to_domain_event(notification) for notification in page])
    if read != events:
        raise AssertionError(f"{read} of {events} events read")
