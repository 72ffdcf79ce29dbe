"""The embedded index asks for a page and the facets at once where it is large; nothing else about an answer changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event, get_ident
from time import thread_time

import pytest
from tantivy import Query, Searcher

from archive.problems import Problem
from projections.search import at_once as module
from projections.search import bounds, embedded, embedded_page
from projections.search.at_once import at_once
from projections.search.bounds import Budget
from projections.search.embedded import EmbeddedIndex
from projections.search.port import Found, Request
from projections.search.query import parse
from tests import patience
from tests.search.random_queries import requests
from tests.search.test_engines import document

WORDS = ["bolig", "aftale", "hovedaftale", "kommune", "møde", "referat", "udlejning", "beboer", "plads", "budget"]


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadPoolExecutor]:
    """As on a machine with two processors."""
    with ThreadPoolExecutor(1) as threads:
        monkeypatch.setattr(module, "_THREADS", 1)
        monkeypatch.setattr(module, "_threads", lambda: threads)
        yield threads


@pytest.fixture
def busy(one_thread: ThreadPoolExecutor) -> Iterator[None]:
    done = Event()
    one_thread.submit(done.wait, patience.SECONDS)
    yield
    done.set()


def failing(error: BaseException) -> object:
    raise error


def test_two_questions_are_asked_on_two_threads_and_both_answered() -> None:
    met = Event()

    def meeting() -> int:
        assert met.wait(patience.SECONDS), "the other is asked meanwhile"
        return get_ident()

    def other() -> int:
        met.set()
        return get_ident()

    one, two = at_once(meeting, other)

    assert (one, two != one) == (get_ident(), True)


@pytest.mark.usefixtures("busy")
def test_where_no_thread_is_free_they_are_asked_in_turn() -> None:
    assert at_once(get_ident, get_ident) == (get_ident(), get_ident())


def test_where_no_thread_can_be_had_they_are_asked_in_turn(one_thread: ThreadPoolExecutor) -> None:
    one_thread.shutdown()

    assert at_once(get_ident, get_ident) == (get_ident(), get_ident())


@pytest.mark.parametrize("error", [ValueError("damaged"), BaseException("the library's own panic")])
def test_what_either_raises_is_raised(error: BaseException) -> None:
    with pytest.raises(type(error)) as raised:
        at_once(lambda: 1, lambda: failing(error))
    assert raised.value is error

    with pytest.raises(type(error)) as raised:
        at_once(lambda: failing(error), lambda: failing(KeyError()))
    assert raised.value is error


def test_a_process_that_is_forked_has_threads_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(module, "_THREADS", 1)
    ours = at_once(get_ident, os.getpid)[1]

    child = os.fork()
    if child == 0:
        threads = module._threads()
        answered = threads.submit(os.getpid).result(patience.SECONDS)
        os._exit(0 if answered == os.getpid() else 1)

    assert ours == os.getpid()
    assert os.waitpid(child, 0)[1] == 0


def spend(seconds: float, begun: Event) -> None:
    """Of a processor."""
    begun.set()
    began = thread_time()
    while thread_time() - began < seconds:
        pass


def test_what_is_spent_on_another_thread_is_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SECONDS", 0.1)
    budget, begun = Budget(50, bounded=True), Event()

    at_once(lambda: begun.wait(patience.SECONDS), budget.counted(lambda: spend(0.2, begun)))

    with pytest.raises(Problem) as refused:
        budget.take()
    assert refused.value.slug == "too-broad"


@pytest.mark.usefixtures("busy")
def test_what_is_asked_in_turn_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SECONDS", 0.3)
    budget = Budget(50, bounded=True)

    at_once(lambda: None, budget.counted(lambda: spend(0.2, Event())))

    budget.take()


@pytest.fixture
def index(tmp_path: Path) -> EmbeddedIndex:
    """Of texts of which many are alike, and many of one day."""
    found, many = EmbeddedIndex(tmp_path / "index"), range(400)
    texts = [" ".join(WORDS[n % m] for m in (2, 3, 5, 7) if n % m < len(WORDS)) for n in many]
    dated = [{"date": f"20{n % 7 + 10}-01-01", "body": f"b{n % 3}", "known_from": n + 1} for n in many]
    found.put([document(f"d{n}", text, **more) for n, (text, more) in enumerate(zip(texts, dated, strict=True))], 400)
    return found


@pytest.fixture
def asked(index: EmbeddedIndex) -> list[Request]:
    documents = index.find(Request(parse("-intet"), 400, limit=1_000)).documents
    found = [request for _, request in requests(documents, 150, seed=7)]
    return [replace(one, limit=n % 60 + 1, offset=n % 5, newest=n % 4 == 0) for n, one in enumerate(found)]


def answers(index: EmbeddedIndex, asked: list[Request]) -> list[Found]:
    return [index.find(request) for request in asked]


def in_words(found: Found) -> tuple[int, list[str], list[tuple[str, list[tuple[str, int]]]]]:
    return found.total, [d.key for d in found.documents], [(f, list(c.items())) for f, c in found.facets.items()]


def test_the_answers_are_the_same_at_once_and_in_turn(
    index: EmbeddedIndex, asked: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_turn = answers(index, asked)
    monkeypatch.setattr(embedded, "_MANY", 0)

    assert list(map(in_words, answers(index, asked))) == list(map(in_words, in_turn))


def test_a_large_index_is_asked_on_two_threads(index: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    count = embedded._counted

    def counting(searcher: Searcher, query: Query, request: Request) -> dict[str, dict[str, int]]:
        threads.append(get_ident())
        return count(searcher, query, request)

    monkeypatch.setattr(embedded, "_counted", counting)
    for many in (401, 402):  # one of its documents tells how far it is
        monkeypatch.setattr(embedded, "_MANY", many)
        index.find(Request(parse("bolig"), 400))

    assert (threads[0] != get_ident(), threads[1] == get_ident()) == (True, True)


def test_however_few_are_asked_for_at_first_the_page_is_the_same(
    index: EmbeddedIndex, asked: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    enough = answers(index, asked)
    monkeypatch.setattr(embedded_page, "_AT_ONCE", 1)

    assert list(map(in_words, answers(index, asked))) == list(map(in_words, enough))


def test_what_the_engine_cannot_read_is_raised_from_either_thread(
    index: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "_MANY", 0)
    request = Request(parse("bolig"), 400)
    for question in ("best", "_counted"):
        with monkeypatch.context() as broken:
            broken.setattr(embedded, question, lambda *given: failing(ValueError("damaged")))
            with pytest.raises(ValueError, match="damaged"):
                index.find(request)

    assert index.find(request).total
