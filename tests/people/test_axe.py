"""The pages of signing in and of one's own account by the rules of axe-core, as whoever signed in sees them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Route

from tests.pages.browsing import by_axe, in_chromium
from tests.pages.test_axe import PATIENCE, violations
from tests.people.browser import Browser
from tests.people.house import ADDRESS, House

pytestmark = [in_chromium, by_axe, pytest.mark.slow]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    found = House(tmp_path)
    found.account("anna")
    found.given({"command": "grant-role", "who": "anna", "role": "administrator", "reason": "Prøve"})
    yield found
    found.close()


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_page_of_people_breaks_a_rule(browser: Chromium, house: House, language: str) -> None:
    nobody, anna = house.browser(), house.signed_in("anna")
    house.signed_in("anna")  # a session elsewhere, which can be ended

    assert broken(browser, nobody, f"/log-ind?lang={language}") == []
    for path in ("/konto", "/rettigheder", "/skrivebord"):
        assert broken(browser, anna, f"{path}?lang={language}") == []


def broken(browser: Chromium, who: Browser, path: str) -> list[object]:
    """What breaks a rule on a page, answered to Chromium as to ``who``: a cookie of https is not sent to loopback."""

    def answer(route: Route) -> None:
        with who.get(route.request.url.removeprefix(ADDRESS)) as response:
            route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.data)

    with browser.new_page() as page:
        page.set_default_timeout(PATIENCE)
        page.route("**/*", answer)
        found: list[object] = list(violations(page, ADDRESS + path))
        assert page.url == ADDRESS + path
    return found
