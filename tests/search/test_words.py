"""Words as people write, typeset and break them: what is one word to a reader is one word to search."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.search import dates
from projections.search.terms import words


def literals(text: str) -> list[str]:
    return [word.term.literal for word in words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vand-\nløbene", ["vandløbene"]),
        ("land\u00ad\nsbyrådet", ["landsbyrådet"]),
        ("strand\u2010\nengene og skole\u2011\r\nhaven", ["strandengene", "og", "skolehaven"]),
        ("vedlige-\n\n\nholdelsen", ["vedligeholdelsen"]),
        ("lege-\n   \n pladsen", ["legepladsen"]),
        ("KULTUR-\nNATTEN OG IDRÆTS-\nHALLEN", ["KULTURNATTEN", "OG", "IDRÆTSHALLEN"]),
        ("børne-\nog ungeudvalget", ["børne", "og", "ungeudvalget"]),
        ("BØRNE-\nOG UNGEUDVALGET", ["BØRNE", "OG", "UNGEUDVALGET"]),
        ("PSF-\nSekretariat", ["PSF", "Sekretariat"]),
        ("lejer-\n\n\n\n\n\nbolig", ["lejer", "bolig"]),
        ("bolig-\u200b\nforeningen", ["boligforeningen"]),
        ("bolig\u2013\nforeningen \u2013\nog mere", ["boligforeningen", "og", "mere"]),
        ("et EU-\ndirektiv, A-\n\nkassen, tv-\navisen", ["et", "EU-direktiv", "A-kassen", "tvavisen"]),
        ("sag 2019-\n204417, § 4-\n5", ["sag", "2019-204417", "§", "4", "5"]),
        ("> vedlige-\n> holdelsen", ["vedligeholdelsen"]),
        (">> > vedlige-\r\n>> > holdelsen", ["vedligeholdelsen"]),
        ("| vedlige-\n| holdelsen", ["vedligeholdelsen"]),
        ("bolig-\n> og byfornyelse", ["bolig", "og", "byfornyelse"]),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_or_page_is_whole(text: str, found: list[str]) -> None:
    assert literals(text) == [word.casefold() for word in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2017\u201088123", ["2017-88123"]),
        ("2017\u201188123", ["2017-88123"]),
        ("2016\u201377120", ["2016-77120"]),
        ("2016\u221277120", ["2016-77120"]),
        ("TMF\u20112012/45", ["TMF-2012/45"]),
        ("2010\u20132014", ["2010", "2014"]),
        ("2010 \u2013 77120", ["2010", "77120"]),
        ("2015\u204377120", ["2015-77120"]),
        ("2015\ufe6377120 og 2014\uff0d77120", ["2015-77120", "og", "2014-77120"]),
        ("2019-\u206077120 og 2017\u2060-\u200b88123", ["2019-77120", "og", "2017-88123"]),
    ],
)
def test_a_case_number_is_one_whatever_joins_its_parts(text: str, found: list[str]) -> None:
    assert literals(text) == [word.casefold() for word in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("B E S L U T N I N G : Godkendt.", ["BESLUTNING", "Godkendt"]),
        ("s p æ r r e t skrift", ["spærret", "skrift"]),
        ("punkt a b c", ["punkt", "a", "b", "c"]),
        ("A L T I N G er", ["ALTING", "er"]),
    ],
)
def test_a_word_spaced_out_by_a_typewriter_is_whole(text: str, found: list[str]) -> None:
    assert literals(text) == [word.casefold() for word in found]


@given(
    word=st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=2, max_size=12),
    at=st.integers(1, 11),
    sign=st.sampled_from("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\ufeff"),
)
def test_signs_that_nobody_sees_part_no_word(word: str, at: int, sign: str) -> None:
    hidden = word[:at] + sign + word[at:]

    assert [term.term for term in words(hidden)] == [term.term for term in words(word)]
    assert literals(sign + word) == literals(word)
    # Beside a hyphen too.
    assert literals(f"{word}{sign}-{sign}{word}") == literals(f"{word}-{word}")


SIGNS = [*"0123459 ./-,ajpræ²\u00a0_", "april", "1.", "12/", "maj ", " 2012", "og "]


@given(st.lists(st.sampled_from(SIGNS), max_size=30))
def test_where_digits_begin_every_date_and_amount_is_found(signs: list[str]) -> None:
    text = "".join(signs)
    forms = (dates._ISO, *dates._SHORT_BEGUN)
    spans = [(match.start(), match.end(), form, match) for form in forms for match in form.finditer(text)]
    years = [(found.start(), found.end(), None, found) for found in re.finditer("(?<![0-9])[0-9]{4}(?![0-9])", text)]
    taken, alike = -1, []
    for start, end, form, match in sorted(spans + years, key=lambda one: (one[0], -one[1])):
        read = dates._amount if form in dates._AMOUNTS else dates._day if form else dates._month_of_year
        span = read(match) if start >= taken else None
        if span is not None:
            alike.append(span)
            taken = end

    assert list(dates.found(text)) == alike
