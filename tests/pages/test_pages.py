"""Every page, of the example archive: what makes it readable for all, and what it keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest

from tests.answers.examples import DAY, Examples
from tests.pages.conftest import BLOCKS, Pages
from tests.pages.examples import THEN as EARLIER
from web.pages import blueprint
from web.questions import QUESTIONS
from web.wording import LANGUAGES

ANSWERING = [name for name, question in QUESTIONS.items() if question.page is not None]
# Pages that answer no question of the registry.
ALONE = ("/", "/soeg", "/problems", "/problems/behind")
EVERY = pytest.mark.parametrize("name", [*ANSWERING, *ALONE])
# What leads elsewhere, is for other programs than a browser, or of people.
NO_PAGES = (
    *("this_year", "due_ics", "applied", "decided", "new_decisions", "changes_of_agreement", "hits"),
    "original",
    *(
        "sign_in",
        "signed_in",
        "sign_out",
        "signed_out",
        "people_page",
        "people_decided",
        "account_page",
        "account_changed",
    ),
)
_KEYS = re.compile(rf"\b(?:{'|'.join({key.partition('.')[0] for key in LANGUAGES['da']})})\.[a-z][a-z.-]+")


def addresses(example: Examples, name: str, **more: str) -> list[str]:
    """A few pages that answer a question, or the page itself."""
    if name in ALONE:
        return [name + "".join(f"{'&' if n else '?'}{one}={value}" for n, (one, value) in enumerate(more.items()))]
    found = [one.page(**more) for one in example.of(name, {"on": DAY, "known": example.last})[:3]]
    assert found
    return [address for address in found if address is not None]


def pages(example: Examples, name: str, **more: str) -> Iterator[lxml.html.HtmlElement]:
    for address in addresses(example, name, **more):
        yield page(example, address)


def page(example: Examples, address: str, language: str = "da") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(example.page(address, language))


def words(found: lxml.html.HtmlElement) -> str:
    for block in found.iter(*BLOCKS):
        block.tail = f" {block.tail or ''}"
    return " ".join(found.text_content().split())


@EVERY
def test_a_page_has_a_language_one_heading_a_skip_link_and_a_label_for_every_field(
    example: Examples, name: str
) -> None:
    for found in pages(example, name):
        assert found.get("lang") == "da"
        assert len(found.xpath("//h1")) == 1
        assert found.xpath("//title")[0].text_content().strip() != "– Forumarkiv"
        skip = found.xpath("//body/a[1]/@href")[0]
        assert found.xpath(f"//main[@id='{skip[1:]}']")
        ids = found.xpath("//@id")
        assert len(ids) == len(set(ids))
        for field in found.xpath("//input[not(@type='hidden')] | //select"):
            assert found.xpath(f"//label[@for='{field.get('id')}']"), field.attrib


@EVERY
def test_a_table_names_its_columns_and_rows(example: Examples, name: str) -> None:
    for found in pages(example, name):
        for table in found.xpath("//table"):
            assert table.xpath("caption")
            assert table.xpath("thead//th[@scope='col']")
            assert all(row.xpath("th[@scope='row']") for row in table.xpath("tbody/tr"))


@EVERY
def test_a_page_runs_under_a_strict_content_security_policy(example: Examples, name: str) -> None:
    for found in pages(example, name):
        assert not found.xpath("//script | //style | //@style")
        assert not [name for element in found.iter() for name in element.attrib if name.startswith("on")]


@EVERY
def test_every_link_to_a_page_and_every_form_keeps_both_axes(example: Examples, name: str) -> None:
    for found in pages(example, name, on=DAY, known=example.last):
        for href in found.xpath("//header//a/@href | //main//a/@href"):
            parts = urlsplit(href)
            if parts.path.startswith(("/api/", "/problems")) or not parts.path:
                continue
            query = parse_qs(parts.query)
            assert query.get("known", [""])[0].startswith("@"), href
            assert "on" in query, href
        for form in found.xpath("//form"):
            assert set(form.xpath(".//input/@name")) >= {"on", "known"}, form.attrib


@pytest.mark.parametrize("name", ANSWERING)
def test_a_page_names_the_addresses_of_the_answer_that_it_shows(example: Examples, name: str) -> None:
    for one in example.of(name, {"on": DAY, "known": example.last})[:3]:
        answer = example.get(one.address(on=DAY, known=example.last))
        address = one.page(on=DAY, known=example.last)
        assert address is not None

        footer = page(example, address).xpath("//footer//a/@href")
        assert footer[:2] == [answer["url"], answer["api_url"]]
        assert example.client.get(answer["url"]).status_code == 200


@pytest.mark.parametrize("name", ANSWERING)
def test_a_page_names_its_answer_as_csv_that_holds_and_as_a_danish_excel_opens_it(example: Examples, name: str) -> None:
    for address in addresses(example, name, on=DAY, known=example.last):
        found = page(example, address)

        (json,) = found.xpath("//link[@rel='alternate'][@type='application/json']/@href")
        form = f"{json}{'&' if '?' in json else '?'}format=csv"
        for csv in (form, f"{form}&sep=%3B&bom=true&local=true"):
            assert found.xpath(f"//a[@href='{csv}']")
            assert example.client.get(csv).mimetype == "text/csv"


@EVERY
def test_a_page_is_in_english_for_those_who_prefer_it(example: Examples, name: str) -> None:
    for address, chosen in zip(addresses(example, name), addresses(example, name, lang="en"), strict=True):
        by_browser = page(example, address, "en,da;q=0.5")
        by_address = page(example, chosen)

        assert by_browser.get("lang") == by_address.get("lang") == "en"
        assert "Agreements" in by_browser.xpath("//nav")[0].text_content()
        assert "lang=en" in by_address.xpath("//nav//a/@href")[0]


@EVERY
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_page_shows_a_label_by_its_key(example: Examples, name: str, language: str) -> None:
    for found in pages(example, name, lang=language):
        assert _KEYS.findall(words(found)) == []


@EVERY
def test_a_page_of_a_simulated_archive_says_so(example: Examples, name: str) -> None:
    for found in pages(example, name):
        assert "Eksempeldata." in words(found)


@pytest.mark.parametrize("name", ANSWERING)
def test_every_page_is_led_to_from_another(example: Examples, name: str) -> None:
    question, linked = QUESTIONS[name], {urlsplit(example.client.get("/aarshjul").location or "").path}
    for other in [*ANSWERING, *ALONE]:
        if other != name:
            for found in pages(example, other):
                linked |= {urlsplit(href).path for href in found.xpath("//@href | //form/@action")}

    own = re.compile(re.sub(r"<[^>]+>", ".+", question.page or ""))
    assert any(own.fullmatch(path) for path in linked)


def test_every_page_answers_a_question_or_is_known_to_answer_none(pages: Pages) -> None:
    adapter = pages.app.url_map.bind("x")
    alone = {adapter.match(address)[0] for address in ALONE} | {f"{blueprint.name}.{name}" for name in NO_PAGES}
    routes = {one.endpoint for one in pages.app.url_map.iter_rules() if one.endpoint.startswith(f"{blueprint.name}.")}

    assert routes == {f"{blueprint.name}.{name}" for name in ANSWERING} | alone


def test_the_wheel_of_no_year_is_that_of_the_day(example: Examples) -> None:
    assert example.client.get("/aarshjul?on=2012-06-01").location == "/aarshjul/2012?on=2012-06-01"


def then(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}on=2012-06-01&known=%40143"


def test_a_page_says_so_where_the_archive_is_not_simulated(pages: Pages) -> None:
    pages.answers["agreements"]["simulated"] = False

    assert "Eksempeldata." not in pages.words("/aftaler")


def test_another_moment_than_today_is_told_in_plain_words_with_a_way_back(pages: Pages) -> None:
    assert not pages.page("/aftaler/h1").xpath("//aside")

    pages.answers["agreements/h1"]["as_of"] = EARLIER
    banner = pages.page(then("/aftaler/h1")).xpath("//aside")[0]

    words = " ".join(banner.text_content().split())
    assert "1. juni 2012" in words
    assert "24. november 2026 kl. 15.02 (til og med nr. 143)" in words
    assert banner.xpath(".//a/@href") == ["/aftaler/h1"]


def test_the_two_fields_show_what_was_asked(pages: Pages) -> None:
    page = pages.page(then("/aftaler"))

    assert page.xpath("//input[@id='f-on']/@value") == ["1. juni 2012"]
    assert page.xpath("//input[@id='f-known']/@value") == ["@143"]
    assert {*page.xpath("//form[@class='axes']//input[not(@type='hidden')]/@type")} == {"text"}, "days are typed"


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
