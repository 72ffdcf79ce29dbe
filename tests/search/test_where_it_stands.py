"""Where a text stands counts: what people know of it besides its words leads to it, and to its very place."""

from __future__ import annotations

import pytest

from tests.search.searching import Searching, shown


def test_the_title_of_an_agreement_and_a_heading_find_the_provision(example: Searching) -> None:
    found = example.hits("hovedaftalen anvisning", type="provision", on="2012-06-01")

    assert (found[0]["id"], found[0]["number"], found[0]["valid"]["from"]) == ("hovedaftale-2011", "4", "2012-03-01")


@pytest.mark.parametrize(
    ("on", "text"),
    [("2012-02-29", "hver fjerde"), ("2012-03-01", "to af fem"), ("2013-07-01", "op til hver tredje")],
)
def test_of_the_day_that_was_asked_and_leading_to_it(example: Searching, on: str, text: str) -> None:
    hit = next(hit for hit in example.hits("hovedaftalen anvisning familiebolig", on=on) if hit["number"] == "4")

    assert text in shown(hit)
    assert "[familiebolig" in shown(hit), "what was found is marked"
    assert hit["url"].split("&")[0] == f"/aftaler/hovedaftale-2011?on={on}"
    assert hit["url"].endswith("#b-4")


@pytest.mark.parametrize("q", ["anvisning", "Hovedaftale punkt 4", "anvises", "psf anvisning"])
def test_a_decision_is_found_by_its_item_and_by_what_it_changes(example: Searching, q: str) -> None:
    found = example.found(q, type="decision", body="psf", from_="2012-01-01", to="2013-01-01")

    assert "decision d-psf-2012-1-3" in found


def test_and_leads_to_its_own_page(example: Searching) -> None:
    hits = example.hits("anvisning", type="decision", body="psf", from_="2012-01-01", to="2013-01-01")

    urls = {hit["id"]: hit["url"] for hit in hits}
    assert urls["d-psf-2012-1-3"].startswith("/beslutninger/d-psf-2012-1-3?")


def test_the_word_for_a_kind_finds_all_of_it(example: Searching) -> None:
    every = {"kommissorium bmf-k1", "kommissorium psf-k1", "kommissorium sf-k1", "kommissorium tks-k1"}

    assert every <= example.found("kommissorium")
    assert {one.split()[0] for one in example.found("kommissorier", type="kommissorium")} == {"kommissorium"}


def test_a_kommissorium_is_titled_so_and_comes_before_what_speaks_of_one(example: Searching) -> None:
    first = example.hits("kommissorium", on="2012-06-01")[:4]

    assert {hit["type"] for hit in first} == {"kommissorium"}
    assert "Kommissorium for Partnerskabsforum" in {hit["title"] for hit in first}


@pytest.mark.parametrize(
    ("id", "found"),
    [
        ("d-psf-2012-1-3", "decision d-psf-2012-1-3"),
        ("psf-2012-1", "minutes psf-2012-1 3"),
        ("hovedaftale-2011", "provision hovedaftale-2011 4"),
        ("evaluering-2012", "document evaluering-2012"),
        ("o-psf-2012-1", "assignment o-psf-2012-1"),
        ("tryghedspulje-2012", "pulje tryghedspulje-2012"),
        ("psf-k1", "kommissorium psf-k1"),
    ],
)
def test_ids_find_their_things(example: Searching, id: str, found: str) -> None:
    assert found in example.found(id)
    assert found in example.found(id.upper())


@pytest.mark.parametrize(("short", "name"), [("PSF", "Partnerskabsforum"), ("SF", "Samarbejdsforum")])
def test_a_body_is_known_by_its_name_and_by_its_abbreviation(example: Searching, short: str, name: str) -> None:
    own = {f"minutes {short.lower()}-2012-1 1", f"kommissorium {short.lower()}-k1"}

    assert own <= example.found(short) & example.found(name)


@pytest.mark.parametrize(
    ("q", "type", "url"),
    [
        ("ladcykler", "minutes", "/moeder/tks-2012-1?on=2012-01-24&known=@{at}#p-2"),
        ("skimmelsvamp", "agenda-item", "/moeder/sf-2011-2?on=2011-02-21&known=@{at}#p-2"),
        ("metrostation", "provision", "/aftaler/hovedaftale-2011?on=2012-07-01&known=@{at}#b-6.1"),
        ("højvandslukker", "document", "/dokumenter/evaluering-2012?known=@{at}"),
    ],
)
def test_a_hit_leads_to_the_very_item_provision_or_document(example: Searching, q: str, type: str, url: str) -> None:
    (hit, *_) = example.hits(q, type=type)

    assert hit["url"] == url.format(at=example.archive.last_position())
    assert "[" in shown(hit) or type == "agenda-item"


@pytest.mark.parametrize("q", ["psf 8. maj 2012", "psf maj 2012", "partnerskabsforum 8.5.2012", "referat 2012-05-08"])
def test_the_day_of_a_meeting_finds_its_items(example: Searching, q: str) -> None:
    assert "minutes psf-2012-1 3" in example.found(q)


@pytest.mark.parametrize("q", ["psf 9. maj 2012", "psf juni 2012"])
def test_another_day_does_not(example: Searching, q: str) -> None:
    assert not {one for one in example.found(q) if one.startswith("minutes psf-2012-1 ")}
