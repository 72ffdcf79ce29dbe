"""Rules that are judged by have a shape each; what was recorded before a shape was added is kept."""

from __future__ import annotations

from typing import Any

import pytest

from tests.archive.domain import AREA, GROUND, SF_DECISION, kommissorium
from tests.given import PSF, Given

WRONG: list[tuple[str, Any]] = [
    ("quarter", 5),
    ("place", []),
    ("place", 3),
    ("agenda_published", ["hjemmesiden"]),
    ("mandatory_items", "Status"),
    ("responsible_per_item", "dagsordenen viser den ansvarlige"),
    ("first_meeting", {"month": "2010-13"}),
    ("first_meeting", {"month": "2010-09", "part": "sidst"}),
    ("enters", ["hovedaftalen"]),
    ("areas", True),
    ("funds", "efter behov"),
    ("funds_authorised_by", "Borgerrepræsentationen"),
    ("seats", [{"min": 1}]),
    ("seats", [{"of": "tks", "min": -1}]),
    ("publishes", ["hovedaftalen"]),
    ("discusses_reports", "ja"),
    ("receives_evaluation", None),
    ("term", 4),
]
RIGHT: list[tuple[str, Any]] = [
    ("place", ["rådhuset", "Bydesign"]),
    ("agenda_published", "website"),
    ("agenda_published", False),
    ("mandatory_items", []),
    ("first_meeting", {"month": "2010-09", "part": "primo"}),
    ("enters", ["delaftale"]),
    ("funds", "none"),
    ("funds_authorised_by", "br"),
    ("seats", [{"of": "tks", "min": 1, "max": 7}, {"of": "bl1"}]),
    ("publishes", ["hovedaftale", "justering"]),
    ("term", {"years": 4}),
    ("brings_out", ["forvaltningerne"]),
    ("purpose", {"anything": ["at all", 1]}),
]


@pytest.mark.parametrize(("rule", "value"), WRONG)
def test_a_value_of_another_shape_is_refused_by_its_place(given: Given, rule: str, value: Any) -> None:
    problem = given(PSF).refused("invalid", "not-kommissorium-rule", kommissorium(rule, value, body="psf"))

    assert [error.path for error in problem.errors] == ["rules/0"]
    assert problem.errors[0].params["rule"] == rule


@pytest.mark.parametrize(("rule", "value"), RIGHT)
def test_a_value_of_the_shape_is_accepted(given: Given, rule: str, value: Any) -> None:
    assert given(PSF).when(kommissorium(rule, value, body="psf")).status == 201


def test_what_was_recorded_before_a_shape_was_added_is_answered_again(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    prose = {**kommissorium("publishes", "hovedaftalen", body="psf"), "key": "gammel"}
    with monkeypatch.context() as before:
        before.setattr("archive.recording.beyond_limits", lambda spec, command: [])
        first = given(PSF).when(prose)

    again = given.when(prose)

    assert (again.status, again.body["position"]) == (200, first.body["position"])
    given.refused("invalid", "not-kommissorium-rule", {**prose, "key": "ny"})


def test_prose_under_the_name_of_a_judged_rule_judges_nothing(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    recommends = {**AREA, "decision": "dsf"}
    with monkeypatch.context() as before:
        before.setattr("archive.recording.beyond_limits", lambda spec, command: [])
        given(*GROUND, SF_DECISION, kommissorium("areas", ["recommends"]))

    receipt = given.when(recommends)

    assert (receipt.status, receipt.body["warnings"]) == (201, [])


@pytest.mark.parametrize("name", [["remark_period"], {"a": 1}, 7, None])
def test_a_rule_whose_name_is_no_text_is_refused_by_its_place(given: Given, name: Any) -> None:
    rule = {"rule": name, "value": "x", "source": {"document": "Bilag 1", "heading": "Møder"}}
    command = {"command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "draft", "rules": [rule]}
    given(PSF)

    assert {error.path for error in given.refused("invalid", "invalid-fields", command).errors} == {"rules/0/rule"}
