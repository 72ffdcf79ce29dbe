from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answers.archives import example_archive
from tests.answers.examples import Examples
from tests.databases import ENGINES, address_in


@pytest.fixture(scope="package", params=ENGINES)
def examples(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examples]:
    """The example archive on each database."""
    for address in address_in(request.param, request):
        with example_archive(tmp_path_factory.mktemp("answers"), address) as found:
            yield found


@pytest.fixture(scope="package")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examples]:
    """The example archive in SQLite, for what holds for either database alike."""
    with example_archive(tmp_path_factory.mktemp("example")) as found:
        yield found
