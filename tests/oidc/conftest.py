"""Providers that people sign in at: a real Keycloak, and one that misbehaves as it is told."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.databases import ENGINES, address_in
from tests.engines.needing import need_keycloak, need_provider
from tests.engines.provider import Provider
from tests.engines.sharing import shared
from tests.oidc.hall import Hall
from tests.oidc.keycloak import Realm


@pytest.fixture(scope="session")
def keycloak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Realm]:
    """The realm of the tests in a server that all the processes of a run share; it starts when first asked for."""
    need_keycloak()
    folder = tmp_path_factory.getbasetemp()
    with shared((folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "keycloak") as told:
        url, _, ca = told.partition("\n")
        yield Realm(url, ca)


@pytest.fixture(scope="session")
def _provider() -> Iterator[Provider]:
    need_provider()
    with Provider() as provider:
        yield provider


@pytest.fixture
def provider(_provider: Provider) -> Provider:
    """One that behaves well until it is told otherwise."""
    _provider.tell()
    return _provider


@pytest.fixture(scope="module", params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from address_in(request.param, request)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, database_url: str | None, keycloak: Realm) -> Iterator[Hall]:
    """A house whose people sign in at Keycloak."""
    yield from _built(tmp_path_factory, database_url, keycloak)


@pytest.fixture(scope="module")
def _mistaken(
    tmp_path_factory: pytest.TempPathFactory, database_url: str | None, _provider: Provider
) -> Iterator[Hall]:
    yield from _built(tmp_path_factory, database_url, _provider)


@pytest.fixture
def house(_mistaken: Hall, provider: Provider) -> Hall:
    """A house whose people sign in at the provider that misbehaves, which it has not asked anything yet."""
    _mistaken.asks_anew()
    return _mistaken


def _built(factory: pytest.TempPathFactory, database_url: str | None, at: Realm | Provider) -> Iterator[Hall]:
    made = Hall(factory.mktemp("hall"), database_url, at)
    yield made
    made.close()
