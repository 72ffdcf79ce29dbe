"""What is Elasticsearch's alone: indexes that are deleted, batches torn, writers that come late, very large sets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from elastic_transport import ApiResponseMeta, HttpHeaders, NodeConfig
from elastic_transport import ConnectionError as NoConnection
from elasticsearch import ApiError, BadRequestError, Elasticsearch, NotFoundError

from archive.problems import Problem
from projections.search import elastic, elastic_mapping
from projections.search.documents import SearchDocument
from projections.search.elastic import ElasticsearchIndex
from projections.search.elastic_client import Lost, SearchServer, asking
from projections.search.elastic_home import ElasticHome
from projections.search.port import Request
from projections.search.query import parse
from projections.verifying import verify
from tests.given import AGREEMENT, BR, PSF, SPINE, Given
from tests.search.searching import Searching
from tests.search.test_engines import ask, document, ids


@pytest.fixture
def engine_name() -> str:
    return "elasticsearch"


@pytest.fixture
def client(server: SearchServer) -> Iterator[Elasticsearch]:
    """Somebody else than the program."""
    with server.client() as client:
        yield client


def names(client: Elasticsearch, server: SearchServer) -> list[str]:
    return sorted(client.indices.get(index=f"{server.prefix}-*", expand_wildcards="all"))


# --- indexes that are gone ---


@pytest.mark.parametrize("opened", [True, False])
def test_an_index_that_was_deleted_is_built_anew(
    searching: Searching, client: Elasticsearch, server: SearchServer, opened: bool
) -> None:
    searching(*SPINE)
    assert searching.found("anvises") == {"provision h1 4"}
    client.indices.delete(index=names(client, server)[0])

    asking = searching if opened else searching.another()
    assert asking.service.status()["state"] == "missing"
    assert asking.found("anvises") == {"provision h1 4"}
    assert asking.service.status()["state"] == "ok"


def test_an_index_that_was_deleted_while_it_was_behind_is_built_anew(
    searching: Searching, client: Elasticsearch, server: SearchServer
) -> None:
    searching(*SPINE)
    searching.ask("anvises")
    client.indices.delete(index=names(client, server)[0])
    searching({**AGREEMENT, "id": "h2"})

    assert searching.found("anvises") == {"provision h1 4", "provision h2 4"}


def test_who_follows_sees_that_an_index_was_deleted_though_nobody_records(
    searching: Searching, client: Elasticsearch, server: SearchServer
) -> None:
    searching(*SPINE)
    searching.service.follow()
    client.indices.delete(index=names(client, server)[0])

    searching.service.follow()

    assert len(names(client, server)) == 1
    assert searching.service.status()["position"] == searching.archive.last_position()


def test_an_index_is_verified_against_a_fresh_one(searching: Searching) -> None:
    searching(*SPINE)

    told = verify(searching.archive, searching.reader, searching.service)

    assert [one for one in told if one["name"] == "search"] == [{"name": "search", "rows": 3, "differing": 0}]


def test_a_lost_alias_leaves_an_index_that_nobody_takes_for_the_one_in_force(
    searching: Searching, client: Elasticsearch, server: SearchServer
) -> None:
    searching(*SPINE)
    searching.ask("anvises")
    client.indices.delete_alias(index="_all", name=server.prefix)

    assert searching.another().found("anvises") == {"provision h1 4"}
    assert len(names(client, server)) == 2


def test_nothing_is_put_into_an_index_that_was_deleted(
    engine: ElasticsearchIndex, client: Elasticsearch, server: SearchServer
) -> None:
    client.indices.delete(index=names(client, server)[0])

    with pytest.raises(Lost):
        engine.put([document("a", "bolig")], 1)
    with pytest.raises(Lost):
        engine.put([], 1)

    assert names(client, server) == []


def test_a_builder_that_was_ended_leaves_nothing_for_long(
    home: ElasticHome, client: Elasticsearch, server: SearchServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with home.building() as name:
        home.create(name)
    client.indices.create(index=f"{server.prefix}-2-{name[-21:]}")

    with home.building() as second:
        home.create(second)
        home.swap(second)
    assert name in names(client, server)
    monkeypatch.setattr("projections.search.elastic_home._ABANDONED_MS", -60_000)
    with home.building() as third:
        home.create(third)
        home.swap(third)

    assert names(client, server) == sorted([third, f"{server.prefix}-2-{name[-21:]}"])


def test_somebody_elses_index_under_our_alias_is_left_to_them(
    searching: Searching, client: Elasticsearch, server: SearchServer
) -> None:
    client.indices.create(index=f"others-{server.prefix}", aliases={server.prefix: {}})
    try:
        searching(*SPINE)

        assert searching.found("anvises") == {"provision h1 4"}
        assert client.indices.get_alias(index=f"others-{server.prefix}")[f"others-{server.prefix}"] == {"aliases": {}}
    finally:
        client.indices.delete(index=f"others-{server.prefix}")


def test_an_index_that_cannot_come_in_force_is_not_left(
    searching: Searching, client: Elasticsearch, server: SearchServer
) -> None:
    searching(*SPINE)
    client.indices.create(index=server.prefix)
    try:
        for ask in (searching.service.follow, searching.service.rebuild):
            with pytest.raises(Problem) as caught:
                ask()
            assert caught.value.code == "search-refused"

        with pytest.raises(NotFoundError):
            client.indices.get(index=f"{server.prefix}-*", expand_wildcards="all", allow_no_indices=False)
    finally:
        client.indices.delete(index=server.prefix)


def test_two_archives_under_one_prefix_each_get_their_own_answers(
    given: Given, server: SearchServer, tmp_path: Path
) -> None:
    one = Searching(given(*SPINE), lambda data_dir: ElasticHome(server, data_dir))
    elsewhere = Given(tmp_path / "elsewhere")(*SPINE, {**AGREEMENT, "id": "h2"})
    other = Searching(elsewhere, lambda data_dir: ElasticHome(server, data_dir))

    for _ in range(2):
        assert one.found("anvises") == {"provision h1 4"}
        assert other.found("anvises") == {"provision h1 4", "provision h2 4"}

    one.close()
    other.close()
    elsewhere.archive.close()


def test_a_log_that_went_on_otherwise_after_it_was_put_back_gets_an_index_of_its_own(
    given: Given, server: SearchServer, tmp_path: Path
) -> None:
    one = Searching(given(*SPINE, PSF | {"id": "sg"}), lambda data_dir: ElasticHome(server, data_dir))
    one.ask("anvises")
    put_back = Given(tmp_path / "back")(*SPINE, PSF | {"id": "sf"}, {**AGREEMENT, "id": "h2"})
    other = Searching(put_back, lambda data_dir: ElasticHome(server, data_dir))

    assert other.found("anvises") == {"provision h1 4", "provision h2 4"}

    one.close()
    other.close()
    put_back.archive.close()


# --- writing ---


def test_of_a_torn_batch_nothing_is_seen_and_putting_it_again_puts_it_right(
    engine: ElasticsearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = document("a", "bolig")
    engine.put([kept], 1)
    batch = [document("a", "bolig", known_to=3), document("a", "aftale", known_from=3)]

    def torn(*_: object, **__: object) -> None:
        raise NoConnection("cut")

    with monkeypatch.context() as patched:
        patched.setattr(Elasticsearch, "index", torn)
        with pytest.raises(Problem, match="search-unreachable"):
            engine.put(batch, 4)

    assert engine.position() == 1
    assert engine.open_of(["document:a"], 1) == [kept]
    assert ids(ask(engine, "bolig", position=1)) == ["a"]
    assert ids(ask(engine, "aftale", position=1)) == []
    engine.put(batch, 4)
    assert engine.open_of(["document:a"], 4) == [batch[1]]
    assert (ids(ask(engine, "bolig", position=4)), ids(ask(engine, "aftale", position=4))) == ([], ["a"])


def test_a_writer_that_comes_late_changes_nothing(home: ElasticHome, engine: ElasticsearchIndex) -> None:
    late = home.open(home.current()[0])
    engine.put([document("a", "bolig", known_to=7)], 7, "k7")

    late.put([document("a", "bolig")], 3, "k3")

    assert (engine.position(), engine.told().key) == (7, "k7")
    assert ids(ask(engine, "bolig", position=7)) == []
    assert engine.open_of(["document:a"], 3) == [document("a", "bolig")]


def test_a_document_that_the_engine_refuses_is_named_and_the_others_are_put(engine: ElasticsearchIndex) -> None:
    engine.put([document("a", "bolig")], 1)

    engine.put([document("b", "haver", number="1" * 40_000), document("c", "haver")], 2)

    assert (engine.position(), ids(ask(engine, "haver"))) == (2, ["c"])
    assert engine.told().failed.keys() == {"document:b"}


@pytest.mark.parametrize(
    ("status", "type", "code"),
    [
        (401, "security_exception", "search-not-let-in"),
        (403, "security_exception", "search-not-let-in"),
        (403, "cluster_block_exception", "search-refused"),
        (429, "circuit_breaking_exception", "search-refused"),
    ],
)
def test_who_is_not_let_in_is_told_from_what_is_closed_or_full(status: int, type: str, code: str) -> None:
    node = NodeConfig("http", "localhost", 9200)
    meta = ApiResponseMeta(status=status, http_version="1.1", headers=HttpHeaders(), duration=0, node=node)

    with pytest.raises(Problem) as caught, asking(SearchServer("http://localhost:9200", "forumarkiv")):
        raise ApiError("refused", meta, {"error": {"type": type}})

    assert caught.value.code == code


def test_a_text_that_the_engine_refuses_costs_itself_only_and_says_why(
    searching: Searching, monkeypatch: pytest.MonkeyPatch
) -> None:
    searching(*SPINE)
    values = elastic_mapping.values
    wrong = {"day": "no number"}
    with monkeypatch.context() as patched:
        patched.setattr(elastic_mapping, "values", lambda d: {**values(d), **(wrong if d.type == "decision" else {})})
        assert searching.found("anvises") == {"provision h1 4"}
        assert searching.found("ja") == set()
        told = searching.service.status()

    assert (told["state"], told["reason"][:15]) == ("incomplete", "1: decision:d1:")
    assert "mapper" in told["reason"] or "parse" in told["reason"]


def test_a_text_that_is_too_large_for_the_engine_costs_itself_only(
    engine: ElasticsearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulk = Elasticsearch.bulk

    def refusing(self: Elasticsearch, *, operations: Any, **more: Any) -> Any:
        if any(b"haver" in line for line in operations):
            node = NodeConfig("http", "localhost", 9200)
            meta = ApiResponseMeta(status=413, http_version="1.1", headers=HttpHeaders(), duration=0, node=node)
            raise ApiError("too large", meta, "")
        return bulk(self, operations=operations, **more)

    monkeypatch.setattr("projections.search.elastic._BULK", {**elastic._BULK, "chunk_size": 1})
    monkeypatch.setattr(Elasticsearch, "bulk", refusing)
    engine.put([document("a", "haver"), document("b", "gårde")], 1)

    assert ids(ask(engine, "gårde")) == ["b"]
    assert engine.told().failed.keys() == {"document:a"}


def test_a_field_that_is_not_of_the_mapping_is_refused(
    engine: ElasticsearchIndex, client: Elasticsearch, server: SearchServer
) -> None:
    with pytest.raises(BadRequestError, match="strict_dynamic_mapping_exception"):
        client.index(index=names(client, server)[0], document={"foreign": 1})


def test_a_very_long_text_is_found_by_each_of_its_words(engine: ElasticsearchIndex) -> None:
    text = "Hver fjerde bolig anvises. " * 40_000 + "Til sidst hovedaftalerne"
    engine.put([document("a", text)], 1)

    for query in ("aftale", '"til sidst"', '"anvises til"', "hoved*", "fjerde sidst"):
        assert ids(ask(engine, query)) == ["a"], query


# --- beyond the window ---


@pytest.fixture
def many(engine: ElasticsearchIndex) -> ElasticsearchIndex:
    engine.put([document(f"d{n:05}", "bolig", body="psf", date="2012-01-01") for n in range(10_120)], 1)
    return engine


def test_pages_go_on_beyond_what_the_engine_shows_at_once(many: ElasticsearchIndex) -> None:
    def page(offset: int, limit: int) -> tuple[int, list[str], dict[str, Any]]:
        found = many.find(Request(parse("bolig"), 1, offset=offset, limit=limit))
        return found.total, ids(found), dict(found.facets)

    def expected(start: int, end: int) -> tuple[int, list[str], dict[str, Any]]:
        counts = {"type": {"document": 10_120}, "body": {"psf": 10_120}, "year": {"2012": 10_120}}
        return 10_120, [f"d{n:05}" for n in range(start, end)], counts

    assert page(9_950, 50) == expected(9_950, 10_000)
    assert page(9_990, 50) == expected(9_990, 10_040)
    assert page(10_040, 50) == expected(10_040, 10_090), "goes on where the page before ended"
    assert page(10_100, 50) == expected(10_100, 10_120)
    assert page(10_120, 50) == page(50_000, 50) == expected(0, 0)
    assert page(0, 400_000) == expected(0, 10_120)


@pytest.fixture
def few(engine: ElasticsearchIndex, monkeypatch: pytest.MonkeyPatch) -> ElasticsearchIndex:
    """As if the engine showed ten at once."""
    monkeypatch.setattr("projections.search.elastic._WINDOW", 10)
    engine.put([document(f"d{n:05}", "bolig") for n in range(30)], 1)
    return engine


def test_a_walk_that_the_engine_has_forgotten_begins_again(few: ElasticsearchIndex) -> None:
    few.find(Request(parse("bolig"), 1, offset=10, limit=2))
    for walk in few._walks._kept.values():
        walk.close()

    found = few.find(Request(parse("bolig"), 1, offset=12, limit=2))

    assert ids(found) == ["d00012", "d00013"]


def test_walks_that_nobody_goes_on_with_are_let_go_of(few: ElasticsearchIndex) -> None:
    for n in range(12):
        few.find(Request(parse("bolig"), 1, offset=10, limit=n + 1))

    assert len(few._walks._kept) == 8


def test_more_open_documents_of_a_unit_than_the_engine_shows_at_once(engine: ElasticsearchIndex) -> None:
    of_one_unit = [document("a", "bolig", unit="u", valid_from=f"{1000 + n}-01-01") for n in range(1_500)]
    engine.put(of_one_unit, 1)

    assert sorted(engine.open_of(["u"], 1), key=by_key) == sorted(of_one_unit, key=by_key)


def by_key(document: SearchDocument) -> str:
    return document.key


# --- a server that cannot be asked ---


def test_a_server_that_is_not_there_is_unavailable_and_nothing_else_suffers(given: Given) -> None:
    given(PSF)
    searching = Searching(given, lambda data_dir: ElasticHome(SearchServer("http://127.0.0.1:9", "x"), data_dir))

    with pytest.raises(Problem) as caught:
        searching.ask("bolig")

    assert (caught.value.slug, caught.value.code) == ("unavailable", "search-unreachable")
    assert searching.service.status()["state"] == "unavailable"
    assert searching.service.status()["reason"].startswith("http://127.0.0.1:9: ")
    searching.given(BR)
    searching.close()
