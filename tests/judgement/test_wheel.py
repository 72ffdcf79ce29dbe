"""The wheel of a year: spans, entries and their meetings, deadlines and clashes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marshmallow.validate import OneOf

from archive.judgement import Judge
from archive.judgement.bodies import Bodies
from archive.judgement.calendar import planned
from archive.judgement.clashes import Clash, Deadlines
from archive.judgement.wheel import Wheels
from archive.rules.meetings import ABOUT_MEETINGS
from archive.rules.shapes import PERIOD
from archive.spans import named_span, span
from tests.judgement.knowledge import FakeKnowledge, day
from tests.judgement.wheel_twin import WheelTwin, days_of
from tests.judgement.wheel_worlds import crowded, turning, wheel_worlds
from web.schemas.year import DeadlineItem

SOURCE = {"document": "Bilag 1", "heading": "IV. Årshjul"}
on = st.integers(-400, 760).map(day)
years = st.integers(2011, 2013)
lively = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def wheels(known: FakeKnowledge) -> Wheels:
    judge = Judge(known)
    return Wheels(judge.facts, Bodies(judge.facts), known)


def deadlines(known: FakeKnowledge) -> Deadlines:
    judge = Judge(known)
    return Deadlines(judge.facts, judge.authority, Wheels(judge.facts, Bodies(judge.facts), known))


def calendar(known: FakeKnowledge, year: int, on: str) -> list[tuple[Any, ...]]:
    judge = Judge(known)
    rows = []
    for one in planned(judge.facts, known, Wheels(judge.facts, Bodies(judge.facts), known), year, on):
        entry, met = one.entry, one.meeting
        last = entry.span.last if entry is not None else one.from_
        named = (met.id, met.date) if met is not None else (None, None)
        kind = entry.kind if entry is not None else met.kind if met is not None else None
        rest = (False, None, None) if entry is None else (entry.approximate, entry.source, entry.wheel)
        rows.append((one.from_, last, one.body, kind, *named, one.status, one.deviates, *rest))
    return rows


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ((1, "primo"), "2012-01-01", "2012-01-10"),
        ((2, "medio"), "2012-02-11", "2012-02-20"),
        ((2, "ultimo"), "2012-02-21", "2012-02-29"),
        ((10,), "2012-10-01", "2012-10-31"),
        ((9, None, 12), "2012-09-01", "2012-12-31"),
    ],
)
def test_the_words_of_a_source_are_days(words: Any, first: str, last: str) -> None:
    assert (span(2012, *words).first, span(2012, *words).last) == (first, last)


@given(st.integers(1, 9999), st.integers(1, 12), st.sampled_from([None, "primo", "medio", "ultimo"]), st.data())
def test_a_span_is_every_day_that_its_words_mean(year: int, month: int, part: str | None, data: Any) -> None:
    to_month = data.draw(st.one_of(st.none(), st.integers(month, 12))) if part is None and month < 12 else None
    to_month = to_month if to_month is not None and to_month > month else None
    found, meant = span(year, month, part, to_month), days_of(year, month, part, to_month)
    assert (found.first, found.last) == (meant[0].isoformat(), meant[-1].isoformat())


def test_the_last_span_that_can_be_written_has_no_day_after() -> None:
    assert span(9999, 12, "ultimo").to is None
    assert span(9999, 12, "medio").to == "9999-12-21"


@pytest.mark.parametrize("value", [{"month": "2010-13"}, {"month": "september"}, {"part": "primo"}, "primo", None, {}])
def test_what_names_no_month_is_no_span(value: object) -> None:
    assert named_span(value) is None


@settings(lively, max_examples=300)
@given(known=crowded(), on=st.integers(30, 200).map(day))
def test_a_crowded_spring_is_as_trying_every_meeting_for_every_entry_says(known: FakeKnowledge, on: str) -> None:
    assert calendar(known, 2012, on) == WheelTwin(known).calendar(2012, on)


@pytest.mark.parametrize(
    ("date", "meeting"), [("2012-01-29", None), ("2012-01-30", "m"), ("2012-04-10", "m"), ("2012-04-11", None)]
)
def test_a_meeting_belongs_to_an_entry_up_to_31_days_away(date: str, meeting: str | None) -> None:
    assert taken(date, "primo") == meeting


def taken(date: str, part: str) -> str | None:
    """The meeting that the one entry of a forum has, when it meets once."""
    known = FakeKnowledge()
    known.bodies("a")
    entry = {"body": "a", "month": 3, "part": part, "source": SOURCE}
    known.add("adopt-wheel", "w", effective_on="2012-01-01", entries=[entry], feeds=[])
    known.meeting("m", "a", date)
    return next(row[4] for row in calendar(known, 2012, "2012-12-31") if row[9] is not None)


@lively
@given(known=st.one_of(wheel_worlds(), turning()), year=years, on=on)
def test_a_year_is_as_trying_every_meeting_for_every_entry_says(known: FakeKnowledge, year: int, on: str) -> None:
    assert calendar(known, year, on) == WheelTwin(known).calendar(year, on)


def test_every_period_that_meetings_are_judged_by_gives_a_deadline_that_the_answer_knows() -> None:
    known = FakeKnowledge()
    known.bodies("a")
    entry = {"body": "a", "month": 3, "part": "primo", "source": SOURCE}
    known.add("adopt-wheel", "w", effective_on="2012-01-01", entries=[entry], feeds=[])
    periods = {name for name, row in ABOUT_MEETINGS.items() if row.shape is PERIOD}
    named = [{"rule": name, "value": {"weeks": 2}, "source": SOURCE} for name in (*periods, "remark_period")]
    known.kommissorium("a", "a-k1", named, None)

    given_by = {deadline.rule for _, deadline in deadlines(known).of_year(2012)}

    [known_to_the_answer] = [one.choices for one in DeadlineItem().fields["rule"].validators if isinstance(one, OneOf)]
    assert given_by == periods | {"final"} == set(known_to_the_answer)


@lively
@given(known=st.one_of(wheel_worlds(), turning(), turning()), year=years)
def test_deadlines_are_as_counting_day_by_day_says(known: FakeKnowledge, year: int) -> None:
    found = [
        (entry.body, entry.span.first, d.rule, d.earliest, d.latest, d.excepted_by, d.before_kommissorium, d.source)
        for entry, d in deadlines(known).of_year(year)
    ]
    assert found == WheelTwin(known).all_deadlines(year)


@settings(lively, max_examples=300)
@given(known=st.one_of(wheel_worlds(), turning(), turning(), turning()), year=years)
def test_clashes_are_as_setting_every_pair_side_by_side_says(known: FakeKnowledge, year: int) -> None:
    assert [row(clash) for clash in deadlines(known).clashes(year)] == WheelTwin(known).clashes(year)


def row(clash: Clash) -> tuple[Any, ...]:
    fed, feeder = clash.fed, clash.feeder
    named = fed.span.first, fed.body, feeder.body, feeder.span.first
    said = clash.milestone, clash.deadline, clash.severity, clash.source
    return (*named, *said, clash.reached, clash.needed)
