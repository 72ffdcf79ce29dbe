from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

from tests.databases import Databases, server
from tests.engines.needing import need_elasticsearch
from tests.engines.sharing import shared
from tests.given import Given
from tests.once import Compiled, Route
from tests.people.cheap import cheap_passwords

# How long an example takes says how much else the machine has to do.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

Flask.jinja_options = {"bytecode_cache": Compiled()}
Flask.url_rule_class = Route


@pytest.fixture(scope="session")
def elasticsearch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server, one for all the processes of a run; started when the first test asks for it."""
    need_elasticsearch()
    folder = tmp_path_factory.getbasetemp()
    with shared((folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "elasticsearch") as address:
        yield address


@pytest.fixture(scope="session")
def postgres() -> Iterator[Databases]:
    """A real PostgreSQL server, started when the first test asks for it."""
    with server() as databases:
        yield databases


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    with cheap_passwords():
        yield


@pytest.fixture
def database_url() -> str | None:
    """SQLite; folders whose tests hold for each engine say otherwise."""
    return None


@pytest.fixture
def given(tmp_path: Path, database_url: str | None) -> Iterator[Given]:
    """An empty archive."""
    archive = Given(tmp_path, database_url=database_url)
    yield archive
    archive.close()


@pytest.fixture
def simulated(tmp_path: Path, database_url: str | None) -> Iterator[Given]:
    """An empty archive that takes recording times."""
    archive = Given(tmp_path, simulated=True, database_url=database_url)
    yield archive
    archive.close()


# What starts a server or Chromium, or does so where there is one; parameters with which a fixture asks for one.
_SERVERS = frozenset(
    {"postgres", "own_postgres", "elasticsearch", "examples", "searched", "browser", "keycloak", "provider"}
)
_ENGINES = frozenset({"postgresql", "elasticsearch"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that need a server, so that ``make quick`` can leave them out.

    What is slow comes first: one that began last would keep one process busy when the other has nothing left to do.
    """
    for item in items:
        if isinstance(item, pytest.Function) and _needs_a_server(item):
            item.add_marker("server")
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector of garbage need not look through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)


def _needs_a_server(item: pytest.Function) -> bool:
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return not _SERVERS.isdisjoint(item.fixturenames) or any(one in _ENGINES for one in parameters if type(one) is str)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes made by a library may hold the time: no test is named by them, or two workers would not name it alike."""
    return "bytes" if isinstance(val, bytes) else None
