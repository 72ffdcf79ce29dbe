"""A body is met by its abbreviation and by its name in texts that say the one or the other."""

from __future__ import annotations

from typing import Any

import pytest

from projections.search import names
from tests.search.searching import Searching
from tests.search.test_answers import correct, document

BODIES = {
    "psf": "Partnerskabsforum",
    "oeu": "Økonomiudvalget",
    "bl1": "Boligselskabernes Landsforening, 1. kreds",
    "by": "Byfornyelsesudvalget",
    "tmf": "Teknik- og Miljøforvaltningen",
    "beboere": "Beboernes forening",
}
TEXTS = {
    "n1": "Sagen sendes til PSF.",
    "n2": "Partnerskabsforummets svar er kommet.",
    "n3": "ØU billiger planen.",
    "n4": "Økonomiudvalget afviser planen.",
    "n5": "BL1 vil vente.",
    "n6": "Det mener Boligselskabernes Landsforening, 1. kreds, ikke.",
    "n7": "Boligselskabernes kreds af venner.",
    "n8": "En by ved havet.",
    "n9": "Byfornyelsesudvalgets rejse.",
    "n10": "TMF bygger, bl.a. ved 1. kreds.",
    "n11": "Teknik- og Miljøforvaltningen river ned.",
}


def body(id: str, name: str) -> dict[str, Any]:
    return {"command": "establish-body", "id": id, "name": name, "kind": "forum", "established_on": None}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("PSF", {"n1", "n2"}),
        ("Partnerskabsforum", {"n1", "n2"}),
        ("psf svar", {"n2"}),
        ("partnerskabsforum -svar", {"n1"}),
        ("ØU", {"n3", "n4"}),
        ("oeu", {"n3", "n4"}),
        ("økonomiudvalgets afvisning", {"n4"}),
        ("økonomiudvalg billiger", {"n3"}),
        ("BL1", {"n5", "n6"}),
        ("Boligselskabernes Landsforening, 1. kreds", {"n5", "n6"}),
        ("by", {"n8", "n9"}),
        ("byfornyelsesudvalget", {"n9"}),
        ("TMF", {"n10", "n11"}),
        ("teknik- og miljøforvaltningen", {"n10", "n11"}),
        ('"PSF"', {"n1"}),
        ("psf -svar", {"n1"}),
        ("sagen -partnerskabsforum", set()),
    ],
)
def test_each_finds_what_says_the_other(named: Searching, asked: str, found: set[str]) -> None:
    assert {hit["id"] for hit in named.hits(asked)} == found


def test_as_it_is_written_where_that_is_asked_for(named: Searching) -> None:
    assert {hit["id"] for hit in named.hits("PSF", exact=True)} == {"n1"}


def test_what_was_found_by_the_other_is_marked(named: Searching) -> None:
    marked = {hit["id"]: [one["text"] for one in hit["snippet"] if one["hit"]] for hit in named.hits("psf")}

    assert marked == {"n1": ["PSF"], "n2": ["Partnerskabsforummets"]}


def test_a_body_that_is_called_otherwise_is_met_by_its_new_name(searching: Searching) -> None:
    established = searching(body("psf", "Partnerskabsforum"))
    before = searching(document("n1", "PSF"), document("n2", "Parternes samlede forum"))
    searching(correct(established, fields={"name": "Parternes samlede forum"}))

    assert {hit["id"] for hit in searching.hits("psf")} == {"n1", "n2"}
    assert {hit["id"] for hit in searching.hits("psf", known=before)} == {"n1"}


def test_it_is_met_among_many_that_have_no_abbreviation(searching: Searching, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "_MOST", 3)
    searching(*(body(f"afdeling-{n}", f"Afdeling {n}") for n in range(4)), body("psf", "Partnerskabsforum"))
    searching(document("n1", "PSF"), document("n2", "Partnerskabsforum"))

    assert {hit["id"] for hit in searching.hits("psf")} == {"n1", "n2"}


@pytest.fixture
def named(searching: Searching) -> Searching:
    searching(*(body(*one) for one in BODIES.items()), *(document(*one) for one in TEXTS.items()))
    return searching
