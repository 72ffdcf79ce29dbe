"""Search over provisions, as the service answers, against the same query sent to the engine directly.

Direct is what somebody who knows the index asks of the engine's own library: the same query, in the same order as far
as the library can, the first page with its documents read as JSON, the total, the facets, one after the other. The
query itself is made beforehand; ours is read from what the user wrote.

Of each row one question is asked again and again, for the least; and several like it twice each, for what 99 in 100
take, nothing asked beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any

from msgspec import json
from tantivy import Index

from archive.archive import Archive
from archive.records import OPEN
from bench.asked import BEGINS, BODIES, DAYS, ROWS, Question, Row, Words
from bench.measure import QUICK, at, in_turn, report
from bench.servers import elasticsearch_or_word, named
from bench.texts import texts
from projections.reader import Reader
from projections.search import elastic_query, embedded_query
from projections.search.documents import SearchDocument
from projections.search.elastic_client import SearchServer
from projections.search.elastic_home import ElasticHome
from projections.search.embedded import extent_of
from projections.search.fields import FACETS
from projections.search.home import Home
from projections.search.port import Found, IndexHome, Request
from projections.search.query import parse
from projections.search.service import SearchService

PROVISIONS, ROUNDS = (1_000, 4) if QUICK else (300_000, 40)
_BATCH, _PAGE, _MANY = 5_000, 50, 65_000
_NUMBERS = 60
# Texts whose words are asked for; questions like that of a row for each round, and how often each is asked.
_OF_TEXTS, _LIKE_IT, _TIMES = 2_000, 5, 2

Answer = tuple[int, dict[str, dict[str, int]]]
Direct = Callable[[Request], Callable[[], Answer]]


def provisions(many: int) -> Iterator[SearchDocument]:
    """Of agreements of sixty; four in five texts have given way to a later one, one in fifty was corrected."""
    random = Random(many)
    for n, text in enumerate(texts(many)):
        begins = BEGINS + timedelta(days=random.randrange(DAYS))
        ends = begins + timedelta(days=random.randrange(1, DAYS)) if random.random() < 0.8 else None
        agreement, number = f"a{n // _NUMBERS}", str(n % _NUMBERS + 1)
        yield SearchDocument(
            unit=f"agreement:{agreement}",
            type="provision",
            id=agreement,
            number=number,
            title=f"Bestemmelse {number}",
            text=text,
            body=f"organ{n // _NUMBERS % BODIES}",
            meeting=None,
            date=begins.isoformat(),
            valid_from=begins.isoformat(),
            valid_to=None if ends is None else ends.isoformat(),
            known_from=n + 1,
            known_to=random.randrange(n + 2, many + 2) if random.random() < 0.02 else OPEN,
        )


def main(many: int = PROVISIONS, rounds: int = ROUNDS, elasticsearch: str | None = None) -> None:
    """``elasticsearch``: the address of a server that is there already; None: one is started."""
    with TemporaryDirectory() as folder:
        home = Home(Path(folder))
        _measure(Path(folder), home, "embedded", lambda name: _tantivy(home.path(name)), many, rounds)
    with ExitStack() as stack:
        address = stack.enter_context(elasticsearch_or_word("search on Elasticsearch", elasticsearch))
        if address is not None:
            server, folder = stack.enter_context(named(address)), stack.enter_context(TemporaryDirectory())
            home = ElasticHome(server, Path(folder))
            _measure(Path(folder), home, "elasticsearch", lambda name: _elastic(server, name), many, rounds)


def _measure(
    folder: Path, home: IndexHome, engine: str, direct: Callable[[str], Direct], many: int, rounds: int
) -> None:
    with closing(Archive.create(folder)) as archive, closing(Reader(archive)) as reader:
        name = fill(archive, home, many)
        with closing(SearchService(archive, reader, home)) as service, reader.view() as view:
            asking = _Asking(partial(service.find, view), direct(name), many)
            words = Words(list(islice(texts(many), _OF_TEXTS)))
            for told, row in ROWS.items():
                place = {"engine": engine, "provisions": many, "query": told}
                asking.report(row, [row.like_it(words) for _ in range(_LIKE_IT * rounds)], rounds, place)


@dataclass(frozen=True)
class _Asking:
    """Ours and the engine itself, asked the same."""

    find: Callable[[Request], Found]
    direct: Direct
    many: int

    def report(self, row: Row, like_it: Sequence[Question], rounds: int, place: Mapping[str, Any]) -> None:
        own, bare = self._both(row.asked)
        found = _same(own(), bare(), row.asked)
        own_s, bare_s = in_turn(own, bare, rounds)
        took = [self._seconds(question) for _ in range(_TIMES) for question in like_it]
        own_p99, bare_p99 = (1000 * at(list(all), 0.99) for all in zip(*took, strict=True))
        figures = {"ms": 1000 * own_s, "bare_ms": 1000 * bare_s, "p99_ms": own_p99, "bare_p99_ms": bare_p99}
        of, to = "seconds of our search", "seconds of the same query sent to the engine"
        rounded = {name: round(ms, 2) for name, ms in figures.items()}
        report("search", own_s / bare_s, of, to, **place, **rounded, found=found.total, asked=len(took))

    def _both(self, question: Question) -> tuple[Callable[[], Found], Callable[[], Answer]]:
        q, more = question
        at_position = int(more.get("past", 1) * self.many)
        narrowed = {name: value for name, value in more.items() if name != "past"}

        def own() -> Found:
            return self.find(Request(parse(q), at_position, limit=_PAGE, **narrowed))

        return own, self.direct(Request(parse(q), at_position, limit=_PAGE, **narrowed))

    def _seconds(self, question: Question) -> tuple[float, float]:
        own, bare = self._both(question)
        begun = perf_counter()
        found = own()
        between = perf_counter()
        answer = bare()
        ended = perf_counter()
        _same(found, answer, question)
        return between - begun, ended - between


def _same(found: Found, answer: Answer, question: Question) -> Found:
    if (found.total, found.facets) != answer:
        raise AssertionError(f"the engine finds something else: {question}")
    return found


def fill(archive: Archive, home: IndexHome, many: int) -> str:
    """An index of provisions in force, put by the engine's own ``put``; its name."""
    documents, last = provisions(many), archive.recorded_after(0)[-1]
    with home.building() as name:
        index = home.create(name)
        while batch := list(islice(documents, _BATCH)):
            index.put(batch, last.position, last.closing.key)
        home.swap(name)
    return name


