"""What every answer says of itself: both axes, addresses that give it again, and whether it is made up."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from tests.contract.asking import Asking
from tests.given import AGREEMENT, DECISION, JUSTERING, MEETING, SPINE


@pytest.mark.parametrize(
    ("known", "position"),
    [
        ("@0", 0),
        ("@1", 0),
        ("@2", 2),
        ("1999-01-01", 0),
        ("2050-01-01T00:00:00+02:00", 5),
        ("2050-01-01T00:00:00 02:00", 5),
    ],
)
def test_known_is_a_position_an_instant_or_a_date(asking: Asking, known: str, position: int) -> None:
    asking.do(SPINE[0])
    last = asking.given.archive.last_position()

    answer = asking.get("bodies", known=known)

    assert answer["as_of"]["position"] == (last if position == 5 else position)


@pytest.mark.parametrize(
    "known", ["banan", "@", "@-1", "2012-13-01", "2012-06-01T12:00:00", "@99999999999999999999999"]
)
def test_a_moment_that_cannot_be_read_is_named(asking: Asking, known: str) -> None:
    response = asking.client.get("/api/v1/bodies", query_string={"known": known})

    assert response.status_code == 422
    assert [error["path"] for error in response.get_json()["errors"]] == ["known"]


@pytest.mark.parametrize("on", ["2012-02-30", "1. juni", "20120601", "2012-6-1"])
def test_a_day_that_cannot_be_read_is_named(asking: Asking, on: str) -> None:
    response = asking.client.get("/api/v1/bodies", query_string={"on": on})

    assert response.status_code == 422
    assert [error["path"] for error in response.get_json()["errors"]] == ["on"]


def test_what_was_recorded_later_is_not_known_then(asking: Asking) -> None:
    before = asking.do(SPINE[0])
    asking.do(SPINE[1])

    assert asking.problem("bodies/br", known=f"@{before}") == (404, "not-known-then")
    assert asking.problem("bodies/nobody") == (404, "not-found")
    assert asking.problem("agreements/br") == (404, "not-found")


def test_why_is_a_sentence_and_the_code_stands_beside_it(example: Asking) -> None:
    danish = example.get("agreements/hovedaftale-2011", on="2014-03-01")["provisions"]
    english = example.client.get(
        "/api/v1/agreements/hovedaftale-2011?on=2014-03-01", headers={"Accept-Language": "en"}
    ).get_json()["provisions"]

    [da] = [p["mandate"] for p in danish if p["number"] == "7.1"]
    [en] = [p["mandate"] for p in english if p["number"] == "7.1"]
    assert da["state"] == "without-authority"
    assert da["because"]["code"] == en["because"]["code"] == "decision-annulled"
    assert da["why"] != en["why"]
    assert " " in da["why"]


@pytest.mark.parametrize("number", ["4/2", "4//2", "/4", "/", "%2F", "4?a#b"])
def test_numbers_may_hold_a_slash(asking: Asking, number: str) -> None:
    own: dict[str, Any] = {**AGREEMENT, "provisions": [{"number": number, "heading": None, "text": "Ja."}]}
    asking(*SPINE[:-1], own)

    history = asking.get(f"agreements/h1/provisions/{quote(number)}/history")

    assert [row["text"] for row in history["items"]] == ["Ja."]
    assert asking.client.get(history["api_url"]).get_json()["items"] == history["items"]
    assert asking.client.get(history["url"]).status_code == 200


def test_two_moments_of_knowledge_are_compared(asking: Asking) -> None:
    before = asking(*SPINE)
    after = asking.do(JUSTERING)

    answer = asking.get("agreements/h1/compare", on="2012-06-01", known_from=f"@{before}", known_to=f"@{after}")

    [changed] = answer["changed"]
    assert (answer["from"], answer["to"]) == ("2012-06-01", "2012-06-01")
    assert (answer["known_from"], answer["known_to"]) == (f"@{before}", f"@{after}")
    words = changed["words"]
    assert "".join(w["text"] for w in words if w["op"] != "added") == "Hver tredje bolig anvises."
    assert "".join(w["text"] for w in words if w["op"] != "removed") == "Hver fjerde bolig anvises."


def test_lists_are_narrowed(asking: Asking) -> None:
    later = {**MEETING, "id": "m2", "date": "2013-05-08"}
    asking(*SPINE, later, {**DECISION, "id": "d2", "meeting": "m2", "outcome": "rejected"})

    assert [m["id"] for m in asking.get("meetings", to="2013-05-08")["items"]] == ["m1"]
    assert [m["id"] for m in asking.get("meetings", **{"from": "2013-05-08"})["items"]] == ["m2"]
    assert [d["id"] for d in asking.get("decisions", outcome="rejected")["items"]] == ["d2"]
    assert [d["id"] for d in asking.get("decisions", state="without-authority")["items"]] == ["d2"]
    assert asking.get("meetings", body="br")["items"] == []
