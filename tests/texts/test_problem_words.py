"""Every error has a sentence in both languages, no sentence is left over, and each says what was expected."""

from __future__ import annotations

import re

import pytest

from archive.problems import STATUS
from tests.texts.codes import BY_STATUS, details, generated, messages, types, unnamed
from web.texts import codes_da, codes_en, problem_words, problems_da, problems_en

_HOLE = re.compile(r"{([a-z_0-9]+)}")
REFUSALS = "REFUSALS in the command's file, web/texts/commands/*_da.py and *_en.py (else DETAILS of problems_*.py)"
PAIRS = [
    (problems_da.TITLES, problems_en.TITLES),
    (problems_da.DETAILS, problems_en.DETAILS),
    (problems_da.MESSAGES, problems_en.MESSAGES),
    (problems_da.EXPECTED, problems_en.EXPECTED),
]


@pytest.mark.parametrize(("danish", "english"), PAIRS)
def test_both_languages_say_the_same_things(danish: dict[str, str], english: dict[str, str]) -> None:
    assert danish.keys() == english.keys()
    assert {k: set(_HOLE.findall(v)) for k, v in danish.items()} == {
        k: set(_HOLE.findall(v)) for k, v in english.items()
    }


def test_every_type_of_problem_has_a_title() -> None:
    assert problems_da.TITLES.keys() == STATUS.keys()


def test_every_code_can_be_read_in_the_source() -> None:
    assert unnamed() == []


def test_every_reason_in_the_code_has_a_sentence_and_no_sentence_is_left_over() -> None:
    wanted, said = details().keys() | BY_STATUS, problems_da.DETAILS.keys()

    assert wanted - said == set(), f"{REFUSALS}, lacks these"
    assert said - wanted == set(), f"{REFUSALS}, has these left over"


def test_every_message_of_a_field_is_there_and_none_is_left_over() -> None:
    assert problems_da.MESSAGES.keys() == messages().keys()


def test_every_place_gives_what_its_sentence_asks_for() -> None:
    for sentences, found in ((problems_da.DETAILS, details()), (problems_da.MESSAGES, messages())):
        for code, places in found.items():
            for given in places:
                assert set(_HOLE.findall(sentences.get(code, ""))) <= given, code


def test_what_a_form_or_a_shape_should_have_been_is_said_in_words() -> None:
    wanted = {params["expected"] for code, params in generated() if code in ("wrong-pattern", "wrong-type")}

    assert wanted - {"null"} <= problems_da.EXPECTED.keys()


def test_every_type_that_a_problem_names_has_its_word() -> None:
    wanted = {f"type.{type}" for type in types() | {"remark"}}

    assert types()
    assert wanted <= codes_da.CODES.keys()
    assert wanted <= codes_en.CODES.keys()


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_a_user_wrote_breaks_no_sentence(language: str) -> None:
    assert "{x}{0}" in problem_words.detail("not-found", {"id": "{x}{0}", "type": "agreement"}, language)
    assert "?" in problem_words.detail("not-found", {}, language)
    assert problem_words.detail("no-such-code", {}, language) == "no-such-code"
    assert problem_words.title("no-such-slug", language) == "no-such-slug"


def test_types_shapes_forms_and_outcomes_are_named_in_the_language() -> None:
    unknown = {"id": "x", "expected": "body, office, meeting"}
    assert problem_words.message("unknown-reference", unknown, "da") == "x findes ikke som organ, embede eller møde"
    assert problem_words.message("wrong-type", {"expected": "integer"}, "en") == "must be a whole number"
    assert problem_words.message("wrong-pattern", {"expected": "HH:MM"}, "da").endswith("et klokkeslæt, TT:MM")
    refused = problem_words.detail("decision-not-adopted", {"decision": "d1", "outcome": "rejected"}, "da")
    assert "har udfaldet forkastet" in refused
