"""The API keeps what openapi.json says of it: questions made up by schemathesis, as described and not as described.

Every check of schemathesis runs. What is made up is the same in every run.
"""

from __future__ import annotations

import re
from itertools import cycle
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, Config, GenerationMode

from tests.answers.examples import Examples
from web.questions import QUESTIONS

pytestmark = pytest.mark.slow

# What only the archive can judge of a question: whether a moment lies within its log, whether a list gave a cursor,
# whether there is a word in what is looked for.
OF_THE_ARCHIVE = {"known", "known_from", "known_to", "cursor", "from", "to", "q"}


def _told(path: str) -> str:
    """A path of the registry as OpenAPI has it."""
    return "/api/v1" + re.sub(r"<(?:[a-z]+:)?([a-z]+)>", r"{\1}", path)


OPERATIONS = [
    *(("GET", _told(one.path)) for one in QUESTIONS.values()),
    ("GET", "/api/v1/documents/{id}/content"),
    ("GET", "/api/v1/calendar/{year}.ics"),
    ("GET", "/livez"),
    ("GET", "/readyz"),
    ("POST", "/api/v1/commands"),
]
MADE_UP = settings(
    max_examples=7,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# Refusing what fits the description is right where only the archive can tell; questions say below which these are.
CHECKS = {"positive_data_acceptance": {"expected-statuses": ["2xx", "404", "409", "422"]}}


@pytest.fixture(scope="module")
def described(example: Examples) -> schemathesis.BaseSchema:
    config = Config.from_dict({"checks": CHECKS})
    return schemathesis.openapi.from_wsgi("/openapi.json", example.client.application, config=config)


def test_no_operation_is_left_out(described: schemathesis.BaseSchema) -> None:
    found = [operation.ok() for operation in described.get_all_operations()]

    assert {(one.method.upper(), one.path) for one in found} == set(OPERATIONS)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_what_fits_the_description_is_answered_as_described(
    described: schemathesis.BaseSchema, example: Examples, method: str, path: str
) -> None:
    operation = described[path][method]
    there = cycle(_parts(example, path))

    @MADE_UP
    @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
    def ask(case: Case) -> None:
        _named(case, next(there))
        response = case.call_and_validate()
        if response.status_code == 422 and method == "GET":
            assert {error["path"] for error in response.json()["errors"]} <= OF_THE_ARCHIVE

    ask()


# Signs of life ask for nothing, so that nothing can be asked wrongly.
@pytest.mark.parametrize(("method", "path"), [one for one in OPERATIONS if one[1] not in ("/livez", "/readyz")])
def test_what_does_not_fit_it_is_refused_as_described(
    described: schemathesis.BaseSchema, method: str, path: str
) -> None:
    operation = described[path][method]

    @MADE_UP
    @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def ask(case: Case) -> None:
        case.call_and_validate()

    ask()


def _parts(example: Examples, path: str) -> list[dict[str, Any]]:
    """What is there, for the parts of an address: nothing is ever found under a made-up id."""
    same = path.removesuffix("/content").removesuffix(".ics")  # files are of what has an answer too
    asked = [one for one in QUESTIONS.values() if _told(one.path) == same]
    return [dict(one.parts) for question in asked for one in example.of(question.name, {})][:50] or [{}]


def _named(case: Case, parts: dict[str, Any]) -> None:
    for name in parts:
        case.path_parameters[name] = parts[name]
    # To JSON Schema 3.0 is a whole number; in an address it is written as 3.
    whole = {name: int(value) for name, value in case.query.items() if isinstance(value, float) and value.is_integer()}
    case.query.update(whole)
