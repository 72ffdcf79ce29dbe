"""How good search is, on questions judged by reading: what the benchmark measures beside a stock engine."""

from __future__ import annotations

import pytest

from bench.judged import Measures, Question, compounds, measured, questions
from bench.parish import FOLDER, passages
from bench.quality import example, wrong_parts
from bench.rankings import name_of, product
from projections.search.documents import SearchDocument
from projections.search.terms import term_of
from tests.beside import beside

EXAMPLE = list(questions("example"))


@pytest.fixture(scope="module")
def documents() -> list[SearchDocument]:
    return example()


def test_what_is_judged_is_there(documents: list[SearchDocument]) -> None:
    there = {name_of(document) for document in documents}

    assert len(EXAMPLE) >= 30
    assert [name for question in EXAMPLE for name in question.grades if name not in there] == []


def test_and_in_the_minutes_of_parish_councils() -> None:
    beside("corpora/sogneraad-1940-45")
    there = {passage.id for passage in passages(FOLDER)}
    asked = list(questions("parish"))

    assert len(asked) >= 60
    assert [name for question in asked for name in question.grades if name not in there] == []


def test_questions_over_the_example_archive_are_answered_well(documents: list[SearchDocument]) -> None:
    with product(documents) as rank:
        found = measured(EXAMPLE, [rank(question.text) for question in EXAMPLE])

    assert found.ndcg >= 0.88
    assert found.mrr >= 0.95
    assert found.recall >= 0.80


def test_compounds_fall_into_their_parts() -> None:
    judged = list(compounds())
    forms = {word: set(term_of(word).stems) for word, _ in judged}
    found = [not forms[word].isdisjoint(term_of(part).whole) for word, parts in judged for part in parts]

    assert sum(found) / len(found) >= 0.965
    assert wrong_parts(judged)[0] / wrong_parts(judged)[1] <= 0.005


@pytest.mark.parametrize(
    ("answer", "ndcg", "mrr", "recall"),
    [
        (["a", "b"], 1.0, 1.0, 1.0),
        (["b", "a"], 0.797, 0.5, 1.0),
        (["x", "a"], 0.521, 0.5, 0.5),
        (["x"] * 10 + ["a", "b"], 0.0, 0.0, 0.0),
        ([], 0.0, 0.0, 0.0),
    ],
)
def test_measures_are_those_of_the_first_ten(answer: list[str], ndcg: float, mrr: float, recall: float) -> None:
    question = Question("?", {"a": 2, "b": 1})

    assert measured([question], [answer]) == pytest.approx(Measures(ndcg, mrr, recall), abs=0.001)
