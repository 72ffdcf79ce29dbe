"""openapi.json says what may be asked: limits, the shapes of moments and cursors, and who must say who records."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.contract.asking import Asking
from tests.given import BR, DECISION, PSF, SPINE, Given
from web.api.openapi import document
from web.app import close, create_app


@pytest.fixture
def parameters(asking: Asking) -> dict[str, dict[str, Any]]:
    """Those of the list of bodies and of the log, by name."""
    paths = asking.client.get("/openapi.json").get_json()["paths"]
    return {one["name"]: one["schema"] for path in ("bodies", "events") for one in _of(paths, path)}


def _of(paths: dict[str, Any], path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = paths[f"/api/v1/{path}"]["get"]["parameters"]
    return found


def test_a_limit_has_its_bounds_and_a_position_its(parameters: dict[str, dict[str, Any]]) -> None:
    assert (parameters["limit"]["minimum"], parameters["limit"]["maximum"]) == (1, 500)
    assert (parameters["after"]["minimum"], parameters["after"]["maximum"]) == (0, 2**63 - 1)


@pytest.mark.parametrize(
    ("known", "fits"),
    [("@2", True), ("2012-06-01", True), ("2012-06-01T12:00:00+02:00", True), ("2012-06-01T12:00:00 02:00", True),
     ("2012-06-01T12:00Z", True), ("i morgen", False), ("@", False), ("2012-06-01T12:00", False),
     ("2012-13-01", False), ("2012-06-32", False), ("2012-06-01T24:00Z", False)],
)  # fmt: skip
def test_a_moment_of_the_shape_that_is_told_is_read_and_no_other(
    asking: Asking, parameters: dict[str, dict[str, Any]], known: str, fits: bool
) -> None:
    assert bool(re.search(parameters["known"]["pattern"], known)) == fits
    assert asking.client.get("/api/v1/bodies", query_string={"known": known}).status_code == (200 if fits else 422)


def test_a_cursor_that_a_list_gave_has_the_shape_that_is_told(
    asking: Asking, parameters: dict[str, dict[str, Any]]
) -> None:
    asking(PSF, BR)
    cursor = re.search("cursor=([^&]+)", asking.get("bodies", limit="1")["next"])

    assert cursor
    assert re.search(parameters["cursor"]["pattern"], cursor[1])
    assert not re.search(parameters["cursor"]["pattern"], "vrøvl!")


def test_a_command_must_say_who_records_it(asking: Asking) -> None:
    body = asking.client.get("/openapi.json").get_json()["paths"]["/api/v1/commands"]["post"]["requestBody"]

    commands = body["content"]["application/json"]["schema"]["oneOf"]
    assert all("by" in command["required"] for command in commands)
    response = asking.client.post("/api/v1/commands", json=PSF)
    assert [error["path"] for error in response.get_json()["errors"]] == ["by"]


def test_a_parameter_may_be_empty_and_a_word_that_is_looked_for_may_not(asking: Asking) -> None:
    asked = {one["name"]: one for one in _of(asking.client.get("/openapi.json").get_json()["paths"], "search")}

    assert asked["on"]["allowEmptyValue"]
    assert "allowEmptyValue" not in asked["q"]
    assert asking.problem("search", q=" ") == (422, "invalid")


@pytest.mark.parametrize(
    ("text", "fits"), [("Ja.\n\tOgså", True), ("\x00", False), ("a\x1b[31m", False), ("\x9f", False)]
)
def test_a_command_that_is_checked_by_its_described_schema_is_refused_for_the_same_signs(
    asking: Asking, text: str, fits: bool
) -> None:
    schema = asking.get("commands/establish-body")["schema"]
    command = {**PSF, "name": text, "by": "sekretariatet"}

    assert Draft202012Validator(schema).is_valid(command) == fits
    assert asking.client.post("/api/v1/commands", json=command).status_code == (201 if fits else 422)


@pytest.mark.parametrize("more", [{"body": "psf"}, {"decided_on": "2012-05-08"}, {"form": "written"}])
def test_it_is_said_that_a_decision_is_taken_at_a_meeting_or_outside_meetings(
    asking: Asking, more: dict[str, str]
) -> None:
    asking(*SPINE[:3])
    schema = asking.client.get("/openapi.json").get_json()["paths"]["/api/v1/commands"]["post"]["requestBody"]
    accepted = Draft202012Validator(schema["content"]["application/json"]["schema"])
    decision = {**DECISION, "by": "sekretariatet"}

    assert accepted.is_valid(decision)
    assert not accepted.is_valid({**decision, **more})
    assert asking.client.post("/api/v1/commands", json={**decision, **more}).status_code == 422


def test_the_document_is_made_once_in_a_process_and_not_before_somebody_asks(given: Given) -> None:
    document.cache_clear()

    apps = [create_app(given.archive), create_app(given.archive)]
    assert document.cache_info().misses == 0
    said = [app.test_client().get("/openapi.json").data for app in (*apps, apps[0])]

    assert (len(set(said)), document.cache_info().misses) == (1, 1)
    for app in apps:
        close(app)
