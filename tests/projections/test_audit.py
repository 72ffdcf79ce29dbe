"""The audit trail: an entry an event, with its place, its correction and how late it came."""

from __future__ import annotations

from typing import Any

import pytest

from archive.problems import Problem
from projections.audit import answers as audit
from projections.audit.table import AuditRow
from projections.audit.table import audit as table
from tests.given import DECISION, JUSTERING, MEETING, PSF, SPINE
from tests.projections.reading import Reading


def entries(reading: Reading, **filters: Any) -> list[dict[str, Any]]:
    return list(reading.ask(audit.listing, **filters)["items"])


def events(reading: Reading, **filters: Any) -> list[str]:
    return [entry["event"] for entry in entries(reading, **filters)]


def test_a_justering_says_where_it_was_decided_and_when_it_is_effective(reading: Reading) -> None:
    adopted = reading(*SPINE, JUSTERING)

    entry = entries(reading, event="justering-adopted")[0]

    assert (entry["position"], entry["n"], entry["subject"]) == (adopted, 1, {"type": "agreement", "id": "h1"})
    assert (entry["body"], entry["meeting"], entry["item"]) == ("psf", "m1", "3")
    assert (entry["decided_on"], entry["effective_on"]) == ("2012-05-08", "2012-03-01")
    assert (entry["corrects"], entry["changed"], entry["reason"]) == (None, None, None)


