"""Corrections that leave a record whole: what is taken away, put back, or can be only one of several."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.asking import Asking
from tests.given import DECISION, JUSTERING, PSF, SPINE

END = {"command": "end-agreement", "agreement": "h1", "reason": "terminated", "on": "2013-01-01"}
CHAIR = {"command": "appoint-member", "body": "psf", "person": "(navn)", "role": "chair", "from": None}
OFFICE = {"command": "establish-office", "id": "overborgmester", "name": "Overborgmesteren"}


def correct(position: int, **fields: Any) -> dict[str, Any]:
    return {"command": "correct-record", "position": position, "reason": "Skrivefejl", "fields": fields}


@pytest.mark.parametrize("field", ["requires", "decision", "document", "ends_on", "carries_out", "theme", "parent"])
def test_null_takes_away_what_an_agreement_does_not_have(asking: Asking, field: str) -> None:
    without = {name: value for name, value in SPINE[-1].items() if name != field}
    asking(*SPINE[:-1], without)
    before = asking.agreement(on="2012-01-01")

    asking.do({"command": "correct-agreement", "agreement": "h1", "reason": "Findes ikke", field: None})

    after = asking.agreement(on="2012-01-01")
    varying = {"as_of", "url", "api_url", "version"}
    assert {name: after[name] for name in after.keys() - varying} == {
        name: before[name] for name in before.keys() - varying
    }


@pytest.mark.parametrize("field", ["requires", "concerns"])
def test_null_takes_away_what_a_decision_does_not_have(asking: Asking, field: str) -> None:
    asking(*SPINE)
    asking.do({"command": "correct-decision", "decision": "d1", "reason": "Findes ikke", field: None})

    assert asking.get("decisions/d1", on="2012-06-01")[field] == []


def test_an_end_of_term_keeps_exactly_one_day(asking: Asking) -> None:
    asking(*SPINE)
    ended = asking.do(END)

    for fields in ({"on": None}, {"last_day": None}, {"on": "2013-05-01", "last_day": "2013-06-01"}):
        problem = asking.given.refused("invalid", "exactly-one-of", correct(ended, **fields))
        assert problem.errors[0].path == f"fields/{next(iter(fields))}"
    asking.given.refused("invalid", "out-of-range", correct(ended, last_day="9999-12-31"))

    asking.do(correct(ended, last_day="2013-05-31"))
    assert asking.agreement(on="2012-01-01")["term"]["to"] == "2013-06-01"


def test_a_membership_keeps_exactly_one_member(asking: Asking) -> None:
    asking(PSF, OFFICE)
    appointed = asking.do(CHAIR)

    asking.given.refused("invalid", "exactly-one-of", correct(appointed, office="overborgmester"))
    asking.given.refused("invalid", "exactly-one-of", correct(appointed, person=None))

    asking.do(correct(appointed, office="overborgmester", person=None))
    (chair,) = asking.get("bodies/psf", on="2012-01-01")["chair"]
    assert (chair["person"], chair["office"]) == (None, "overborgmester")


def test_a_term_that_ends_on_the_first_day_of_the_calendar_has_no_day(asking: Asking) -> None:
    asking(*SPINE[:-1], {**SPINE[-1], "effective_on": None})
    asking.do(JUSTERING)
    asking.do({**END, "on": "0001-01-01"})

    answer = asking.agreement(on="2012-06-01")

    assert (answer["provisions"], answer["edition"]) == ([], None)
    assert asking.get("agreements/h1/timeline")["items"] == []
    assert all(entry["known"]["to"] for entry in asking.get("agreements/h1/provisions/4/history")["items"])
    assert asking.get("search", q="bolig", on="2012-06-01")["total"] == 0


def test_one_rule_that_names_the_level_lets_a_body_adjust_it(asking: Asking) -> None:
    source = {"document": "Bilag 2", "heading": "Beføjelser"}
    rules = [{"rule": "adjusts", "value": [level], "source": source} for level in ("delaftale", "hovedaftale")]
    kommissorium = {"command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "adopted"}
    asking(*SPINE, {**kommissorium, "rules": rules})

    asking.do(JUSTERING)

    asking.do({**kommissorium, "rules": rules[:1]})
    asking.do({**DECISION, "id": "d2"})
    asking.given.refused("refused", "body-may-not-adjust", {**JUSTERING, "id": "j2", "decision": "d2"})


TWO = {
    **JUSTERING,
    "changes": [
        *JUSTERING["changes"],
        {"op": "replace", "number": "5", "heading": "Tryghed", "text": "Tryghed for alle."},
    ],
}
BY_JUSTERING = {
    "command": "correct-justering",
    "justering": "j1",
    "reason": "Slåfejl i punkt 4",
    "changes": [{**TWO["changes"][0], "text": "Hver femte bolig anvises."}, TWO["changes"][1]],
}
OF_OWN_TEXT = {
    "command": "correct-agreement",
    "agreement": "h1",
    "reason": "Slåfejl i punkt 4",
    "provisions": [
        {"number": "4", "heading": "Udlejning", "text": "Hver tredje bolig kan anvises."},
        {"number": "5", "heading": None, "text": "Tryghed."},
    ],
}


@pytest.mark.parametrize(("text", "mend"), [([TWO], BY_JUSTERING), ([], OF_OWN_TEXT)])
def test_a_correction_that_repeats_words_changes_nothing_of_them(
    asking: Asking, text: list[dict[str, Any]], mend: dict[str, Any]
) -> None:
    asking(*SPINE)
    recorded = asking(*text)
    asking({"command": "approve", "subject": "d1" if text else "h1", "party": "br", "on": "2012-05-20"})
    before = asking.agreement(on="2012-06-01")["provisions"][1]

    corrected = asking.do(mend)

    changed, repeated = asking.agreement(on="2012-06-01")["provisions"]
    assert (changed["source"]["position"], changed["known_from"]) == (corrected, corrected)
    assert repeated == before
    assert repeated["source"]["position"] == recorded
    assert (changed["changed_since_approval"], repeated["changed_since_approval"]) == (True, False)
    (entry,) = [e for e in _history(asking, "5") if e["known"]["to"] is None and e["valid"]["to"] == "2015-01-01"]
    assert (entry["source"]["position"], entry["known"]["from"]) == (recorded, recorded)
    assert [c["number"] for c in _compared(asking, recorded)] == ["4"]


def _history(asking: Asking, number: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asking.get(f"agreements/h1/provisions/{number}/history")["items"]
    return found


def _compared(asking: Asking, known_from: int) -> list[dict[str, Any]]:
    days = {"from": "2012-06-01", "to": "2012-06-01"}
    found: list[dict[str, Any]] = asking.get("agreements/h1/compare", **days, known_from=f"@{known_from}")["changed"]
    return found


def test_words_that_are_put_back_come_from_the_correction_that_put_them_back(asking: Asking) -> None:
    asking(*SPINE)
    asking.do(JUSTERING)
    other = [{**JUSTERING["changes"][0], "text": "Hver femte bolig anvises."}]
    asking.do({**BY_JUSTERING, "changes": other})
    back = asking.do({**BY_JUSTERING, "changes": JUSTERING["changes"]})

    asking.do({**BY_JUSTERING, "changes": JUSTERING["changes"], "effective_on": "2012-02-01"})

    provision = asking.agreement(on="2012-06-01")["provisions"][0]
    assert (provision["source"]["position"], provision["known_from"]) == (back, back)


def test_another_op_with_the_same_words_is_no_other_words(asking: Asking) -> None:
    asking(*SPINE)
    recorded = asking.do(JUSTERING)

    asking.do({**BY_JUSTERING, "changes": [{**JUSTERING["changes"][0], "op": "insert"}]})

    provision = asking.agreement(on="2012-06-01")["provisions"][0]
    assert (provision["source"]["position"], provision["known_from"]) == (recorded, recorded)


def test_a_decision_is_corrected_where_a_correction_says_something_else(asking: Asking) -> None:
    asking(*SPINE)
    asking.do({"command": "correct-decision", "decision": "d1", "reason": "Læst igen", "text": "Ja."})
    assert asking.get("decisions/d1")["source"]["corrected_at"] is None

    corrected = asking.do({"command": "correct-decision", "decision": "d1", "reason": "Læst igen", "text": "Nej."})
    assert asking.get("decisions/d1")["source"]["corrected_at"] == corrected
