"""Every page: what makes it readable for all, and what it keeps."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pages.conftest import Pages
from tests.pages.examples import PAGES, THEN
from web.pages import blueprint

EVERY = pytest.mark.parametrize("address", PAGES)


def then(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}on=2012-06-01&known=%40143"


@EVERY
def test_a_page_has_a_language_one_heading_a_skip_link_and_a_label_for_every_field(pages: Pages, address: str) -> None:
    page = pages.page(address)

    assert page.get("lang") == "da"
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//title")[0].text_content().strip() != "– Forumarkiv"
    skip = page.xpath("//body/a[1]/@href")[0]
    assert page.xpath(f"//main[@id='{skip[1:]}']")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in page.xpath("//input[not(@type='hidden')] | //select"):
        assert page.xpath(f"//label[@for='{field.get('id')}']"), field.attrib


@EVERY
def test_a_table_names_its_columns_and_rows(pages: Pages, address: str) -> None:
    for table in pages.page(address).xpath("//table"):
        assert table.xpath("caption")
        assert table.xpath("thead//th[@scope='col']")
        assert all(row.xpath("th[@scope='row']") for row in table.xpath("tbody/tr"))


@EVERY
def test_a_page_runs_under_a_strict_content_security_policy(pages: Pages, address: str) -> None:
    page = pages.page(address)

    assert not page.xpath("//script | //style | //@style")
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]


@EVERY
def test_every_link_to_a_page_and_every_form_keeps_both_axes(pages: Pages, address: str) -> None:
    page = pages.page(then(address))

    for href in page.xpath("//header//a/@href | //main//a/@href"):
        parts = urlsplit(href)
        if parts.path.startswith("/api/") or not parts.path:
            continue
        query = parse_qs(parts.query)
        assert query.get("known", [""])[0].startswith("@"), href
        assert "on" in query, href
    for form in page.xpath("//form"):
        assert set(form.xpath(".//input/@name")) >= {"on", "known"}, form.attrib


@EVERY
def test_a_page_asks_the_api_on_its_own_day_and_as_known_at_its_own_moment(pages: Pages, address: str) -> None:
    pages.get(then(address))

    path, asked = pages.questions[0]
    assert path == PAGES[address]
    assert (asked["on"], asked["known"]) == ("2012-06-01", "@143")


@EVERY
def test_a_page_is_in_english_for_those_who_prefer_it(pages: Pages, address: str) -> None:
    by_browser = pages.page(address, **{"Accept-Language": "en,da;q=0.5"})
    by_address = pages.page(f"{address}{'&' if '?' in address else '?'}lang=en")

    assert by_browser.get("lang") == by_address.get("lang") == "en"
    assert "Agreements" in by_browser.xpath("//nav")[0].text_content()
    assert "lang=en" in by_address.xpath("//nav//a/@href")[0]


@EVERY
def test_no_page_shows_a_label_by_its_key(pages: Pages, address: str) -> None:
    keys = re.compile(r"\b(?:agreement|meeting|decision|body|audit|search|axes|status|mandate|rule|source)\.[a-z-]+")

    for language in ("da", "en"):
        words = pages.words(f"{address}{'&' if '?' in address else '?'}lang={language}")
        assert not keys.search(words.replace("eksempeldata", "")), keys.findall(words)


@EVERY
def test_a_page_of_a_simulated_archive_says_so(pages: Pages, address: str) -> None:
    pages.answers[PAGES[address]]["simulated"] = True
    assert "Eksempeldata." in pages.words(address)

    pages.answers[PAGES[address]]["simulated"] = False
    assert "Eksempeldata." not in pages.words(address)


def test_another_moment_than_today_is_told_in_plain_words_with_a_way_back(pages: Pages) -> None:
    assert not pages.page("/aftaler/h1").xpath("//aside")

    pages.answers["agreements/h1"]["as_of"] = THEN
    banner = pages.page(then("/aftaler/h1")).xpath("//aside")[0]

    words = " ".join(banner.text_content().split())
    assert "1. juni 2012" in words
    assert "24. november 2026 kl. 15.02 (til og med nr. 143)" in words
    assert banner.xpath(".//a/@href") == ["/aftaler/h1"]


def test_the_two_fields_show_what_was_asked(pages: Pages) -> None:
    page = pages.page(then("/aftaler"))

    assert page.xpath("//input[@id='f-on']/@value") == ["2012-06-01"]
    assert page.xpath("//input[@id='f-on']/@type") == ["date"]
    assert page.xpath("//input[@id='f-known']/@value") == ["@143"]
    assert page.xpath("//input[@id='f-known']/@type") == ["text"], "a date field could not show a position"


def test_an_empty_field_of_the_form_is_today_and_everything(pages: Pages) -> None:
    pages.get("/aftaler?on=&known=")

    assert pages.questions[0][1] == {}


def test_the_next_page_of_a_list_keeps_its_filters_and_holds_on_to_the_moment(pages: Pages) -> None:
    (href,) = pages.page("/revisionsspor?by=sekretariatet").xpath("//a[@rel='next']/@href")

    assert parse_qs(urlsplit(href).query) == {"by": ["sekretariatet"], "known": ["@143"], "cursor": ["abc"]}


def test_a_problem_is_a_readable_page(pages: Pages) -> None:
    pages.problem = {
        "type": "/problems/refused",
        "title": "Afvist",
        "status": 409,
        "detail": "Organet må ikke justere <her>.",
        "errors": [{"path": "items/0/number", "message": "mangler"}],
        "rule": {"rule": "adjusts", "value": ["delaftale"], "source": {"document": "Bilag 2", "heading": "Kompetence"}},
    }

    page = pages.page("/fejl")

    words = " ".join(page.text_content().split())
    assert page.xpath("//h1/text()") == ["Afvist"]
    for told in (
        "Organet må ikke justere <her>.",
        "items/0/number",
        "Må justere (delaftale). Kilde: Bilag 2, Kompetence",
    ):
        assert told in words


def test_every_page_of_the_contract_is_tested(pages: Pages) -> None:
    tested = {pages.app.url_map.bind("x").match(urlsplit(address).path)[0] for address in PAGES}
    routes = {
        rule.endpoint for rule in pages.app.url_map.iter_rules() if rule.endpoint.startswith(f"{blueprint.name}.")
    }

    asking_nothing = {"pages.problems", "pages.problem"}
    assert routes - tested == {"pages.this_year"} | asking_nothing
    assert pages.client.get("/aarshjul?on=2012-06-01").location == "/aarshjul/2012?on=2012-06-01"
