from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.demo.story import Story
from tests.schemas.whole import Whole
from web.app import close, create_app


@pytest.fixture(scope="package")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    """The example archive behind its API."""
    archive = Story(tmp_path_factory.mktemp("example") / "data").archive
    app = create_app(archive)
    yield Whole(app.test_client())
    close(app)
    archive.close()
