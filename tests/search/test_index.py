"""The index as a thing that can be lost, damaged, out of date, or wanted by two at once: searching sees to it."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from multiprocessing.queues import Queue
from pathlib import Path
from threading import enumerate as threads
from time import monotonic
from typing import Any

import pytest
from tantivy import Query

from archive.archive import Archive
from archive.problems import Problem
from projections.reader import Reader
from projections.search.answers import search
from projections.search.elastic_client import SearchServer
from projections.search.elastic_home import ElasticHome
from projections.search.embedded import EmbeddedIndex
from projections.search.home import Home
from projections.search.port import Found, Request
from projections.search.service import SearchService
from projections.search.version import code_version
from tests import patience
from tests.given import AGREEMENT, BR, PSF, SPINE, Given
from tests.search.searching import HomeAt, Searching


def folder(searching: Searching) -> Path:
    return Home(searching.archive.data_dir).path(searching.home.current()[0])


def delete(index: Path) -> None:
    shutil.rmtree(index)


def delete_a_file(index: Path) -> None:
    next(index.glob("*.store")).unlink()


def cut_files_short(index: Path) -> None:
    for file in index.glob("*.*"):
        if file.suffix in (".store", ".idx", ".term", ".fast", ".json"):
            _replace(file, file.read_bytes()[:7])


def fill_with_noise(index: Path) -> None:
    for file in index.glob("*.*"):
        if file.suffix in (".idx", ".term", ".pos"):
            _replace(file, b"\xff" * len(file.read_bytes()))


def _replace(file: Path, content: bytes) -> None:
    """Another file of that name: what somebody has opened stays whole for them."""
    file.unlink()
    file.write_bytes(content)


def lose_the_pointer(index: Path) -> None:
    (index.parent / "index.current").write_text("nonsense")


@pytest.mark.parametrize("engine_name", ["embedded"])
@pytest.mark.parametrize("harm", [delete, delete_a_file, cut_files_short, lose_the_pointer, fill_with_noise])
@pytest.mark.parametrize("opened", [True, False])
def test_an_index_that_is_lost_or_damaged_is_built_anew(
    searching: Searching, harm: Callable[[Path], None], opened: bool
) -> None:
    searching(*SPINE)
    assert searching.found("anvises") == {"provision h1 4"}
    harm(folder(searching))

    searching({**PSF, "id": "sf"})
    asking = searching if opened else searching.another()

    assert asking.found("anvises") == {"provision h1 4"}
    assert asking.service.status()["state"] == "ok"


@pytest.mark.parametrize("engine_name", ["embedded"])
def test_where_the_library_panics_the_index_is_built_anew(
    searching: Searching, monkeypatch: pytest.MonkeyPatch
) -> None:
    searching(*SPINE)
    find, panics = EmbeddedIndex.find, iter([True])

    def panicking(index: EmbeddedIndex, request: Request) -> Found:
        if next(panics, False):
            Query.phrase_query(index._schema, "folded", ["one word"])
        return find(index, request)

    monkeypatch.setattr(EmbeddedIndex, "find", panicking)

    assert searching.found("anvises") == {"provision h1 4"}
    assert next(panics, None) is None


def test_an_index_that_nobody_has_built_is_told_to_be_missing_until_somebody_searches(searching: Searching) -> None:
    searching(*SPINE)
    assert searching.service.status()["state"] == "missing"

    searching.ask("anvises")

    assert searching.service.status()["state"] == "ok"


@pytest.mark.parametrize("engine_name", ["embedded"])
def test_what_a_killed_rebuild_left_is_taken_away_by_the_next(searching: Searching) -> None:
    searching(*SPINE)
    searching.ask("anvises")
    (searching.archive.data_dir / "index-0badf00d").mkdir()

    searching.service.rebuild()

    assert list(searching.archive.data_dir.glob("index-*")) == [folder(searching)]
    assert searching.found("anvises") == {"provision h1 4"}


@pytest.mark.parametrize("engine_name", ["embedded"])
def test_an_index_of_other_code_is_built_anew(searching: Searching, caplog: pytest.LogCaptureFixture) -> None:
    searching(*SPINE)
    searching.ask("anvises")
    pointer = searching.archive.data_dir / "index.current"
    pointer.write_text(pointer.read_text().replace(code_version(), "older"))

    assert searching.found("anvises") == {"provision h1 4"}
    assert "built anew: changed: search" in caplog.text


def test_an_index_that_knows_more_than_the_log_is_built_anew(
    searching: Searching, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = searching(*SPINE)
    searching({**AGREEMENT, "id": "h2"})
    assert searching.found("anvises") == {"provision h1 4", "provision h2 4"}
    with searching.reader.view(known=f"@{before}") as view:
        monkeypatch.setattr(searching.archive, "last_position", lambda: before)
        restored = replace(view, reached=dict.fromkeys(view.reached, before))

        assert search(restored, searching.service, "anvises")["total"] == 1
    assert "it knows more than the log" in caplog.text


def test_a_rebuild_is_made_beside_and_put_in_force(searching: Searching) -> None:
    searching(*SPINE)
    other = searching.another()
    other.ask("anvises")
    before = searching.home.current()[0]
    steps: list[tuple[int, int, str]] = []

    searching.service.rebuild(lambda done, of: steps.append((done, of, searching.home.current(fresh=True)[0])))

    last = searching.archive.last_position()
    assert steps == [(last, last, before)], "what was in force is so until all has been put"
    assert searching.home.current()[0] != before
    assert other.found("anvises") == searching.found("anvises") == {"provision h1 4"}
    assert searching.service.status() == {
        "name": "search",
        "version": code_version(),
        "position": last,
        "state": "ok",
        "reason": None,
    }


@pytest.mark.parametrize("engine_name", ["embedded"])
def test_only_the_folder_in_force_stays(searching: Searching) -> None:
    searching(*SPINE)
    searching.ask("anvises")
    searching.service.rebuild()

    assert list(searching.archive.data_dir.glob("index-*")) == [folder(searching)]


def test_who_waits_in_vain_for_another_writer_is_told(searching: Searching, monkeypatch: pytest.MonkeyPatch) -> None:
    before = searching(*SPINE)
    searching.ask("anvises")
    searching({**PSF, "id": "sf"})
    monkeypatch.setattr("projections.search.service._WAIT", 0.05)

    with searching.another().home.writing(searching.home.current()[0], 0):
        with pytest.raises(Problem) as caught:
            searching.ask("anvises")
        assert searching.found("anvises", known=before) == {"provision h1 4"}, "what is put already can be searched"

    assert (caught.value.slug, caught.value.params["needed"]) == ("behind", searching.archive.last_position())
    assert searching.found("anvises") == {"provision h1 4"}


def test_who_asks_while_much_is_to_be_indexed_is_told_and_the_index_goes_on(
    searching: Searching, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = searching(*SPINE, {**PSF, "id": "sf"})
    monkeypatch.setattr("projections.search.service._WAIT", 0)
    monkeypatch.setattr("projections.search.service.BATCH", 1)

    with closing(hurried(searching)) as service:
        with pytest.raises(Problem) as caught:
            ask(searching, service)
        deadline = monotonic() + patience.SECONDS
        while service.status()["position"] < last:
            assert monotonic() < deadline
        assert ask(searching, service)["total"] == 1

    assert (caught.value.slug, caught.value.params["needed"]) == ("behind", last)


def hurried(searching: Searching) -> SearchService:
    return SearchService(searching.archive, searching.reader, searching.home, patient=False)


def ask(searching: Searching, service: SearchService) -> dict[str, Any]:
    with searching.reader.view() as view:
        return search(view, service, "anvises")


def test_who_is_patient_is_answered_however_much_is_to_be_indexed(
    searching: Searching, monkeypatch: pytest.MonkeyPatch
) -> None:
    searching(*SPINE)
    monkeypatch.setattr("projections.search.service.BATCH", 1)
    monkeypatch.setattr("projections.search.service._WAIT", 0)

    assert searching.found("anvises") == {"provision h1 4"}


def test_closing_ends_what_is_gone_on_with(searching: Searching, monkeypatch: pytest.MonkeyPatch) -> None:
    searching(*SPINE)
    monkeypatch.setattr("projections.search.service._WAIT", 0)
    monkeypatch.setattr("projections.search.service.BATCH", 1)
    service = hurried(searching)
    with pytest.raises(Problem):
        ask(searching, service)

    service.close()

    assert "search-index" not in {thread.name for thread in threads()}


def test_several_threads_record_and_search_at_once(searching: Searching) -> None:
    searching(PSF, BR)

    def work(thread: int) -> None:
        for n in range(4):
            agreement = {**AGREEMENT, "id": f"h-{thread}-{n}"}
            searching.given(agreement)
            assert f"provision {agreement['id']} 4" in searching.found("anvises"), "a search is never older"

    with patience.patient_readers(), ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))

    assert searching.ask("anvises")["total"] == 16


def _record_and_search(data_dir: Path, server: SearchServer | None, name: str, found: Queue[int]) -> None:
    archive = Archive(data_dir)
    reader = Reader(archive)
    service = SearchService(archive, reader, None if server is None else ElasticHome(server, data_dir))
    for n in range(5):
        archive.do({**AGREEMENT, "id": f"{name}-{n}"}, by="sekretariatet")
        with patience.patient_readers(), reader.view() as view:
            ids = {hit["id"] for hit in search(view, service, "anvises", limit=500)["hits"]}
        assert {f"{name}-{done}" for done in range(n + 1)} <= ids
    found.put(len(ids))
    reader.close()
    archive.close()


def test_two_processes_record_and_search_at_once(
    given: Given, engine_name: str, homes: HomeAt, request: pytest.FixtureRequest
) -> None:
    server = None if engine_name == "embedded" else request.getfixturevalue("server")
    data_dir = given(PSF, BR).archive.data_dir
    spawning = multiprocessing.get_context("spawn")
    found: Queue[int] = spawning.Queue()
    processes = [
        spawning.Process(target=_record_and_search, args=(data_dir, server, name, found)) for name in ("a", "b")
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)

    assert [process.exitcode for process in processes] == [0, 0]
    assert max(found.get(timeout=patience.SECONDS) for _ in processes) == 10
    searching = Searching(given, homes)
    assert searching.ask("anvises")["total"] == 10
    searching.close()


def test_where_nothing_can_be_written_search_is_unavailable(searching: Searching) -> None:
    searching(*SPINE)
    (searching.archive.data_dir / "index.lock").mkdir()

    with pytest.raises(Problem) as caught:
        searching.ask("anvises")

    assert (caught.value.slug, caught.value.code) == ("unavailable", "index-not-written")
