"""A house whose people sign in at a provider, with the browsers that go there and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from werkzeug.test import TestResponse

from tests.engines import provider as misbehaving
from tests.oidc.keycloak import CLIENT, SECRET, Realm
from tests.people.browser import Browser
from tests.people.house import House
from web.people.oidc import BACK, EXTENSION
from web.people.oidc.provider import OpenIDProvider
from web.people.sessions import Kept, hashed
from web.people.settings import Provider

ADDRESS = "http://127.0.0.1:8000"
QUARTER = 15


class Hall(House):
    """The provider is a realm, or one that misbehaves as it is told."""

    def __init__(self, folder: Path, database_url: str | None, at: Realm | misbehaving.Provider) -> None:
        self.at = at
        if isinstance(at, Realm):
            provider = Provider(at.issuer, CLIENT, SECRET, at.ca)
        else:
            provider = Provider(at.url, CLIENT, misbehaving.SECRET)
        super().__init__(folder, database_url, public_url=ADDRESS, provider=provider, own_accounts=False)

    def asks_anew(self, **more: Any) -> None:
        """As a process that has just begun, and where ``more`` of the settings is otherwise."""
        assert self.settings.provider is not None
        provider = replace(self.settings.provider, **more)
        people = self.people
        people.settings = replace(self.settings, provider=provider)
        self.app.extensions[EXTENSION] = OpenIDProvider(provider, f"{ADDRESS}{BACK}")

    def begin(self, browser: Browser, til: str = "/aftaler") -> str:
        """The address at the provider that the link on the page leads to."""
        response = browser.get("/log-ind/udbyder", query_string={"til": til})
        assert response.status_code == 303, response.get_data(as_text=True)
        return response.headers["Location"]

    def back(self, browser: Browser, address: str) -> TestResponse:
        """The browser comes back from the provider."""
        place = urlsplit(address)
        assert f"{place.scheme}://{place.netloc}" == ADDRESS
        return browser.get(f"{place.path}?{place.query}")

    def comes_in(self, browser: Browser, name: str = "", til: str = "/aftaler") -> TestResponse:
        """Somebody signs in, at a realm by their name."""
        address = self.begin(browser, til)
        if isinstance(self.at, Realm):
            return self.back(browser, self.at.sign_in(address, name))
        return self.back(browser, self.at.sign_in(address))

    def who(self, browser: Browser) -> Kept | None:
        """The session that a browser has."""
        cookie = browser.client.get_cookie("forumarkiv", domain="127.0.0.1")
        return None if cookie is None else self.people.sessions.find(cookie.value)

    def session_rows(self, browser: Browser) -> str:
        """All that is kept of a browser's session."""
        cookie = browser.client.get_cookie("forumarkiv", domain="127.0.0.1")
        assert cookie is not None
        return str(self.people.database.rows("SELECT * FROM sessions WHERE hash = ?", (hashed(cookie.value),)))

    def after(self, minutes: float, browser: Browser) -> TestResponse:
        """What a browser is answered that asks again so much later, for a page that takes no role."""
        self.clock.forward(minutes)
        return browser.get("/log-ud")


def query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
