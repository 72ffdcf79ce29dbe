"""Answers about bodies, meetings, decisions and documents, on a day as known at a moment."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from archive.problems import Problem
from projections import bodies, calendar, decisions, documents, meetings
from tests.given import BR, DECISION, JUSTERING, MEETING, PSF, SPINE
from tests.projections.reading import Reading

SOURCE = {"document": "Bilag 2", "heading": "Partnerskabsforum / Formalia"}
KOMMISSORIUM: dict[str, Any] = {
    "command": "adopt-kommissorium", "body": "psf", "effective_on": "2010-09-01", "status": "draft",
    "rules": [{"rule": "remark_period", "value": {"weeks": 2}, "source": SOURCE}],
}  # fmt: skip
AGENDA: dict[str, Any] = {
    "command": "publish-agenda", "meeting": "m1", "sent_on": "2012-04-20",
    "items": [{"number": "10", "title": "Eventuelt"}, {"number": "2", "title": "Orientering"}],
}  # fmt: skip
MINUTES: dict[str, Any] = {
    "command": "record-minutes", "meeting": "m1", "items": [{"number": "2", "text": "Til efterretning."}],
    "present": [{"person": "Kaj"}],
}  # fmt: skip
DISPATCH = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"}
REMARK = {
    "command": "remark-on-minutes",
    "meeting": "m1",
    "remark": "b1",
    "from": "bl1",
    "on": "2012-05-20",
    "text": "Nej.",
}


def document(id: str, **more: Any) -> dict[str, Any]:
    content = base64.b64encode(b"Hej").decode()
    made = {"command": "file-document", "id": id, "title": id, "kind": "notat", "media_type": "text/plain"}
    return {**made, "content": content, **more}


def test_the_items_of_a_meeting_are_its_agenda_its_minutes_and_its_decisions(reading: Reading) -> None:
    reading(PSF, MEETING, KOMMISSORIUM, AGENDA, MINUTES, DECISION)

    found = reading.ask(meetings.show, "m1")["items"]

    assert [(item["number"], item["title"], item["on_agenda"], item["text"]) for item in found] == [
        ("2", "Orientering", True, "Til efterretning."),
        ("3", None, False, None),
        ("10", "Eventuelt", True, None),
    ]
    assert found[1]["decisions"] == ["d1"]


def test_what_is_dated_after_the_day_does_not_count_on_it(reading: Reading) -> None:
    reading(PSF, MEETING, KOMMISSORIUM, AGENDA, MINUTES, DISPATCH, REMARK)

    before = reading.ask(meetings.show, "m1", on="2012-04-19")
    held = reading.ask(meetings.show, "m1", on="2012-05-08")
    sent = reading.ask(meetings.show, "m1", on="2012-05-15")
    remarked = reading.ask(meetings.show, "m1", on="2012-05-20")

    assert (before["status"], before["agendas"], before["items"]) == ("called", [], [])
    assert (held["status"], held["minutes"]["status"]) == ("held", "recorded")
    assert (sent["minutes"]["status"], sent["minutes"]["final_on"], sent["remarks"]) == ("dispatched", "2012-05-30", [])
    assert (remarked["minutes"]["status"], remarked["remarks"][0]["text"]) == ("remarked", "Nej.")


def test_an_accepted_remark_gives_the_minutes_their_new_words_from_its_settlement(reading: Reading) -> None:
    new = {
        "command": "settle-remark", "meeting": "m1", "remark": "b1", "on": "2012-05-25", "outcome": "accepted",
        "items": [{"number": "2", "text": "Med forbehold."}],
    }  # fmt: skip
    reading(PSF, MEETING, KOMMISSORIUM, MINUTES, DISPATCH, REMARK, new)

    def words(on: str) -> str:
        return str(reading.ask(meetings.show, "m1", on=on)["items"][0]["text"])

    assert (words("2012-05-24"), words("2012-05-25")) == ("Til efterretning.", "Med forbehold.")


def test_a_moved_meeting_stands_on_its_new_day_as_soon_as_that_is_known(reading: Reading) -> None:
    before = reading(PSF, MEETING)
    reading({"command": "move-meeting", "id": "m1", "date": "2012-06-12", "reason": "Valg"})

    def on(known: str | None) -> tuple[str, str]:
        found = reading.ask(meetings.show, "m1", on="2012-06-01", known=known)
        return found["date"], found["status"]

    assert on(f"@{before}") == ("2012-05-08", "held")
    assert on(None) == ("2012-06-12", "called")


def test_a_cancelled_meeting_is_so_from_its_cancelling_on(reading: Reading) -> None:
    reading(PSF, MEETING, {"command": "cancel-meeting", "id": "m1", "on": "2012-05-01", "reason": "Afbud"})

    assert reading.ask(meetings.show, "m1", on="2012-04-30")["status"] == "called"
    cancelled = reading.ask(meetings.show, "m1", on="2012-05-08")
    assert (cancelled["status"], cancelled["cancelled"]) == ("cancelled", {"on": "2012-05-01", "reason": "Afbud"})


def test_a_body_shows_its_members_on_the_day_with_who_holds_an_office(reading: Reading) -> None:
    reading(
        PSF,
        BR,
        {"command": "establish-office", "id": "ob", "name": "Overborgmesteren"},
        {"command": "take-office", "office": "ob", "person": "Kaj", "from": "2010-01-01", "until": "2012-01-01"},
        {"command": "take-office", "office": "ob", "person": "Ida", "from": "2012-01-01"},
        {"command": "appoint-member", "body": "psf", "office": "ob", "role": "chair", "from": None},
        {"command": "appoint-member", "body": "br", "person": "Bo", "role": "chair", "from": None},
        {"command": "appoint-member", "body": "psf", "members_of": "br", "role": "member", "from": "2012-01-01"},
        {"command": "end-membership", "body": "psf", "members_of": "br", "role": "member", "on": "2013-01-01"},
    )  # fmt: skip

    def members(on: str) -> list[tuple[Any, ...]]:
        found = reading.ask(bodies.show, "psf", on=on)["members"]
        return [(m["office"], m["held_by"], m["person"], m["role"], m["through"]) for m in found]

    assert members("2011-12-31") == [("ob", ["Kaj"], None, "chair", None)]
    assert members("2012-06-01") == [
        ("ob", ["Ida"], None, "chair", None),
        (None, [], None, "member", None),
        (None, [], "Bo", "member", "br"),
    ]
    assert members("2013-01-01") == [("ob", ["Ida"], None, "chair", None)]


def test_a_body_shows_its_kommissorium_and_whom_it_succeeds(reading: Reading) -> None:
    old = {**BR, "id": "ku", "name": "Kontaktudvalget", "kind": "predecessor"}
    reading(PSF, old, KOMMISSORIUM, {"command": "dissolve-body", "id": "ku", "on": "2010-08-01", "successors": ["psf"]})

    found = reading.ask(bodies.show, "psf")

    assert (found["kommissorium"]["id"], found["kommissorium"]["status"]) == ("psf-k1", "draft")
    assert found["kommissorium"]["rules"][0]["strength"] == "must"
    assert found["replaced"] == [{"id": "ku", "name": "Kontaktudvalget"}]
    assert reading.ask(bodies.show, "psf", on="2010-07-31")["replaced"] == []
    assert reading.ask(bodies.show, "ku")["dissolved_on"] == "2010-08-01"


def test_a_decision_shows_its_mandate_its_votes_and_what_rests_on_it(reading: Reading) -> None:
    requiring = {**DECISION, "requires": [{"body": "br"}]}
    reading(*SPINE[:3], requiring, SPINE[4], JUSTERING)
    reading({"command": "approve", "subject": "d1", "party": "br", "on": "2012-07-01"})

    waiting, approved = (reading.ask(decisions.show, "d1", on=on) for on in ("2012-06-30", "2012-07-01"))

    assert (waiting["state"], waiting["votes"], waiting["approved_on"]) == ("awaiting-approval", [], "2012-07-01")
    assert (approved["state"], approved["votes"][0]["party"]) == ("final", "br")
    assert [(one["type"], one["id"], one["owner"]) for one in approved["rests_on_it"]] == [("justering", "j1", "h1")]


def test_an_annulment_is_shown_from_its_effect(reading: Reading) -> None:
    annulled = {"command": "annul-decision", "decision": "d1", "on": "2013-02-01", "reason": "Uden hjemmel"}
    reading(PSF, MEETING, DECISION, {**annulled, "effect_from": "2012-06-01"})

    assert reading.ask(decisions.show, "d1", on="2012-05-31")["annulment"] is None
    found = reading.ask(decisions.show, "d1", on="2012-06-01")
    assert (found["state"], found["annulment"]["reason"]) == ("without-authority", "Uden hjemmel")


def test_a_corrected_meeting_moves_a_decision_from_one_body_to_another(reading: Reading) -> None:
    before = reading(PSF, BR, MEETING, {**MEETING, "id": "m2", "body": "br"}, DECISION)
    reading({"command": "correct-decision", "decision": "d1", "reason": "Forkert møde", "meeting": "m2"})

    def of(body: str, known: str | None = None) -> list[str]:
        return [row["id"] for row in reading.ask(decisions.listing, body=body, known=known)["items"]]

    assert (of("psf"), of("br")) == ([], ["d1"])
    assert (of("psf", f"@{before}"), of("br", f"@{before}")) == (["d1"], [])


def test_lists_of_decisions_are_filtered(reading: Reading) -> None:
    other = {**DECISION, "id": "d2", "item": "4", "outcome": "rejected"}
    reading(*SPINE, other, JUSTERING)

    def ids(**filters: str) -> list[str]:
        return [row["id"] for row in reading.ask(decisions.listing, **filters)["items"]]

    assert ids() == ["d1", "d2"]
    assert ids(body="psf", outcome="adopted") == ["d1"]
    assert ids(outcome="rejected") == ["d2"]
    assert ids(agreement="h1") == ["d1"]
    assert ids(state="without-authority") == ["d2"]
    assert (ids(from_="2012-05-08", to="2012-05-09"), ids(to="2012-05-08")) == (["d1", "d2"], [])


def test_a_list_is_read_page_by_page_without_gap_or_repetition(reading: Reading) -> None:
    reading(PSF, *({**MEETING, "id": f"m{n}", "date": f"2012-05-{n:02d}"} for n in range(1, 8)))
    seen, cursor = [], None

    while True:
        page = reading.ask(meetings.listing, limit=3, cursor=cursor, body="psf", from_="2012-05-02")
        seen += [row["id"] for row in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break

    assert seen == ["m7", "m6", "m5", "m4", "m3", "m2"]


@pytest.mark.parametrize("more", [{"limit": 501}, {"limit": 0}, {"cursor": "vrøvl"}, {"from_": "i går"}])
def test_what_a_list_cannot_take_is_invalid(reading: Reading, more: dict[str, Any]) -> None:
    with pytest.raises(Problem) as caught:
        reading.ask(meetings.listing, **more)

    assert caught.value.slug == "invalid"


def test_a_document_shows_its_text_its_versions_and_its_access(reading: Reading) -> None:
    before = reading(document("n1"), document("n2", replaces="n1"))
    reading({"command": "set-access", "subject": "n1", "access": "public", "reason": "Offentliggjort"})

    found = reading.ask(documents.show, "n1")

    assert (found["text"], found["access"], found["replaced_by"]) == ("Hej", "public", ["n2"])
    assert [one["id"] for one in found["versions"]] == ["n1", "n2"]
    assert [one["id"] for one in reading.ask(documents.show, "n2")["versions"]] == ["n1", "n2"]
    assert reading.ask(documents.show, "n1", known=f"@{before}")["access"] == "internal"


def test_who_may_read_an_item_is_told_of_the_item_and_not_of_its_meeting(reading: Reading) -> None:
    items = [{"number": "1", "title": "Kældre"}, {"number": "2", "title": "Lukket", "access": "closed"}]
    reading(PSF, MEETING, {"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-05-01", "items": items})
    reading({"command": "set-access", "subject": "m1", "item": "2", "access": "public", "reason": "Aktindsigt"})

    found = reading.ask(meetings.show, "m1")

    assert (found["access"], [item["access"] for item in found["items"]]) == ("internal", ["internal", "public"])


def test_an_erased_text_is_told_and_breaks_nothing(reading: Reading) -> None:
    reading(document("n1"))
    sha = reading.ask(documents.show, "n1")["sha256"]
    reading.archive.blobs.path(sha).unlink()
    reading.archive.texts._recent.clear()

    assert (reading.ask(documents.show, "n1")["text"], reading.ask(documents.show, "n1")["failure"]) == (
        None,
        "text-erased",
    )


def test_what_is_void_is_in_no_list(reading: Reading) -> None:
    position = reading(PSF, MEETING)
    reading({"command": "correct-record", "position": position, "reason": "Findes ikke", "void": True})

    assert reading.ask(meetings.listing)["items"] == []
    assert reading.ask(meetings.show, "m1")["void"] is True
    assert reading.ask(calendar.year, 2012)["items"] == []


def test_the_wheel_of_a_year_has_its_meetings_by_date(reading: Reading) -> None:
    reading(PSF, MEETING, {**MEETING, "id": "m0", "date": "2012-09-01"}, {**MEETING, "id": "m9", "date": "2013-01-01"})

    found = reading.ask(calendar.year, 2012)["items"]

    assert [(item["meeting"], item["from"], item["to"], item["status"]) for item in found] == [
        ("m1", "2012-05-08", "2012-05-09", "held"),
        ("m0", "2012-09-01", "2012-09-02", "called"),
    ]


def test_the_wheel_of_a_year_has_the_words_of_the_source_for_a_date(reading: Reading) -> None:
    reading(PSF, {**MEETING, "dated_as": "primo maj 2012"}, {**MEETING, "id": "m2", "date": "2012-09-01"})
    reading({"command": "move-meeting", "id": "m2", "date": "2012-09-08", "dated_as": "i september"})

    found = reading.ask(calendar.year, 2012)["items"]

    assert [(item["meeting"], item["words"]) for item in found] == [("m1", "primo maj 2012"), ("m2", "i september")]
