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
