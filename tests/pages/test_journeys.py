"""The ten journeys of docs/reading.md, in a real browser that runs no script, on the example archive.

Each leaves pictures of where it came to in ``build/screenshots``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.pages.browsing import in_chromium

pytestmark = in_chromium

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
HOVEDAFTALE = "Hovedaftale 2011-2014 om de almene boligområder (eksempeldata)"
PATIENCE = 120_000  # milliseconds: the first search makes the index


class Reader:
    """Somebody at a browser. ``main``: the main part of the page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        page.set_default_timeout(PATIENCE)

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def opens(self, path: str) -> None:
        self.page.goto(self.address + path)

    def follows(self, words: str | re.Pattern[str], within: str = "main") -> None:
        self.page.locator(within).get_by_role("link", name=words).first.click()

    def reads(self, *words: str) -> None:
        for one in words:
            expect(self.main).to_contain_text(one)

    def keeps(self, name: str, height: int = 1000) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(
            path=PICTURES / f"{name}.png", clip={"x": 0, "y": 0, "width": 1280, "height": height}, full_page=True
        )


@pytest.fixture
def reader(browser: Browser, example_address: str) -> Iterator[Reader]:
    with browser.new_page(viewport={"width": 1280, "height": 1000}, locale="da-DK", java_script_enabled=False) as page:
        yield Reader(page, example_address)


def test_1_what_applied_on_a_day(reader: Reader) -> None:
    reader.opens("/")
    reader.keeps("front")
    form = reader.page.locator("form[action='/gaeldende']")
    form.get_by_label("Aftale").select_option(HOVEDAFTALE)
    form.get_by_label("Dag").fill("1/6 2012")
    form.get_by_role("button").click()

    reader.reads(HOVEDAFTALE, "Kommunen anviser to af fem ledige familieboliger.", "Udgave nr. 2 af 7")
    expect(reader.page.locator("aside")).to_contain_text("Du ser, hvad der gjaldt 1. juni 2012")
    reader.keeps("agreement", 1600)


def test_2_who_decided_a_provision(reader: Reader) -> None:
    reader.opens("/")
    form = reader.page.locator("form[action='/hvem']")
    form.get_by_label("Aftale").select_option(HOVEDAFTALE)
    form.get_by_label("Punkt eller ord").fill("4")
    form.get_by_role("button").click()

    reader.reads("Bestemmelse 4", "Besluttet af Partnerskabsforum på mødet 8. maj 2012, punkt 3")
    reader.follows("beslutning d-psf-2012-1-3")
    reader.reads("Hovedaftalens punkt 4 og 4.2 justeres", "vedtaget")
    reader.follows("mødet 8. maj 2012")
    reader.reads("Dagsorden og referat")


def test_3_words_are_found_where_they_stood(reader: Reader) -> None:
    reader.opens("/")
    reader.page.get_by_label("Søg", exact=True).fill("anvisning")
    reader.page.locator("form[role='search'] button").click()

    expect(reader.page.locator(".hits mark").first).to_be_visible()
    reader.keeps("search", 1300)
    reader.follows("referat", ".facets")
    expect(reader.page).to_have_url(re.compile("type=minutes"))
    reader.page.locator(".hits a").first.click()
    reader.reads("Dagsorden og referat")


def test_4_the_archive_once_gave_another_text_for_the_day(reader: Reader) -> None:
    reader.opens("/aftaler/hovedaftale-2011?on=2012-06-01")
    reader.reads("Indtil 5. juni 2013 stod her noget andet")
    reader.follows("se forskellen")

    reader.reads("Kommunen anviser hver tredje ledige familiebolig", "Kommunen anviser to af fem", "Før:", "Efter:")
    reader.reads("1 bestemmelse er anderledes.")
    reader.keeps("known-then-and-now")


def test_5_two_editions_are_compared(reader: Reader) -> None:
    reader.opens("/aftaler/hovedaftale-2011/sammenlign")
    form = reader.page.get_by_role("region", name="To udgaver").locator("form")
    form.get_by_label("Før:").select_option("2011-01-01")
    form.get_by_label("Efter:").select_option("2013-07-01")
    form.get_by_role("button").click()

    reader.reads("Teksten 1. januar 2011 over for teksten 1. juli 2013", "Efter:")
    reader.follows("Vis ved siden af hinanden")
    expect(reader.main.locator(".whole").first).to_be_visible()
    reader.keeps("comparison", 1400)
    reader.follows("Vis også det, der er ens")
    reader.reads("Det, der er ens")


def test_6_a_justering_with_its_correction(reader: Reader) -> None:
    reader.opens("/aftaler/hovedaftale-2011/tidslinje")
    reader.follows("j-2012-1")

    reader.reads("Justering j-2012-1", "Hvad den ændrer", "4. juni 2012: kommunens hjemmeside")
    reader.reads("Begrundelse: Indført efter et forkast.")
    reader.keeps("justering")
    reader.follows("Justeringen, som den var kendt før")
    reader.reads("Kommunen anviser hver tredje ledige familiebolig", "Indførslen er ikke berigtiget.")


def test_7_what_is_due_and_what_is_missing(reader: Reader) -> None:
    reader.opens("/frister?on=2012-05-01")
    reader.reads("Hvad der ligger forude fra 1. maj 2012")
    reader.follows("Mangler")

    reader.reads("Mangler 2012", "Regel og kilde")


def test_8_what_was_corrected_and_what_was_known_before(reader: Reader) -> None:
    reader.opens("/revisionsspor")
    reader.follows("Berigtigelser")

    reader.reads(f"Indførslen af justeringen fra den 1. marts 2012 af aftalen »{HOVEDAFTALE}« er berigtiget.")
    reader.keeps("trail")


def test_9_the_year_and_its_meetings(reader: Reader) -> None:
    reader.opens("/aarshjul/2012")
    reader.keeps("year")
    reader.follows("8. maj 2012")

    reader.reads("Partnerskabsforum, møde 8. maj 2012", "Frister og regler")


def test_10_by_keyboard_alone_and_on_paper(browser: Browser, example_address: str) -> None:
    with browser.new_page(viewport={"width": 390, "height": 800}, locale="da-DK") as page:
        reader = Reader(page, example_address)
        reader.opens("/aftaler/hovedaftale-2011?on=2012-06-01")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "indhold"
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('summary')"):
                break
        page.keyboard.press("Enter")
        expect(page.locator("details[open]").first).to_contain_text("Besluttet af Borgerrepræsentationen")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"

        printed = PdfReader(io.BytesIO(page.pdf(format="A4")))

    for sheet in printed.pages:
        text = sheet.extract_text().replace("\n", "")
        assert "Gældende 1. juni 2012. Kendt" in text
        assert "/aftaler/hovedaftale-2011?on=2012-06-01&known=@" in text
        assert "Revisionsspor" not in text
