"""Minutes: sent, open for remarks, final by silence."""

from __future__ import annotations

import pytest

from archive.judgement import Judge
from tests.judgement.knowledge import TWO_WEEKS, FakeKnowledge


@pytest.fixture
def known() -> FakeKnowledge:
    """A forum with two weeks for remarks, whose meeting of 24 April had its minutes sent on 1 May."""
    known = FakeKnowledge()
    known.bodies("psf")
    known.kommissorium("psf", "psf-k1", [TWO_WEEKS])
    known.meeting("m", "psf", "2012-04-24")
    known.add("record-minutes", "m", items=[])
    known.add("dispatch-minutes", "m", on="2012-05-01")
    return known


def remark(known: FakeKnowledge, on: str, id: str = "r") -> None:
    known.add("remark-on-minutes", "m", remark=id, from_="br", on=on)


def settle(known: FakeKnowledge, on: str, outcome: str, id: str = "r", items: object = ...) -> None:
    known.add("settle-remark", "m", remark=id, on=on, outcome=outcome, items=items)


def test_minutes_sent_on_the_1st_with_two_weeks_are_final_from_the_16th(known: FakeKnowledge) -> None:
    judge = Judge(known)
    before, after = judge.meetings.minutes("m", "2012-05-15"), judge.meetings.minutes("m", "2012-05-16")
    assert (before.status, after.status) == ("dispatched", "final")
    assert (before.remarks_until, before.final_on) == ("2012-05-15", "2012-05-16")


@pytest.mark.parametrize(
    ("on", "status"), [("2012-04-23", "none"), ("2012-04-24", "recorded"), ("2012-04-30", "recorded")]
)
def test_what_is_dated_after_the_day_asked_for_does_not_count(known: FakeKnowledge, on: str, status: str) -> None:
    found = Judge(known).meetings.minutes("m", on)
    assert (found.status, found.dispatched_on, found.remarks_until, found.final_on) == (status, None, None, None)


def test_a_remark_on_the_last_day_stops_the_clock_until_it_is_settled(known: FakeKnowledge) -> None:
    remark(known, "2012-05-15")
    settle(known, "2012-05-20", "rejected")
    judge = Judge(known)
    assert judge.meetings.minutes("m", "2012-05-19").status == "remarked"
    assert judge.meetings.minutes("m", "2012-05-19").final_on is None
    assert judge.meetings.minutes("m", "2012-05-20").final_on == "2012-05-20"


def test_a_remark_settled_within_the_period_changes_nothing(known: FakeKnowledge) -> None:
    remark(known, "2012-05-03")
    settle(known, "2012-05-04", "withdrawn")
    assert Judge(known).meetings.minutes("m", "2012-05-04").final_on == "2012-05-16"


def test_a_remark_after_the_last_day_is_shown_and_touches_nothing(known: FakeKnowledge) -> None:
    remark(known, "2012-05-16")
    found = Judge(known).meetings.minutes("m", "2012-05-17")
    assert [(r.late, r.open) for r in found.remarks] == [(True, True)]
    assert (found.status, found.final_on) == ("final", "2012-05-16")


def test_items_sent_out_again_start_the_clock_anew(known: FakeKnowledge) -> None:
    remark(known, "2012-05-10")
    settle(known, "2012-05-20", "accepted", items=[{"number": "3"}])
    remark(known, "2012-06-03", "again")
    judge = Judge(known)
    assert judge.meetings.minutes("m", "2012-05-20").remarks_until == "2012-06-03"
    assert judge.meetings.minutes("m", "2012-06-02").final_on == "2012-06-04"
    assert judge.meetings.minutes("m", "2012-06-03").status == "remarked"


def test_a_remark_that_came_late_stays_late_when_the_clock_starts_anew(known: FakeKnowledge) -> None:
    remark(known, "2012-05-10")
    remark(known, "2012-05-18", "between")
    settle(known, "2012-05-20", "accepted", items=[{"number": "3"}])
    assert [r.late for r in Judge(known).meetings.minutes("m", "2012-05-21").remarks] == [False, True]


def test_of_several_remarks_the_last_settled_decides(known: FakeKnowledge) -> None:
    remark(known, "2012-05-10", "one")
    remark(known, "2012-05-11", "two")
    settle(known, "2012-05-18", "accepted", "one")
    settle(known, "2012-05-25", "rejected", "two")
    judge = Judge(known)
    assert judge.meetings.minutes("m", "2012-05-24").status == "remarked"
    assert judge.meetings.minutes("m", "2012-05-25").final_on == "2012-05-25"


def test_without_a_period_minutes_are_final_from_dispatch_and_every_remark_is_late() -> None:
    known = FakeKnowledge()
    known.bodies("br")
    known.meeting("m", "br", "2012-04-24")
    known.add("dispatch-minutes", "m", on="2012-05-01")
    remark(known, "2012-05-01")
    found = Judge(known).meetings.minutes("m", "2012-05-01")
    assert (found.status, found.final_on, found.remarks_until) == ("final", "2012-05-01", None)
    assert found.remarks[0].late


def test_the_period_is_that_of_the_day_the_meeting_was_moved_to(known: FakeKnowledge) -> None:
    one_week = {**TWO_WEEKS, "value": {"weeks": 1}}
    known.kommissorium("psf", "psf-k2", [one_week], "2012-04-28")
    assert Judge(known).meetings.minutes("m", "2012-05-01").remarks_until == "2012-05-15"
    known.add("move-meeting", "m", date="2012-04-28")
    assert Judge(known).meetings.minutes("m", "2012-05-01").remarks_until == "2012-05-08"
