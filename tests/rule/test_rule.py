"""The one rule against its naive twin; and that twin finds a bug planted in the rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import archive.rule as rule
from archive.events import Recorded
from archive.judgement import Judge
from archive.numbers import sort_key
from archive.records import Record
from tests.rule.brute import CALENDAR, Brute, compare_items
from tests.rule.folding import text_on
from tests.rule.histories import histories, moments
from tests.rule.knowing import Known

_ORDER_KEY, _DAY_IN_TERM = rule.order_key, rule.day_in_term


def _changes(known: Known) -> list[rule.Change]:
    own = list(rule.own_changes(known.made("h")))
    standing = [j for j in known.justeringer("h") if not j.void]
    return own + [c for j in standing for c in rule.changes_of(j, known.made(j.data["decision"]))]


def _differs(history: list[Recorded], at: int) -> str | None:
    """The first day on which the rule and its twin say different things."""
    known, brute = Known(history, at), Brute(history, "h", at)
    if brute.own.get("void"):
        return None
    term, changes = Judge(known).agreements.term("h"), _changes(known)
    if (term.from_, term.to) != (brute.begins, brute.to):
        return "term"
    for day in CALENDAR:
        found = {c.number: (c.heading, c.text, c.id, c.position) for c in text_on(changes, term.from_, term.to, day)}
        if found != {n: (w.heading, w.text, w.source, w.position) for n, w in brute.text(day).items()}:
            return day
    return None


@settings(max_examples=150, deadline=None)
@given(histories(), st.data())
def test_the_text_of_every_day_is_that_of_the_naive_fold(history: list[Recorded], data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(moments(history)[5:]))

    assert _differs(history, at) is None


@settings(max_examples=100, deadline=None)
@given(histories(), st.data())
def test_versions_are_those_of_the_days(history: list[Recorded], data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(moments(history)[5:]))
    known, brute = Known(history, at), Brute(history, "h", at)
    term, changes = Judge(known).agreements.term("h"), _changes(known)
    if brute.own.get("void"):
        return

    found = {(v.change.number, v.from_, v.to) for v in rule.versions(changes, term.from_, term.to)}
    expected = {(number, *brute.valid(number, day or CALENDAR[0])) for day, text in brute.days for number in text}
    assert found == expected


def _without_items(effective_on: str, decided_on: str, item: str | None, position: int) -> str:
    return _ORDER_KEY(effective_on, decided_on, None, position)


def _latest_recorded_first(effective_on: str, decided_on: str, item: str | None, position: int) -> str:
    return _ORDER_KEY(effective_on, decided_on, item, 10**9 - position)


def _not_clamped(begins: str | None, ends: str | None, on: str) -> str | None:
    return None if _DAY_IN_TERM(begins, ends, on) is None else on


BUGS: dict[str, tuple[str, Callable[..., object]]] = {
    "items do not count": ("order_key", _without_items),
    "of equal ones the first recorded wins": ("order_key", _latest_recorded_first),
    "the date of the decision does not count": (
        "order_key",
        lambda e, d, item, position: _ORDER_KEY(e, "2000-01-01", item, position),
    ),
    "< for <=": ("up_to", lambda on: on),
    "the text goes on after the end": ("day_in_term", _not_clamped),
}


@pytest.mark.slow
@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_found(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, wrong = BUGS[bug]
    monkeypatch.setattr(rule, name, wrong)

    found = find(
        histories(),
        lambda history: _differs(history, history[-1].position) is not None,
        settings=settings(max_examples=3_000, deadline=None, database=None, phases=[Phase.generate]),
    )

    assert found


@given(*[st.from_regex(r"[0-9a-zA-Z.]{1,6}", fullmatch=True)] * 2)
def test_keys_of_numbers_sort_as_the_numbers_do(one: str, other: str) -> None:
    found = (sort_key(one) > sort_key(other)) - (sort_key(one) < sort_key(other))

    assert found == compare_items(one, other)


def test_a_justering_without_an_item_comes_before_any() -> None:
    record = Record(7, "adopt-justering", "h", "j", {})

    keys = [rule.order_key("2012-01-01", "2012-01-01", item, record.position) for item in (None, "0", "2", "10")]

    assert keys == sorted(keys)
    assert all(key.startswith("2012-01-01") and key < rule.up_to("2012-01-01") for key in keys)
