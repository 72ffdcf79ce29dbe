"""Where one is: the menu and its parts say it on every page, and what a page names leads on."""

from __future__ import annotations

import lxml.html
import pytest

from tests.answers.examples import Examples


def page(example: Examples, path: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(example.page(path))


def words(found: list[lxml.html.HtmlElement]) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found]


PARTS = {
    "/frister": "Frister",
    "/mangler/2012": "Mangler",
    "/opfoelgning": "Opfølgning",
    "/offentliggoerelser": "Offentliggørelser",
    "/anmodninger": "Anmodninger",
    "/forslag": "Forslag til dagsordener",
    "/puljer": "Puljer",
    "/puljer/tryghedspulje-2012": "Puljer",
    "/omraader": "Områder",
    "/omraader/nordkvarteret": "Områder",
    "/tilsyn/2012": "Udvidet tilsyn",
    "/styringsdialog/2012": "Styringsdialog",
}


@pytest.mark.parametrize("path", PARTS)
def test_what_is_followed_up_says_which_part_of_it_a_page_is(example: Examples, path: str) -> None:
    found = page(example, path)

    assert words(found.xpath("//header//nav//a[@aria-current]")) == ["Opfølgning"]
    assert words(found.xpath("//main//nav[@aria-label='Opfølgningens dele']//a[@aria-current]")) == [PARTS[path]]


@pytest.mark.parametrize(
    ("path", "menu"),
    [
        ("/justeringer/j-2012-1", "Aftaler"),
        ("/parter", "Aftaler"),
        ("/dage", "Aftaler"),
        ("/overholdelse/2012", "Organer"),
        ("/uenigheder", "Organer"),
        ("/uden-hjemmel", "Beslutninger"),
        ("/indfoer", "Skrivebord"),
    ],
)
def test_a_page_that_the_menu_does_not_name_says_which_of_them_it_belongs_to(
    example: Examples, path: str, menu: str
) -> None:
    assert words(page(example, path).xpath("//header//nav//a[@aria-current]")) == [menu]


def test_a_year_s_tilsyn_that_falls_short_leads_to_it(example: Examples) -> None:
    (short,) = page(example, "/mangler/2013").xpath("//main//tbody//a[starts-with(@href, '/tilsyn/')]")

    assert short.get("href").partition("?")[0] == "/tilsyn/2013"
    assert words([short]) == ["Udvidet tilsyn 2013"]


def test_a_rule_of_a_pulje_leads_to_the_decision_and_the_pulje_that_it_is_of(example: Examples) -> None:
    cited = page(example, "/uden-hjemmel").xpath("//main//td/p[@class='note']")

    (pulje,) = [one for one in cited if "200.000,00" in one.text_content()]
    assert [a.get("href").partition("?")[0] for a in pulje.xpath(".//a")] == [
        "/beslutninger/d-br-2012-05",
        "/puljer/tryghedspulje-2012",
    ]
    assert "beslutningen »Justeringerne af hovedaftalen godkendes«" in " ".join(pulje.text_content().split())


def test_a_pulje_leads_to_what_it_follows_from(example: Examples) -> None:
    found = page(example, "/puljer/tryghedspulje-2012").xpath("//main//dl//a[starts-with(@href, '/aftaler/')]")

    assert words(found) == ["Hovedaftale 2011-2014 om de almene boligområder (eksempeldata)"]


def test_two_kommissorier_that_differ_in_strength_show_it(example: Examples) -> None:
    rows = page(example, "/organer/psf/kommissorium/sammenlign?from=2011-06-01&to=2012-06-01").xpath("//main//tbody/tr")

    (adjusts,) = [row for row in rows if words(row.xpath("th")) == ["Må justere"]]
    assert (words(adjusts.xpath(".//del")), words(adjusts.xpath(".//ins"))) == (["som udgangspunkt"], ["skal"])


@pytest.mark.parametrize("path", ["/omraader", "/omraader/sydkvarteret"])
def test_the_decision_of_an_area_stands_by_what_it_says(example: Examples, path: str) -> None:
    said = words(page(example, path).xpath("//main//a[starts-with(@href, '/beslutninger/')]"))

    assert [one for one in said if one.startswith("Borgmesterforum, 21. maj 2013: Sydkvarteret bliver")]


def test_who_sits_in_a_forum_stands_once_with_every_seat(example: Examples) -> None:
    rows = page(example, "/organer/psf/medlemmer").xpath("//main//tbody/tr")

    said = {
        words(row.xpath("th"))[0]: [words(cell.xpath("p")) or words([cell]) for cell in row.xpath("td")] for row in rows
    }
    assert len(said) == len(rows)
    roles, _, through, _ = said["Frank Jensen, Overborgmesteren"]
    assert (roles, through) == (["medlem", "formand"], ["Borgmesterforum", "–"])
