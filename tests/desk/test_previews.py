"""What is shown before it is recorded, and what becomes of it."""

from __future__ import annotations

import pytest

from tests.archive.test_sketch import kept
from tests.desk.sheets import Desk
from tests.desk.test_own_meetings import MINUTES, REMARK, SENT
from tests.given import JUSTERING, Given

BODY = {"name": "Følgegruppen", "kind": "group", "established_on": "2012-01-01"}
ADJUSTED = {
    "agreement": "h1",
    "decision": "d1",
    "effective_on": "2012-03-01",
    "changes/0/op": "replace",
    "changes/0/number": "4",
    "changes/0/heading": "Udlejning",
    "changes/0/text": "Hver fjerde bolig anvises.",
}
NOT_ADJUSTING = {
    "command": "adopt-kommissorium",
    "body": "psf",
    "effective_on": None,
    "status": "adopted",
    "rules": [{"rule": "adjusts", "value": ["delaftale"], "source": {"document": "Bilag 2", "heading": "Kompetence"}}],
}


def archive_of(given: Given) -> dict[str, bytes]:
    """What the archive itself keeps; what is kept of people is no part of it."""
    return {name: data for name, data in kept(given.archive.data_dir).items() if not name.startswith("people")}


def test_a_preview_says_what_will_be_recorded_and_writes_nothing(desk: Desk, given: Given) -> None:
    desk.form("establish-body", **BODY).press("preview")  # whatever is made at the first question is there
    before, position = archive_of(given), given.archive.last_position()

    preview = desk.form("establish-body", **BODY).press("preview")

    assert "Organet Følgegruppen er oprettet." in preview.words
    assert "1. januar 2012" in preview.words
    assert given.archive.last_position() == position
    assert archive_of(given) == before


def test_what_was_shown_is_recorded_and_told(desk: Desk, given: Given) -> None:
    done = desk.record("establish-body", BODY)

    assert done.status == 200
    assert "Organet Følgegruppen er oprettet." in done.words
    assert given.archive.known.type_of("foelgegruppen") == "body"


def test_a_form_sent_twice_records_once(desk: Desk, given: Given) -> None:
    preview = desk.form("establish-body", **BODY).press("preview")
    first = preview.press("record")
    position = given.archive.last_position()

    again = preview.press("record")

    assert again.address == first.address
    assert given.archive.last_position() == position


def test_what_was_not_shown_is_not_recorded(desk: Desk, given: Given) -> None:
    """Whoever leaves the preview out gets it."""
    position = given.archive.last_position()
    shown = desk.form("establish-body", **BODY).send("record")

    assert "Se det efter" in shown.words
    assert given.archive.last_position() == position


def test_a_form_can_be_changed_after_it_was_shown(desk: Desk) -> None:
    again = desk.form("establish-body", **BODY).press("preview").press("change")

    assert again.values["name"] == "Følgegruppen"
    assert again.fill(name="Styregruppen").press("preview").words.count("Styregruppen") > 0


def test_a_justering_shows_the_words_that_change(desk: Desk) -> None:
    preview = desk.form("adopt-justering", **ADJUSTED).press("preview")

    assert preview.page.xpath("//del/text()") == ["tredje"]
    assert preview.page.xpath("//ins/text()") == ["fjerde"]


def test_a_justering_that_another_overtakes_says_so(desk: Desk, given: Given) -> None:
    given.when({**JUSTERING, "effective_on": "2012-06-01"})

    assert "ændres igen fra 1. juni 2012 af j1" in desk.form("adopt-justering", **ADJUSTED).press("preview").words


def test_warnings_are_shown(desk: Desk, given: Given) -> None:
    given.when({"command": "publish-agenda", "meeting": "m1", "sent_on": None, "items": []})
    values = {"meeting": "m1", "item": "7", "outcome": "noted", "text": "Set."}

    assert "Vær opmærksom på" in desk.form("record-decision", **values).press("preview").words


def test_a_new_version_shows_what_it_says_otherwise(desk: Desk, given: Given) -> None:
    item = {"number": "3", "text": "Forummet drøftede aftalen."}
    given.when({"command": "record-minutes", "meeting": "m1", "items": [item, {"number": "4", "text": "Intet."}]})

    preview = desk.form("record-minutes").put(
        {"meeting": "m1", "items/0/number": "3", "items/0/text": "Forummet tiltrådte aftalen.",
         "items/1/number": "4", "items/1/text": "Intet."}
    ).press("preview")  # fmt: skip

    assert preview.page.xpath("//del/text()") == ["drøftede"]
    assert preview.page.xpath("//ins/text()") == ["tiltrådte"]


