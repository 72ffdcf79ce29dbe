"""How fast the SQL read models are built anew, against the bare library reading and decoding the same events.

Of the example archive many times over, and of agreements that are adjusted all the time, five provisions at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice

from archive.archive import Archive
from archive.events import Event
from archive.store.choosing import existing_store
from archive.store.log import DecisionLog
from bench.bare import BareEvent, BareLog, bare_log_at
from bench.examples import example, many_times
from bench.histories import History
from bench.measure import QUICK, in_turn, report
from bench.servers import ENGINES, Place, Places, places
from projections.reader import Reader

TIMES, VERSIONS, ROUNDS = (1, 500, 1) if QUICK else (50, 50_000, 5)
_COMMANDS = 1_000
_PAGE = 5_000
_SAVED = 100  # the library hangs on PostgreSQL when it is given some thousands at once


@contextmanager
def archive_of(history: Iterable[list[Event]], place: Place) -> Iterator[Archive]:
    """An archive whose log holds a history, stored many commands at a time."""
    Archive.create(place.data_dir, simulated=True, database_url=place.database_url).close()
    store = existing_store(place.data_dir, place.database_url)
    assert store is not None
    with closing(DecisionLog(store)) as log:
        commands = iter(history)
        while batch := list(islice(commands, _COMMANDS)):
            log.append([event for events in batch for event in events])
    with closing(Archive(place.data_dir, database_url=place.database_url)) as archive:
        yield archive


def main(times: int = TIMES, versions: int = VERSIONS, rounds: int = ROUNDS, engines: Sequence[str] = ENGINES) -> None:
    """``times``: of the example archive; ``versions``: of provisions, none of them where it is 0."""
    for engine in engines:
        with places(engine) as place:
            _measure("rebuild", place, many_times(example(), times), engine, rounds)
            if versions:
                _measure("rebuild-justeringer", place, History("lifelike", versions, spread=False), engine, rounds)


def _measure(bench: str, place: Places, history: Iterable[list[Event]], engine: str, rounds: int) -> None:
    with (
        place() as found,
        archive_of(history, found) as archive,
        closing(bare_log_at(found)) as bare,
        closing(Reader(archive)) as reader,
    ):
        events = copied(archive, bare)
        rebuild_s, bare_s = in_turn(reader.rebuild, lambda: _read(bare, events), rounds)
    rates = {"events": events, "events_per_s": round(events / rebuild_s), "bare_events_per_s": round(events / bare_s)}
    report(bench, bare_s / rebuild_s, "events/s made read models", "events/s read and decoded", engine=engine, **rates)


def copied(archive: Archive, bare: BareLog) -> int:
    """The same events kept by the library its own way; how many."""
    done = 0
    while page := archive.log.events_after(done, _SAVED):
        own = [(e.originator_id, e.originator_version, e.data, e.command, e.by, e.key, e.recorded_at) for _, e in page]
        bare.save(*(BareEvent(*values) for values in own))
        done += len(page)
    return done


def _read(bare: BareLog, events: int) -> None:
    read = 0
    while page := bare.recorder.select_notifications(read + 1, _PAGE):
        read += len([bare.mapper.to_domain_event(notification) for notification in page])
    if read != events:
        raise AssertionError(f"{read} of {events} events read")
