"""Asking the API for answers, over an archive that commands were done to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.given import Given
from tests.patience import patient
from web.app import close, create_app


class Asking:
    """Commands in, answers out: the API of one archive."""

    def __init__(self, folder: Path, simulated: bool = False, database_url: str | None = None) -> None:
        self.given = Given(folder, simulated, database_url)
        self._app = patient(create_app(self.given.archive))
        self.client = self._app.test_client()

    def close(self) -> None:
        close(self._app)
        self.given.close()

    def __call__(self, *commands: dict[str, Any]) -> int:
        """Does commands and gives the position of the last."""
        self.given(*commands)
        return self.given.archive.last_position()

    def do(self, command: dict[str, Any]) -> int:
        return int(self.given.when(command).body["position"])

    def get(self, path: str, **query: str) -> dict[str, Any]:
        response = self.client.get(f"/api/v1/{path}", query_string=query)
        assert response.status_code == 200, response.get_json()
        body: dict[str, Any] = response.get_json()
        return body

    def problem(self, path: str, **query: str) -> tuple[int, str]:
        response = self.client.get(f"/api/v1/{path}", query_string=query)
        return response.status_code, response.get_json()["type"].removeprefix("/problems/")

    def agreement(self, id: str = "h1", **query: str) -> dict[str, Any]:
        return self.get(f"agreements/{id}", **query)
