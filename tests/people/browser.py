"""A browser: keeps its cookie, follows nothing by itself, and posts forms with the token that the page gave it."""

from __future__ import annotations

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from web.people.forms import FIELD

_TOKEN = re.compile(rf'name="{FIELD}" value="([0-9a-f]+)"')


class Browser:
    """``address``: scheme and host as the browser has it."""

    def __init__(self, client: FlaskClient, address: str = "http://localhost") -> None:
        self.client, self._address = client, address

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, base_url=self._address, **more)

    def token(self, path: str) -> str:
        """That of the first form of a page."""
        found = _TOKEN.search(self.get(path).get_data(as_text=True))
        assert found is not None, f"{path} has no form with a token"
        return found[1]

    def post(self, path: str, form: dict[str, Any], page: str | None = None, **more: Any) -> TestResponse:
        """A form of ``page`` (default: of ``path``), filled in and sent."""
        sent = {FIELD: self.token(page or path), **form}
        return self.client.post(path, data=sent, base_url=self._address, **more)
