"""The desk in a real browser: by keyboard alone, without scripts, on a telephone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.given import BR, PSF, Given
from tests.pages.browsing import in_chromium, served
from web.app import close, create_app

pytestmark = in_chromium


@pytest.fixture
def database_url() -> str | None:
    """What a browser shows does not depend on the database."""
    return None


@pytest.fixture
def address(given: Given) -> Iterator[str]:
    given(PSF, BR)
    app = create_app(given.archive)
    with served(app) as found:
        yield found
    close(app)


@pytest.fixture(params=[1100, 390])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Without scripts, wide and on a telephone."""
    size = {"width": request.param, "height": 800}
    context = browser.new_context(viewport=size, locale="da-DK", java_script_enabled=False)  # type: ignore[arg-type]
    with context.new_page() as found:
        yield found
    context.close()


def tab_to(page: Page, words: str) -> None:
    """Goes on by the tabulator to the box that is called so."""
    tab_on(page, page.get_by_label(words).first, words)


def tab_on(page: Page, wanted: Locator, words: str) -> None:
    for _ in range(120):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not lead to {words}")


def fits(page: Page) -> bool:
    width = page.viewport_size
    assert width is not None
    box = page.locator("main").bounding_box()
    return box is not None and box["width"] <= width["width"]


def go_on(page: Page, words: str) -> None:
    tab_on(page, page.get_by_role("button", name=words, exact=True).last, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def record(page: Page) -> str:
    """Looks it over and records it; gives what is told."""
    go_on(page, "Vis, hvad der indføres")
    assert page.locator("h1").inner_text() == "Se det efter, før det indføres"
    assert fits(page)
    go_on(page, "Indfør")
    assert page.locator("h1").inner_text() == "Indført"
    return page.locator("main").inner_text()


def test_a_body_a_meeting_a_decision_its_correction_and_its_end_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/indfoer/establish-body")
    assert fits(page)
    tab_to(page, "Navn (skal udfyldes)")
    page.keyboard.type("Følgegruppen")
    tab_to(page, "Slags")
    page.keyboard.type("gruppe")
    tab_to(page, "Ikke kendt")
    page.keyboard.press("Space")
    page.locator("#f-_by").focus()
    page.keyboard.type("sekretæren")
    assert "Organet Følgegruppen er oprettet." in record(page)

    page.goto(f"{address}/indfoer/call-meeting")
    tab_to(page, "Organ")
    page.keyboard.type("Følge")
    page.locator("#f-date").fill("2012-05-08")
    page.locator("#f-called_on").fill("2012-01-04")
    assert "er indkaldt til møde den 8. maj 2012." in record(page)

    page.goto(f"{address}/indfoer/record-decision")
    tab_to(page, "Møde")
    page.keyboard.type("Følge")
    tab_to(page, "Punkt")
    page.keyboard.type("3")
    tab_to(page, "Udfald")
    page.keyboard.type("vedtaget")
    tab_to(page, "Beslutning (skal udfyldes)")
    page.keyboard.type("Hegnet males.")
    assert "er indført: vedtaget." in record(page)

    page.goto(f"{address}/beslutninger/d-foelgegruppen-2012-05-08-3")
    page.get_by_role("link", name="Berigtig").click()
    tab_to(page, "Beslutning (skal udfyldes)")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Hegnet males grønt.")
    tab_to(page, "Begrundelse")
    page.keyboard.type("Farven manglede")
    assert "er berigtiget" in record(page)

    page.goto(f"{address}/berigtig/af/d-foelgegruppen-2012-05-08-3")
    tab_to(page, "Begrundelse")
    page.keyboard.type("Indført to gange")
    go_on(page, "Tag ud")
    go_on(page, "Indfør")
    page.goto(f"{address}/berigtig/af/d-foelgegruppen-2012-05-08-3")
    assert "Indførslen er taget ud." in page.locator("main").inner_text()


def test_rows_are_added_by_keyboard_and_what_is_wrong_is_led_to(page: Page, address: str) -> None:
    page.goto(f"{address}/indfoer/publish-agenda")
    go_on(page, "Tilføj en række: Punkter")
    page.locator("#f-items\\/0\\/title").fill("Status")
    go_on(page, "Tilføj en række: Punkter")
    assert page.locator("#f-items\\/0\\/title").input_value() == "Status"
    assert page.locator("#f-items\\/1\\/title").count() == 1
    go_on(page, "Vis, hvad der indføres")

    assert "Noget skal rettes" in page.locator("[role=alert]").inner_text()
    page.get_by_role("alert").get_by_role("link", name="Udsendt den").click()
    assert page.url.endswith("#f-sent_on")
    assert fits(page)
