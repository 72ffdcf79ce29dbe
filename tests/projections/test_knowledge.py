"""What is asked of the whole archive: by type, by day, by body, by who is named; as known at a moment."""

from __future__ import annotations

from typing import Any

from archive.records import WholeKnowledge
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF, SPINE
from tests.projections.reading import Reading

MOVE = {"command": "move-meeting", "id": "m1", "date": "2013-01-08", "announced_on": "2012-05-01"}
OF_BR = {**MEETING, "id": "m2", "body": "br", "with": ["psf"]}
KOMMISSORIUM = {"command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "draft", "rules": []}


def asked(reading: Reading, question: str, *given: str, known: str | None = None) -> Any:
    def answer(view: Any) -> dict[str, Any]:
        knowledge: WholeKnowledge = view.knowledge
        return {"found": getattr(knowledge, question)(*given)}

    return reading.ask(answer, known=known)["found"]


def test_everything_of_a_type_is_given_in_order_as_known(reading: Reading) -> None:
    before = reading(*SPINE)
    reading(OF_BR)
    assert asked(reading, "of_type", "meeting") == ["m1", "m2"]
    assert asked(reading, "of_type", "meeting", known=f"@{before}") == ["m1"]


def test_a_day_finds_what_was_recorded_for_it(reading: Reading) -> None:
    reading(*SPINE)
    assert asked(reading, "dated", "call-meeting", "2012-05-08", "2012-05-09") == ["m1"]
    assert asked(reading, "dated", "call-meeting", "2012-01-01", "2012-05-08") == []
    assert asked(reading, "dated", "record-decision", "2012-01-01", "2013-01-01") == ["d1"]


def test_a_body_has_its_meetings_of_each_day_that_they_were_ever_set_to(reading: Reading) -> None:
    before = reading(PSF, BR, MEETING, OF_BR)
    reading(MOVE)
    assert asked(reading, "meetings_of", "psf", "2012-01-01", "2013-01-01") == ["m1"]
    assert asked(reading, "meetings_of", "psf", "2013-01-01", "2014-01-01") == ["m1"]
    assert asked(reading, "meetings_of", "psf", "2013-01-01", "2014-01-01", known=f"@{before}") == []
    assert asked(reading, "meetings_of", "br", "2012-01-01", "2014-01-01") == ["m2"]


def test_a_correction_of_the_day_or_of_the_body_is_followed(reading: Reading) -> None:
    reading(*SPINE)
    called = reading(OF_BR)
    reading({"command": "correct-record", "position": called, "reason": "Fejl", "fields": {"body": "psf"}})
    assert asked(reading, "meetings_of", "psf", "2012-01-01", "2013-01-01") == ["m1", "m2"]
    assert asked(reading, "meetings_of", "br", "2012-01-01", "2013-01-01") == []
    reading({"command": "correct-decision", "decision": "d1", "reason": "Fejl", "decided_on": "2011-05-08"})
    assert asked(reading, "decisions_of", "psf", "2012-01-01", "2013-01-01") == []
    assert asked(reading, "decisions_of", "psf", "2011-01-01", "2012-01-01") == ["d1"]


def test_who_names_an_id_is_found_by_command_and_field(reading: Reading) -> None:
    reading(*SPINE, OF_BR, JUSTERING)
    assert asked(reading, "naming", "psf", "call-meeting", "body") == ["m1"]
    assert asked(reading, "naming", "psf", "call-meeting", "with") == ["m2"]
    assert asked(reading, "naming", "d1", "adopt-justering", "decision") == ["j1"]
    assert asked(reading, "naming", "br", "enter-agreement", "parties") == ["h1"]


def test_the_record_that_made_an_id_is_found_whoever_owns_it(reading: Reading) -> None:
    reading(*SPINE, JUSTERING, KOMMISSORIUM)
    commands = {id: asked(reading, "made", id).command for id in ("m1", "j1", "psf-k1")}
    assert commands == {"m1": MEETING["command"], "j1": JUSTERING["command"], "psf-k1": KOMMISSORIUM["command"]}
    assert asked(reading, "made", "psf-k1").owner == "psf"
    assert asked(reading, "made", "ingen") is None


def test_what_was_made_later_is_not_known_then(reading: Reading) -> None:
    before = reading(BR, PSF)
    reading(MEETING, DECISION)
    assert asked(reading, "made", "m1", known=f"@{before}") is None


def test_records_are_found_by_the_fields_that_the_grammar_says(reading: Reading) -> None:
    before = reading(*SPINE)
    reading({**AGREEMENT, "id": "h2", "level": "delaftale", "effective_on": "2012-01-01"})
    assert asked(reading, "valued", "enter-agreement", "level", "hovedaftale") == ["h1"]
    assert asked(reading, "within", "enter-agreement", "effective_on", "2011-01-01", "2012-01-01") == ["h1"]
    assert asked(reading, "within", "enter-agreement", "effective_on", "2012-01-01", "2013-01-01") == ["h2"]
    found = asked(reading, "within", "enter-agreement", "effective_on", "2012-01-01", "2013-01-01", known=f"@{before}")
    assert found == []


def test_a_correction_is_found_by_its_new_value_and_no_more_by_the_old(reading: Reading) -> None:
    before = reading(*SPINE, JUSTERING)
    reading({"command": "correct-justering", "justering": "j1", "reason": "Fejl", "effective_on": "2012-04-01"})
    days = ("2012-03-01", "2012-03-02"), ("2012-04-01", "2012-04-02")
    found = [asked(reading, "within", "adopt-justering", "effective_on", *day) for day in days]
    then = [asked(reading, "within", "adopt-justering", "effective_on", *day, known=f"@{before}") for day in days]
    assert (found, then) == ([[], ["j1"]], [["j1"], []])


def test_the_owners_of_everything_of_a_type_are_given_once(reading: Reading) -> None:
    reading(PSF, KOMMISSORIUM, KOMMISSORIUM)
    assert asked(reading, "owners_of", "kommissorium") == ["psf"]


def test_who_names_several_is_the_same_looked_up_together(reading: Reading) -> None:
    reading(*SPINE, OF_BR, JUSTERING)

    def together(view: Any) -> dict[str, Any]:
        view.knowledge.prefetch_naming(["psf", "br", "bl1"], "call-meeting", "body")
        return {"found": [view.knowledge.naming(body, "call-meeting", "body") for body in ("psf", "br", "bl1")]}

    assert reading.ask(together)["found"] == [["m1"], ["m2"], []]
