"""Compounds fall into their parts; what is left out to find them fast changes nothing."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.search import compounds, terms
from projections.search.terms import fold, stem, words
from tests.beside import beside
from tests.test_real_input import FILES

PARTS = sorted(compounds._parts())
OTHER_VOWELS = sorted(terms._PLURALS)
ENDINGS = ["", "s", "e", "en", "et", "er", "erne", "ernes", "ene", "enes", "nes", "ende", "ede", "t", "te"]
MADE = st.builds(
    lambda parts, joint, ending: joint.join(parts) + ending,
    st.lists(st.sampled_from([*PARTS, *OTHER_VOWELS]) | st.text("abdefgiklmnoprstuvyæøå", max_size=6), max_size=3),
    st.sampled_from(["", "s", "e"]),
    st.sampled_from(ENDINGS),
)


class Everything:
    """As if a known part could begin with any letters."""

    def __contains__(self, beginning: str) -> bool:
        return True


def parts(word: str) -> list[str]:
    return [word[start:end] for start, end in compounds.segments.__wrapped__(word, stem)]


def whatever_they_begin_with(word: str) -> list[str]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(compounds, "_beginnings", lambda stem: Everything())
        return parts(word)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("hovedaftalerne", ["hoved", "aftalerne"]),
        ("boligorganisation", ["bolig", "organisation"]),
        ("udlejningsaftalerne", ["udlejnings", "aftalerne"]),
        ("formændene", []),
        ("rådmændenes", ["råd", "mændenes"]),
        ("plejebørnene", ["pleje", "børnene"]),
    ],
)
def test_a_compound_falls_into_its_parts(word: str, found: list[str]) -> None:
    assert parts(word) == found


@settings(max_examples=500)
@given(MADE)
def test_no_part_is_missed_by_looking_at_beginnings_first(word: str) -> None:
    assert parts(word) == whatever_they_begin_with(word)


def test_nor_is_one_with_another_vowel() -> None:
    made = [f"{before}{word}{ending}" for before, word, ending in product(["", "bolig", "råds"], OTHER_VOWELS, ENDINGS)]

    assert [parts(word) for word in made] == [whatever_they_begin_with(word) for word in made]


def test_nor_is_one_of_real_minutes() -> None:
    beside("corpora/sogneraad-1940-45")
    found = {fold(word.term.literal) for file in FILES[:6] for word in words(file.read_text("utf-8"))}

    assert len(found) > 1_000
    assert [word for word in found if parts(word) != whatever_they_begin_with(word)] == []
