"""``arkiv commands``: what is recorded, and with which fields, in the reader's language."""

from __future__ import annotations

import re

import pytest

from archive.grammar import COMMANDS
from archive.grammar.published import published
from cli.show import grammar
from tests.cli.terminal import Terminal
from web.texts import problems_da
from web.wording import Wording


def shown(command: str, language: str) -> str:
    spec = COMMANDS[command]
    body = {"command": command, "description": spec.doc, "schema": published(spec), "example": spec.example}
    return "\n".join(grammar.command(body, Wording(language), str)).partition("JSON Schema")[0]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_and_each_of_its_fields_is_called_something(command: str, language: str) -> None:
    said = shown(command, language)

    assert not re.search(r"\b(label|command|cli)\.\w", said)
    assert f"{command}: {Wording(language).text(f'command.{command}')}" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_field_holds_is_said_in_danish(command: str) -> None:
    shapes = {word for field in published(COMMANDS[command])["properties"].values() for word in _leaves(field)}

    assert shapes <= problems_da.EXPECTED.keys()


def _leaves(shape: dict[str, object]) -> list[str]:
    """What is said of a field and of what its list holds, but for codes."""
    inner = shape.get("anyOf") or [shape["items"]] if "anyOf" in shape or shape.get("type") == "array" else []
    if inner:
        return [word for one in inner for word in _leaves(one)]
    said = {"enum", "const", "properties"} & shape.keys() or shape.get("type") == "null"
    return [] if said else [str(shape.get("description") or shape.get("type"))]


def test_the_list_says_what_each_is_called(filled: Terminal) -> None:
    said = filled.ok("commands").out

    assert re.search(r"^record-decision +Indfør en beslutning", said, re.MULTILINE), said
    assert "Records what a body decided" not in said


def test_who_makes_an_archive_where_one_stands_is_told_of_another_folder(filled: Terminal) -> None:
    assert "--data-dir" in filled("init").err
