"""The tables' answers against the naive twin, on any day as known at any position."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.events import Recorded
from archive.numbers import sort_key
from projections.agreements import answers
from tests.agreements.tables import Tables, rows, view
from tests.rule.brute import CALENDAR, Brute, known_from, told
from tests.rule.histories import DAYS, NUMBERS, histories, moments

MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
positions_of = st.integers(0, 10**6)


def _moment(history: list[Recorded], drawn: int) -> int:
    """A position from that at which both agreements are known on, or inside a later command."""
    first = history[5].position
    return first + drawn % (history[-1].position - first + 1)


@MANY
@given(histories(), st.lists(st.integers(1, 4), max_size=12))
def test_following_in_any_batches_gives_the_same_rows(
    tables: Tables, history: list[Recorded], sizes: list[int]
) -> None:
    with tables.following(history, sizes) as followed, tables.following(history) as rebuilt:
        assert rows(followed) == rows(rebuilt)


@MANY
@given(histories(), st.lists(st.tuples(st.sampled_from(DAYS), positions_of), min_size=4, max_size=8))
def test_what_stands_is_that_of_the_naive_fold(
    tables: Tables, history: list[Recorded], asked: list[tuple[str, int]]
) -> None:
    with tables.following(history, [3, 5]) as connection:
        for on, drawn in asked:
            at = _moment(history, drawn)
            brute, shown = Brute(history, "h", at), answers.show(view(connection, on, _rounded(history, at)), "h")

            assert [_said(p) for p in shown["provisions"]] == _expected(brute, on)
            assert shown["edition"] == brute.edition(on)
            assert [p["justering"] for p in shown["pending"]] == brute.pending(on)
            for provision in shown["provisions"]:
                since = known_from(history, "h", provision["number"], on, at)
                assert (provision["number"], provision["known_from"]) == (provision["number"], since)


@MANY
@given(histories(), positions_of)
def test_history_is_every_text_of_every_moment(tables: Tables, history: list[Recorded], drawn: int) -> None:
    at = _rounded(history, _moment(history, drawn))
    with tables.following(history) as connection:
        for number in NUMBERS:
            expected = told(history, "h", number, at)
            if expected:
                items = answers.history(view(connection, DAYS[0], at), "h", number)["items"]

                assert {_told(item): _known(item) for item in items} == expected
                for item in items:
                    assert (item["gave_way_to"] is None) == (
                        item["known"]["to"] is None and item["valid"]["to"] is None
                    )


@MANY
@given(histories(), positions_of)
def test_the_timeline_holds_each_justering_in_force_within_the_term(
    tables: Tables, history: list[Recorded], drawn: int
) -> None:
    at = _rounded(history, _moment(history, drawn))
    brute = Brute(history, "h", at)
    with tables.following(history) as connection:
        items = answers.timeline(view(connection, DAYS[0], at), "h")["items"]

    within = [j["id"] for j in brute.ordered if brute.days and brute.day(j["effective_on"]) == j["effective_on"]]
    assert [item["id"] for item in items if item["kind"] == "justering"] == within
    for item in items:
        edition = brute.edition(item["on"] or CALENDAR[0])
        assert item["edition"] == (None if edition is None else edition["number"])


def _rounded(history: list[Recorded], at: int) -> int:
    return max(position for position in moments(history) if position <= at)


def _said(provision: dict[str, Any]) -> tuple[Any, ...]:
    valid, source = provision["valid"], provision["source"]
    words = (provision["heading"], provision["text"], source["id"], source["position"])
    return (provision["number"], *words, valid["from"], valid["to"])


def _expected(brute: Brute, on: str) -> list[tuple[Any, ...]]:
    text = brute.text(on)
    return [
        (n, text[n].heading, text[n].text, text[n].source, text[n].position, *brute.valid(n, on))
        for n in sorted(text, key=sort_key)
    ]


def _told(item: dict[str, Any]) -> tuple[str | None, str, str, str | None]:
    return item["heading"], item["text"], item["source"]["id"], item["valid"]["from"]


def _known(item: dict[str, Any]) -> list[Any]:
    return [item["valid"]["to"], item["known"]["from"], item["known"]["to"]]
