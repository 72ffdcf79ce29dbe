"""The forms of meetings: calling one or a year's, agenda, sending, remarks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from archive.archive import Archive
from archive.records import Record
from tests.desk.sheets import Desk
from tests.given import MEETING, SPINE, Given
from web.app import close, create_app
from web.desk.recording import record

SOURCE = {"document": "Bilag 2", "heading": "Formalia"}
KOMMISSORIUM = {
    "command": "adopt-kommissorium",
    "body": "psf",
    "effective_on": "2011-01-01",
    "status": "adopted",
    "rules": [
        {"rule": "standard_items", "value": ["Status", "Eventuelt"], "source": SOURCE},
        {"rule": "mandatory_items", "value": ["Områderne"], "source": SOURCE},
        {"rule": "calling_notice", "value": {"months": 4}, "source": SOURCE},
        {"rule": "remark_period", "value": {"weeks": 2}, "source": SOURCE},
    ],
}
WHEEL = {
    "command": "adopt-wheel",
    "id": "hjul",
    "effective_on": "2012-01-01",
    "entries": [
        {"body": "psf", "month": 5, "part": "primo", "source": SOURCE},
        {"body": "br", "month": 9, "source": SOURCE},
        {"body": "psf", "month": 11, "source": SOURCE},
    ],
    "feeds": [],
}
AGENDA = {
    "command": "publish-agenda",
    "meeting": "m1",
    "sent_on": "2012-04-20",
    "items": [{"number": "1", "title": "Status"}, {"number": "3", "title": "Justering"}],
}
MINUTES = {
    "command": "record-minutes",
    "meeting": "m1",
    "items": [{"number": "1", "text": "Drøftet."}, {"number": "3", "text": "Tiltrådt."}],
}
SENT = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"}
REMARK = {
    "command": "remark-on-minutes",
    "meeting": "m1",
    "remark": "b1",
    "from": "bl1",
    "on": "2012-05-20",
    "text": "Forbehold.",
}


@pytest.fixture
def then(simulated: Given) -> Iterator[Desk]:
    """The desk of an archive that takes the day which an address gives for today."""
    simulated(*SPINE, WHEEL, KOMMISSORIUM)
    app = create_app(simulated.archive)
    yield Desk(app)
    close(app)


def last(archive: Archive, owner: str, command: str) -> dict[str, Any]:
    """The fields of the last record of a command, its texts in place of their hashes."""
    archive.owners.refresh([owner])
    found: Record = [r for r in archive.known.records(owner) if r.command == command][-1]
    return {name: value for name, value in found.data.items()}


def texts_of(archive: Archive, items: list[dict[str, Any]]) -> dict[str, str | None]:
    return {one["number"]: archive.texts.get(one["text_sha256"]) for one in items}


def test_a_meeting_is_called_by_the_wheel(then: Desk, simulated: Given) -> None:
    sheet = then.open("/skrivebord/indkald?body=psf&on=2012-06-01")

    assert sheet.values["date"] == "2012-11-16"
    assert sheet.values["called_on"] == "2012-06-01"
    done = sheet.fill(time="16:00", place="Rådhuset").press("preview").press("record")
    assert done.status == 200
    called = last(simulated.archive, "psf-2012-11-16", "call-meeting")
    assert called == {
        "id": "psf-2012-11-16",
        "body": "psf",
        "date": "2012-11-16",
        "called_on": "2012-06-01",
        "time": "16:00",
        "place": "Rådhuset",
    }


def test_only_the_wheels_meetings_that_are_not_over_are_shown_beside(then: Desk) -> None:
    sheet = then.open("/skrivebord/indkald?body=psf&on=2012-06-01")

    shown = [" ".join(one.text_content().split()) for one in sheet.page.xpath("//section[@class='note']/ul/li")]
    assert [one.split(": ")[1].split(" til")[0] for one in shown] == [
        "1. november 2012",
        "1. maj 2013",
        "1. november 2013",
    ]


@pytest.mark.parametrize(
    ("value", "titles"),
    [("Status\nEventuelt ", ["Status", "Eventuelt"]), ({"om": 1}, []), (7, []), (["Status", 3], ["Status"])],
)
def test_standard_items_may_be_said_in_any_way(desk: Desk, given: Given, value: Any, titles: list[str]) -> None:
    rule = {"rule": "standard_items", "value": value, "source": SOURCE}
    given({**KOMMISSORIUM, "rules": [rule]})

    sheet = desk.open("/skrivebord/dagsorden?meeting=m1")

    found = [sheet.values[f"items/{n}/title"] for n in range(9) if f"items/{n}/title" in sheet.values]
    assert [one for one in found if one] == titles


def test_time_and_place_are_those_of_the_last_meeting(desk: Desk, given: Given) -> None:
    given({**MEETING, "id": "m2", "date": "2012-10-02", "time": "15:00", "place": "Salen"})

    sheet = desk.open("/skrivebord/indkald?body=psf")

    assert (sheet.values["time"], sheet.values["place"]) == ("15:00", "Salen")


def test_a_years_meetings_are_called_at_once(desk: Desk, given: Given) -> None:
    given(WHEEL)

    sheet = desk.open("/skrivebord/moedeplan?year=2013")

    days = {sheet.values[f"meetings/{n}/date"]: sheet.values[f"meetings/{n}/body"] for n in range(3)}
    assert days == {"2013-05-06": "psf", "2013-09-16": "br", "2013-11-18": "psf"}
    sheet.press("take:meetings/1").fill(called_on="2012-12-03").press("preview").press("record")
    assert last(given.archive, "psf-2013-05-06", "call-meeting")["called_on"] == "2012-12-03"
    assert given.archive.known.type_of("br-2013-09-16") is None
    left = desk.open("/skrivebord/moedeplan?year=2013")
    assert [left.values[f"meetings/{n}/body"] for n in range(1)] == ["br"]
    assert "meetings/1/body" not in left.values


def test_the_ids_of_a_years_meetings_follow_their_days(desk: Desk, given: Given) -> None:
    given(WHEEL)
    shown = desk.open("/skrivebord/moedeplan?year=2013").press("preview")

    changed = shown.press("change").put({"meetings/0/date": "2013-05-13"}).press("preview")

    ids = [changed.values[f"meetings/{n}/id"] for n in range(3)]
    assert ids == ["psf-2013-05-13", "br-2013-09-16", "psf-2013-11-18"]
    changed.press("record")
    assert given.archive.known.type_of("psf-2013-05-13") == "meeting"


def test_what_one_changes_oneself_after_the_preview_is_not_told_as_others(desk: Desk, given: Given) -> None:
    given(WHEEL)
    shown = desk.open("/skrivebord/moedeplan?year=2013").press("preview")

    again = shown.press("change").press("take:meetings/1").press("preview")

    assert "Andre har" not in again.words
    assert again.press("record").words.startswith("Indført")


def test_where_another_is_quicker_the_form_shows_what_is_recorded_and_goes_on(
    desk: Desk, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(WHEEL)
    shown = desk.open("/skrivebord/moedeplan?year=2013").press("preview")

    def late(*said: Any, **more: Any) -> Any:
        given.when({**MEETING, "id": "br-2013-09-16", "body": "br", "date": "2013-09-16"})
        monkeypatch.undo()
        return record(*said, **more)

    monkeypatch.setattr("web.desk.carrying.record", late)
    refused = shown.press("record")

    assert refused.status == 409
    assert "Indført indtil nu" in refused.words
    assert given.archive.known.type_of("psf-2013-05-06") == "meeting"
    assert f"Nr. {given.archive.last_position()}." in refused.words, "which of them are recorded"
    assert "Ikke indført endnu" in refused.words
    assert [one.text for one in refused.page.xpath("//main/section/ul/li")] == ["Indkald til et møde"]
    before = given.archive.last_position()

    done = refused.press("take:meetings/1").press("preview").press("record")

    assert done.status == 200
    assert given.archive.known.type_of("psf-2013-11-18") == "meeting"
    assert given.archive.last_position() == before + 2, "the rest, and nothing twice"


def test_the_year_is_asked_for(desk: Desk) -> None:
    assert "year" in desk.open("/skrivebord/moedeplan").press("begin").errors


def _proposed(given: Given) -> None:
    assign = {"to": ["br"], "task": "Bring den ud", "kind": "bring-out", "due": "2012-09-01"}
    given(
        KOMMISSORIUM,
        AGENDA,
        {**MEETING, "id": "m2", "date": "2012-11-15"},
        {
            "command": "record-decision",
            "id": "d2",
            "meeting": "m1",
            "item": "1",
            "outcome": "postponed",
            "text": "Udsat.",
        },
        {"command": "propose-item", "id": "f1", "body": "psf", "title": "Tryghed", "from": "br", "on": "2012-06-01"},
        {"command": "assign", "id": "o1", "decision": "d1", **assign},
        {
            "command": "establish-body",
            "id": "t1",
            "name": "Temagruppen",
            "kind": "temagruppe",
            "established_on": None,
            "reports_to": ["psf"],
        },
    )


def test_an_agenda_begins_with_all_that_should_be_on_it(desk: Desk, given: Given) -> None:
    _proposed(given)

    sheet = desk.open("/skrivebord/dagsorden?meeting=m2")

    titles = [sheet.values[f"items/{n}/title"] for n in range(7)]
    assert titles == [
        "Status",
        "Områderne",
        "Status",
        "Tryghed",
        "Opfølgning på beslutninger",
        "Afrapportering fra Temagruppen",
        "Eventuelt",
    ]
    assert sheet.values["items/2/postponed_from/item"] == "1"
    assert "Bring den ud (frist: 1. september 2012)" in sheet.values["items/4/proposal"]


def test_an_agenda_is_kept_then_sent(desk: Desk, given: Given) -> None:
    _proposed(given)
    first = desk.open("/skrivebord/dagsorden?meeting=m2")
    first.press("take:items/2").press("preview").press("record")
    assert [i["number"] for i in last(given.archive, "m2", "prepare-agenda")["items"]] == list("124567")

    again = desk.open("/skrivebord/dagsorden?meeting=m2")
    again.fill(**{"as": "publish", "sent_on": "2012-11-01", "recipients/0": "BL's 1. kreds"}).press("preview").press(
        "record"
    )

    sent = last(given.archive, "m2", "publish-agenda")
    assert (sent["sent_on"], sent["recipients"]) == ("2012-11-01", ["BL's 1. kreds"])
    assert [item.get("proposed") for item in sent["items"] if item["title"] == "Tryghed"] == [["f1"]]
    assert sent["items"][-1]["title"] == "Status", "what was taken out is proposed again, last"


def test_an_agenda_is_sent_on_a_day(desk: Desk, given: Given) -> None:
    given(AGENDA)

    told = desk.open("/skrivebord/udsend?meeting=m1&part=agenda").fill(on="").press("preview")

    assert told.errors.keys() == {"on"}


def test_the_minutes_to_copy_say_who_was_there(desk: Desk, given: Given) -> None:
    there = [{"person": "Direktøren (eksempel)", "role": "formand"}, {"body": "br"}, {"body": "psf", "absent": True}]
    given(AGENDA, {**MINUTES, "present": there})

    sheet = desk.open("/skrivebord/udsend?meeting=m1&part=minutes")

    letter = sheet.page.xpath("//textarea[@readonly]")[0].text_content()
    assert (
        "Til stede: Direktøren (eksempel) (formand), Borgerrepræsentationen\nAfbud: Partnerskabsforum\n\n1. " in letter
    )


def test_of_an_agenda_that_is_sent_the_day_is_asked_for(desk: Desk, given: Given) -> None:
    given(KOMMISSORIUM)

    told = desk.open("/skrivebord/dagsorden?meeting=m1").fill(**{"as": "publish"}).press("preview")

    assert told.errors.keys() == {"sent_on"}


def test_items_that_cover_what_they_are_called_are_folded(desk: Desk, given: Given) -> None:
    """What stands in the fold is said of the first by its title; the second covers something else."""
    given(KOMMISSORIUM)
    sheet = desk.open("/skrivebord/dagsorden?meeting=m1").fill(**{"items/1/covers": "Status"})

    shown = sheet.press("add:recipients")

    folds = [shown.page.xpath(f"//fieldset[@id='f-items/{n}']/details")[0] for n in range(2)]
    assert [fold.get("open") for fold in folds] == [None, ""]


def test_what_is_wrong_with_an_item_is_told_at_its_box(desk: Desk, given: Given) -> None:
    given(KOMMISSORIUM)
    sheet = desk.open("/skrivebord/dagsorden?meeting=m1").fill(**{"items/1/number": "1"})

    assert "items/1/number" in sheet.press("preview").errors


@pytest.mark.parametrize(
    ("part", "command", "day"), [("agenda", "publish-agenda", "sent_on"), ("minutes", "dispatch-minutes", "on")]
)
def test_sending_is_recorded_and_the_text_is_there_to_copy(
    desk: Desk, given: Given, part: str, command: str, day: str
) -> None:
    member = {"command": "appoint-member", "body": "psf", "person": "Direktøren (eksempel)", "role": "chair"}
    given(AGENDA, MINUTES, {**member, "from": None})

    sheet = desk.open(f"/skrivebord/udsend?meeting=m1&part={part}")

    assert "Drøftet." in sheet.words if part == "minutes" else "3. Justering" in sheet.words
    assert sheet.values["recipients/0"] == "Direktøren (eksempel)"
    assert sheet.page.xpath("//a[@href='/moeder/m1?format=pdf']")
    sheet.fill(on="2012-05-16", channel="mail").press("preview").press("record")
    sent = last(given.archive, "m1", command)
    assert (sent[day], sent["recipients"], sent["channel"]) == ("2012-05-16", ["Direktøren (eksempel)"], "mail")


def test_a_meeting_without_an_agenda_has_none_to_send(desk: Desk) -> None:
    assert "meeting" in desk.open("/skrivebord/udsend?meeting=m1&part=agenda").press("preview").errors


def test_a_remark_and_its_settlement_are_recorded_at_once(desk: Desk, given: Given) -> None:
    given(AGENDA, MINUTES, SENT)

    sheet = desk.open("/skrivebord/bemaerkning?meeting=m1").put(
        {
            "on": "2012-05-20",
            "from": "bl1",
            "text": "Forbeholdet mangler.",
            "settlement/on": "2012-05-25",
            "settlement/outcome": "accepted",
            "items/1/text": "Tiltrådt med forbehold.",
        }
    )
    sheet.press("preview").press("record")

    assert last(given.archive, "m1", "remark-on-minutes")["remark"] == "b1"
    settled = last(given.archive, "m1", "settle-remark")
    assert (settled["remark"], settled["on"], settled["outcome"]) == ("b1", "2012-05-25", "accepted")
    assert texts_of(given.archive, settled["items"]) == {"3": "Tiltrådt med forbehold."}


def test_a_remark_is_settled_later(desk: Desk, given: Given) -> None:
    given(AGENDA, MINUTES, SENT, REMARK)

    sheet = desk.open("/skrivebord/bemaerkning?meeting=m1&remark=b1")

    assert "Forbehold." in sheet.words
    assert "text" not in sheet.values
    sheet.put({"settlement/on": "2012-05-25", "settlement/outcome": "rejected"}).press("preview").press("record")
    assert last(given.archive, "m1", "settle-remark")["outcome"] == "rejected"
    assert sheet.press("preview").status == 200, "sent twice"


def test_a_remark_that_is_open_has_a_way_to_the_form_that_settles_it(desk: Desk, given: Given) -> None:
    given(AGENDA, MINUTES, SENT, REMARK, {**REMARK, "remark": "b2", "text": "Endnu et."})
    given({"command": "settle-remark", "meeting": "m1", "remark": "b2", "on": "2012-05-25", "outcome": "rejected"})

    for address in ("/moeder/m1", "/skrivebord/bemaerkning?meeting=m1"):
        ways = desk.open(address).page.xpath("//main//a[contains(@href, '&remark=')]/@href")
        assert ways == ["/skrivebord/bemaerkning?meeting=m1&remark=b1"]


def test_a_settlement_before_the_remark_is_refused_and_says_so(desk: Desk, given: Given) -> None:
    given(AGENDA, MINUTES, SENT, REMARK)
    sheet = desk.open("/skrivebord/bemaerkning?meeting=m1&remark=b1")

    refused = sheet.put({"settlement/on": "2012-05-01", "settlement/outcome": "rejected"}).press("preview")

    assert refused.status == 409
