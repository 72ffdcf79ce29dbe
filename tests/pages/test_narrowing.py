"""The form of search narrows by every facet that there is, without naming one."""

from __future__ import annotations

import pytest

from projections.search.fields import FACETS
from tests.contract.asking import Asking
from tests.given import PSF, SPINE
from tests.pages.shown import shown
from web.facets import Box, boxes
from web.pages import searching
from web.parameters import Parameter
from web.schemas.queries import SearchQuery

BY_ITS_DAYS = {"year": {"from", "to"}}


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_facet_has_a_box_with_its_label(asking: Asking, facet: str, lang: str) -> None:
    page = shown(asking, "/soeg", lang=lang)
    boxes = page.xpath("//main//form//*[self::select or self::input]")
    labelled = {box.get("name") for box in boxes if page.xpath("//label[@for=$id]", id=box.get("id"))}

    assert BY_ITS_DAYS.get(facet, {facet}) <= labelled


def test_one_more_facet_is_one_more_box() -> None:
    more = {**SearchQuery.parameters, "outcome": Parameter("", one_of=("a", "b")), "meeting": Parameter("", "id")}

    assert [*boxes((*FACETS, "outcome", "meeting"), more)] == [
        *boxes(FACETS),
        Box("outcome", ("a", "b")),
        Box("meeting", None),
    ]


def test_whose_ids_are_chosen_by_what_they_are_called(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    asking(*SPINE)
    monkeypatch.setattr(SearchQuery, "parameters", {**SearchQuery.parameters, "id": Parameter("", "id", "id")})
    monkeypatch.setattr(searching, "FACETS", ("body", "id"))
    page = shown(asking, "/soeg", q="bolig", id="h1")

    assert page.xpath("//select[@name='body']/option/text()")[1:] == ["Borgerrepræsentationen", "Partnerskabsforum"]
    assert page.xpath("//select[@name='id']/option[@selected]/@value") == ["h1"]


def test_what_is_narrowed_is_open_and_the_way_back_is_there(asking: Asking) -> None:
    asking(PSF)
    page = shown(asking, "/soeg", q="findesikke", body="psf")

    assert page.xpath("//form[@role='search']//details/@open")
    assert page.xpath("//main//p/a[@href='/soeg?q=findesikke']")
