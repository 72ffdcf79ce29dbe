from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from projections.search.elastic_client import SearchServer
from projections.search.elastic_home import ElasticHome
from projections.search.home import Home
from projections.search.port import IndexHome, SearchEngine
from tests.demo.example import FILE, commands
from tests.engines.needing import missing
from tests.given import Given
from tests.search.engines import ENGINES, names_of_our_own
from tests.search.searching import HomeAt, Searching


@pytest.fixture
def server(elasticsearch: str) -> Iterator[SearchServer]:
    with names_of_our_own(elasticsearch) as server:
        yield server


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Every test here holds for each engine."""
    return str(request.param)


@pytest.fixture
def homes(request: pytest.FixtureRequest, engine_name: str) -> HomeAt:
    """Makes the home of indexes for a data directory: of each engine."""
    if engine_name == "embedded":
        return Home
    server = request.getfixturevalue("server")
    return lambda data_dir: ElasticHome(server, data_dir)


@pytest.fixture
def home(homes: HomeAt, tmp_path: Path) -> Iterator[IndexHome]:
    found = homes(tmp_path)
    yield found
    found.close()


@pytest.fixture
def engine(home: IndexHome) -> Iterator[SearchEngine]:
    with home.building() as name:
        index = home.create(name)
        home.swap(name)
        yield index


@pytest.fixture
def searching(given: Given, homes: HomeAt) -> Iterator[Searching]:
    """An empty archive that can be searched."""
    found = Searching(given, homes)
    yield found
    found.close()


@pytest.fixture(scope="session")
def examples(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Mapping[str, Searching]]:
    """The example archive in every engine that is there, searched now and then while it was made."""
    given = Given(tmp_path_factory.mktemp("example"), simulated=True)
    with ExitStack() as stack:
        found = {"embedded": Searching(given)}
        if missing() is None:
            server = stack.enter_context(names_of_our_own(request.getfixturevalue("elasticsearch")))
            found["elasticsearch"] = Searching(given, lambda data_dir: ElasticHome(server, data_dir))
        for n, command in enumerate(commands()):
            given.archive.do(command, base_dir=FILE.parent)
            if n % 7 == 0:
                for searching in found.values():
                    searching.ask("aftale")
        yield found
        for searching in found.values():
            searching.close()
    given.archive.close()


@pytest.fixture(params=ENGINES)
def example(request: pytest.FixtureRequest, examples: Mapping[str, Searching]) -> Searching:
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
    return examples[request.param]
