"""Counting days, and first days of periods."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.counting import add_days, add_months, add_period, first_day
from tests.judgement.knowledge import day


def test_two_weeks_before_a_meeting_on_the_15th_is_the_1st() -> None:
    assert add_period("2012-05-15", {"weeks": 2}, -1) == "2012-05-01"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2012-01-31", 1, "2012-02-29"),
        ("2012-03-31", -1, "2012-02-29"),
        ("2012-11-30", 3, "2013-02-28"),
        ("2012-05-15", -4, "2012-01-15"),
    ],
)
def test_months_end_on_the_same_day_or_the_months_last(start: str, months: int, end: str) -> None:
    assert add_months(start, months) == end


def test_counting_stops_at_the_ends_of_the_calendar() -> None:
    assert add_days("9999-12-31", 1) == add_months("9999-12-31", 1) == "9999-12-31"
    assert add_days("0001-01-01", -1) == add_months("0001-01-01", -1) == "0001-01-01"


@given(st.sets(st.integers(0, 20)), st.integers(-1, 21))
def test_the_first_day_is_that_of_the_period_around_a_day_else_of_the_next(holding: set[int], on: int) -> None:
    beginnings = [n for n in sorted(holding) if n - 1 not in holding]
    around = [n for n in beginnings if on in holding and n <= on]
    expected = next(iter([*reversed(around), *(n for n in beginnings if n > on)]), None)
    changes = [day(n) for n in range(22)]
    found = first_day(lambda d: d in {day(n) for n in holding}, changes, day(on))
    assert found == (None if expected is None else day(expected))


def test_what_has_held_since_ever_has_no_first_day() -> None:
    assert first_day(lambda d: True, [day(3)], day(5)) is None
    assert first_day(lambda d: True, ["0001-01-01"], day(5)) == "0001-01-01"
