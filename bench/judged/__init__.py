"""Questions with the texts that answer them, judged by reading: the files beside this one say how, and how far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log2
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent
FIRST = 10


class Question(NamedTuple):
    """``grades``: by the name of a text, 2 where it answers the question, 1 where it touches the matter."""

    text: str
    grades: Mapping[str, int]


def questions(name: str) -> Iterator[Question]:
    """Those of a judged set: ``parish`` or ``example``."""
    for block in (_FOLDER / f"{name}.txt").read_text("utf-8").split("\n# ")[1:]:
        text, *lines = block.strip().splitlines()
        yield Question(text, dict(_graded(lines)))


def compounds() -> Iterator[tuple[str, list[str]]]:
    """Words with the parts that they fall into."""
    for line in (_FOLDER / "compounds.txt").read_text("utf-8").splitlines():
        word, sign, parts = line.partition(" = ")
        if sign:
            yield word, parts.split()


def _graded(lines: list[str]) -> Iterator[tuple[str, int]]:
    for line in lines:
        grade, _, rest = line.partition(" ")
        file, _, numbers = rest.partition(": ")
        yield from ((f"{file}#{number}" if numbers else rest, int(grade)) for number in numbers.split() or [""])


class Measures(NamedTuple):
    """Means over questions, of the first ten texts that each is answered with, from 0 to 1."""

    ndcg: float
    mrr: float
    recall: float


def measured(asked: list[Question], answers: list[list[str]]) -> Measures:
    """Gains of 3 and 1 for grades of 2 and 1; MRR by the first text of grade 2; recall of all that are named."""
    each = [_one(question.grades, answer[:FIRST]) for question, answer in zip(asked, answers, strict=True)]
    return Measures(*(sum(one) / len(each) for one in zip(*each, strict=True)))


def _one(grades: Mapping[str, int], answer: list[str]) -> tuple[float, float, float]:
    best = sorted(grades.values(), reverse=True)[:FIRST]
    gained = _gain([grades.get(name, 0) for name in answer]) / _gain(best)
    first = next((1 / place for place, name in enumerate(answer, 1) if grades.get(name) == 2), 0.0)
    return gained, first, sum(name in grades for name in answer) / len(grades)


def _gain(grades: list[int]) -> float:
    return sum((2**grade - 1) / log2(place) for place, grade in enumerate(grades, 2))
