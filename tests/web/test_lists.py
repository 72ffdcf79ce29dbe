"""Lists of the API: the next page, CSV, and the order of some of them."""

from __future__ import annotations

from typing import Any

from tests.contract.asking import Asking


def test_the_next_page_is_of_the_same_moment(asking: Asking) -> None:
    for n in range(4):
        asking.do(body(f"b{n}"))
    first = asking.get("bodies", limit="2")
    asking.do(body("b1a"))
    asking.do(body("b3a"))

    second = asking.client.get(first["next"]).get_json()

    assert f"known=@{first['as_of']['position']}" in first["next"]
    assert [row["id"] for row in second["items"]] == ["b2", "b3"]
    assert second["next"] is None


def test_a_list_is_of_fifty_unless_said_otherwise(example: Asking) -> None:
    answer = example.get("meetings")

    assert (len(answer["items"]), answer["limit"]) == (50, 50)
    assert [row["date"] for row in answer["items"]] == sorted((row["date"] for row in answer["items"]), reverse=True)
    documents = example.get("documents")["items"]
    assert [row["id"] for row in documents] == sorted(row["id"] for row in documents)


def test_csv_of_nothing_has_its_heading(asking: Asking) -> None:
    response = asking.client.get("/api/v1/agreements?format=csv")

    assert response.get_data(as_text=True).startswith("id,level,title,status,")


def test_what_cannot_be_asked_is_an_error_as_csv_too(example: Asking) -> None:
    response = example.client.get("/api/v1/agreements?format=csv&known=@999999")

    assert (response.status_code, response.mimetype) == (422, "application/problem+json")


def test_the_log_is_read_from_a_position_on(example: Asking) -> None:
    first = example.get("events", limit="3")
    on = example.get("events", after="2", limit="3")

    assert [event["position"] for event in first["items"]] == [1, 2, 3]
    assert [event["position"] for event in on["items"]] == [3, 4, 5]
    assert first["items"][0]["event"] == "archive-initialised"
    assert [event["position"] for event in example.get("events", known="@2")["items"]] == [1, 2]


def body(id: str) -> dict[str, Any]:
    return {"command": "establish-body", "id": id, "name": id, "kind": "group", "established_on": None}


def test_the_following_pages_are_in_the_language_that_was_asked_for(example: Asking) -> None:
    english = {"Accept-Language": "en"}
    by_address = example.client.get(example.get("audit", lang="en", limit="1")["next"]).get_json()
    by_browser = example.client.get(example.get("audit", limit="1")["next"], headers=english).get_json()

    assert by_address["items"][0]["summary"] == by_browser["items"][0]["summary"]
