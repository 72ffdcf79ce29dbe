from __future__ import annotations

from collections.abc import Iterator
from secrets import token_hex

import pytest

from projections.search.elastic_client import SearchServer
from projections.search.elastic_home import ElasticHome
from projections.search.home import Home
from tests.given import Given
from tests.search.searching import HomeAt, Searching

ENGINES = ("embedded", "elasticsearch")


@pytest.fixture
def server(elasticsearch: str) -> Iterator[SearchServer]:
    """A real server with names of our own, taken away afterwards."""
    server = SearchServer(elasticsearch, f"forumarkiv-{token_hex(4)}")
    yield server
    with server.client() as client:
        for name in client.indices.get(index=f"{server.prefix}-*", expand_wildcards="all"):
            client.indices.delete(index=name)


@pytest.fixture
def homes(request: pytest.FixtureRequest, engine_name: str) -> HomeAt:
    """Makes the home of indexes for a data directory: of each engine."""
    if engine_name == "embedded":
        return Home
    server = request.getfixturevalue("server")
    return lambda data_dir: ElasticHome(server, data_dir)


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Every test here holds for each engine."""
    return str(request.param)


@pytest.fixture
def searching(given: Given, homes: HomeAt) -> Iterator[Searching]:
    """An empty archive that can be searched."""
    found = Searching(given, homes)
    yield found
    found.close()