def test_a_correction_says_what_it_corrects_and_what_changed(reading: Reading) -> None:
    adopted = reading(*SPINE, JUSTERING)
    corrected = reading({"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "void": True})

    [entry] = entries(reading, corrections=True)

    assert (entry["position"], entry["corrects"], entry["reason"]) == (corrected, adopted, "Skrivefejl")
    assert entry["changed"] == [{"field": "void", "before": False, "after": True}]


def test_a_corrected_provision_is_told_by_its_number(reading: Reading) -> None:
    reading(*SPINE)
    mended = {"number": "5", "heading": None, "text": "Tryghed og trivsel."}
    reading({"command": "correct-agreement", "agreement": "h1", "reason": "Skrivefejl", "provisions": [mended]})

    [entry] = entries(reading, corrections=True)

    [change] = entry["changed"]
    assert (change["field"], change["before"]["text"], change["after"]) == ("provisions/5", "Tryghed.", mended)


def test_how_late_a_record_is_counts_days_in_copenhagen_from_its_own_date(reading: Reading) -> None:
    reading(
        {**PSF, "at": "2012-05-01T08:00:00Z"},
        {**MEETING, "at": "2012-05-01T08:00:00Z"},
        {**DECISION, "at": "2012-05-11T21:59:59Z"},
        {"command": "record-minutes", "meeting": "m1", "items": [], "at": "2012-05-11T22:00:00Z"},
        {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-12", "at": "2012-05-11T22:00:00Z"},
    )  # fmt: skip

    late = {entry["event"]: entry["days_late"] for entry in entries(reading)}

    assert (late["decision-recorded"], late["minutes-recorded"], late["minutes-dispatched"]) == (3, 4, 0)
    assert (late["body-established"], late["decision-taken"]) == (None, None)
    assert late["meeting-called"] == 118
    assert events(reading, late=4) == ["meeting-called", "minutes-recorded"]


def test_what_takes_effect_on_a_day_is_late_from_it_and_so_is_its_correction(reading: Reading) -> None:
    recorded = "2012-05-16T10:00:00Z"
    reading(*({**command, "at": recorded} for command in (*SPINE, JUSTERING)))
    corrected = {"command": "correct-justering", "justering": "j1", "reason": "Forkert dato"}
    reading({**corrected, "effective_on": "2012-04-01", "at": "2012-06-05T10:00:00Z"})
    reading(
        {"command": "correct-decision", "decision": "d1", "reason": "r", "text": "Nej.", "at": "2012-06-05T10:00:00Z"}
    )

    late = {entry["event"]: entry["days_late"] for entry in entries(reading)}

    assert (late["agreement-entered"], late["justering-adopted"]) == (501, 76)
    assert (late["justering-corrected"], late["decision-corrected"]) == (65, 28)
    assert late["id-assigned"] is None


def test_a_correction_of_minutes_is_late_from_their_meeting(reading: Reading) -> None:
    minutes = {"command": "record-minutes", "meeting": "m1", "items": [], "at": "2012-05-09T10:00:00Z"}
    first = reading(*({**command, "at": "2012-05-01T10:00:00Z"} for command in (PSF, MEETING)), minutes)
    mend = {"command": "correct-record", "position": first, "reason": "r", "fields": {"note": "Fra lydfil"}}
    reading({**mend, "at": "2012-05-18T10:00:00Z"})

    assert [entry["days_late"] for entry in entries(reading)][-2:] == [1, 10]


DESPITE = {**JUSTERING, "despite": "Parterne var enige"}


def test_what_may_be_a_mistake_or_was_recorded_despite_a_rule_says_so(reading: Reading) -> None:
    rule = {"rule": "adjusts", "value": ["delaftale"], "source": {"document": "Bilag 2", "heading": "Opgaver"}}
    adopted = {"command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "adopted"}
    agenda = {"command": "publish-agenda", "meeting": "m1", "sent_on": None, "items": []}
    reading(
        *SPINE[:3], agenda, *SPINE[3:], {**adopted, "rules": [rule]}, {**JUSTERING, "despite": "Parterne var enige"}
    )

    by_event = {entry["event"]: entry for entry in entries(reading)}

    decided = by_event["decision-recorded"]
    assert decided["warnings"] == [{"code": "item-not-on-agenda", "meeting": "m1", "item": "3"}]
    assert by_event["decision-taken"]["warnings"] == by_event["justering-adopted"]["warnings"] == []
    assert by_event["justering-adopted"]["against"]["despite"] == "Parterne var enige"
    assert decided["against"] is None
    assert events(reading, against=True) == ["justering-adopted"]


def test_what_lies_ahead_of_its_recording_is_late_by_less_than_nothing(reading: Reading) -> None:
    reading({**PSF, "established_on": "2012-05-11", "at": "2012-05-01T10:00:00Z"})

    assert entries(reading)[-1]["days_late"] == -10


def test_minutes_of_a_moved_meeting_are_late_from_its_date_as_known_then(reading: Reading) -> None:
    moved = {"command": "move-meeting", "id": "m1", "date": "2012-05-10", "at": "2012-05-09T08:00:00Z"}
    minutes = {"command": "record-minutes", "meeting": "m1", "items": [], "at": "2012-05-12T08:00:00Z"}
    reading({**PSF, "at": "2012-05-01T08:00:00Z"}, {**MEETING, "at": "2012-05-01T08:00:00Z"}, moved, minutes)

    assert entries(reading, event="minutes-recorded")[0]["days_late"] == 2


def test_the_trail_is_filtered_by_what_an_entry_says(reading: Reading) -> None:
    reading(*SPINE, JUSTERING)
    reading.given.archive.do({**PSF, "id": "sf", "name": "Sekretariatsforum"}, by="ida")

    assert events(reading, subject="j1") == ["justering-adopted", "id-assigned"]
    assert events(reading, meeting="m1") == [
        "meeting-called", "decision-recorded", "decision-taken", "justering-adopted", "id-assigned",
    ]  # fmt: skip
    assert events(reading, body="psf", event="meeting-called") == ["meeting-called"]
    assert events(reading, by="ida") == ["body-established"]


def test_what_a_subject_is_and_what_it_made_stand_together_in_order(reading: Reading) -> None:
    reading(*SPINE, JUSTERING)
    reading({"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "void": True})
    reading({"command": "set-access", "subject": "h1", "access": "public", "reason": "Aktindsigt"})

    assert events(reading, subject="j1") == ["justering-adopted", "id-assigned", "justering-corrected"]
    assert events(reading, subject="j1", corrections=True) == ["justering-corrected"]
    first = reading.ask(audit.listing, subject="j1", limit=2)
    assert [e["event"] for e in first["items"]] == ["justering-adopted", "id-assigned"]
    assert events(reading, subject="j1", limit=2, cursor=first["next"]) == ["justering-corrected"]


def test_what_is_opened_or_corrected_within_an_owner_stands_under_its_own_id(reading: Reading) -> None:
    reading(*SPINE, JUSTERING)
    opened = {"command": "set-access", "subject": "j1", "access": "public", "reason": "Aktindsigt"}
    written = reading(opened, {**opened, "subject": "h1"})
    reading({"command": "correct-record", "position": written, "reason": "Skrivefejl", "void": True})
    rules: list[Any] = []
    adopted = {"command": "adopt-kommissorium", "id": "k1", "body": "psf", "effective_on": None, "status": "draft"}
    adopted_at = reading({**adopted, "rules": rules})
    reading({"command": "correct-record", "position": adopted_at, "reason": "Skrivefejl", "void": True})

    assert events(reading, subject="j1")[-1] == "access-set"
    assert [e["summary"]["params"]["subject"] for e in entries(reading, event="access-set")] == ["j1", "h1"]
    assert events(reading, subject="h1")[-2:] == ["access-set", "record-corrected"]
    assert events(reading, subject="k1") == ["kommissorium-adopted", "id-assigned", "record-corrected"]


@pytest.mark.parametrize("given", ["@5", "igår", "2012-02-30", "2012-05-01T10:00:00"])
@pytest.mark.parametrize("bound", ["from_", "to"])
def test_a_recording_time_is_a_date_or_an_instant_and_no_number(reading: Reading, bound: str, given: str) -> None:
    with pytest.raises(Problem) as wrong:
        entries(reading, **{bound: given})

    assert [(error.path, error.code) for error in wrong.value.errors] == [(bound.rstrip("_"), "not-a-time")]


def test_recording_times_bound_the_trail_half_open(reading: Reading) -> None:
    reading({**PSF, "at": "2012-05-01T21:59:59Z"}, {**MEETING, "at": "2012-05-01T22:00:00Z"})

    assert events(reading, from_="2012-05-02") == ["meeting-called"]
    assert events(reading, to="2012-05-01T22:00:00Z", from_="2012-05-01") == ["body-established"]


def test_from_the_first_day_of_the_calendar_is_everything(reading: Reading) -> None:
    reading(PSF)

    assert events(reading, from_="0001-01-01") == events(reading)
    assert events(reading, to="0001-01-01") == []


def test_an_entry_is_known_from_its_own_position(reading: Reading) -> None:
    reading(*SPINE)

    for entry in entries(reading):
        last = entries(reading, known=f"@{entry['position']}")[-1]
        assert last["position"] == entry["position"]


def test_the_trail_is_read_page_by_page(reading: Reading) -> None:
    reading(*SPINE, JUSTERING)
    seen: list[dict[str, Any]] = []
    cursor = None

    while True:
        page = reading.ask(audit.listing, limit=2, cursor=cursor)
        seen, cursor = seen + page["items"], page["next"]
        if cursor is None:
            break

    assert seen == entries(reading)
    assert len(seen) == len({(entry["position"], entry["n"]) for entry in seen}) > 4


def test_a_correction_of_minutes_shows_their_words(reading: Reading) -> None:
    minutes = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Hver fjerde."}]}
    dispatched = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-09"}
    remark = {"command": "remark-on-minutes", "meeting": "m1", "remark": "r1", "from": "BL", "on": "2012-05-10"}
    written = reading(PSF, MEETING, minutes)
    remarked = reading(dispatched, {**remark, "text": "Femte."})
    reading(
        {"command": "correct-record", "position": written, "reason": "fejl", "fields": {"items": [
            {"number": "3", "text": "Hver femte."}]}},
        {"command": "correct-record", "position": remarked, "reason": "fejl", "fields": {"text": "Hver femte."}},
    )  # fmt: skip

    items, text = [entry["changed"][0] for entry in entries(reading, event="record-corrected")]

    assert items == {
        "field": "items",
        "before": [{"number": "3", "text": "Hver fjerde."}],
        "after": [{"number": "3", "text": "Hver femte."}],
    }
    assert text == {"field": "text", "before": "Femte.", "after": "Hver femte."}


def test_a_row_of_the_trail_has_its_values_in_the_order_of_the_columns() -> None:
    assert AuditRow._fields == tuple(column.name for column in table.columns)


def test_the_correction_of_what_has_a_room_of_its_own_within_its_subject_is_told(reading: Reading) -> None:
    item = {"id": "f1", "body": "psf", "title": "Haver", "from": "br", "on": "2012-02-01"}
    proposed = reading(PSF, {"command": "propose-item", **item})
    reading({"command": "correct-record", "position": proposed, "reason": "Skrivefejl", "fields": {"title": "Gårde"}})

    entry = reading.ask(audit.listing, corrections=True)["items"][-1]

    changed = [{"field": "title", "before": "Haver", "after": "Gårde"}]
    assert (entry["corrects"], entry["changed"]) == (proposed, changed)


def test_the_newest_first_is_the_same_trail_backwards_page_by_page(reading: Reading) -> None:
    reading(*SPINE, JUSTERING)
    reading({"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "void": True})

    for filters in ({}, {"subject": "j1"}, {"body": "psf"}):
        seen, cursor = list[dict[str, Any]](), None
        while True:
            page = reading.ask(audit.listing, newest=True, limit=2, cursor=cursor, **filters)
            seen, cursor = seen + page["items"], page["next"]
            if cursor is None:
                break
        assert seen == entries(reading, **filters)[::-1]
        assert len(seen) > 2
