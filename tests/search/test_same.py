"""Both engines find the same, whatever is asked: 2,000 queries at random over real minutes and the example archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import NamedTuple

import pytest
from msgspec import structs

from bench.quality import example, parish
from projections.search.documents import SearchDocument
from projections.search.elastic_home import ElasticHome
from projections.search.embedded import EmbeddedIndex
from projections.search.port import Request, SearchEngine
from tests.beside import beside
from tests.search.engines import names_of_our_own
from tests.search.random_queries import requests

pytestmark = pytest.mark.slow
MANY, SEED = 2_000, 1940


class Both(NamedTuple):
    documents: Sequence[SearchDocument]
    embedded: SearchEngine
    elasticsearch: SearchEngine


def texts() -> list[SearchDocument]:
    """The example archive; and where they stand beside the checkout the minutes, a body for each council."""
    found = example()
    try:
        beside("corpora/sogneraad-1940-45")
    except pytest.skip.Exception:
        return found
    return [*found, *(structs.replace(one, body=one.id.rpartition("#")[0]) for one in parish())]


@pytest.fixture(scope="module")
def both(elasticsearch: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    documents, folder = texts(), tmp_path_factory.mktemp("same")
    last = max(document.known_from for document in documents)
    with names_of_our_own(elasticsearch) as server, closing(ElasticHome(server, folder)) as home:
        with home.building() as name:
            other = home.create(name)
        own = EmbeddedIndex(folder / "index")
        for start in range(0, len(documents), 2_000):
            for engine in (own, other):
                engine.put(documents[start : start + 2_000], last)
        yield Both(documents, own, other)


def test_the_same_set_total_facets_and_total_of_the_rest(both: Both) -> None:
    asked = 0
    for text, request in requests(both.documents, MANY, SEED):
        one, other = told(both.embedded, request), told(both.elasticsearch, request)
        assert other == one, f"{text!r}: {request}"
        asked += one["total"] > 0

    assert asked > MANY / 2, "most of what is asked is there"


def told(engine: SearchEngine, request: Request) -> Mapping[str, object]:
    """What is the same: a set of its keys, where it is no longer than a page, and where it is by its facets too."""
    found = engine.find(request)
    rest = engine.find(replace(request, rest=True, limit=1)) if request.query.has_some else None
    return {
        "total": found.total,
        "set": sorted(one.key for one in found.documents) if found.total <= request.limit else None,
        "facets": {name: list(counts.items()) for name, counts in found.facets.items()},
        "partial.total": None if rest is None else rest.total,
        "facets of the rest": None if rest is None else dict(rest.facets),
    }
