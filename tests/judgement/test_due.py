"""What is due: each kind is as going through everything says, and what will be missing is what waiting for it shows."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.judgement import Judge
from archive.judgement.due import due
from archive.judgement.missing import Asked
from tests.judgement.compliance_worlds import worlds as compliance_worlds
from tests.judgement.due_twin import DueTwin, Row, due_within
from tests.judgement.knowledge import FakeKnowledge, day
from tests.judgement.missing_twin import MissingTwin
from tests.judgement.missing_twin import Row as Missed
from tests.judgement.missing_worlds import asked_for, dialogues, evaluations, forgotten
from tests.judgement.test_missing import WHEEL_KINDS, YEAR_KINDS, told, told_of_year
from tests.judgement.wheel_worlds import turning, wheel_worlds

lively = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_OPEN = {"minutes-final", "remark", "assignment", "ask", "agreement-term", "body-term"}
_OF_THE_WHEEL = {"entry", "entry-deadline"}


def rows(known: FakeKnowledge, on: str, first: str, last: str) -> list[Row]:
    return [
        (row.due, row.kind, row.body, row.meeting, None if row.subject is None else row.subject[1], row.rule)
        for row in due(Asked(Judge(known), known, on, first, last))
    ]


def some(known: FakeKnowledge, on: str, first: str, last: str, kinds: set[str]) -> list[Row]:
    return due_within(iter([row for row in rows(known, on, first, last) if row[1] in kinds]), first, last)


def left_open(twin: DueTwin) -> Iterator[Row]:
    yield from twin.minutes()
    yield from twin.assignments()
    yield from twin.asks()
    yield from twin.terms()


@lively
@given(
    known=st.one_of(forgotten(), asked_for()),
    on=st.integers(0, 60).map(day),
    days=st.one_of(st.just((-600, 1200)), st.tuples(st.integers(-400, 60), st.integers(0, 400))),
)
def test_what_is_open_is_as_going_through_everything_says(known: FakeKnowledge, on: str, days: tuple[int, int]) -> None:
    first, last = day(days[0]), day(sum(days))
    assert some(known, on, first, last, _OPEN) == due_within(left_open(DueTwin(known, on)), first, last)


@settings(lively, max_examples=40)
@given(known=forgotten(), on=st.integers(0, 40).map(day), days=st.tuples(st.integers(-5, 60), st.integers(0, 25)))
def test_what_will_be_missing_is_what_is_there_when_nothing_happens(
    known: FakeKnowledge, on: str, days: tuple[int, int]
) -> None:
    first, last = day(days[0]), day(sum(days))
    kinds = {row[1] for row in rows(known, on, first, last)} - _OPEN - WHEEL_KINDS - YEAR_KINDS - {"rule"}
    waited = DueTwin(known, on).missing(first, last, lambda twin, at: told(twin, first, last))
    assert some(known, on, first, last, kinds) == due_within(waited, first, last)


def _of_that_year(twin: MissingTwin, at: str) -> Iterator[Missed]:
    return told_of_year(twin, int(at[:4])) if at.endswith("12-31") else iter(())


@lively
@given(
    known=st.one_of(dialogues(), evaluations()), on=st.integers(-500, 500).map(day), year=st.sampled_from([2011, 2012])
)
def test_what_a_year_will_lack_is_what_is_there_when_nothing_happens(known: FakeKnowledge, on: str, year: int) -> None:
    first, last = f"{year}-12-30", f"{year}-12-31"
    waited = DueTwin(known, on).missing(first, last, _of_that_year)
    assert some(known, on, first, last, YEAR_KINDS) == due_within(waited, first, last)


@lively
@given(
    known=st.one_of(wheel_worlds(), turning()),
    on=st.integers(-300, 500).map(day),
    days=st.one_of(st.just((-300, 900)), st.tuples(st.integers(-300, 500), st.integers(0, 400))),
)
def test_entries_without_a_meeting_are_as_trying_every_meeting_says(
    known: FakeKnowledge, on: str, days: tuple[int, int]
) -> None:
    first, last = day(days[0]), day(sum(days))
    entries = DueTwin(known, on).entries(range(int(first[:4]), int(last[:4]) + 2))
    assert some(known, on, first, last, _OF_THE_WHEEL) == due_within(entries, first, last)


@lively
@given(
    known=compliance_worlds(),
    on=st.integers(-60, 130).map(day),
    days=st.one_of(st.just((-400, 900)), st.tuples(st.integers(-60, 130), st.integers(0, 100))),
)
def test_what_rules_still_ask_for_is_every_pending_verdict(
    known: FakeKnowledge, on: str, days: tuple[int, int]
) -> None:
    first, last = day(days[0]), day(sum(days))
    pending = DueTwin(known, on).rules(range(int(first[:4]), int(last[:4]) + 1))
    assert some(known, on, first, last, {"rule"}) == due_within(pending, first, last)


def test_a_row_of_what_is_due_comes_before_those_of_later_days_and_of_later_kinds() -> None:
    known = FakeKnowledge()
    known.bodies("a")
    known.decision("d1", "a", "2012-01-01")
    known.add("assign", "o2", decision="d1", to=["a"], task="x", kind="carry-out", due="2012-02-01")
    known.add("assign", "o1", decision="d1", to=["a"], task="x", kind="carry-out", due="2012-01-31")

    found = [(row[0], row[1], row[4]) for row in rows(known, "2012-01-02", "2012-01-02", "2012-02-10")]

    assert found == [
        ("2012-01-31", "assignment", "o1"),
        ("2012-01-31", "decision-without-paper", "d1"),
        ("2012-02-01", "assignment", "o2"),
    ]


def test_what_another_source_still_leaves_time_for_is_due_though_the_rules_own_time_is_over() -> None:
    known = FakeKnowledge()
    known.bodies("a")
    source = {"document": "Bilag 1", "heading": "Formalia"}
    longer = {"value": {"weeks": 4}, "source": source}
    known.kommissorium(
        "a", "k", [{"rule": "minutes_within", "value": {"weeks": 1}, "source": source, "others": [longer]}]
    )
    known.meeting("m", "a", "2012-01-01")

    found = rows(known, "2012-01-20", "2012-01-01", "2012-01-31")

    assert found == [("2012-01-08", "rule", "a", "m", "m", "minutes_within")]


def test_an_accession_that_was_asked_for_by_a_day_is_told_once() -> None:
    known = FakeKnowledge()
    known.bodies("a", "b")
    known.agreement("h", "2012-01-01", ["a"], level="hovedaftale")
    known.add("ask", "h", "s", subject="h", what="accession", to=["b"], on="2012-01-02", reply_by="2012-01-20")

    found = rows(known, "2012-01-10", "2012-01-10", "2012-01-31")

    assert [row[:3] for row in found] == [("2012-01-20", "ask", "b")]


def test_who_proposed_what_stands_on_the_agenda_has_answered() -> None:
    known = FakeKnowledge()
    known.bodies("a", "b")
    known.meeting("m", "a", "2012-02-01")
    known.add("ask", "m", "s", subject="m", what="items", to=["b"], on="2012-01-02", reply_by="2012-01-20")
    known.add("propose-item", "a", "f", body="a", title="x", from_="B", on="2012-01-05")

    def asked() -> list[str]:
        return [row[0] for row in rows(known, "2012-01-18", "2012-01-18", "2012-01-31") if row[1] == "ask"]

    assert asked() == ["2012-01-20"]
    items = [{"number": "1", "title": "x", "proposed": ["f"]}]
    known.add("publish-agenda", "m", sent_on="2012-01-17", items=items)
    assert asked() == []
