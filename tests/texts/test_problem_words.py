"""Every error has a sentence in both languages, and no sentence is left over."""

from __future__ import annotations

import re

import pytest

from archive.catalogue import CLOSED, EVENTS
from archive.problems import STATUS
from tests.texts.codes import BY_STATUS, GENERATED, details, messages
from web.texts import codes_da, codes_en, problem_words, problems_da, problems_en, summary_words

_HOLE = re.compile(r"{([a-z_0-9]+)}")
PAIRS = [
    (problems_da.TITLES, problems_en.TITLES),
    (problems_da.DETAILS, problems_en.DETAILS),
    (problems_da.MESSAGES, problems_en.MESSAGES),
]


@pytest.mark.parametrize(("danish", "english"), PAIRS)
def test_both_languages_say_the_same_things(danish: dict[str, str], english: dict[str, str]) -> None:
    assert danish.keys() == english.keys()
    assert {k: set(_HOLE.findall(v)) for k, v in danish.items()} == {
        k: set(_HOLE.findall(v)) for k, v in english.items()
    }


def test_every_type_of_problem_has_a_title() -> None:
    assert problems_da.TITLES.keys() == STATUS.keys()


def test_every_reason_in_the_code_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert problems_da.DETAILS.keys() == details().keys() | BY_STATUS


def test_every_message_of_a_field_is_there_and_none_is_left_over() -> None:
    assert problems_da.MESSAGES.keys() == messages().keys() | GENERATED


def test_sentences_ask_only_for_what_is_given() -> None:
    for code, given in {**details()}.items():
        asked = set(_HOLE.findall(problems_da.DETAILS[code]))
        assert asked <= given | {"path", "method"}, code
    for code, given in messages().items():
        assert set(_HOLE.findall(problems_da.MESSAGES[code])) <= given | {"expected", "options"}, code


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_a_user_wrote_breaks_no_sentence(language: str) -> None:
    assert "{x}{0}" in problem_words.detail("not-found", {"id": "{x}{0}", "type": "agreement"}, language)
    assert "?" in problem_words.detail("not-found", {}, language)
    assert problem_words.detail("no-such-code", {}, language) == "no-such-code"


def test_types_and_shapes_are_named_in_the_language() -> None:
    assert problem_words.message("unknown-reference", {"id": "x", "expected": "body, office"}, "da") == (
        "x findes ikke som organ, embede"
    )
    assert problem_words.message("wrong-type", {"expected": "integer"}, "en") == "must be a whole number"


@pytest.mark.parametrize("codes", [codes_da.CODES, codes_en.CODES])
def test_every_event_has_its_word(codes: dict[str, str]) -> None:
    assert {name for name in EVENTS if name != CLOSED} <= {
        key.removeprefix("event.") for key in codes if key.startswith("event.")
    }


def test_a_summary_says_the_event_and_what_it_is_about() -> None:
    assert summary_words.summary("decision-recorded", {"outcome": "adopted"}, "da") == "Beslutning: vedtaget"
    assert summary_words.summary("id-assigned", {}, "da") == "Id tildelt"
