"""*Berigtig*: what is changed in a record's form becomes its correction."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk.sheets import Desk
from tests.given import JUSTERING, Given

MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}


def last(given: Given) -> dict[str, Any]:
    """The last event that was recorded, closing events aside."""
    return dict(given.archive.recorded_after(0, 10_000)[-1].primary.data)


def position_of(given: Given, command: str) -> int:
    return next(one.position for one in given.archive.recorded_after(0, 10_000) if one.command == command)


def test_a_record_stands_in_its_form_and_what_is_changed_is_corrected(desk: Desk, given: Given) -> None:
    form = desk.open("/berigtig/af/d1")

    assert form.values["text"] == "Ja."
    form.fill(text="Ja, enstemmigt.", reason="Skrivefejl").press("preview").press("record")

    assert last(given) == {"decision": "d1", "reason": "Skrivefejl", "text": "Ja, enstemmigt."}


def test_the_preview_shows_what_changes_alone(desk: Desk) -> None:
    preview = desk.open("/berigtig/af/d1").fill(text="Nej.", reason="Skrivefejl").press("preview")

    assert preview.page.xpath("//dl[@class='changes']//dt/text()") == ["ordlyd"]
    assert preview.page.xpath("//del/text()") == ["Ja"]


@pytest.mark.parametrize(
    ("id", "changes", "corrected"),
    [
        ("psf", {"name": "Forummet"}, {"fields": {"name": "Forummet"}}),
        ("psf", {"established_on": "2010-09-01", "established_on!": ""}, {"fields": {"established_on": "2010-09-01"}}),
        ("m1", {"called_on": "", "called_on!": "null"}, {"fields": {"called_on": None}}),
        ("m1", {"place": "Rådhuset"}, {"fields": {"place": "Rådhuset"}}),
        ("h1", {"ends_on": ""}, {"ends_on": None}),
        (
            "h1",
            {"provisions/0/text": "Hver femte bolig anvises."},
            {"provisions": [{"number": "4", "heading": "Udlejning", "text": "Hver femte bolig anvises."}]},
        ),
        (
            "h1",
            {"provisions/1/number": "6"},
            {"provisions": [{"number": "6", "heading": None, "text": "Tryghed."}, {"number": "5", "text": None}]},
        ),
    ],
)
def test_each_kind_of_change_becomes_its_correction(
    desk: Desk, given: Given, id: str, changes: dict[str, str], corrected: dict[str, Any]
) -> None:
    form = desk.open(f"/berigtig/af/{id}").put({**changes, "reason": "Fejl"})
    if changes.get("established_on!") == "":
        del form.values["established_on!"]

    form.press("preview").press("record")

    found = {name: value for name, value in last(given).items() if name not in ("position", "version", "reason")}
    found.pop("agreement", None)
    assert found == corrected


def test_a_record_is_corrected_for_a_reason(desk: Desk) -> None:
    told = desk.open("/berigtig/af/d1").fill(text="Nej.").press("preview")

    assert told.errors.keys() == {"reason"}
    assert told.values["text"] == "Nej."


def test_a_correction_is_looked_over_with_its_reason_and_by_what_it_does(desk: Desk) -> None:
    form = desk.open("/berigtig/af/d1").fill(text="Nej.", reason="Skrivefejl")

    corrected, taken_out = (form.press(button) for button in ("preview", "void"))

    assert "Begrundelse: Skrivefejl" in corrected.words
    assert [one.page.xpath("//main//h2/text()") for one in (corrected, taken_out)] == [
        ["Berigtig en beslutning"],
        ["Tag indførslen ud"],
    ]
    assert form.page.xpath("//nav//a[@aria-current]/text()") == ["Skrivebord"]


def test_beside_a_meeting_stand_its_decisions_whose_day_does_not_follow(desk: Desk, given: Given) -> None:
    given({"command": "record-decision", "id": "d2", "meeting": "m1", "item": "4", "outcome": "noted", "text": "Nej."})
    given({"command": "correct-decision", "decision": "d2", "reason": "Fejl", "void": True})

    ways = {id: desk.open(f"/berigtig/af/{id}").page.xpath("//main//p[@class='note']/a/@href") for id in ("m1", "d1")}

    assert ways == {"m1": ["/berigtig/af/d1"], "d1": []}


def test_nothing_changed_is_told(desk: Desk) -> None:
    told = desk.open("/berigtig/af/psf").fill(reason="Fejl").press("preview")

    assert told.status == 422
    assert "Tages ud: intet bliver ændret: ret et felt, eller tag indførslen ud" in told.words


def test_what_is_wrong_with_a_field_is_told_at_its_box(desk: Desk) -> None:
    told = desk.open("/berigtig/af/m1").fill(date="engang", reason="Fejl").press("preview")

    assert told.errors.keys() == {"date"}


def test_a_record_is_taken_out_and_put_back(desk: Desk, given: Given) -> None:
    desk.open("/berigtig/af/d1").fill(reason="Indført to gange").press("void").press("record")
    assert given.archive.known.maker("d1").void

    desk.open("/berigtig/af/d1").fill(reason="Det var rigtigt").press("restore").press("record")
    assert not given.archive.known.maker("d1").void


def test_taking_out_needs_a_reason_too(desk: Desk) -> None:
    assert desk.open("/berigtig/af/d1").press("void").errors.keys() == {"reason"}


def test_what_somebody_else_corrected_meanwhile_stands(desk: Desk, given: Given) -> None:
    form = desk.open("/berigtig/af/m1").fill(place="Rådhuset", reason="Glemt")
    given.when({"command": "correct-record", "position": position_of(given, "call-meeting"), "reason": "Fejl",
                "fields": {"time": "16:00"}})  # fmt: skip

    preview = form.press("preview")
    preview.press("record")

    assert "Andre har indført imens" in preview.words
    made = given.archive.known.maker("m1").data
    assert (made["time"], made["place"]) == ("16:00", "Rådhuset")


def test_it_is_asked_again_where_somebody_corrected_the_same_field(desk: Desk, given: Given) -> None:
    preview = desk.open("/berigtig/af/d1").fill(text="Nej.", reason="Fejl").press("preview")
    given.when({"command": "correct-decision", "decision": "d1", "reason": "Fejl", "text": "Måske."})

    again = preview.press("record")

    assert "Andre har imens ændret" in again.words
    assert again.page.xpath("//del/text()") == ["Måske"]


def test_minutes_that_were_not_sent_become_a_new_version(desk: Desk, given: Given) -> None:
    given.when(MINUTES)
    form = desk.open(f"/berigtig/{position_of(given, 'record-minutes')}")

    assert "ny udgave" in form.words
    preview = form.put({"items/0/text": "Drøftet og tiltrådt."}).press("preview")
    preview.press("record")

    assert preview.page.xpath("//ins/text()")
    commands = [one.command for one in given.archive.recorded_after(0, 10_000)]
    assert commands[-1] == "record-minutes"
    assert commands.count("record-minutes") == 2


def test_minutes_that_were_sent_are_corrected(desk: Desk, given: Given) -> None:
    given(MINUTES, {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-10"})
    form = desk.open(f"/berigtig/{position_of(given, 'record-minutes')}")

    form.put({"items/0/text": "Tiltrådt.", "reason": "Fejl"}).press("preview").press("record")

    assert last(given)["reason"] == "Fejl"


def test_the_changes_of_a_justering_are_given_all_anew(desk: Desk, given: Given) -> None:
    given.when(JUSTERING)
    form = desk.open("/berigtig/af/j1").put({"changes/0/text": "Hver sjette bolig anvises.", "reason": "Fejl"})

    form.press("preview").press("record")

    assert last(given)["changes"][0]["text"] == "Hver sjette bolig anvises."


def test_a_correction_is_not_corrected(desk: Desk, given: Given) -> None:
    receipt = given.when({"command": "correct-decision", "decision": "d1", "reason": "Fejl", "text": "Måske."})

    assert desk.open(f"/berigtig/{receipt.body['position']}").status == 404
    assert desk.open("/berigtig/999999").status == 404
    assert desk.open("/berigtig/af/ukendt").status == 404


def test_every_record_leads_to_its_form(desk: Desk) -> None:
    trail, decision = desk.open("/revisionsspor?subject=d1"), desk.open("/beslutninger/d1")

    assert [href for href in trail.page.xpath("//main//a/@href") if href.startswith("/berigtig/")]
    assert decision.page.xpath("//a[@href='/berigtig/af/d1']")


def test_beside_what_a_page_shows_stands_the_form_that_mends_it(desk: Desk, given: Given) -> None:
    """Corrected ones too: they are mended where they were recorded first."""
    chair: dict[str, Any] = {"body": "psf", "person": "Direktøren (eksempel)", "role": "chair", "from": None}
    member = {"command": "appoint-member", **chair}
    items = [{"number": "3", "title": "Justering"}]
    agenda = {"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-04-20", "items": items}
    sent = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"}
    of = {"meeting": "m1", "remark": "b1"}
    remark = {"command": "remark-on-minutes", **of, "from": "br", "on": "2012-05-20", "text": "Forbehold."}
    settled = {"command": "settle-remark", **of, "on": "2012-05-25", "outcome": "rejected"}
    vote = {"command": "approve", "subject": "d1", "party": "br", "on": "2012-06-01"}
    given({"command": "establish-body", "id": "bl2", "name": "BL 2", "kind": "organisation", "established_on": None})
    joined = {"command": "accede", "agreement": "h1", "party": "bl2", "on": "2012-06-01"}
    at = {
        command["command"]: given.when(command).body["position"]
        for command in (member, agenda, MINUTES, sent, remark, settled, vote, joined)
    }
    given({"command": "correct-record", "position": at["approve"], "reason": "Fejl", "fields": {"on": "2012-06-02"}})
    beside = {
        "/organer/psf": ("appoint-member",),
        "/moeder/m1": ("publish-agenda", "record-minutes", "dispatch-minutes", "remark-on-minutes", "settle-remark"),
        "/beslutninger/d1": ("approve",),
        "/aftaler/h1/parter": ("accede",),
    }

    for address, commands in beside.items():
        hrefs = set(desk.open(address).page.xpath("//main//a/@href"))
        missing = [one for one in commands if f"/berigtig/{at[one]}" not in hrefs]
        assert not missing, address
    assert desk.open(f"/berigtig/{at['approve']}").values["on"] == "2012-06-02"


def test_any_day_that_was_looked_at_is_left_behind(desk: Desk) -> None:
    """A link keeps the moment of its page; what is recorded is recorded on what is known by now."""
    assert desk.open("/berigtig/af/d1?known=@5&on=2011-01-01").values["_base"] != "5"


def test_the_form_of_corrections_leads_to_that_of_the_record(desk: Desk, given: Given) -> None:
    position = position_of(given, "call-meeting")

    led = desk.form("correct-record", position=str(position), reason="Fejl").press("preview")

    assert led.address == f"/berigtig/{position}"
    assert led.values["date"] == "2012-05-08"


def test_what_is_taken_out_and_put_back_is_told_so(desk: Desk, given: Given) -> None:
    def told(language: str) -> str:
        found = desk.browser.get("/api/v1/audit?newest=true", headers={"Accept-Language": language}).get_json()
        return str(found["items"][0]["summary"])

    out = desk.open("/berigtig/af/d1").fill(reason="Indført to gange").press("void")
    assert "Indførslen af beslutningen »Ja« er taget ud." in out.words
    out.press("record")
    taken = told("da"), told("en")
    desk.open("/berigtig/af/d1").fill(reason="Det var rigtigt").press("restore").press("record")

    assert taken == ("Indførslen af beslutningen »Ja« er taget ud.", "The record of the decision “Ja” was taken out.")
    assert (told("da"), told("en")) == (
        "Indførslen af beslutningen »Ja« er sat ind igen.",
        "The record of the decision “Ja” was put back.",
    )
