"""What is recorded all the same and may be a mistake: the receipt says so, now and when its key comes again."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.documents.files import pdf
from tests.given import BR, DECISION, MEETING, PSF, Given

AGENDA = {
    "command": "publish-agenda",
    "meeting": "m1",
    "sent_on": "2012-04-24",
    "items": [{"number": "2", "title": "Orientering"}, {"number": "3", "title": "Justering"}],
}
MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Tiltrådt."}]}
DISPATCH = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"}
BEFORE, AFTER = "2012-01-04T10:00:00Z", "2012-06-01T10:00:00Z"


def warned(given: Given, command: dict[str, Any], at: str = AFTER) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = given.when(command, at=at).body["warnings"]
    return found


@pytest.fixture
def meeting(simulated: Given) -> Given:
    return simulated(*({**command, "at": BEFORE} for command in (PSF, BR, MEETING)))


def test_the_last_instant_of_the_calendar_has_a_day_too(meeting: Given) -> None:
    assert warned(meeting, DECISION, at="9999-12-31T23:59:59.999999Z") == []


def test_what_is_as_it_should_be_has_no_warnings(meeting: Given) -> None:
    assert [warned(meeting, command) for command in (AGENDA, MINUTES, DISPATCH, DECISION)] == [[]] * 4


def test_an_item_that_is_not_on_the_latest_agenda_is_named(meeting: Given) -> None:
    warned(meeting, {**AGENDA, "items": [*AGENDA["items"], {"number": "9", "title": "Taget af"}]})
    warned(meeting, AGENDA)

    assert warned(meeting, {**DECISION, "item": "9"}) == [{"code": "item-not-on-agenda", "meeting": "m1", "item": "9"}]
    assert warned(meeting, {**MINUTES, "items": [{"number": n, "text": "x"} for n in ("3", "3a", "03")]}) == [
        {"code": "item-not-on-agenda", "meeting": "m1", "item": "3a"},
        {"code": "item-not-on-agenda", "meeting": "m1", "item": "03"},
    ]


def test_an_access_is_of_an_item_that_the_agenda_or_the_minutes_have(meeting: Given) -> None:
    def cautioned(command: dict[str, Any]) -> list[dict[str, Any]]:
        receipt = meeting.when(command, at=AFTER).body
        assert receipt["warnings"] == []
        found: list[dict[str, Any]] = receipt["cautions"]
        return found

    closed = {"command": "set-access", "subject": "m1", "access": "closed", "reason": "Personsag", "item": "9"}
    missed = [{"code": "item-not-on-agenda", "meeting": "m1", "item": "9"}]
    prepared = {**AGENDA, "command": "prepare-agenda", "items": [{"number": "9", "title": "Nyt"}]}
    del prepared["sent_on"]

    assert cautioned(closed) == [], "no agenda is recorded"
    cautioned(AGENDA)
    assert cautioned(closed) == missed
    position = meeting.archive.last_position()
    mend = {"command": "correct-record", "position": position, "reason": "Skrivefejl"}
    assert cautioned({**mend, "fields": {"item": "3"}}) == []
    assert cautioned({**mend, "fields": {"item": "8"}}) == [{**missed[0], "item": "8"}]
    assert cautioned({key: value for key, value in closed.items() if key != "item"}) == []
    assert [cautioned(prepared), cautioned(closed)] == [[], []]
    cautioned(AGENDA)
    assert cautioned(closed) == missed
    warned(meeting, {**MINUTES, "items": [{"number": "9", "text": "Uden for dagsordenen."}]})
    assert cautioned(closed) == []


def test_where_no_agenda_is_recorded_no_item_is_missed(meeting: Given) -> None:
    assert warned(meeting, DECISION) == []


def test_minutes_and_decisions_of_a_meeting_that_lies_ahead(meeting: Given) -> None:
    ahead = [{"code": "meeting-ahead", "meeting": "m1", "date": "2012-05-08"}]

    # From 22.00 in UTC it is the next day in Copenhagen, in summer.
    assert warned(meeting, MINUTES, at="2012-05-07T21:30:00Z") == ahead
    assert warned(meeting, DECISION, at="2012-05-07T21:59:59Z") == ahead
    assert warned(meeting, {**DECISION, "id": "d2"}, at="2012-05-07T22:00:00Z") == []


def test_a_decision_outside_meetings_has_no_meeting_ahead(meeting: Given) -> None:
    alone = {"command": "record-decision", "id": "d2", "body": "psf", "decided_on": "2030-01-01", "form": "written"}

    assert warned(meeting, {**alone, "outcome": "adopted", "text": "Ja."}) == []


def test_minutes_sent_before_their_meeting_and_an_agenda_sent_after_it(meeting: Given) -> None:
    assert warned(meeting, {**AGENDA, "sent_on": "2012-05-09"}) == [
        {"code": "agenda-after-meeting", "meeting": "m1", "date": "2012-05-08", "sent_on": "2012-05-09"}
    ]
    assert warned(meeting, {**AGENDA, "sent_on": None}) == []
    warned(meeting, MINUTES)
    assert warned(meeting, {**DISPATCH, "on": "2012-05-07"}) == [
        {"code": "minutes-before-meeting", "meeting": "m1", "date": "2012-05-08", "on": "2012-05-07"}
    ]


def test_the_date_of_a_meeting_that_was_moved_counts(meeting: Given) -> None:
    warned(meeting, {"command": "move-meeting", "id": "m1", "date": "2012-07-01"})

    assert [one["code"] for one in warned(meeting, DECISION)] == ["meeting-ahead"]


def test_a_correction_warns_of_what_it_brings_alone(meeting: Given) -> None:
    warned(meeting, AGENDA)
    warned(meeting, {**DECISION, "item": "9"})
    mend = {"command": "correct-decision", "decision": "d1", "reason": "Skrivefejl"}

    assert warned(meeting, {**mend, "text": "Nej."}) == []
    assert warned(meeting, {**mend, "item": "8"}) == [{"code": "item-not-on-agenda", "meeting": "m1", "item": "8"}]
    assert warned(meeting, {**mend, "item": "3"}) == []
    assert warned(meeting, {**mend, "item": "8", "void": True}) == []
    assert [one["code"] for one in warned(meeting, {**mend, "void": False})] == ["item-not-on-agenda"]


def test_the_correction_of_a_record_warns_as_the_record_does(meeting: Given) -> None:
    warned(meeting, AGENDA)
    warned(meeting, MINUTES)
    sent = meeting.when(DISPATCH, at=AFTER).body["position"]
    mend = {"command": "correct-record", "position": sent, "reason": "Skrivefejl"}

    assert warned(meeting, {**mend, "fields": {"on": "2012-05-01"}}) == [
        {"code": "minutes-before-meeting", "meeting": "m1", "date": "2012-05-08", "on": "2012-05-01"}
    ]
    assert warned(meeting, {**mend, "fields": {"on": "2012-05-10"}}) == []


def test_the_same_key_again_gives_the_same_warnings(meeting: Given) -> None:
    first = meeting.when(DECISION, key="k", at="2012-05-02T10:00:00Z")

    again = meeting.when(DECISION, key="k", at=AFTER)

    assert (again.status, again.body) == (200, first.body)
    assert [one["code"] for one in again.body["warnings"]] == ["meeting-ahead"]


def test_a_decision_whose_item_was_taken_away_is_on_no_agenda(meeting: Given) -> None:
    warned(meeting, DECISION)
    mend = {"command": "correct-decision", "decision": "d1", "reason": "Skrivefejl"}

    assert warned(meeting, {**mend, "item": None}) == warned(meeting, {**mend, "text": "Ja tak."}) == []


def test_a_file_of_which_only_some_pages_have_text(given: Given) -> None:
    content = base64.b64encode(pdf("Side et", "", "Side tre")).decode()
    filed = {"command": "file-document", "id": "notat", "title": "Notat", "kind": "notat", "content": content}

    receipt = given.when({**filed, "media_type": "application/pdf"})

    assert receipt.body["warnings"] == [{"code": "pages-without-text", "with_text": 2, "of": 3}]
