"""Fifty clients at once: all writing to one agreement, or each to its own, with readers beside.

Clients are threads of one process, as those of a web process are; the bare library has the same threads, a connection
each, and the same server. A log takes one writer at a time on both sides, so that more processes would wait as these
do. With ``expect_version`` all but one of those who have read the same version lose, are told so, and read again; the
bare library's lose by its check of a stream's versions. A latency is a client's: from the first attempt to the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from threading import Barrier, Event, Thread
from time import perf_counter
from typing import Any

from eventsourcing.persistence import IntegrityError

from archive.archive import Archive
from archive.problems import Problem
from archive.receipts import Receipt
from bench.bare import BareEvent, BareLog, bare_log_at
from bench.measure import QUICK, at, report
from bench.servers import ENGINES, Place, places
from projections.agreements import answers
from projections.reader import Reader
from projections.view import View

CLIENTS, COMMANDS, SECONDS = (20, 60, 1.0) if QUICK else (50, 2_000, 60.0)
READERS = 4
_DAY = "2012-03-01"
_COMMON = ("adopt-justering", "x", "k", "2012-05-08T10:00:00.000000Z")
_WORDS = "Hver fjerde ledige bolig anvises af kommunen efter aftale med boligorganisationen, som oplyser om ledighed."


@dataclass
class Outcome:
    """``waited``: seconds of each acknowledged command; ``lost``: how often somebody was told to read again."""

    seconds: float = 0.0
    waited: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)
    lost: int = 0

    @property
    def per_s(self) -> float:
        return len(self.waited) / self.seconds


Write = Callable[[int, int], int]  # of a client its n-th command: how often it was lost
Read = Callable[[int], object]


class Ours:
    """An archive with its read models, and what its clients were told."""

    def __init__(self, archive: Archive, agreements: int) -> None:
        self.archive, self.reader = archive, Reader(archive)
        self.receipts: list[Receipt] = []
        self.behind: list[Problem] = []
        self.agreements = [f"h{n}" for n in range(agreements)]
        for command in _spine(self.agreements):
            archive.do(command, by="sekretariatet")

    def write(self, client: int, n: int) -> int:
        agreement = self.agreements[client % len(self.agreements)]
        id = f"j{client}-{n}"
        change = {"op": "replace", "number": "4", "heading": None, "text": f"{_WORDS} {id}"}
        said = {"id": id, "agreement": agreement, "decision": "d1", "effective_on": _DAY, "changes": [change]}
        lost = 0
        while True:
            version = self._answered(lambda view: view.knowledge.version(agreement))
            command = {"command": "adopt-justering", "key": id, "expect_version": version, **said}
            try:
                self.receipts.append(self.archive.do(command, by=f"klient {client}"))
                return lost
            except Problem as problem:
                if problem.slug != "changed-meanwhile":
                    raise
                lost += 1

    def read(self, n: int) -> object:
        return self._answered(lambda view: answers.show(view, self.agreements[n % len(self.agreements)]))

    def _answered(self, question: Callable[[View], Any]) -> Any:
        """Asks again where the read models were behind for too long, as who gets a 503 does."""
        while True:
            try:
                with self.reader.view(on=_DAY) as view:
                    return question(view)
            except Problem as problem:
                if problem.slug != "behind":
                    raise
                self.behind.append(problem)

    def check(self, outcome: Outcome) -> None:
        """Every acknowledged command is there, once; no version was given twice; each is in the text's history."""
        acknowledged = {receipt.body["key"]: receipt.body for receipt in self.receipts}
        stored = [c for c in self.archive.recorded_after(0, 10**9) if c.primary.name == "justering-adopted"]
        keys = Counter(command.closing.key for command in stored)
        assert len(acknowledged) == len(outcome.waited), "an answer was given twice"
        assert keys == Counter(acknowledged.keys()), "what is in the log is not what was acknowledged, each once"
        assert all(acknowledged[c.closing.key]["position"] == c.position for c in stored)
        for agreement in self.agreements:
            told = [body for body in acknowledged.values() if body["subject"]["id"] == agreement]
            versions = sorted(body["subject"]["version"] for body in told)
            assert versions == list(range(2, len(told) + 2)), "versions are not consecutive"
            items = self._answered(partial(answers.timeline, id=agreement))["items"]
            listed = {item["id"] for item in items if item["kind"] == "justering"}
            assert listed == {body["key"] for body in told}, "an update was lost"

    def close(self) -> None:
        self.reader.close()


class Bare:
    """The library's own application with as many streams, as many events a commit."""

    def __init__(self, log: BareLog, agreements: int) -> None:
        self.log, self.agreements = log, [f"h{n}" for n in range(agreements)]
        for agreement in self.agreements:
            log.save(BareEvent(agreement, 1, {"title": _WORDS}, *_COMMON))

    def write(self, client: int, n: int) -> int:
        agreement, id, lost = self.agreements[client % len(self.agreements)], f"j{client}-{n}", 0
        data: dict[str, object] = {"id": id, "effective_on": _DAY, "changes": [{"number": "4", "text": _WORDS}]}
        while True:
            version = self.log.recorder.select_events(agreement, desc=True, limit=1)[0].originator_version
            made = BareEvent(agreement, version + 1, data, *_COMMON)
            beside = (BareEvent(stream, 1, {"of": agreement}, *_COMMON) for stream in (id, f"command:{id}"))
            try:
                self.log.save(made, *beside)
                return lost
            except IntegrityError:
                lost += 1

    def read(self, n: int) -> object:
        stored = self.log.recorder.select_events(self.agreements[n % len(self.agreements)], desc=True, limit=60)
        return [self.log.mapper.to_domain_event(event) for event in stored]


