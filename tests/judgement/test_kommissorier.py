"""The stretches of a body's kommissorier say for every day which was in force, as asking day by day does."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.judgement import Judge, Kommissorium
from archive.judgement.kommissorier import changes, in_force
from tests.judgement.compliance_worlds import BODIES, worlds
from tests.judgement.knowledge import FakeKnowledge, day

dates = st.integers(-45, 150).map(day)
lively = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@lively
@given(known=worlds(), on=dates)
def test_of_each_day_there_is_the_one_in_force(known: FakeKnowledge, on: str) -> None:
    judge = Judge(known)
    for body in BODIES:
        stretches = in_force(judge, body)
        holding = [one.kommissorium.record for one in stretches if one.holds(on)]
        found = judge.authority.kommissorium(body, on)
        assert holding == ([] if found is None else [found.record])
        meeting = zip(stretches, stretches[1:], strict=False)
        assert all(one.to != two.from_ or one.kommissorium.record != two.kommissorium.record for one, two in meeting)


@lively
@given(known=worlds())
def test_changes_lead_from_one_to_the_other_and_from_one_to_itself_there_are_none(known: FakeKnowledge) -> None:
    records = [r for r in known.all if r.command == "adopt-kommissorium"]
    both = [Kommissorium(r, r.id, r.data["status"], r.data["rules"]) for r in records]
    for before in both:
        assert changes(before, before) == []
        for after in both:
            gained = sum(one.before is None for one in changes(before, after))
            lost = sum(one.after is None for one in changes(before, after))
            assert len(after.rules) - len(before.rules) == gained - lost
