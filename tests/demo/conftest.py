"""The example archive, and nothing else, behind its API and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.demo.recorded import example_in
from tests.patience import patient
from web.app import close, create_app

Ask = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    archive = example_in(tmp_path_factory.mktemp("shown") / "data")
    app = patient(create_app(archive))
    yield app.test_client()
    close(app)
    archive.close()


@pytest.fixture(scope="session")
def ask(client: FlaskClient) -> Ask:
    """The answer at an address of the API, or its problem."""

    def asked(address: str) -> dict[str, Any]:
        response = client.get(f"/api/v1{address}")
        assert response.status_code == 200, (address, response.get_json())
        found: dict[str, Any] = response.get_json()
        return found

    return asked