def main(
    commands: int = COMMANDS, seconds: float = SECONDS, clients: int = CLIENTS, engines: tuple[str, ...] = ENGINES
) -> None:
    for engine in engines:
        with places(engine) as place:
            for agreements in (1, clients):
                with place() as found:
                    _measure(found, engine, agreements, clients, Limit(commands // clients, seconds))


@dataclass(frozen=True)
class Limit:
    """``each``: commands of one client; no client begins another after ``seconds``."""

    each: int
    seconds: float


def _measure(place: Place, engine: str, agreements: int, clients: int, limit: Limit) -> None:
    with closing(bare_log_at(place, clients + READERS)) as log:
        bare = Bare(log, agreements)
        beside = run(bare.write, bare.read, clients, limit)
    with (
        closing(Archive.create(place.data_dir, database_url=place.database_url)) as archive,
        closing(Ours(archive, agreements)) as ours,
    ):
        outcome = run(ours.write, ours.read, clients, limit)
        ours.check(outcome)
    told = {"engine": engine, "agreements": agreements, "clients": clients, "readers": READERS}
    lost = {"lost": outcome.lost, "bare_lost": beside.lost}
    figures = {"commands": len(outcome.waited), **lost, "behind": len(ours.behind)}
    rates = {"per_s": round(outcome.per_s, 1), "bare_per_s": round(beside.per_s, 1)}
    of, to = "commands/s with their SQL read models", "commits/s of the bare library"
    report("load", outcome.per_s / beside.per_s, of, to, **told, **figures, **rates)
    for name, own, other in (("write", outcome.waited, beside.waited), ("read", outcome.read, beside.read)):
        if own and other:
            _report_tail(name, own, other, told)


def _report_tail(name: str, own: list[float], bare: list[float], told: dict[str, Any]) -> None:
    ms = {part: 1000 * at(own, share) for part, share in _TAIL.items()}
    bare_ms = {part: 1000 * at(bare, share) for part, share in _TAIL.items()}
    for part in _TAIL:
        figures = {"ms": round(ms[part], 1), "bare_ms": round(bare_ms[part], 1)}
        of, to = f"{part} of a {name}", f"{part} of a {name} of the bare library"
        report(f"load-{name}", ms[part] / bare_ms[part], of, to, **told, **figures)


_TAIL = {"p50": 0.5, "p99": 0.99, "max": 1.0}


def run(write: Write, read: Read, clients: int, limit: Limit) -> Outcome:
    """All clients begin at once; readers ask as long as anybody writes."""
    outcome, begin = Outcome(), Barrier(clients + 1)

    def client(number: int) -> None:
        begin.wait()
        until = perf_counter() + limit.seconds
        for n in range(limit.each):
            begun = perf_counter()
            if begun > until:
                return
            lost = write(number, n)
            outcome.waited.append(perf_counter() - begun)
            losses.append(lost)

    losses: list[int] = []
    with _reading(read, outcome), ThreadPoolExecutor(clients) as pool:
        asked = [pool.submit(client, number) for number in range(clients)]
        begin.wait()
        begun = perf_counter()
        for one in asked:
            one.result()
        outcome.seconds = perf_counter() - begun
    outcome.lost = sum(losses)
    return outcome


@contextmanager
def _reading(read: Read, outcome: Outcome) -> Iterator[None]:
    done, failed = Event(), list[BaseException]()

    def reader(number: int) -> None:
        try:
            while not done.wait(0.01):
                begun = perf_counter()
                read(number)
                outcome.read.append(perf_counter() - begun)
        except BaseException as error:
            failed.append(error)

    threads = [Thread(target=reader, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join()
    if failed:
        raise failed[0]


def _spine(agreements: list[str]) -> Iterator[dict[str, Any]]:
    for id, kind in (("psf", "forum"), ("by", "political")):
        yield {"command": "establish-body", "id": id, "name": f"Organ {id}", "kind": kind, "established_on": None}
    yield {"command": "call-meeting", "id": "m1", "body": "psf", "date": "2012-02-08", "called_on": "2012-01-04"}
    said = {"meeting": "m1", "item": "3", "outcome": "adopted", "text": "Justeringerne blev vedtaget."}
    yield {"command": "record-decision", "id": "d1", **said}
    provisions = [{"number": str(n), "heading": None, "text": _WORDS} for n in range(1, 61)]
    for id in agreements:
        told = {"level": "hovedaftale", "title": f"Aftale {id}", "parties": ["by"], "provisions": provisions}
        yield {"command": "enter-agreement", "id": id, **told, "effective_on": "2011-01-01"}
