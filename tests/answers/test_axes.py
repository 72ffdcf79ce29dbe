"""What every answer says of itself, and what it makes of a day or moment that cannot be."""

from __future__ import annotations

import pytest

from tests.answers.examples import DAY, Example, Examples
from web.question import Answer
from web.questions import QUESTIONS

EVERY = pytest.mark.parametrize("name", QUESTIONS)
# How a moment was asked for, where an answer repeats it.
_AS_ASKED = {"as_of", "known_from", "known_to"}


def some(example: Examples, name: str, **axes: str) -> list[Example]:
    found = example.of(name, axes)[:3]
    assert found
    return found


def told(answer: Answer) -> Answer:
    return {name: value for name, value in answer.items() if name not in _AS_ASKED}


@EVERY
def test_an_answer_names_an_address_that_gives_it_again(example: Examples, name: str) -> None:
    for one in some(example, name):
        answer = example.get(one.address())
        again = example.get(answer["api_url"])

        assert f"known=@{answer['as_of']['position']}" in answer["api_url"]
        assert told(again) == told(answer)
        assert again["as_of"]["position"] == answer["as_of"]["position"]


@EVERY
def test_an_answer_names_its_page_where_it_has_one(example: Examples, name: str) -> None:
    for one in some(example, name):
        answer = example.get(one.address())

        assert (answer["url"] is None) == (one.question.page is None)
        if answer["url"] is not None:
            assert "Eksempeldata" in example.page(answer["url"])
        assert answer["simulated"] is True


@EVERY
def test_an_answer_says_on_which_day_and_as_known_when(example: Examples, name: str) -> None:
    for one in some(example, name, on=DAY, known=example.last):
        as_of = example.get(one.address(on=DAY, known=example.last))["as_of"]
        latest = example.get(one.address())["as_of"]

        assert as_of["on"] == (None if one.question.day == "never" else DAY)
        assert (latest["on"] is None) == (one.question.day != "always")
        assert as_of["position"] == int(example.last[1:])
        assert (as_of["latest"], latest["latest"]) == (False, True)


@EVERY
@pytest.mark.parametrize(("axis", "said"), [("on", "2012-02-30"), ("on", "i-morgen"), ("known", "banan"),
                                            ("known", "@99999999"), ("known", "2012-06-01T12:00:00")])  # fmt: skip
def test_a_day_or_moment_that_cannot_be_is_named(example: Examples, name: str, axis: str, said: str) -> None:
    one = some(example, name)[0]

    for form in ({}, {"format": "csv"}):
        response = example.client.get(one.address(**{axis: said}, **form))
        problem = response.get_json()
        assert (response.status_code, problem["type"]) == (422, "/problems/invalid")
        assert [error["path"] for error in problem["errors"]] == [axis]
    page = one.page(**{axis: said})
    assert page is None or example.client.get(page).status_code == 422


@EVERY
def test_an_answer_in_english_differs_in_its_sentences_alone(example: Examples, name: str) -> None:
    for one in some(example, name, known=example.last):
        answers = [example.get(one.address(known=example.last), **{"Accept-Language": code}) for code in ("da", "en")]

        sentences = {"why", "summary", *SENTENCES.get(name, ())}
        assert without(sentences, answers[0]) == without(sentences, answers[1])


# What is worded for the reader beside the reason of a mandate and what an event says.
SENTENCES = {"audit": ["text"], "calendar": ["words"], "clashes": ["words"], "missing": ["text"], "due": ["text"]}


def without(names: set[str], value: object) -> object:
    if isinstance(value, list):
        return [without(names, one) for one in value]
    if isinstance(value, dict):
        return {name: without(names, one) for name, one in value.items() if name not in names}
    return value


@pytest.mark.parametrize("name", [name for name, question in QUESTIONS.items() if "id" in question.parts])
def test_what_does_not_exist_is_not_found_and_what_came_later_was_not_known(example: Examples, name: str) -> None:
    one = some(example, name)[0]
    nobody = Example(one.question, {**one.parts, "id": "ingen"}, one.given)

    found = [example.client.get(address) for address in (nobody.address(), one.address(known="@1"))]
    slugs = [response.get_json()["type"].removeprefix("/problems/") for response in found]

    assert [response.status_code for response in found] == [404, 404]
    assert slugs == ["not-found", "not-known-then"]


@pytest.mark.parametrize("name", [name for name, question in QUESTIONS.items() if question.is_list])
def test_small_pages_join_to_the_whole_list(example: Examples, name: str) -> None:
    for one in some(example, name, known=example.last):
        small, large = (
            [row for page in example.pages(one, {"known": example.last}, limit) for row in page[one.question.rows]]
            for limit in (7, 500)
        )
        assert small == large


@pytest.mark.parametrize("name", [name for name, question in QUESTIONS.items() if question.is_list])
@pytest.mark.parametrize(("limit", "status"), [("0", 422), ("501", 422), ("x", 422), ("500", 200), ("1", 200)])
def test_a_limit_is_from_1_to_500(example: Examples, name: str, limit: str, status: int) -> None:
    response = example.client.get(some(example, name)[0].address(limit=limit))

    assert response.status_code == status
    if status == 422:
        assert [error["path"] for error in response.get_json()["errors"]] == ["limit"]


@pytest.mark.parametrize("name", [name for name, question in QUESTIONS.items() if question.is_list])
def test_a_cursor_that_no_list_gave_is_invalid(example: Examples, name: str) -> None:
    problem = example.client.get(some(example, name)[0].address(cursor="banan")).get_json()

    assert [error["path"] for error in problem["errors"]] == ["cursor"]
