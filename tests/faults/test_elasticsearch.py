"""What really happens to a search server, while programs record and a worker feeds it: away for a while, emptied.

Recording goes on meanwhile, and in the end the index is that of a fresh build. In ``make faults`` the server itself is
stopped and started, and nodes of a cluster are killed; in the ordinary tests the way to it is cut.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from time import sleep

import pytest
from elasticsearch import Elasticsearch

from archive.problems import Problem
from projections.search.elastic_home import ElasticHome
from tests.databases import Databases
from tests.engines.cluster import Cluster
from tests.engines.elasticsearch import Server
from tests.engines.needing import need_elasticsearch
from tests.faults.injecting import SOME_ROUNDS, THOROUGH, Report, Start, begun, check, eventually, kill
from tests.faults.installation import Installation
from tests.postgres.cutting import Way
from tests.search.engines import names_of_our_own

_AWAY = 1.5
WAY, SERVER, CLUSTER = "the way to it", "the server", "a cluster"


@pytest.fixture
def database_url(postgres: Databases) -> Iterator[str]:
    with postgres.one() as address:
        yield address


class Searched:
    """An installation whose search server can be out of reach for a while."""

    def __init__(self, there: Installation, stop: Callable[[], None], start: Callable[[], None]) -> None:
        assert there.search is not None
        self.there, self._server, self._stop, self._start = there, there.search, stop, start
        self.home = ElasticHome(there.search, there.data_dir)

    def away(self) -> None:
        self._stop()
        sleep(random.uniform(0, _AWAY))
        self._start()

    def index_deleted(self) -> None:
        with self._somebody_else() as client:
            client.indices.delete(index=self.home.current(fresh=True)[0])

    def alias_deleted(self) -> None:
        with self._somebody_else() as client:
            client.indices.delete_alias(index="_all", name=self._server.prefix)

    def _somebody_else(self) -> Elasticsearch:
        return self._server.client()

    def position(self) -> int:
        """How far the index in force is; nowhere while there is none, or nobody to be asked."""
        with suppress(Problem, ValueError):
            return self.home.open(self.home.current(fresh=True)[0]).position()
        return 0


@pytest.fixture
def searched(request: pytest.FixtureRequest, there: Installation) -> Iterator[Searched]:
    need_elasticsearch()
    with ExitStack() as stack:
        if request.param == SERVER:
            own = stack.enter_context(Server())
            server = stack.enter_context(names_of_our_own(own.url))
            found = Searched(replace(there, search=server), own.stop, own.start)
        elif request.param == CLUSTER:
            cluster = stack.enter_context(Cluster())
            server = stack.enter_context(names_of_our_own(cluster.url))
            cluster.spread(server.prefix)
            found = Searched(replace(there, search=server), cluster.lose_a_node, cluster.get_it_back)
        else:
            url = request.getfixturevalue("elasticsearch")
            way = stack.enter_context(closing(Way(url)))
            server = stack.enter_context(names_of_our_own(url))
            found = Searched(replace(there, search=replace(server, url=way.address)), *_shutting(way))
        yield found
        found.home.close()


FAULTS = [
    (WAY, Searched.away, SOME_ROUNDS),
    (WAY, Searched.index_deleted, SOME_ROUNDS),
    (WAY, Searched.alias_deleted, SOME_ROUNDS),
    *([(one, Searched.away, min(SOME_ROUNDS, 3)) for one in (SERVER, CLUSTER)] if THOROUGH else []),
]


def _shutting(way: Way) -> tuple[Callable[[], None], Callable[[], None]]:
    def stop() -> None:
        way.shut = True
        way.hang_up()

    def start() -> None:
        way.shut = False

    return stop, start


@pytest.mark.parametrize(("searched", "fault", "rounds"), FAULTS, indirect=["searched"])
def test_recording_goes_on_and_the_index_comes_to_the_end(
    start: Start, searched: Searched, report: Report, fault: Callable[[Searched], None], rounds: int
) -> None:
    worker, writer = start("worker", searched.there), start("insist", searched.there)
    promised = [begun(writer)]
    begun(worker)
    for _ in range(rounds):
        eventually(lambda: searched.position() > 0)
        sleep(random.uniform(0, 0.3))
        before = searched.position()
        fault(searched)
        report.fault(searched.there.engines)
        eventually(lambda before=before: searched.position() > before)

    promised += kill(writer)
    kill(worker)
    check(searched.there, promised, report)
