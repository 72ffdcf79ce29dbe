"""What stands without authority is named as people know it, each with its id, and leads to its page."""

from __future__ import annotations

from tests.desk.sheets import Desk
from tests.given import JUSTERING, Given

ANNULLED = {
    "command": "annul-decision",
    "decision": "d1",
    "on": "2012-06-01",
    "reason": "Inhabil",
}


def test_without_authority_things_stand_by_what_they_are_called(desk: Desk, given: Given) -> None:
    given(JUSTERING, ANNULLED)

    page = desk.open("/uden-hjemmel?on=2014-01-01").page

    rows = page.xpath("//main//tbody/tr")
    told = {" ".join(row.xpath("./th")[0].text_content().split()): row.xpath("./th//a/@href") for row in rows}
    assert told == {
        "beslutning: Partnerskabsforum, 8. maj 2012: Ja. (d1)": ["/beslutninger/d1?on=2014-01-01"],
        "justering: Hovedaftale (eksempeldata), 1. marts 2012 (j1)": ["/justeringer/j1?on=2014-01-01"],
    }
    decided = [" ".join(row.xpath("./td")[3].text_content().split()) for row in rows]
    assert decided == ["Partnerskabsforum, 8. maj 2012: Ja. (d1)"] * 2
