"""Providers that people sign in at: a real Keycloak, and one that misbehaves as it is told."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.engines.needing import need_keycloak, need_provider
from tests.engines.provider import Provider
from tests.engines.sharing import shared
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
