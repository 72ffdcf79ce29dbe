"""Receipts, problems and signs of life hold exactly what their schemas say: nothing undocumented, nothing missing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.answers.examples import Examples
from tests.archive.test_warnings import AGENDA, DISPATCH, MINUTES
from tests.contract.asking import Asking
from tests.given import AGREEMENT, DECISION, JUSTERING, SPINE
from tests.schemas.whole import differences
from web.schemas.agreements import Agreement
from web.schemas.archive import Live, Ready, Receipt
from web.schemas.problems import Problem

KOMMISSORIUM: dict[str, Any] = {
    "command": "adopt-kommissorium",
    "body": "psf",
    "effective_on": "2010-09-01",
    "status": "adopted",
    "rules": [
        {
            "rule": "adjusts",
            "value": ["delaftale"],
            "source": {"document": "Bilag 2", "heading": "Partnerskabsforum / Opgaver"},
            "others": [{"value": [], "source": {"document": "Bilag 1", "heading": "Opgaver"}}],
        }
    ],
}
LATER = {**JUSTERING, "id": "j2", "effective_on": "2013-01-01"}


def test_a_field_too_many_or_too_few_is_told(example: Examples) -> None:
    agreement = example.get("/api/v1/agreements/hovedaftale-2011?on=2012-06-01")

    assert differences(Agreement, {**agreement, "new": 1}) == {"new": ["Unknown field."]}
    for name in agreement:
        without = {other: value for other, value in agreement.items() if other != name}
        assert differences(Agreement, without) == {name: ["Missing data for required field."]}


@pytest.mark.parametrize(("path", "schema"), [("/livez", Live), ("/readyz", Ready)])
def test_the_signs_of_life_are_as_their_schemas_say(example: Examples, path: str, schema: type[Live]) -> None:
    assert differences(schema, example.client.get(path).get_json()) == {}


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    return Asking(tmp_path)


def record(asking: Asking, command: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
    response = asking.client.post("/api/v1/commands", json={"by": "sekretariatet", **command})
    body: dict[str, Any] = response.get_json()
    return response.status_code, body


def test_receipts_are_as_their_schema_says(asking: Asking) -> None:
    receipts = [record(asking, command) for command in (*SPINE, LATER, JUSTERING)]

    assert [status for status, _ in receipts] == [201] * len(receipts)
    assert [differences(Receipt, receipt) for _, receipt in receipts] == [{}] * len(receipts)
    assert receipts[-1][1]["overtaken"] == [{"number": "4", "from": "2013-01-01", "by": "j2"}]


def test_a_receipt_with_warnings_is_as_its_schema_says(asking: Asking) -> None:
    asking(*SPINE, {**MINUTES, "items": []}, {**AGENDA, "sent_on": "2012-05-09"})

    found = [record(asking, {**DECISION, "id": "d2", "item": "9"}), record(asking, {**DISPATCH, "on": "2012-05-01"})]

    assert [differences(Receipt, receipt) for _, receipt in found] == [{}, {}]
    assert [[one["code"] for one in receipt["warnings"]] for _, receipt in found] == [
        ["item-not-on-agenda"],
        ["minutes-before-meeting"],
    ]
    assert (
        found[0][1]["warnings"][0]["text"]
        == "Punkt 9 står ikke på den seneste dagsorden til mødet i Partnerskabsforum den 8. maj 2012."
    )


def test_what_was_recorded_despite_a_rule_is_as_the_schema_says(asking: Asking) -> None:
    asking(*SPINE, KOMMISSORIUM, {**JUSTERING, "despite": "Parterne var enige"})

    answer = asking.agreement(on="2012-06-01")
    provision = answer["provisions"][0]
    assert (provision["mandate"]["because"]["code"], provision["instead"]["text"]) == (
        "recorded-despite",
        AGREEMENT["provisions"][0]["text"],
    )
    assert differences(Agreement, answer) == {}


def test_problems_are_as_their_schema_says(asking: Asking) -> None:
    asking(*SPINE, KOMMISSORIUM)

    found = [
        record(asking, JUSTERING),
        record(asking, {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"}),
        record(asking, {**DECISION, "outcome": "maaske", "new": 1}),
        record(asking, AGREEMENT),
        (404, asking.client.get("/api/v1/agreements/h9").get_json()),
        (422, asking.client.get("/api/v1/search").get_json()),
    ]
    assert [(status, body["status"]) for status, body in found] == [(s, s) for s in (409, 409, 422, 409, 404, 422)]
    assert [differences(Problem, body) for _, body in found] == [{}] * len(found)
    assert [sorted(body.keys() & {"rule", "errors"}) for _, body in found] == [
        ["rule"],
        ["rule"],
        ["errors"],
        [],
        [],
        ["errors"],
    ]
