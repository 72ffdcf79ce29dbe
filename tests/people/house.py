"""A house whose archive asks who one is: its people, their browsers, their programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.given import Given
from tests.people.browser import Browser
from tests.people.clock import Clock
from web.app import app_over, close
from web.people.kept import People
from web.people.settings import PeopleSettings
from web.services import Services

ADDRESS = "https://arkiv.example"
PASSWORD = "hest batteri haefte klammer"


class House:
    """``more``: of the settings."""

    def __init__(self, folder: Path, database_url: str | None = None, **more: Any) -> None:
        self.given = Given(folder, database_url=database_url)
        self.settings = replace(PeopleSettings(required=True, public_url=ADDRESS), **more)
        self.clock = Clock()
        self._processes: list[Any] = []
        self.app = self.process()

    def process(self) -> Any:
        """Another process that answers over the same archive."""
        services = Services.over(self.given.opened_again(), signing_in=self.settings)
        services.people = People(services.people.database, self.settings, self.clock)
        self._processes.append(app_over(services))
        return self._processes[-1]

    @property
    def people(self) -> People:
        found: Services = self.app.extensions["forumarkiv"]
        return found.people

    @property
    def client(self) -> FlaskClient:
        return self.app.test_client()

    def browser(self, app: Any = None) -> Browser:
        return Browser((app or self.app).test_client(), self.settings.public_url or "http://localhost")

    def account(self, handle: str) -> str:
        self.people.accounts.add(handle, PASSWORD)
        return handle

    def signed_in(self, handle: str) -> Browser:
        """The browser of somebody who has just signed in."""
        browser = self.browser()
        response = self.sign_in(browser, handle)
        assert response.status_code == 303, response.get_data(as_text=True)
        return browser

    def sign_in(self, browser: Browser, name: str, password: str = PASSWORD, **more: Any) -> TestResponse:
        til = more.pop("til", "/")
        return browser.post("/log-ind", {"name": name, "password": password, "til": til}, **more)

    def program(self, path: str, token: str, **more: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {token}"}
        return self.client.get(path, base_url=ADDRESS, headers=headers, **more)

    def close(self) -> None:
        for app in self._processes:
            close(app)
        self.given.close()
