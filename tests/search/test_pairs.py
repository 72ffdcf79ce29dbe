"""Danish as it is written: words that meet and words that do not, as ``pairs.txt`` has them, by kind."""

from __future__ import annotations

import pytest

from tests.search.pairs import Pair, meets, pairs

PAIRS = list(pairs())
KINDS = sorted({pair.kind for pair in PAIRS})


@pytest.mark.parametrize("kind", KINDS)
def test_words_meet_or_do_not(kind: str) -> None:
    wrong = [pair for pair in PAIRS if pair.kind == kind and meets(pair.asked, pair.text) != pair.meet]

    assert wrong == []


def test_no_pair_is_told_twice_or_both_ways_at_once() -> None:
    told: dict[tuple[str, str], Pair] = {}
    for pair in PAIRS:
        before = told.setdefault((pair.asked, pair.text), pair)
        assert before.meet == pair.meet, f"{before} and {pair}"
    assert len(told) > 1_500


@pytest.mark.parametrize(
    ("asked", "text", "meet"),
    [
        ("haver", "Haven er ny", True),
        ("haver ny", "Haven er ny", True),
        ("haver gammel", "Haven er ny", False),
        ("haver -ny", "Haven er ny", False),
        ('"haven er"', "Haven er ny", True),
        ('"er haven"', "Haven er ny", False),
        ("haveplan", "Planen for haverne", True),
        ("haveplan", "Planen er ny", False),
    ],
)
def test_what_judges_pairs_reads_conditions_as_engines_do(asked: str, text: str, meet: bool) -> None:
    assert meets(asked, text) is meet