def test_a_refusal_shows_the_rule_its_source_and_how_to_record_it_all_the_same(desk: Desk, given: Given) -> None:
    given.when(NOT_ADJUSTING)

    told = desk.form("adopt-justering", **ADJUSTED).press("preview")
    done = told.fill(despite="Hastesag").press("preview")

    assert told.status == 409
    assert "Afvist. Partnerskabsforum må efter sit vedtagne kommissorium ikke" in told.words
    assert "Bilag 2" in told.words
    assert "despite" in told.values
    assert "står som uden hjemmel" in done.words
    assert done.press("record").status == 200


def test_a_refusal_names_what_it_is_about_as_people_know_it(desk: Desk, given: Given) -> None:
    annulled = {"command": "annul-decision", "decision": "d1", "on": "2012-06-01", "reason": "Uden hjemmel"}

    moved = desk.form("move-meeting", id="m1", date="2012-09-04", announced_on="2012-05-01").press("preview")
    given.when(annulled)
    again = desk.form("annul-decision", decision="d1", on="2012-07-02", reason="Igen").press("preview")

    assert "(»Partnerskabsforum, 8. maj 2012: Ja«)" in moved.words
    assert "Beslutningen »Partnerskabsforum, 8. maj 2012: Ja« er annulleret i forvejen." in again.words


def test_a_rule_of_the_archives_own_cannot_be_set_aside(desk: Desk) -> None:
    told = desk.form("adopt-justering", **{**ADJUSTED, "effective_on": "2019-01-01"}).press("preview")

    assert (told.status, "despite" in told.values) == (409, False)


def test_a_refusal_says_days_as_people_write_them(desk: Desk, given: Given) -> None:
    given(MINUTES, SENT, REMARK)
    told = desk.form("settle-remark", meeting="m1", remark="b1", outcome="rejected", on="2012-05-16").press("preview")

    assert "er fremsat 20. maj 2012 og kan ikke afgøres" in told.words


def test_what_others_recorded_since_is_shown(desk: Desk, given: Given) -> None:
    sheet = desk.form("adopt-justering", **ADJUSTED)
    given.when({"command": "accede", "agreement": "h1", "party": "psf", "on": "2011-02-01"})

    assert "Andre har indført imens" in sheet.press("preview").words


def test_it_is_asked_again_where_others_changed_what_was_shown(desk: Desk, given: Given) -> None:
    preview = desk.form("adopt-justering", **{**ADJUSTED, "effective_on": "2012-04-01"}).press("preview")
    given.when(JUSTERING)

    again = preview.press("record")

    assert "Andre har imens ændret" in again.words
    assert again.press("record").words.startswith("Indført")


def test_it_is_not_asked_again_where_others_changed_something_else(desk: Desk, given: Given) -> None:
    preview = desk.form("adopt-justering", **ADJUSTED).press("preview")
    given.when({"command": "accede", "agreement": "h1", "party": "psf", "on": "2011-02-01"})

    done = preview.press("record")

    assert done.words.startswith("Indført")
    assert "Andre har indført imens" in done.words


def test_a_form_that_is_recorded_and_then_changed_says_that_it_is(desk: Desk) -> None:
    preview = desk.form("establish-body", **BODY).press("preview")
    preview.press("record")

    changed = preview.press("change").fill(name="Styregruppen").press("preview")

    assert changed.status == 409


@pytest.mark.parametrize(
    ("address", "filled"),
    [
        ("/indfoer/establish-body", BODY),
        ("/skrivebord/indkald?body=psf", {"date": "2013-05-07"}),
        ("/berigtig/af/d1", {"text": "Nej.", "reason": "Skrivefejl"}),
    ],
)
def test_it_is_looked_over_and_recorded_in_the_language_that_was_chosen(
    desk: Desk, address: str, filled: dict[str, str]
) -> None:
    form = desk.open(f"{address}{'&' if '?' in address else '?'}lang=en").put(filled)

    preview = form.press("preview")
    done = preview.press("record")

    assert [sheet.page.get("lang") for sheet in (form, preview, done)] == ["en"] * 3
    assert done.words.startswith("Recorded")
