"""Pages in a real browser: nothing refused or broken, nothing wider than a telephone, the forms work by keyboard."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.answers.examples import Examples
from tests.contract.asking import Asking
from tests.given import AGREEMENT, BR, DECISION, MEETING, PSF
from tests.pages.browsing import in_chromium, served
from tests.pages.conftest import Pages
from tests.pages.examples import THEN
from tests.pages.test_pages import ALONE, ANSWERING, addresses

pytestmark = in_chromium


@pytest.fixture
def address(pages: Pages) -> Iterator[str]:
    with served(pages.app) as found:
        yield found


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 360, "height": 700}, locale="da-DK") as page:
        yield page


def test_every_page_fits_a_telephone_and_breaks_no_policy(telephone: Page, example: Examples) -> None:
    told: list[str] = []
    telephone.on("console", lambda message: told.append(message.text))
    telephone.on("pageerror", lambda error: told.append(str(error)))

    with served(example.client.application) as address:
        for path in (path for name in (*ANSWERING, *ALONE) for path in addresses(example, name)[:1]):
            telephone.goto(address + path)
            wider = telephone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert (path, wider) == (path, 0)
            top = telephone.evaluate("getComputedStyle(document.querySelector('.top > .container')).display")
            assert top == "flex"
            assert "IBM Plex" in telephone.evaluate("getComputedStyle(document.body).fontFamily"), "no design system"

    assert [text for text in told if "favicon" not in text and "404" not in text] == []


LONG = "Boligorganisationernes" + "samarbejds" * 25
SPILLS = """[...document.querySelectorAll("main td, main th, main dd, main p, main li, main label, main h1, main h3")]
    .filter(one => getComputedStyle(one).display != "inline" && one.scrollWidth > one.clientWidth + 2)
    .map(one => one.textContent.trim().slice(0, 30))"""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_name_without_a_blank_stays_within_its_place(browser: Browser, asking: Asking, width: int) -> None:
    named = (
        {**PSF, "name": LONG},
        {**MEETING, "place": LONG},
        {**DECISION, "text": LONG},
        {**AGREEMENT, "title": LONG},
    )
    asking(named[0], BR, *named[1:])
    paths = (
        "/aftaler",
        "/aftaler/h1",
        "/organer",
        "/organer/psf",
        "/moeder/m1",
        "/beslutninger",
        "/skrivebord",
        "/soeg?q=d1",
    )

    with (
        served(asking.client.application) as address,
        browser.new_page(viewport={"width": width, "height": 900}) as page,
    ):
        for path in paths:
            page.goto(address + path)
            wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert (path, wider, page.evaluate(SPILLS)) == (path, 0, [])


@pytest.mark.parametrize("path", ["/aarshjul/2012", "/aarshjul/2013"])
def test_the_table_of_a_year_stands_whole_on_a_screen(browser: Browser, example_address: str, path: str) -> None:
    with browser.new_page(viewport={"width": 1280, "height": 900}, locale="da-DK") as page:
        page.goto(example_address + path)
        wider = page.locator(".by-forum .scroll").evaluate("table => table.scrollWidth - table.clientWidth")

    assert wider <= 0


def test_the_first_key_leads_past_the_menu_and_is_seen(telephone: Page, address: str) -> None:
    telephone.goto(f"{address}/aftaler/h1")

    telephone.keyboard.press("Tab")
    skip = telephone.locator(":focus")
    box = skip.bounding_box()

    assert skip.inner_text() == "Spring til indholdet"
    assert box is not None
    assert box["x"] >= 0
    assert telephone.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    telephone.keyboard.press("Enter")
    assert telephone.evaluate("document.activeElement.id") == "indhold"


def test_a_telephone_folds_away_what_stands_above_the_page_and_a_screen_does_not(
    browser: Browser, telephone: Page, address: str
) -> None:
    telephone.goto(f"{address}/aftaler/h1")
    heading = telephone.locator("h1").bounding_box()
    assert heading is not None
    assert heading["y"] < 350
    assert not telephone.get_by_label("Gældende pr.").is_visible()
    telephone.locator("nav summary").focus()
    telephone.keyboard.press("Enter")
    assert telephone.get_by_role("link", name="Revisionsspor", exact=True).is_visible()

    with browser.new_page(viewport={"width": 1280, "height": 700}, locale="da-DK") as screen:
        screen.goto(f"{address}/aftaler/h1")
        screen.get_by_label("Gældende pr.").fill("1.6.2012")
        assert screen.get_by_role("link", name="Revisionsspor", exact=True).is_visible()
        assert not screen.locator("nav summary").first.is_visible()


def test_a_telephone_folds_away_what_narrows_a_list_until_it_is_narrowed(telephone: Page, address: str) -> None:
    telephone.goto(f"{address}/beslutninger")
    assert not telephone.get_by_label("Udfald").is_visible()

    telephone.get_by_text("Vælg ud", exact=True).click()
    telephone.get_by_label("Udfald").select_option("adopted")
    telephone.get_by_role("button", name="Vis").click()

    assert "outcome=adopted" in telephone.url
    assert telephone.get_by_label("Udfald").is_visible()


def test_a_card_has_no_line_for_a_cell_that_says_nothing(telephone: Page, example_address: str) -> None:
    telephone.goto(f"{example_address}/organer/psf?on=2012-06-01")

    seen = telephone.locator("table.cards td").evaluate_all(
        "all => all.filter(one => one.checkVisibility() && !one.innerText.trim()).length"
    )

    assert seen == 0


def test_a_day_is_chosen_and_left_again(telephone: Page, address: str, pages: Pages) -> None:
    telephone.goto(f"{address}/aftaler/h1")
    pages.answers["agreements/h1"]["as_of"] = THEN

    telephone.get_by_text("Se en anden dag").click()
    telephone.get_by_label("Gældende pr.").fill("2012-06-01")
    telephone.get_by_role("button", name="Vis").click()

    assert "on=2012-06-01" in telephone.url
    assert "1. juni 2012" in telephone.locator("aside").inner_text()
    telephone.get_by_role("link", name="Tidslinje").click()
    assert telephone.url.endswith("/tidslinje?on=2012-06-01")
    telephone.go_back()
    telephone.get_by_role("link", name="Vis i dag").click()
    assert telephone.url == f"{address}/aftaler/h1"


def test_a_hit_opens_a_long_text_where_the_words_stand(telephone: Page, address: str, pages: Pages) -> None:
    (hit,) = pages.answers["search"]["hits"]
    hit["url"] = "/dokumenter/notat?known=@143"
    hit["snippet"] = [{"text": "… ledige ", "hit": False}, {"text": "familieboliger", "hit": True}]
    pages.answers["documents/notat"]["text"] = (
        "Andet. \n" * 500 + "De ledige familieboliger anvises." + "\nAndet." * 500
    )

    telephone.goto(f"{address}/soeg?q=familieboliger")
    telephone.locator("ol.hits a").first.click()
    telephone.wait_for_function("window.scrollY > 1000")

    assert telephone.evaluate("""() => {
        const text = document.querySelector("main p.text:last-of-type").firstChild
        const range = document.createRange()
        range.setStart(text, text.data.indexOf("familieboliger"))
        range.setEnd(text, text.data.indexOf("familieboliger") + 5)
        const box = range.getBoundingClientRect()
        return box.top > 0 && box.bottom < window.innerHeight
    }""")


def test_on_paper_there_is_nothing_to_fill_in_or_to_unfold(telephone: Page, example: Examples) -> None:
    with served(example.client.application) as address:
        telephone.emulate_media(media="print")
        for path in (path for name in (*ANSWERING, *ALONE) for path in addresses(example, name)[:1]):
            telephone.goto(address + path)
            for seen in ("form", "input", "select", "button", "summary"):
                shown = telephone.locator(seen).evaluate_all("all => all.filter(one => one.checkVisibility()).length")
                assert (path, seen, shown) == (path, seen, 0)


def on_paper(browser: Browser, address: str) -> list[str]:
    """What stands on each sheet that a browser prints."""
    with browser.new_page(locale="da-DK", java_script_enabled=False) as page:
        page.goto(address)
        printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return [" ".join(sheet.extract_text().split()) for sheet in printed.pages]


def test_the_heading_of_a_table_stands_on_the_sheet_of_its_first_row(browser: Browser, example_address: str) -> None:
    (sheet,) = (text for text in on_paper(browser, f"{example_address}/aarshjul/2013") if "Måned for måned" in text)

    assert "Januar 22. januar" in sheet


def test_on_paper_nothing_leads_on_from_a_line_of_the_trail(browser: Browser, example_address: str) -> None:
    told = " ".join(on_paper(browser, f"{example_address}/revisionsspor"))

    assert "er indkaldt til møde den 10. december 2013. nr." in told
    assert "kun dette" not in told
    assert "Siden, som den var kendt" not in told
    assert re.search(r"møde team-2013-12 · Tværkommunalt Team Tværkommunalt Team er indkaldt", told), "no dot is left"
