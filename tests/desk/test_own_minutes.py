"""Referat: minutes with decisions and assignments under their items, and members to tick."""

from __future__ import annotations

from tests.desk.sheets import Desk
from tests.desk.test_own_meetings import AGENDA, MINUTES, SENT, last, texts_of
from tests.given import BR, Given


def test_minutes_have_a_box_for_each_item_and_decisions_follow_ups_and_members(desk: Desk, given: Given) -> None:
    appoint = {"command": "appoint-member", "body": "psf", "from": None}
    given(
        AGENDA,
        {**appoint, "person": "Direktøren (eksempel)", "role": "chair"},
        {**appoint, "member_body": "br", "role": "member"},
    )
    sheet = desk.open("/skrivebord/referat?meeting=m1")
    assert [sheet.values[f"present/{n}/{who}"] for n, who in enumerate(("person", "body"))] == [
        "Direktøren (eksempel)",
        "br",
    ]

    sheet.put(
        {
            "items/0/text": "Drøftet.",
            "items/1/text": "Tiltrådt.",
            "items/0/decision/outcome": "adopted",
            "items/0/decision/concerns/0": "h1",
            "items/0/decision/tasks/0/to/0": "br",
            "items/0/decision/tasks/0/task": "Bring den ud",
            "items/0/decision/tasks/0/kind": "bring-out",
            "items/0/decision/tasks/0/due": "2012-07-01",
            "present/0/here": "true",
        }
    ).press("preview").press("record")

    minutes = last(given.archive, "m1", "record-minutes")
    assert texts_of(given.archive, minutes["items"]) == {"1": "Drøftet.", "3": "Tiltrådt."}
    assert minutes["present"] == [{"person": "Direktøren (eksempel)", "role": "formand"}]
    decision = last(given.archive, "d-m1-1", "record-decision")
    assert (decision["text"], decision["outcome"], decision["concerns"]) == ("Drøftet.", "adopted", ["h1"])
    assert last(given.archive, "bring-den-ud", "assign")["decision"] == "d-m1-1"


def test_a_row_that_is_added_is_seen(desk: Desk, given: Given) -> None:
    given(AGENDA)

    sheet = desk.open("/skrivebord/referat?meeting=m1").press("add:items/0/decision/tasks")
    dissent = sheet.press("add:items/0/decision/dissent")

    closed = "ancestor::details[not(@open)]"
    for path in ("tasks/0/task", "tasks/0/kind", "tasks/0/due"):
        assert not sheet.page.xpath(f"//*[@name='items/0/decision/{path}']/{closed}"), path
    assert not dissent.page.xpath(f"//*[@id='f-items/0/decision/dissent/0']/{closed}")


def test_an_item_that_has_a_decision_says_so_and_minutes_that_say_the_same_are_not_recorded_again(
    desk: Desk, given: Given
) -> None:
    given(AGENDA, MINUTES, SENT)
    sheet = desk.open("/skrivebord/referat?meeting=m1")
    assert "Punktet har en beslutning: d1" in sheet.words
    assert "Referatet er sendt" in sheet.words

    preview = sheet.put({"items/0/decision/outcome": "noted", "items/0/decision/text": "Til efterretning."}).press(
        "preview"
    )
    preview.press("record")

    assert given.archive.known.type_of("d-m1-1") == "decision"
    assert preview.press("record").status == 200, "sent twice"


def test_minutes_that_were_sent_are_refused_with_the_reason(desk: Desk, given: Given) -> None:
    given(AGENDA, MINUTES, SENT)

    sheet = desk.open("/skrivebord/referat?meeting=m1").fill(**{"items/0/text": "Andet."}).press("preview")

    assert sheet.status == 409
    assert "Indfør et referat" in sheet.words


def test_what_is_wrong_with_a_decision_is_told_under_its_item(desk: Desk, given: Given) -> None:
    given(AGENDA)

    sheet = desk.open("/skrivebord/referat?meeting=m1").put(
        {"items/1/text": "Tiltrådt.", "items/1/decision/text": "Vi vil."}
    )

    assert "items/1/decision/outcome" in sheet.press("preview").errors


def test_a_form_of_which_a_part_is_refused_goes_on_with_the_rest(desk: Desk, given: Given) -> None:
    given(AGENDA)
    sheet = desk.open("/skrivebord/referat?meeting=m1").put(
        {"items/0/text": "Drøftet.", "items/0/decision/outcome": "adopted", "items/0/decision/id": "d-ny"}
    )
    preview = sheet.press("preview")
    given({"command": "record-decision", "id": "d-ny", "meeting": "m1", "item": "1", "outcome": "noted", "text": "Ja."})

    partly = preview.press("record")

    assert partly.status == 409
    partly.put({"items/0/decision/id": "d-ny-2"}).press("preview").press("record")
    assert given.archive.known.type_of("d-ny-2") == "decision"


def test_bodies_and_offices_that_are_members_can_be_ticked(desk: Desk, given: Given) -> None:
    given(
        AGENDA,
        {"command": "establish-office", "id": "borgmester", "name": "Borgmesteren"},
        {"command": "appoint-member", "body": "psf", "office": "borgmester", "role": "member", "from": None},
        {**BR, "id": "kreds", "name": "Kredsen"},
        {"command": "appoint-member", "body": "psf", "member_body": "kreds", "role": "member", "from": None},
    )

    sheet = desk.open("/skrivebord/referat?meeting=m1")

    assert sheet.values["present/0/person"] == "Borgmesteren"
    sheet.put({"items/0/text": "x", "present/1/absent": "true"}).press("preview").press("record")
    assert last(given.archive, "m1", "record-minutes")["present"] == [{"body": "kreds", "absent": True}]


def test_nobody_is_both_there_and_absent(desk: Desk, given: Given) -> None:
    given(AGENDA, {"command": "appoint-member", "body": "psf", "person": "Formanden", "role": "chair", "from": None})
    sheet = desk.open("/skrivebord/referat?meeting=m1").put({"items/0/text": "x", "present/0/here": "true"})

    told = sheet.put({"present/0/absent": "true"}).press("preview")

    assert told.errors.keys() == {"present/0"}
