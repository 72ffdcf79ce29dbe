from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answers.archives import example_archive
from tests.answers.examples import Examples


@pytest.fixture(scope="package")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examples]:
    with example_archive(tmp_path_factory.mktemp("example")) as found:
        yield found
