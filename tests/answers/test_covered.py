"""Each command as schemathesis covers it: every field left out, of another type, at its bounds and beyond them.

Texts of a million signs are not made: made and looked through by the hundred they would take hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from schemathesis import Config, GenerationMode

from archive.grammar import COMMANDS
from tests.answers.archives import example_archive
from tests.answers.examples import Examples
from tests.answers.test_described import CHECKS

pytestmark = pytest.mark.slow

PATH = "/api/v1/commands"
BOTH = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
_LONGEST = 1_000
# Of a command whose lists hold lists there are thousands.
_MOST = 250


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examples]:
    """One of its own: what is recorded here is no example to the other tests."""
    with example_archive(tmp_path_factory.mktemp("covered")) as found:
        yield found


@pytest.fixture(scope="module")
def openapi(example: Examples) -> dict[str, Any]:
    found: dict[str, Any] = example.client.get("/openapi.json").get_json()
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_every_bound_of_a_command_is_kept_as_described(
    example: Examples, openapi: dict[str, Any], command: str
) -> None:
    described = schemathesis.openapi.from_dict(
        _of_command(openapi, command), config=Config.from_dict({"checks": CHECKS})
    )
    described.app = example.client.application
    operation = described[PATH]["POST"]
    how = described.config.generation_for(operation=operation)

    covered = described.iter_coverage_cases(operation, generation_modes=BOTH, generation_config=how)
    asked = [case.call_and_validate() for case, _ in zip(covered, range(_MOST), strict=False)]

    assert len(asked) > 50


def _of_command(openapi: dict[str, Any], command: str) -> dict[str, Any]:
    """The description with that command alone."""
    methods = openapi["paths"][PATH]
    body = methods["post"]["requestBody"]["content"]["application/json"]
    schema = next(one for one in body["schema"]["oneOf"] if one["title"] == command)
    content = {"application/json": {**body, "schema": _without_long_texts(schema)}}
    post = {**methods["post"], "requestBody": {**methods["post"]["requestBody"], "content": content}}
    return {**openapi, "paths": {PATH: {**methods, "post": post}}}


def _without_long_texts(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_without_long_texts(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    bound = schema.get("maxLength")
    long = isinstance(bound, int) and bound > _LONGEST
    return {key: _without_long_texts(one) for key, one in schema.items() if not (long and key == "maxLength")}
