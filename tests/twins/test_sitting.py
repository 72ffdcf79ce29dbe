"""How bodies belong together and who sits in them agrees with a slow twin, whatever was recorded."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections import areas, belonging, members
from projections.succession import succession
from tests.judgement.knowledge import FakeKnowledge, day
from tests.twins.fake_view import viewed
from tests.twins.sitting_twin import SittingTwin
from tests.twins.sitting_worlds import (
    BODIES,
    PERSONS,
    dissolved_worlds,
    related_worlds,
    reporting_worlds,
    sitting_worlds,
)

dates = st.integers(-1, 7).map(day)
PRESENT: list[dict[str, str]] = [{"person": said} for person in PERSONS for said in (person, f" {person.lower()} ")]
lively = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@lively
@given(known=related_worlds(), on=dates)
def test_relations_are_those_that_run_on_the_day(known: FakeKnowledge, on: str) -> None:
    view, twin = viewed(known, on), SittingTwin(known, on)
    for body in BODIES:
        both = {"relations": twin.relations(body), "related": twin.related(body)}
        assert belonging.related_both_ways(view, body) == both


@lively
@given(known=reporting_worlds(), on=dates)
def test_groups_are_told_with_what_they_brought(known: FakeKnowledge, on: str) -> None:
    view, twin = viewed(known, on), SittingTwin(known, on)
    for body in BODIES:
        assert belonging.groups(view, body) == twin.groups(body)


@lively
@given(known=dissolved_worlds(), on=dates)
def test_who_came_before_and_after_is_told_with_the_least_distance(known: FakeKnowledge, on: str) -> None:
    view, twin = viewed(known, on), SittingTwin(known, on)
    for body in BODIES:
        both = {"predecessors": twin.steps(body, False), "successors": twin.steps(body, True)}
        assert succession(view, body) == both


@lively
@given(known=sitting_worlds(), on=dates)
def test_members_and_seats_are_those_of_the_day(known: FakeKnowledge, on: str) -> None:
    view, twin = viewed(known, on), SittingTwin(known, on)
    for body in BODIES:
        assert members.members(view, body)["items"] == twin.members(body)
    rules: list[dict[str, Any]] = next(r for r in known.all if r.id == "k").data["rules"]
    assert belonging.seats(view, "a") == (twin.seats("a", rules[-1]) if rules else [])


@lively
@given(known=sitting_worlds(), on=dates, present=st.sampled_from([*PRESENT, {"body": "b"}]))
def test_whoever_was_present_was_a_member_on_the_day_of_the_meeting(
    known: FakeKnowledge, on: str, present: dict[str, str]
) -> None:
    body = next(r for r in known.all if r.id == "m1").data["body"]

    (row,) = members.attendance(viewed(known, day(0)), "m1", on, [present])

    assert row["member"] is SittingTwin(known, on).is_member(body, present)


@lively
@given(known=related_worlds(), on=dates)
def test_an_area_is_pointed_out_until_its_end(known: FakeKnowledge, on: str) -> None:
    rows = areas.listing(viewed(known, on))["items"]

    assert [{name: row[name] for name in ("id", "from", "until")} for row in rows] == SittingTwin(known, on).areas()
