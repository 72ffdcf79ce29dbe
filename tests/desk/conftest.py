"""The desk of an archive, on each database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import ENGINES, address_in
from tests.desk.sheets import Desk
from tests.given import SPINE, Given
from tests.pages.conftest import browser as browser
from web.app import close, create_app


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from address_in(request.param, request)


@pytest.fixture
def desk(given: Given) -> Iterator[Desk]:
    """Over an archive with a body, a meeting, a decision and an agreement."""
    given(*SPINE)
    app = create_app(given.archive)
    yield Desk(app)
    close(app)
