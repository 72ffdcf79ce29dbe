"""Forms of their own in a real browser, without scripts: on a telephone, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.test_chromium import fits, tab_on, tab_to
from tests.desk.test_own_meetings import AGENDA, KOMMISSORIUM, MINUTES, SENT, WHEEL
from tests.given import SPINE, Given
from tests.pages.browsing import in_chromium, served
from web.app import close, create_app
from web.desk.own.listed import KINDS

pytestmark = in_chromium
ADDRESSES = {
    "justering": "?agreement=h1&decision=d1&effective_on=2012-06-01",
    "moedeplan": "?year=2030",
    "indkald": "?body=psf",
    "br-godkendelse": "?subject=h1&date=2012-06-14",
    **dict.fromkeys(("dagsorden", "referat", "udsend", "bemaerkning"), "?meeting=m1"),
}


@pytest.fixture
def database_url() -> str | None:
    """What a browser shows does not depend on the database."""
    return None


@pytest.fixture
def address(given: Given) -> Iterator[str]:
    member = {"command": "appoint-member", "body": "psf", "person": "Direktøren (eksempel)", "role": "chair"}
    given(*SPINE, KOMMISSORIUM, WHEEL, AGENDA, MINUTES, SENT, {**member, "from": None})
    app = create_app(given.archive)
    with served(app) as found:
        yield found
    close(app)


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="da-DK", java_script_enabled=False)
    with context.new_page() as found:
        yield found
    context.close()


def test_every_form_fits_a_telephone(telephone: Page, address: str) -> None:
    for name in KINDS:
        telephone.goto(f"{address}/skrivebord/{name}{ADDRESSES.get(name, '')}")
        for details in telephone.locator("details:not([open]) > summary").all():
            if details.is_visible():
                details.click()

        assert fits(telephone), name


def test_a_justering_is_recorded_by_keyboard_alone(telephone: Page, address: str, given: Given) -> None:
    telephone.goto(f"{address}/skrivebord/justering{ADDRESSES['justering']}")

    tab_to(telephone, "Tekst")
    telephone.keyboard.press("Control+A")
    telephone.keyboard.type("Hver fjerde bolig.")
    tab_to(telephone, "Navn")
    telephone.keyboard.type("sekretariatet")
    for button in ("preview", "record"):
        tab_on(telephone, telephone.locator(f"main button[name='_do'][value='{button}']").last, button)
        with telephone.expect_navigation():
            telephone.keyboard.press("Enter")

    assert "Det står nu i arkivet" in telephone.locator("main").inner_text()
    assert given.archive.known.type_of("j-h1-2012-06-01") == "justering"
