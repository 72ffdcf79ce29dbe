"""Every field by which a record names another, every rule that is judged by, and every facet has its word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from archive.grammar import COMMANDS
from archive.grammar.rules import SHAPES
from projections.models import READ_MODELS
from projections.search.fields import FACETS, narrowing
from projections.search.port import Request
from projections.search.query import parse
from web.questions import QUESTIONS
from web.texts import changes_da, changes_en, codes_da, codes_en
from web.wording import LANGUAGES

_UNSAID = {"decision", "document", "id"}  # told by what is named
IN_THE_FILE = "FIELDS in the command's file, web/texts/commands/*_da.py and *_en.py, lacks these"
_NEVER_CHANGED = {"id", "content", "path", "keep_unread", "position", "justering", "last_day"}


def naming(schema: dict[str, Any], path: str) -> Iterator[str]:
    if "x-ref" in schema:
        yield path
    for branch in (*schema.get("anyOf", ()), *(schema[name] for name in ("items", "then", "else") if name in schema)):
        yield from naming(branch, path)
    for name, member in schema.get("properties", {}).items():
        yield from naming(member, f"{path}/{name}")


@pytest.mark.parametrize("codes", [codes_da.CODES, codes_en.CODES])
def test_every_naming_field_has_its_word(codes: dict[str, str]) -> None:
    fields = {
        re.sub("/[0-9]+", "", path)
        for spec in COMMANDS.values()
        if not spec.corrects
        for name, schema in spec.fields.items()
        for path in naming(schema, name)
    }

    assert {f"field.{path}" for path in fields - _UNSAID} - codes.keys() == set(), IN_THE_FILE


@pytest.mark.parametrize("codes", [codes_da.CODES, codes_en.CODES])
def test_every_rule_that_is_judged_by_has_its_word(codes: dict[str, str]) -> None:
    assert {f"rule.{name}" for name in SHAPES} - codes.keys() == set(), (
        "web/texts/rule_names.py, or RULES in the command's file, web/texts/commands/, lacks these"
    )


@pytest.mark.parametrize("codes", [changes_da.CHANGES, changes_en.CHANGES])
def test_every_field_that_a_correction_can_change_has_its_word(codes: dict[str, str]) -> None:
    fields = {name for spec in COMMANDS.values() for name in spec.fields}

    assert {f"changed.{name}" for name in fields - _NEVER_CHANGED} - codes.keys() == set(), IN_THE_FILE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_facet_of_search_has_its_heading(language: str) -> None:
    wanted = {f"search.facet.{name}" for name in FACETS}

    assert wanted - LANGUAGES[language].keys() == set(), f"web/texts/pages_{language}.py: LABELS lacks these"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_wrong_of_a_page_s_address_has_its_word(language: str) -> None:
    asked = [one for question in QUESTIONS.values() if question.page for one in question.query.parameters.values()]
    wanted = {f"parameter.{one.key}" for one in asked if one.one_of or one.kind not in ("text", "id")}

    assert wanted - LANGUAGES[language].keys() == set(), f"web/texts/codes_{language}.py: CODES lacks these"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_read_model_has_its_word(language: str) -> None:
    wanted = {f"model.name.{model.name}" for model in READ_MODELS}

    assert wanted - LANGUAGES[language].keys() == set(), f"any LABELS of web/texts/*_{language}.py lacks these"


@pytest.mark.parametrize("name", sorted({*FACETS} - {"year"}))
def test_a_search_is_narrowed_by_each_facet_under_its_name(name: str) -> None:
    """A year aside: it is the days from its first to its last that a search is narrowed to."""
    asked = narrowing(Request(parse("a"), 1, narrowed=((name, "b"),)))

    assert name in QUESTIONS["search"].parameters, "web/schemas/queries.py: SearchQuery lacks it"
    assert asked.get(name) == "b", "projections/search/fields.py: its Field narrows by _given of its name"
