"""What a command of the domain alone must be, and what a correction may make of it."""

from __future__ import annotations

from typing import Any

import pytest

from archive.grammar.check import check
from archive.problems import Problem
from tests.archive.domain import ASSIGN, CHANGE, FOLLOW, GROUND, PLACE, PLAN, PREPARE, PULJE, PULJER, SOURCE, Command
from tests.given import DECISION, MEETING, Given

WHEEL: Command = {"command": "adopt-wheel", "id": "w", "effective_on": "2011-01-01", "entries": [], "feeds": []}
NOTE: Command = {
    "command": "note-disagreement", "id": "n", "title": "Hvor ofte", "sides": [{"says": "1", "source": SOURCE}],
    "meanwhile": "Begge står.",
}  # fmt: skip


def wrong(command: Command) -> list[tuple[str, str]]:
    try:
        check(command)
    except Problem as problem:
        return [(error.path, error.code) for error in problem.errors]
    return []


def entry(**more: Any) -> Command:
    return {**WHEEL, "entries": [{"body": "psf", "month": 5, "source": SOURCE, **more}]}


WRONG: list[tuple[Command, str, str]] = [
    *(({**PULJE, "amount": amount}, "amount", "wrong-pattern")
      for amount in ("0", "0.00", "01", "-1", "1.", "1.234", "1,5", "12345678901234", "١", "1e3", "")),
    ({**PULJE, "amount": 5}, "amount", "wrong-type"),
    ({**PULJE, "currency": "dkk"}, "currency", "wrong-pattern"),
    ({**PULJE, "purposes": []}, "purposes", "too-few"),
    ({**PULJE, "purposes": ["Lys", " lys "]}, "purposes", "not-distinct"),
    ({**PULJE, "budget_year": 10000}, "budget_year", "too-great"),
    ({k: v for k, v in CHANGE.items() if k != "amount"}, "amount", "at-least-one-of"),
    ({k: v for k, v in PLACE.items() if k != "parent"}, "parent", "at-least-one-of"),
    ({**ASSIGN, "to": []}, "to", "too-few"),
    ({**FOLLOW, "due": "2012-07-01"}, "due", "with-in-progress-only"),
    ({**PLAN, "year": 0}, "year", "too-small"),
    ({**PLAN, "year": "2012"}, "year", "wrong-type"),
    (entry(part="primo", to_month=6), "entries/0", "not-wheel-entry"),
    (entry(to_month=5), "entries/0", "not-wheel-entry"),
    (entry(month=13), "entries/0/month", "too-great"),
    ({**NOTE, "sides": []}, "sides", "too-few"),
    ({**NOTE, "concerns": [{"body": "psf"}]}, "concerns/0", "not-concern"),
    ({**NOTE, "concerns": [{"body": "psf", "id": "m1"}]}, "concerns/0", "not-concern"),
    ({**PREPARE, "items": [{"number": "1", "title": "A", "covers": ["B", " "]}]}, "items/0/covers/1", "wrong-pattern"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "path", "code"), WRONG)
def test_a_wrong_field_is_told_by_path_and_code(command: Command, path: str, code: str) -> None:
    assert (path, code) in wrong(command)


@pytest.mark.parametrize(
    "command",
    [
        *({**PULJE, "amount": amount} for amount in ("1", "0.5", "0.01", "1234567890123.99", "10.0")),
        {**CHANGE, "amount": "1", "until": None},
        {k: v for k, v in {**CHANGE, "until": None}.items() if k != "amount"},
        {**PLACE, "parent": None},
        {**FOLLOW, "outcome": "in-progress", "due": "2012-07-01"},
        entry(part="ultimo", kind="temamøde", approximate=True),
        entry(to_month=6),
        {**NOTE, "concerns": [{"body": "psf", "rule": "quarter"}, {"id": "m1"}]},
        {**PREPARE, "items": [{"number": "1", "title": "A", "covers": ["B", "C"]}]},
        {**DECISION, "case_number": "2010-16954", "dissent": [{"who": "LLO", "text": "Nej."}], "postponed_to": "m2"},
        {**MEETING, "area": "nord", "case_number": "2010-16954"},
    ],
)
def test_a_command_of_the_right_shape_is_valid(command: Command) -> None:
    assert wrong(command) == []


def correct(given: Given, **fields: Any) -> dict[str, Any]:
    return {
        "command": "correct-record", "position": given.archive.last_position(), "reason": "Fejl", "fields": fields,
    }  # fmt: skip


def test_a_change_of_a_pulje_keeps_something_to_change(given: Given) -> None:
    given(*PULJER, CHANGE)
    given.refused("invalid", "at-least-one-of", correct(given, amount=None))
    assert given.when(correct(given, amount=None, until="2012-10-01")).status == 201


def test_a_new_day_stays_with_what_is_in_progress(given: Given) -> None:
    given(*GROUND, ASSIGN, {**FOLLOW, "outcome": "in-progress", "due": "2012-08-01"})
    given.refused("invalid", "with-in-progress-only", correct(given, outcome="done"))
    assert given.when(correct(given, outcome="done", due=None)).status == 201


def test_the_year_of_a_supervision_is_not_corrected(given: Given) -> None:
    given(*GROUND, PLAN)
    given.refused("invalid", "unknown-field", correct(given, year=2013))
    assert given.when(correct(given, number=3)).status == 201
