from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import Databases, server
from tests.faults import injecting
from tests.faults.injecting import Process, Report, Start
from tests.faults.installation import Installation
from tests.given import PSF, Given


@pytest.fixture(scope="session")
def report() -> Iterator[Report]:
    told = Report()
    yield told
    print(f"\n{told}")


@pytest.fixture(scope="session")
def own_postgres() -> Iterator[Databases]:
    """A server that nobody else uses: it is stopped and started."""
    with server() as databases:
        yield databases


@pytest.fixture
def there(given: Given) -> Installation:
    """An archive with a body in it."""
    given(PSF)
    given.archive.close()
    return Installation(given.archive.data_dir, given.archive.database_url)


@pytest.fixture
def start(database_url: str | None) -> Iterator[Start]:
    """Starts programs; those that still run in the end are ended, before their database is given back."""
    started: list[Process] = []

    def start_one(program: str, there: Installation) -> Process:
        started.append(injecting.start(program, there))
        return started[-1]

    yield start_one
    for process in started:
        process.kill()
        process.communicate()
