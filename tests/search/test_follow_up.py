"""What decisions led to is found by its words, from the day on which it was said."""

from __future__ import annotations

from tests.given import SPINE, Given
from tests.search.searching import Searching
from tests.search.test_version import FOLLOW_UP


def test_each_kind_is_found_by_its_words(given: Given) -> None:
    searching = Searching(given)
    searching(*SPINE, *FOLLOW_UP)

    for word, hit in (
        ("bringes", "assignment o1"),
        ("belysning", "pulje p1"),
        ("henlæggelser", "tilsyn tilsyn-2012"),
        ("tavshed", "disagreement u1"),
        ("kældre", "proposal f1"),
        ("udskudt", "assessment h1 4"),
    ):
        assert searching.found(word) == {hit}, word
    searching.close()


def test_what_is_said_of_an_assignment_counts_from_its_day(given: Given) -> None:
    searching = Searching(given)
    follow_up = {
        "command": "follow-up",
        "assignment": "o1",
        "on": "2012-09-01",
        "outcome": "done",
        "text": "Kredsmødet",
    }
    searching(*SPINE, FOLLOW_UP[0], follow_up)

    assert searching.found("kredsmødet", on="2012-08-31") == set()
    assert searching.found("kredsmødet", on="2012-09-01") == {"assignment o1"}
    assert searching.found("bringes", on="2012-08-31") == {"assignment o1"}
    searching.close()


def test_a_hit_says_what_it_is_and_not_whose_alone(given: Given) -> None:
    searching = Searching(given)
    searching(*SPINE, *FOLLOW_UP)

    assert [hit["title"] for hit in searching.hits("belysning")] == ["Pulje: Belysning"]
    assert [hit["title"] for hit in searching.hits("henlæggelser")] == ["Tilsyn 2012"]
    searching.close()
