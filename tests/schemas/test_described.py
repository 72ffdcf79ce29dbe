"""Every field of every answer and question says what it holds."""

from __future__ import annotations

import re

import pytest

from tests.answers.examples import Examples
from tests.schemas.whole import described, every_schema
from web.questions import QUESTIONS

SENTENCE = re.compile(r"[A-Z][^.]+\.")


@pytest.mark.parametrize("name", every_schema())
def test_every_field_is_described_in_one_sentence(name: str) -> None:
    fields = list(described(every_schema()[name](), name))

    assert fields
    assert [path for path, field in fields if not SENTENCE.fullmatch(field.metadata.get("description", ""))] == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_parameter_is_described_in_one_sentence(name: str) -> None:
    parameters = QUESTIONS[name].query.parameters.values()

    assert [one.key for one in parameters if not SENTENCE.fullmatch(one.says)] == []


def test_the_answers_are_described_to_the_bottom() -> None:
    paths = {path for path, _ in described(every_schema()["Agreement"](), "Agreement")}

    assert {
        "Agreement.term.from",
        "Agreement.provisions.source.meeting_date",
        "Agreement.provisions.mandate.because.rule.source.heading",
        "Agreement.pending.mandate.final_on",
    } <= paths


def test_every_answer_is_described_in_each_form_that_it_has(example: Examples) -> None:
    paths = example.client.get("/openapi.json").get_json()["paths"]

    answers = {
        (path, method, form): shape["schema"]
        for path, methods in paths.items()
        for method, told in methods.items()
        if method != "parameters"
        for form, shape in told["responses"]["200"]["content"].items()
    }
    assert all(answers.values())
    assert {path for path, _, _ in answers} == set(paths)
    assert ("/api/v1/documents/{id}/content", "get", "*/*") in answers
    assert ("/api/v1/calendar/{year}.ics", "get", "text/calendar") in answers
    assert ("/api/v1/audit", "get", "text/csv") in answers
    assert ("/api/v1/audit", "get", "application/json") in answers
    assert ("/api/v1/status", "get", "text/csv") in answers
    assert ("/api/v1/calendar/{year}.ics", "get", "text/csv") not in answers
