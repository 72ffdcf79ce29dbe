"""What meets every word goes first; where few do, the best of the rest stand beside it; where none does, a spelling."""

from __future__ import annotations

import pytest

from archive.problems import Problem
from tests.given import PSF, SPINE
from tests.search.searching import Searching
from tests.search.test_answers import AGENDA, KOMMISSORIUM, MINUTES, document


def some(searching: Searching, q: str, **more: str) -> tuple[int, set[str]]:
    """The rest: how many there are, and the ids of those that are shown."""
    partial = searching.ask(q, **more)["partial"]
    return partial["total"], {hit["id"] for hit in partial["hits"]}


@pytest.fixture
def texts(searching: Searching) -> Searching:
    searching(
        PSF,
        document("n1", "Boliger i aftalen"),
        document("n2", "En aftale"),
        document("n3", "Haver til boligerne"),
        document("n4", "Boligaftalerne"),
    )
    return searching


def test_hits_meet_every_word_and_the_rest_some_of_them(texts: Searching) -> None:
    assert texts.found("haver bolig") == {"document n3"}
    total, shown = some(texts, "haver bolig")
    assert {"n1", "n4"} <= shown
    assert total == len(shown), "of the hits none is told again"


def test_a_compound_is_met_by_all_its_parts_and_in_part_by_some(texts: Searching) -> None:
    assert [hit["id"] for hit in texts.hits("boligaftale")] == ["n4", "n1"], "the word itself goes first"
    assert {"n2", "n3"} <= some(texts, "boligaftale")[1]


def test_one_word_that_is_no_compound_has_no_rest(texts: Searching) -> None:
    assert texts.ask("haver")["partial"] is None
    assert texts.ask('"boliger i"')["partial"] is None


def test_nor_has_what_many_texts_meet(searching: Searching) -> None:
    searching(PSF, *(document(f"n{n}", "Haver til boligerne") for n in range(10)), document("x", "haver"))

    assert searching.ask("haver bolig")["partial"] is None
    assert some(searching, "haver bolig findesikke") == (11, {f"n{n}" for n in range(10)}), "ten are shown"


def test_what_narrows_and_excludes_holds_for_the_rest_too(texts: Searching) -> None:
    assert "n2" not in some(texts, "haver aftale -en")[1]
    assert some(texts, "haver aftale", type="decision")[0] == 0
    assert some(texts, 'haver aftale "til boligerne"') == (1, {"n3"})


def test_stop_words_are_not_asked_for_where_other_words_are(texts: Searching) -> None:
    assert texts.found("hvad er der om haver") == {"document n3"}
    assert texts.found("til") == {"document n3"}
    assert texts.found("haver -til") == set()


@pytest.mark.parametrize(
    ("query", "other"),
    [("havver", "haver"), ("havre", "haver"), ("boligaftalenre", "boligaftalerne"), ("xyzzy", None), ("haver", None)],
)
def test_another_spelling_is_named_where_nothing_is_found(texts: Searching, query: str, other: str | None) -> None:
    answer = texts.ask(query)

    assert answer["suggestion"] == other
    assert other is None or texts.ask(other)["total"] > 0


@pytest.mark.parametrize(
    ("query", "other"),
    [("haven", "haver"), ("havver", "haver"), ("cafeen", "caféen"), ("bolig", None), ("xyzzy", None), ("haver", None)],
)
def test_where_words_are_taken_as_written_so_is_another_spelling(
    texts: Searching, query: str, other: str | None
) -> None:
    texts(document("n5", "Caféen lukker"))

    answer = texts.ask(query, exact=True)

    assert answer["suggestion"] == other
    assert other is None or texts.ask(other, exact=True)["total"] > 0


def test_a_spelling_that_finds_nothing_either_is_not_named(texts: Searching) -> None:
    assert texts.ask("havver", type="decision")["suggestion"] is None


def test_where_a_text_stands_counts_and_ranks_lower(searching: Searching) -> None:
    searching(*SPINE, AGENDA, MINUTES, KOMMISSORIUM, document("n1", "Om partnerskabsforum"))

    assert "decision d1" in searching.found("justering")
    assert searching.found("hovedaftalen udlejning", type="provision") == {"provision h1 4"}
    assert searching.found("kommissorium") == {"kommissorium psf-k1"}
    assert searching.found("d1") == {"decision d1"}
    first = [hit["id"] for hit in searching.hits("partnerskabsforum")[:2]]
    assert first == ["psf-k1", "n1"], "what says it itself goes first: in its heading, then in its text"
    assert "decision d1" in searching.found("partnerskabsforum") & searching.found("psf")


def test_a_search_that_would_take_too_much_is_too_broad(searching: Searching, monkeypatch: pytest.MonkeyPatch) -> None:
    searching(PSF, *(document(f"n{n}", "Haver til boligerne") for n in range(3)))
    monkeypatch.setattr("projections.search.bounds.FARTHEST", 2)

    assert len(searching.hits("haver", limit=2)) == 2
    with pytest.raises(Problem) as caught:
        searching.ask("haver", limit=3)

    assert (caught.value.slug, caught.value.status) == ("too-broad", 422)
