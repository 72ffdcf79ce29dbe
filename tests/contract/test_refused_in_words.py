"""What is refused, as whoever asked reads it: people days and words, programs codes and ``YYYY-MM-DD``."""

from __future__ import annotations

import pytest

from projections.search.documents import TYPES
from tests.contract.asking import Asking
from tests.given import SPINE
from web.choices_in_words import choices_in_words
from web.questions import QUESTIONS
from web.wording import LANGUAGES


def told(asking: Asking, path: str, lang: str = "da", **query: str) -> str:
    response = asking.client.get(path, query_string=query, headers={"Accept-Language": lang})
    return " ".join(response.get_data(as_text=True).split())


@pytest.mark.parametrize(("path", "field"), [("/", "on"), ("/beslutninger", "from"), ("/frister", "to")])
def test_a_day_that_is_none_is_told_as_people_write_days(asking: Asking, path: str, field: str) -> None:
    page = told(asking, path, **{field: "31.2.2012"})

    assert "31.2.2012 er ikke en dag i kalenderen" in page
    assert "En dag skrives som 1.6.2012" in page
    assert "skriv den som 2012-06-01" not in page
    assert "skriv den som 2012-06-01" in told(asking, "/api/v1/decisions", **{"from": "31.2.2012"})


def test_a_code_that_is_none_is_told_with_the_words_of_its_box(asking: Asking) -> None:
    assert "skal være en af: vedtaget, forkastet, udsat" in told(asking, "/beslutninger", outcome="nej")
    assert "must be one of: adopted, rejected, postponed" in told(asking, "/beslutninger", "en", outcome="nej")
    assert "skal være en af: bestemmelse, beslutning, referat" in told(asking, "/soeg", q="hus", type="nej")
    assert "skal være en af: adopted, rejected" in told(asking, "/api/v1/decisions", outcome="nej")


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_choice_of_every_question_has_words(language: str) -> None:
    asked = {
        (one.key, one.one_of)
        for question in QUESTIONS.values()
        for one in question.query.parameters.values()
        if one.one_of
    }
    found = {key: choices_in_words(key, options, LANGUAGES[language]) for key, options in asked}

    assert len(asked) > 5
    assert {key for key, options in asked if language == "da" and found[key] == list(options)} <= {"level", "sep"}
    assert choices_in_words("type", TYPES, LANGUAGES["da"])[0] == "bestemmelse"
    assert choices_in_words("kind", ("carry-out", "evaluate"), LANGUAGES["en"]) != ["carry-out", "evaluate"]
    assert choices_in_words("kind", ("carry-out", "nothing"), LANGUAGES["en"]) == ["carry-out", "nothing"]


def test_deadlines_that_end_before_they_begin_say_so(asking: Asking) -> None:
    asking(*SPINE)
    page = told(asking, "/frister", **{"from": "2012-06-01", "to": "2012-01-01"})

    assert "Der er ingen dage at vise: 1. januar 2012 ligger ikke efter 1. juni 2012" in page
    assert "til og med 31. december 2011" not in page
    assert "Hvad der ligger forude fra 1. juni 2012" in told(
        asking, "/frister", **{"from": "2012-06-01", "to": "2012-07-01"}
    )


@pytest.mark.parametrize(
    ("lang", "words"), [("da", "skal være en tekst eller et helt tal"), ("en", "must be a text or a whole number")]
)
def test_a_level_of_another_type_is_told_all_that_it_may_be(asking: Asking, lang: str, words: str) -> None:
    body = {"command": "establish-body", "id": "x", "name": "X", "kind": "forum", "established_on": None, "level": [1]}

    response = asking.client.post("/api/v1/commands", json=body, headers={"Accept-Language": lang})

    assert [one["message"] for one in response.get_json()["errors"]] == [words]
