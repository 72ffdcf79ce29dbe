"""Every verdict on a meeting agrees with that of a slow twin, whatever was recorded and in whatever order."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from archive.judgement import Judge
from archive.judgement.compliance import Compliance, meetings, verdicts, years
from archive.rules import meetings as table
from tests.judgement.compliance_twin import CHOSEN, ORDER, ComplianceTwin
from tests.judgement.compliance_worlds import BODIES, MEETINGS, worlds
from tests.judgement.knowledge import FakeKnowledge, day

TABLE = table.ABOUT_MEETINGS
dates = st.integers(-45, 150).map(day)
lively = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def differs(known: FakeKnowledge, on: str) -> bool:
    judged, twin = Compliance(Judge(known), known), ComplianceTwin(known)
    return any(judged.of_meeting(m, on) != twin.of_meeting(m, on) for m in MEETINGS) or any(
        judged.of_year(year, on) != twin.of_year(year, on, BODIES) for year in (2011, 2012)
    )


def differs_or_fails(known: FakeKnowledge, on: str) -> bool:
    """A bug may also leave a judgement without a word: an example that is missed has none."""
    try:
        return differs(known, on)
    except KeyError:
        return True


def test_every_rule_has_its_twin_in_the_order_of_the_table() -> None:
    place = "tests/judgement/compliance_twin.py"

    assert list(TABLE) == ORDER, f"{place}: ORDER is not that of ABOUT_MEETINGS"
    lacking = [name for name in TABLE if not hasattr(ComplianceTwin, f"of_{name}")]
    assert lacking == [], f"{place}: ComplianceTwin lacks of_<rule> for these"
    chosen = {name for name, row in TABLE.items() if row.chosen}
    assert chosen == CHOSEN, f"{place}: CHOSEN names other rules than those whose row is chosen=True"


@lively
@given(known=worlds(), on=dates)
def test_a_meeting_is_judged_as_the_words_of_the_rules_say(known: FakeKnowledge, on: str) -> None:
    judged, twin = Compliance(Judge(known), known), ComplianceTwin(known)
    for meeting in MEETINGS:
        assert judged.of_meeting(meeting, on) == twin.of_meeting(meeting, on)


@lively
@given(known=worlds(), on=dates)
def test_a_year_has_its_meetings_and_their_number(known: FakeKnowledge, on: str) -> None:
    judged, twin = Compliance(Judge(known), known), ComplianceTwin(known)
    for year in (2011, 2012):
        assert judged.of_year(year, on) == twin.of_year(year, on, BODIES)
        of_a = [entry for entry in twin.of_year(year, on, BODIES) if entry["body"] == "a"]
        assert judged.of_year(year, on, "a") == of_a


def _patched(row: str, **facts: Any) -> tuple[object, str, object]:
    """The table with one row otherwise."""
    return meetings, "ABOUT_MEETINGS", {**TABLE, row: dataclasses.replace(TABLE[row], **facts)}


def _judged_otherwise(row: str, wrong: Callable[[Any, Any], Any]) -> tuple[object, str, object]:
    return _patched(row, judge=wrong)


def _without_unknown(judge: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def judged(m: Any, value: Any) -> Any:
        found = judge(m, value)
        return dataclasses.replace(found, said=None) if found.said == "unknown" else found

    return judged


def _never_kept(row: str) -> tuple[object, str, object]:
    """A rule that nobody keeps: that it is found says that the worlds hold what the rule looks at."""

    def judged(m: Any, value: Any) -> Any:
        found = TABLE[row].judge(m, value)
        kept = _VERDICT(found, "must", m.on) == "kept"
        return dataclasses.replace(found, done=None, said="missed") if kept else found

    return _judged_otherwise(row, judged)


def _late_is_kept(found: Any, strength: str, on: str) -> str:
    return "kept" if found.said is None and found.done is not None else _VERDICT(found, strength, on)


def _first_rule(kommissorium: Any, name: str) -> Any:
    return next((rule for rule in kommissorium.judged(name) if verdicts.counts(rule)), None)


def _never_disputed(rule: Any, own: str, judged: Callable[[Any], str]) -> tuple[str, Any]:
    return own, verdicts.compared(rule, own, judged)[1]


_VERDICT = verdicts.verdict
BUGS: dict[str, tuple[object, str, object]] = {
    "the first meeting excepts nothing": _patched("calling_notice", gives_way=False),
    "quarters count for every kind of meeting": _patched("quarter", of=lambda m: True),
    "every meeting is a first meeting": _patched("first_meeting", of=lambda m: not m.has_kind),
    "what was done too late is kept": (meetings, "verdict", _late_is_kept),
    "an agenda without a date is none": _judged_otherwise("agenda_notice", _without_unknown(table.agenda_notice)),
    "minutes sent before their meeting are kept": _judged_otherwise(
        "minutes_within", _without_unknown(table.minutes_within)
    ),
    "a calling that is not known is none": _judged_otherwise("calling_notice", _without_unknown(table.calling_notice)),
    "examples are judged": (verdicts, "counts", lambda rule: rule["value"] is not False),
    "of several rules the first counts": (meetings, "judged_by", _first_rule),
    "a rule applies whatever was in force": (meetings, "has", lambda kommissorium, name: True),
    "a year is judged whatever was in force": (years, "has", lambda kommissorium, name: True),
    "sources never differ": (meetings, "compared", _never_disputed),
    "too many meetings are no matter": (years, "MISSED", {"must": "departed", "as-a-rule": "departed"}),
    "words differ by case": (table, "same_words", str),
    **{f"{name} is never kept": _never_kept(name) for name in TABLE},
    "an end counts before its day": (
        meetings.Bodies, "there", lambda self, body, day, on: self.there_within(body, day, day, None)
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_found(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, wrong = BUGS[bug]
    monkeypatch.setattr(place, name, wrong)

    assert find(
        st.tuples(worlds(), dates),
        lambda drawn: differs_or_fails(*drawn),
        settings=settings(max_examples=3_000, deadline=None, database=None, phases=[Phase.generate]),
    )
