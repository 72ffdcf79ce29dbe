"""A justering by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.problems import Problem
from projections.agreements.justering import justering
from tests.given import AGREEMENT, JUSTERING, SPINE, Given
from tests.projections.reading import Reading

SECOND = {
    **JUSTERING, "id": "j2", "effective_on": "2012-04-01",
    "changes": [
        {"op": "replace", "number": "4", "heading": "Udlejning", "text": "Hver anden bolig anvises."},
        {"op": "insert", "number": "4.1", "heading": None, "text": "Ny."},
        {"op": "repeal", "number": "5"},
    ],
}  # fmt: skip


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Reading]:
    found = Reading(Given(tmp_path))
    yield found
    found.close()


def texts(found: dict[str, Any]) -> list[tuple[str, str, str | None, str | None]]:
    def text(side: Any) -> str | None:
        return None if side is None else str(side["text"])

    return [(one["number"], one["op"], text(one["before"]), text(one["after"])) for one in found["changes"]]


def test_it_tells_what_stood_before_it_and_what_it_put_there(reading: Reading) -> None:
    reading(*SPINE, JUSTERING, SECOND)

    found = reading.ask(justering, "j2")

    assert texts(found) == [
        ("4", "replace", "Hver fjerde bolig anvises.", "Hver anden bolig anvises."),
        ("4.1", "insert", None, "Ny."),
        ("5", "repeal", "Tryghed.", None),
    ]
    assert (found["agreement"], found["title"], found["effective_on"]) == ("h1", AGREEMENT["title"], "2012-04-01")
    assert (found["source"]["decision"], found["source"]["meeting"]) == ("d1", "m1")
    assert (found["within_term"], found["void"], found["mandate"]["state"]) == (True, False, "final")


def test_a_void_one_is_told_and_passed_over_by_the_next(reading: Reading) -> None:
    reading(*SPINE, JUSTERING, SECOND)
    reading({"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "void": True})

    assert texts(reading.ask(justering, "j2"))[0][2] == "Hver tredje bolig anvises."
    void = reading.ask(justering, "j1")
    assert void["void"]
    assert texts(void) == [("4", "replace", None, "Hver fjerde bolig anvises.")]


def test_its_corrections_and_publications_are_told(reading: Reading) -> None:
    before = reading(*SPINE, JUSTERING)
    corrected = reading(
        {"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "effective_on": "2012-04-01"},
        {"command": "publish", "subject": "j1", "on": "2012-05-20", "where": "Opslag"},
        {"command": "publish", "subject": "j1", "on": "2012-07-01", "where": "For sent"},
        {"command": "publish", "subject": "h1", "on": "2012-05-20", "where": "Aftalen"},
        {"command": "end-agreement", "agreement": "h1", "on": "2012-02-01", "reason": "terminated"},
    )

    found = reading.ask(justering, "j1")

    (correction,) = found["corrections"]
    assert before < correction["position"] < corrected
    assert correction["reason"] == "Skrivefejl"
    assert correction["changed"] == [{"field": "effective_on", "before": "2012-03-01", "after": "2012-04-01"}]
    assert [(one["on"], one["where"]) for one in found["publications"]] == [("2012-05-20", "Opslag")]
    assert found["within_term"] is False, "it lies after the end of the agreement now"
    assert reading.ask(justering, "j1", known=f"@{before}")["within_term"] is True


def test_what_is_no_justering_is_not_found(reading: Reading) -> None:
    reading(*SPINE)

    for id in ("j1", "h1"):
        with pytest.raises(Problem, match="not-found"):
            reading.ask(justering, id)
