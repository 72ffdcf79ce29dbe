"""What a kommissorium or a pulje lets its body decide: an adopted one refuses, despite records, a draft warns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.archive.domain import (
    AREA,
    BR_DECISION,
    CHANGE,
    DISPOSE,
    GROUND,
    GROUP,
    PULJE,
    PULJER,
    RETURN,
    SF_DECISION,
    SOURCE,
    Command,
    kommissorium,
)  # fmt: skip
from tests.given import AGREEMENT, JUSTERING, SPINE, Given

OF_SF = {**AGREEMENT, "id": "h2", "level": "delaftale", "decision": "dsf"}
DECIDED = (*GROUND, BR_DECISION, SF_DECISION)
RULES: list[tuple[str, Any, Any, str, Sequence[Command], Command]] = [
    ("adjusts", ["delaftale"], ["hovedaftale"], "body-may-not-adjust", SPINE, JUSTERING),
    ("enters", ["enkeltaftale"], ["delaftale"], "body-may-not-enter", DECIDED, OF_SF),
    ("sets_up_temagrupper", False, True, "body-may-not-set-up", DECIDED, GROUP),
    ("sets_up_temagrupper", False, True, "body-may-not-set-up", DECIDED, {**GROUP, "kind": "group"}),
    ("areas", "recommends", "designates", "body-may-only-recommend", DECIDED, {**AREA, "decision": "dsf"}),
    ("funds_authorised_by", "psf", "br", "funds-authorised-by-another", DECIDED, PULJE),
    ("funds", "none", "authorised", "body-has-no-funds", PULJER, DISPOSE),
]  # fmt: skip
each_rule = pytest.mark.parametrize(("rule", "value", "other", "code", "records", "command"), RULES)


def of(command: Command, rule: str, value: Any, status: str) -> Command:
    return kommissorium(rule, value, status, "psf" if command is JUSTERING else "sf")


@each_rule
def test_an_adopted_kommissorium_refuses_with_rule_and_source(
    given: Given, rule: str, value: Any, other: Any, code: str, records: Sequence[Command], command: Command
) -> None:
    problem = given(*records, of(command, rule, value, "adopted")).refused("refused", code, command)

    assert problem.rule is not None
    assert (problem.rule["rule"], problem.rule["value"], problem.rule["source"]) == (rule, value, SOURCE)


@each_rule
def test_despite_records_it_with_the_rule(
    given: Given, rule: str, value: Any, other: Any, code: str, records: Sequence[Command], command: Command
) -> None:
    stated = of(command, rule, value, "adopted")
    receipt = given(*records, stated).when({**command, "despite": "Aftalt"})

    judgement = given.archive.recorded_after(0)[-1].primary.data["judgement"]
    named = {"rule": rule, "value": value, "kommissorium": f"{stated['body']}-k1", "source": SOURCE}
    assert (judgement["despite"], judgement["rules"], receipt.body["warnings"]) == ("Aftalt", [named], [])


@each_rule
def test_a_draft_warns(
    given: Given, rule: str, value: Any, other: Any, code: str, records: Sequence[Command], command: Command
) -> None:
    stated = of(command, rule, value, "draft")
    receipt = given(*records, stated).when({**command, "despite": "Marks nothing"})

    named = {"rule": rule, "value": value, "kommissorium": f"{stated['body']}-k1", "source": SOURCE}
    assert receipt.body["warnings"] == [{"code": "draft-rule", **named}]
    assert "judgement" not in given.archive.recorded_after(0)[-1].primary.data


@each_rule
def test_a_rule_that_allows_it_or_none_refuses_nothing(
    given: Given, rule: str, value: Any, other: Any, code: str, records: Sequence[Command], command: Command
) -> None:
    receipt = given(*records, of(command, rule, other, "adopted")).when({**command, "despite": "Marks nothing"})

    assert (receipt.status, receipt.body["warnings"]) == (201, [])
    assert "judgement" not in given.archive.recorded_after(0)[-1].primary.data


def test_the_kommissorium_of_the_day_of_the_decision_judges(given: Given) -> None:
    """A rule tightened later never rejects what was decided before it."""
    later = {**kommissorium("enters", ["enkeltaftale"]), "effective_on": "2012-03-02"}

    assert given(*DECIDED, later).when(OF_SF).status == 201
    given(later | {"effective_on": "2012-03-01"})
    given.refused("refused", "body-may-not-enter", {**OF_SF, "id": "h3"})


def test_of_several_rules_the_last_listed_counts(given: Given) -> None:
    both = kommissorium("enters", ["delaftale"])
    both["rules"] = [*both["rules"], *kommissorium("enters", ["enkeltaftale"])["rules"]]

    given(*DECIDED, both).refused("refused", "body-may-not-enter", OF_SF)


def test_a_correction_is_not_judged(given: Given) -> None:
    given(*DECIDED, kommissorium("enters", ["enkeltaftale"]), {**AGREEMENT, "id": "h2", "level": "delaftale"})
    correction = {"command": "correct-agreement", "agreement": "h2", "reason": "Glemt", "decision": "dsf"}

    assert given.when(correction).status == 201


PULJE_REFUSALS: list[tuple[str, str, tuple[Command, ...], Command]] = [
    ("disposer", "pulje-of-another", (), {**DISPOSE, "decision": "dbr"}),
    ("purpose", "pulje-other-purpose", (), {**DISPOSE, "purpose": "Fest"}),
    ("purpose", "pulje-other-purpose", ({**CHANGE, "on": "2012-03-01", "amount": "99", "purposes": ["Lys"]},), DISPOSE),
    ("amount", "pulje-overspent", (), {**DISPOSE, "amount": "100.01"}),
    ("amount", "pulje-overspent", (DISPOSE,), {**DISPOSE, "id": "u2", "amount": "30"}),
    ("amount", "pulje-overspent", ({**DISPOSE, "on": "2012-11-01"},), {**DISPOSE, "id": "u2", "amount": "30"}),
    ("amount", "pulje-overspent", ({**CHANGE, "on": "2012-03-01"},), DISPOSE),
    ("amount", "pulje-below-disposed", (DISPOSE,), {**CHANGE, "amount": "70"}),
    ("amount", "pulje-below-disposed", (DISPOSE, {**RETURN, "amount": "10"}), {**CHANGE, "amount": "60.49"}),
    ("period", "pulje-outside-period", (), {**DISPOSE, "on": "2012-01-31"}),
    ("period", "pulje-outside-period", (), {**DISPOSE, "on": "2012-12-01"}),
    ("period", "pulje-outside-period", ({**CHANGE, "on": "2012-02-01", "until": None, "amount": "100"},),
     {**DISPOSE, "on": "2013-01-01"}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "code", "records", "command"), PULJE_REFUSALS)
def test_a_pulje_refuses_and_despite_records(
    given: Given, rule: str, code: str, records: tuple[Command, ...], command: Command
) -> None:
    problem = given(*PULJER, *records).refused("refused", code, command)
    assert problem.rule is not None
    assert (problem.rule["rule"], problem.rule["source"]["document"]) == (rule, "dbr")

    given.when({**command, "despite": "Hastesag"})
    judgement = given.archive.recorded_after(0)[-1].primary.data["judgement"]
    assert [one["rule"] for one in judgement["rules"]] == [rule]


def test_every_rule_that_was_broken_is_kept(given: Given) -> None:
    given(*PULJER, kommissorium("funds", "none", body="br"))
    given.when({**DISPOSE, "decision": "dbr", "purpose": "Fest", "amount": "200", "on": "2013-01-01", "despite": "Ja"})

    judgement = given.archive.recorded_after(0)[-1].primary.data["judgement"]
    assert [one["rule"] for one in judgement["rules"]] == ["funds", "disposer", "purpose", "amount", "period"]
    assert (judgement["rule"], judgement["despite"]) == ("funds", "Ja")


@pytest.mark.parametrize(
    ("records", "command"),
    [
        ((), {**DISPOSE, "amount": "100"}),
        (({**CHANGE, "on": "2012-03-02"},), DISPOSE),
        (({**CHANGE, "purposes": ["Fest"]},), {**DISPOSE, "on": "2012-06-01", "purpose": "FEST", "amount": "1"}),
        (({**CHANGE, "on": "2012-02-01", "until": None, "amount": "100"},), {**DISPOSE, "on": "2012-12-31"}),
    ],
)
def test_a_pulje_is_judged_by_its_changes_up_to_the_day(
    given: Given, records: tuple[Command, ...], command: Command
) -> None:
    assert given(*PULJER, *records).when(command).status == 201
