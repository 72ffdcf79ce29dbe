"""What a search engine is sent arrives twice, late, and out of turn: the index is that of a fresh build all the same.

Several programs that follow one log send the same batches, each in its turn, and each as far behind as it likes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pytest

from projections.search.documents import SearchDocument
from projections.search.elastic_home import ElasticHome
from projections.search.home import Home
from projections.search.port import IndexHome, Request, SearchEngine
from projections.search.query import parse
from tests.faults.injecting import SOME_ROUNDS, Report
from tests.given import AGREEMENT, DECISION, JUSTERING, SPINE, Given
from tests.search.engines import names_of_our_own
from tests.search.searching import Searching

EVERYTHING = parse("-findesikke")
PROGRAMS = 3
CHANGE = {**JUSTERING["changes"][0], "text": "Hver femte bolig anvises."}  # type: ignore[index]
HISTORY: tuple[dict[str, Any], ...] = (
    *SPINE,
    {**DECISION, "id": "d2", "item": "4", "concerns": ["h1"]},
    JUSTERING,
    {**JUSTERING, "id": "j2", "effective_on": "2013-01-01", "changes": [CHANGE]},
    {"command": "correct-justering", "justering": "j1", "reason": "Slåfejl", "effective_on": "2012-04-01"},
    {**AGREEMENT, "id": "h2"},
    {"command": "correct-justering", "justering": "j2", "reason": "Fejl", "void": True},
    {**JUSTERING, "id": "j3", "effective_on": "2012-02-01", "changes": [{"op": "repeal", "number": "4"}]},
    {"command": "correct-decision", "decision": "d1", "reason": "Fejl", "text": "Vedtaget."},
    {"command": "end-agreement", "agreement": "h2", "on": "2012-06-01", "reason": "terminated"},
)
Batch = tuple[Sequence[SearchDocument], int, str]
Build = Callable[[], SearchEngine]


@pytest.fixture(params=["the embedded index", "Elasticsearch"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def home(engine: str, given: Given, request: pytest.FixtureRequest) -> Iterator[IndexHome]:
    if engine == "the embedded index":
        yield Home(given.archive.data_dir)
        return
    with names_of_our_own(request.getfixturevalue("elasticsearch")) as server:
        found = ElasticHome(server, given.archive.data_dir)
        yield found
        found.close()


@pytest.fixture
def batches(given: Given, home: IndexHome, monkeypatch: pytest.MonkeyPatch) -> list[Batch]:
    """What is sent to an index that is built of a history, two commands at a time."""
    found, create = list[Batch](), home.create
    searching = Searching(given(*HISTORY), lambda data_dir: home)

    def noting(name: str) -> SearchEngine:
        index = create(name)
        put = index.put

        def note(documents: Sequence[SearchDocument], position: int, key: str = "", *more: Any) -> None:
            found.append((documents, position, key))
            put(documents, position, key, *more)

        monkeypatch.setattr(index, "put", note)
        return index

    with monkeypatch.context() as patched:
        patched.setattr(home, "create", noting)
        patched.setattr("projections.search.service._REBUILD_BATCH", 4)
        searching.service.rebuild()
    searching.reader.close()
    assert len(found) > 5
    return found


@pytest.fixture
def build(home: IndexHome) -> Build:
    def empty() -> SearchEngine:
        with home.building() as name:
            return home.create(name)

    return empty


def held(index: SearchEngine, position: int) -> list[SearchDocument]:
    """All that is known at a position."""
    found = index.find(Request(EVERYTHING, position, limit=1_000))
    return sorted(found.documents, key=lambda document: document.key)


def in_turn(batches: Iterable[Batch], build: Build) -> dict[int, list[SearchDocument]]:
    """What a fresh index holds at each position, with its documents as the last batch leaves them."""
    index, positions = build(), [0]
    for documents, position, key in batches:
        index.put(documents, position, key)
        positions.append(position)
    return {position: held(index, position) for position in positions}


def open_at(documents: Iterable[SearchDocument]) -> list[tuple[Any, ...]]:
    """Documents apart from until when they are known, which later batches say."""
    return [(document.key, document.text, document.title, document.valid_to) for document in documents]


def deliveries(batches: Sequence[Batch]) -> Iterator[Batch]:
    """Those of several programs, each in its turn, in between each other as it happens."""
    left = [iter(batches) for _ in range(PROGRAMS)]
    while left:
        one = random.choice(left)
        batch = next(one, None)
        if batch is None:
            left.remove(one)
        else:
            yield batch


def test_programs_that_send_the_same_at_their_own_pace_leave_what_each_would_leave(
    batches: list[Batch], build: Build, engine: str, given: Given, report: Report
) -> None:
    truth = in_turn(batches, build)
    for _ in range(SOME_ROUNDS):
        index, reached = build(), 0
        for documents, position, key in deliveries(batches):
            if position <= reached:
                report.fault(engine)
            index.put(documents, position, key)
            reached = max(reached, position)
            assert index.position() == reached
            assert open_at(held(index, reached)) == open_at(truth[reached])

        assert {position: held(index, position) for position in truth} == truth
        assert index.told().key == batches[-1][2]
    report.checked(engine, ((given.archive.data_dir, c.closing.key) for c in given.archive.recorded_after(0)))


@pytest.mark.parametrize("engine", ["Elasticsearch"], indirect=True)
def test_batches_that_overtake_each_other_leave_the_same(
    batches: list[Batch], build: Build, engine: str, report: Report
) -> None:
    """On several machines nothing but the engine keeps them in order."""
    truth = in_turn(batches, build)
    for _ in range(SOME_ROUNDS):
        index, sent = build(), [*batches, *batches]
        random.shuffle(sent)
        for documents, position, key in sent:
            index.put(documents, position, key)
            report.fault(engine)

        assert {position: held(index, position) for position in truth} == truth
        assert index.position() == batches[-1][1]
