"""After *Indført* the page leads on to what is asked for next, by how things stand, and to nothing that is done."""

from __future__ import annotations

from tests.desk.sheets import Desk, Sheet
from tests.desk.test_own_meetings import WHEEL
from tests.given import MEETING, SPINE, Given
from web.app import close, create_app

JUNE = {**MEETING, "id": "m2", "date": "2012-06-05"}
MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}
SENT = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-10"}
MINUTES_OF_ONE = {"meeting": "m1", "items/0/number": "3", "items/0/text": "Drøftet."}
REMARK = {"meeting": "m1", "remark": "b1", "from": "BR", "on": "2012-05-20", "text": "Mangler et punkt."}


def ways(done: Sheet) -> dict[str, str]:
    """Where the page leads that is no way back, by its words."""
    links = done.page.xpath("//h2[contains(., 'Videre')]/following-sibling::ul[1]//a")
    found = {one.text_content().strip(): one.get("href") for one in links}
    return {
        words: to for words, to in found.items() if to.startswith("/skrivebord/") and words != "Samme formular igen"
    }


def test_a_meeting_asks_for_its_agenda_its_minutes_their_dispatch_and_remarks_in_turn(desk: Desk) -> None:
    agenda = desk.record(
        "publish-agenda", {"meeting": "m1", "sent_on": "2012-04-20", "items/0/number": "3", "items/0/title": "Emne"}
    )
    assert ways(agenda) == {"Referat": "/skrivebord/referat?meeting=m1"}

    minutes = desk.record("record-minutes", {"meeting": "m1", "items/0/number": "3", "items/0/text": "Drøftet."})
    assert ways(minutes) == {"Udsend": "/skrivebord/udsend?meeting=m1&part=minutes"}

    assert ways(desk.record("dispatch-minutes", {"meeting": "m1", "on": "2012-05-10"})) == {
        "Bemærkning": "/skrivebord/bemaerkning?meeting=m1"
    }
    assert ways(desk.record("remark-on-minutes", REMARK)) == {
        "Bemærkning": "/skrivebord/bemaerkning?meeting=m1&remark=b1"
    }
    assert ways(desk.record("remark-on-minutes", {**REMARK, "remark": "b2"})) == {
        "Bemærkning": "/skrivebord/bemaerkning?meeting=m1"
    }


def test_what_is_recorded_afterwards_asks_for_nothing_that_is_there(desk: Desk, given: Given) -> None:
    given(MINUTES, SENT)

    done = desk.record(
        "publish-agenda", {"meeting": "m1", "sent_on": "2012-04-20", "items/0/number": "3", "items/0/title": "Emne"}
    )

    assert ways(done) == {"Bemærkning": "/skrivebord/bemaerkning?meeting=m1"}


def test_a_body_does_not_belong_to_itself(desk: Desk) -> None:
    said = {"name": "Følgegruppen", "kind": "group", "established_on": "2012-01-01"}

    assert "Det hører til" not in desk.record("establish-body", said).words
    assert "Det hører til Partnerskabsforum" in desk.record("record-minutes", MINUTES_OF_ONE).words


def test_a_meeting_that_is_not_held_asks_for_nothing(desk: Desk, given: Given) -> None:
    given(JUNE)

    done = desk.record("cancel-meeting", {"id": "m2", "on": "2012-05-01", "reason": "Ingen punkter"})

    assert ways(done) == {}


def test_a_meeting_that_is_moved_still_asks_for_its_agenda(desk: Desk, given: Given) -> None:
    given(JUNE)

    done = desk.record("move-meeting", {"id": "m2", "date": "2012-06-22", "announced_on": "2012-05-01"})

    assert ways(done) == {"Dagsorden": "/skrivebord/dagsorden?meeting=m2"}


def test_a_decision_that_others_must_approve_asks_for_that(desk: Desk) -> None:
    said = {"id": "d2", "meeting": "m1", "item": "4", "outcome": "adopted", "text": "Ja.", "requires/0/body": "br"}

    assert ways(desk.record("record-decision", said)) == {"BR-godkendelse": "/skrivebord/br-godkendelse?subject=d2"}


def test_an_approval_asks_for_no_agenda_of_the_meeting_that_gave_it(desk: Desk, given: Given) -> None:
    given(
        {
            "command": "record-decision",
            "id": "d2",
            "meeting": "m1",
            "item": "4",
            "outcome": "adopted",
            "text": "Ja.",
            "requires": [{"body": "br"}],
        }
    )

    sheet = desk.open("/skrivebord/br-godkendelse?subject=d2&date=2012-06-14")
    done = sheet.fill(item="12").press("preview").press("record")

    assert done.status == 200
    assert ways(done) == {}


def test_of_several_meetings_each_is_told_apart(simulated: Given) -> None:
    simulated(*SPINE, WHEEL)
    app = create_app(simulated.archive)

    sheet = Desk(app).open("/skrivebord/moedeplan?year=2013&on=2012-06-01")
    done = sheet.press("preview").press("record")

    assert sorted(ways(done)) == [
        "Dagsorden: Borgerrepræsentationen, 16. september 2013 (br-2013-09-16)",
        "Dagsorden: Partnerskabsforum, 18. november 2013 (psf-2013-11-18)",
        "Dagsorden: Partnerskabsforum, 6. maj 2013 (psf-2013-05-06)",
    ]
    close(app)