def _tantivy(folder: Path) -> Direct:
    index = Index.open(str(folder))
    searcher = index.searcher()
    extent = extent_of(searcher, index.schema)
    counts = {name: {"terms": {"field": name, "size": _MANY}} for name in FACETS}

    def direct(request: Request) -> Callable[[], Answer]:
        query = embedded_query.query_of(index.schema, request, extent)
        prefixed = all(clause.kind == "prefix" for clause in request.query.wanted)
        order: dict[str, Any] = {"order_by_field": "day"} if prefixed else {}

        def ask() -> Answer:
            found = searcher.search(query, limit=request.limit, count=True, **order)
            documents = [json.decode(searcher.doc(address).get_first("document") or b"") for _, address in found.hits]
            assert len(documents) == min(request.limit, found.count)
            return found.count, _facets(searcher.aggregate(query, counts))

        return ask

    return direct


def _elastic(server: SearchServer, name: str) -> Direct:
    client = server.client()
    while client.indices.stats(index=name, metric="merge")["_all"]["primaries"]["merges"]["current"]:
        sleep(1)  # as the embedded index, it has done its own work before it is asked

    def direct(request: Request) -> Callable[[], Answer]:
        query = elastic_query.query_of(request)

        def ask() -> Answer:
            answer = client.search(
                index=name,
                query=query,
                sort=elastic_query.ORDER,
                size=request.limit,
                aggs=elastic_query.COUNTS,
                source=["document"],
                track_total_hits=True,
            )
            return answer["hits"]["total"]["value"], _facets(answer["aggregations"])

        return ask

    return direct


def _facets(counted: Any) -> dict[str, dict[str, int]]:
    return {name: {b["key"]: b["doc_count"] for b in counted[name]["buckets"]} for name in FACETS}
