"""Every verdict agrees with that of a slow twin that asks day by day, whatever was recorded and in whatever order."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.judgement import Judge
from tests.judgement.knowledge import FakeKnowledge, day
from tests.judgement.twin import Twin
from tests.judgement.worlds import dispatched, worlds

dates = st.integers(-2, 60).map(day)
lively = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@lively
@given(known=worlds(), on=dates)
def test_an_agreement_stands_on_a_day_as_walking_through_the_days_says(known: FakeKnowledge, on: str) -> None:
    judge, twin = Judge(known), Twin(known)
    assert judge.agreements.status("h", on) == twin.status("h", on)
    assert judge.agreements.term("h").to == twin.to("h")
    assert judge.votes.approved_on("h", on) == twin.approved_on("h", on)
    states = {"approved": "approve", "declined": "decline", "missing": "nothing"}
    assert [(row["subject"], row["body"], row["for"], states[row["state"]]) for row in judge.votes.rows("h", on)] == [
        (*row, twin.vote(row[0], row[1], on)) for row in twin.requires("h")
    ]


@lively
@given(known=worlds())
def test_the_votes_that_turn_an_agreement_are_those_without_which_it_would_stand_otherwise(
    known: FakeKnowledge,
) -> None:
    assert [vote.position for vote in Judge(known).agreements.turning_votes("h")] == Twin(known).turning("h")


@lively
@given(known=st.one_of(dispatched(), worlds()), on=dates)
def test_minutes_stand_on_a_day_as_living_through_the_days_says(known: FakeKnowledge, on: str) -> None:
    found = Judge(known).meetings.minutes("m", on)
    assert (found.status, found.remarks_until, found.final_on) == Twin(known).minutes("m", on)


@settings(lively, max_examples=60)
@given(known=worlds(), on=dates)
def test_a_mandate_is_final_from_the_first_day_on_which_nothing_stands_against_it(
    known: FakeKnowledge, on: str
) -> None:
    judge, twin = Judge(known), Twin(known)
    own, justering = twin.find("h", "enter-agreement"), known.justering("j")
    judged = [
        (judge.mandates.of_text("h", None, None, on), own.data.get("decision"), own),
        (judge.mandates.of_text("h", justering, None, on), "d2", justering),
        (judge.mandates.of_decision("d2", on), "d2", None),
    ]
    for mandate, decision, source in judged:
        assert mandate["state"] == twin.state(decision, source, on)
        assert mandate["final_on"] == twin.final_on(decision, source, on)
