"""correct-record: every kind of record that has no correction of its own."""

from __future__ import annotations

from tests.given import MEETING, PSF, SPINE, Given

DISPATCH = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"}
MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}

REMARK = {"command": "remark-on-minutes", "meeting": "m1", "remark": "b1", "from": "br", "text": "Nej."}


def correct(position: int, **fields: object) -> dict[str, object]:
    return {"command": "correct-record", "position": position, "reason": "Skrivefejl", **fields}


def test_fields_are_mended_on_the_record_in_its_own_place(given: Given) -> None:
    dispatched = given(PSF, MEETING, MINUTES).when(DISPATCH).body["position"]

    receipt = given.when(correct(dispatched, fields={"on": "2012-05-16"}))

    assert receipt.body["subject"] == {"type": "meeting", "id": "m1", "version": 4}
    given.refused("refused", "remark-before-dispatch", {**REMARK, "on": "2012-05-15"})
    assert given.when({**REMARK, "on": "2012-05-16"}).status == 201


def test_void_takes_a_record_away_and_puts_it_back(given: Given) -> None:
    dispatched = given(PSF, MEETING, MINUTES).when(DISPATCH).body["position"]
    given.when(correct(dispatched, void=True))

    assert given.when(MINUTES).status == 201

    given.when(correct(dispatched, void=False))
    given.refused("refused", "minutes-already-dispatched", MINUTES)


def test_only_fields_of_that_command_its_id_and_subject_aside(given: Given) -> None:
    dispatched = given(PSF, MEETING, MINUTES).when(DISPATCH).body["position"]

    for field in ("meeting", "place", "command", "by", "key"):
        given.refused("invalid", "unknown-field", correct(dispatched, fields={field: "m1"}))
    given.refused("invalid", "not-date", correct(dispatched, fields={"on": "i morgen"}))


def test_a_mended_field_must_refer_to_something(given: Given) -> None:
    called = given(PSF).when(MEETING).body["position"]

    problem = given.refused("unknown-reference", "unknown-reference", correct(called, fields={"body": "findes-ikke"}))

    assert problem.errors[0].path == "fields/body"


def test_corrections_and_what_has_a_correction_of_its_own_are_not_mended_so(given: Given) -> None:
    called = given(PSF).when(MEETING).body["position"]
    correction = given.when(correct(called, fields={"time": "10:00"})).body["position"]
    agreement = given(*SPINE[1:2], *SPINE[3:]).archive.last_position()

    given.refused("invalid", "record-not-correctable", correct(correction, void=True))
    given.refused("invalid", "record-not-correctable", correct(2, void=True))
    given.refused("invalid", "has-own-correction", correct(agreement, void=True))


def test_there_must_be_a_record_at_the_position(given: Given) -> None:
    given(PSF)

    given.refused("unknown-reference", "no-record-at-position", correct(3, void=True))
    given.refused("unknown-reference", "no-record-at-position", correct(99, void=True))


def test_a_correction_must_correct_something(given: Given) -> None:
    given(PSF).refused("invalid", "nothing-corrected", correct(4))

    problem = given.refused("invalid", "nothing-corrected", correct(4, fields={}))
    assert [error.path for error in problem.errors] == ["fields"]
    given.when(correct(4, fields={}, void=True))
