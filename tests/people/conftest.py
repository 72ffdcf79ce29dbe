"""What is kept of people, on each database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import ENGINES, address_in
from tests.pages.conftest import browser as browser
from tests.people.cheap import dear_passwords
from tests.people.clock import Clock
from web.people.database import people_database
from web.people.kept import People
from web.people.settings import PeopleSettings


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from address_in(request.param, request)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def people(tmp_path: Path, database_url: str | None, clock: Clock) -> Iterator[People]:
    found = People(people_database(tmp_path, database_url), PeopleSettings(), clock)
    yield found
    found.close()


@pytest.fixture
def elsewhere(tmp_path: Path, database_url: str | None, clock: Clock) -> Iterator[People]:
    """The same, as another process has it."""
    found = People(people_database(tmp_path, database_url), PeopleSettings(), clock)
    yield found
    found.close()


@pytest.fixture
def _dear() -> Iterator[None]:
    """Passwords cost what they cost outside the tests."""
    with dear_passwords():
        yield
