"""The picture of an agreement's life, and what its page says before the text."""

from __future__ import annotations

from datetime import date
from typing import Any

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from tests.contract.asking import Asking
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF, SPINE
from tests.pages.test_days import links, page
from web.pages.life import LEFT, RIGHT, WIDTH, life

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str)


def row(on: str | None, kind: str = "justering") -> dict[str, Any]:
    return {"on": on, "kind": kind, "id": "j", "numbers": [], "body": None, "decision": None}


@given(days=st.lists(DAYS, min_size=2, max_size=40, unique=True), corrected=st.lists(DAYS, max_size=5), on=DAYS)
def test_every_dated_thing_is_a_point_within_the_picture_in_the_order_of_days(
    days: list[str], corrected: list[str], on: str
) -> None:
    corrections = [{"recorded_at": f"{day}T12:00:00.000000Z"} for day in corrected]

    found = life([row(day) for day in days], corrections, {"from": min(days), "to": None}, on)

    assert found is not None
    assert len(found.points) == len(days) + len(corrected)
    assert all(LEFT <= point.x <= WIDTH - RIGHT and 0 < point.y < found.height for point in found.points)
    assert [point.x for point in found.points] == sorted(point.x for point in found.points)
    shown = min(*days, *corrected) <= on <= max(*days, *corrected)
    assert (found.here is not None) == shown


def test_points_of_one_day_do_not_cover_each_other() -> None:
    found = life(
        [row("2012-03-01"), row("2012-03-01"), row("2014-01-01")], [], {"from": None, "to": None}, "2013-01-01"
    )

    assert found is not None
    assert len({(point.x, point.y) for point in found.points}) == 3


def test_one_day_or_none_makes_no_picture() -> None:
    term = {"from": None, "to": None}

    assert life([], [], term, "2012-01-01") is None
    assert life([row(None), row("2012-01-01"), row("2012-01-01")], [], term, "2012-01-01") is None


def svg(asking: Asking, **query: str) -> lxml.html.HtmlElement:
    text = asking.client.get("/aftaler/h1", query_string=query).get_data(as_text=True)
    return lxml.html.document_fromstring(text).xpath("//figure")[0]


def test_each_point_is_a_link_and_the_same_stands_as_a_list(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)
    asking({"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "effective_on": "2012-04-01"})

    figure = svg(asking, on="2012-06-01")

    points = figure.xpath(".//svg//a")
    assert [point.get("href") for point in points] == figure.xpath(".//ul//a/@href")
    assert "/justeringer/j1?on=2012-06-01" in [point.get("href") for point in points]
    assert [point.get("aria-label") for point in points] == [one.text_content() for one in figure.xpath(".//ul//a")]
    assert any("Indførslen af justeringen fra den 1. april 2012" in point.get("aria-label") for point in points)


def test_what_has_ended_or_not_begun_is_told_before_the_text_with_the_way_to_it(asking: Asking) -> None:
    asking(*SPINE)

    ended, future = page(asking, "/aftaler/h1", on="2016-01-01"), page(asking, "/aftaler/h1", on="2010-01-01")

    assert "Ophørt. Aftalen er udløbet; den sidste dag var 31. december 2014." in ended
    assert "/aftaler/h1?on=2014-12-31" in links(asking, "/aftaler/h1", on="2016-01-01")
    assert "Aftalen træder først i kraft 1. januar 2011." in future
    assert "/aftaler/h1?on=2011-01-01" in links(asking, "/aftaler/h1", on="2010-01-01")
    assert ended.index("Ophørt.") < ended.index("Tryghed.")
    assert "Ophørt" not in page(asking, "/aftaler/h1", on="2012-01-01")


def test_a_draft_is_told_to_be_one(asking: Asking) -> None:
    asking(PSF, BR, {**AGREEMENT, "requires": [{"body": "br"}]})
    said = "Teksten gælder ikke, før alle, der skal, har godkendt den."

    assert said in page(asking, "/aftaler/h1", on="2012-01-01")
    asking({"command": "approve", "subject": "h1", "party": "br", "on": "2012-02-01"})
    assert "/aftaler/h1?on=2012-02-01" in links(asking, "/aftaler/h1", on="2012-01-01")
    assert said not in page(asking, "/aftaler/h1", on="2012-02-01")


def test_the_change_before_and_the_next_one_are_a_link_away(asking: Asking) -> None:
    asking(PSF, BR, MEETING, DECISION, AGREEMENT, JUSTERING)

    first = links(asking, "/aftaler/h1", on="2011-06-01")
    second = links(asking, "/aftaler/h1", on="2012-06-01")

    assert "/aftaler/h1?on=2012-03-01" in first
    assert "/aftaler/h1?on=2012-02-29" in second
    assert "/aftaler/h1/sammenlign?on=2012-06-01&from=2012-02-29&to=2012-03-01" in second


def test_where_the_archive_once_said_something_else_the_difference_is_a_link_away(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)
    changes = [{"op": "replace", "number": "4", "heading": "Udlejning", "text": "Hver anden bolig anvises."}]
    asking({"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "changes": changes})

    assert "stod her noget andet" in page(asking, "/aftaler/h1", on="2012-06-01")
    (difference,) = [one for one in links(asking, "/aftaler/h1", on="2012-06-01") if "known_from" in one]
    told = page(asking, difference)
    assert "fjerde anden" in told
    assert "stod her noget andet" not in page(asking, "/aftaler/h1", on="2011-06-01")


def test_a_text_is_cited_with_an_address_that_gives_it_for_ever(asking: Asking) -> None:
    last = asking(*SPINE)

    told = page(asking, "/aftaler/h1", on="2012-06-01")

    address = f"http://localhost/aftaler/h1?on=2012-06-01&known=@{last}"
    assert f"gældende 1. juni 2012, som kendt i Forumarkiv til og med nr. {last}: {address}" in told
