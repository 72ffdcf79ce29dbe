"""What is missing: each kind is as going through everything says, and lies within the days asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.judgement import Judge
from archive.judgement.missing import Asked, missing
from archive.records import Record
from tests.judgement.knowledge import FakeKnowledge, day
from tests.judgement.missing_twin import MissingTwin, Row, comparable, due_within
from tests.judgement.missing_worlds import dialogues, evaluations, forgotten, unpublished
from tests.judgement.wheel_worlds import wheel_worlds

dates = st.integers(-500, 900).map(day)
lively = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WHEEL_KINDS = {"rule-not-kept", "entry-missed"}
YEAR_KINDS = {
    "dialogue-missing",
    "report-missing",
    "report-not-discussed",
    "evaluation-missing",
    "evaluation-not-published",
    "evaluation-not-presented",
    "tilsyn-not-planned",
    "tilsyn-below-number",
}


def rows(known: FakeKnowledge, on: str, first: str, last: str) -> list[Row]:
    asked = Asked(Judge(known), known, on, first, min(last, day_before(on)))
    return [
        (
            row.kind,
            row.due,
            None if row.subject is None else row.subject[1],
            row.body,
            *((None, None, None) if row.behind is None else (row.behind.rule, row.behind.strength, row.behind.binding)),
            row.chosen,
        )
        for row in missing(asked)
    ]


def day_before(on: str) -> str:
    return next(day(n) for n in range(-800, 1200) if day(n + 1) == on)


def told(twin: MissingTwin, first: str, last: str) -> Iterator[Row]:
    yield from twin.approvals()
    yield from twin.publications()
    yield from twin.brought_out()
    yield from twin.assignments()
    yield from twin.accessions()
    yield from twin.paper()
    yield from twin.ends()
    yield from twin.hovedaftaler(first, last)
    yield from twin.terms()
    yield from twin.remarks()
    yield from twin.orders()


def told_of_wheel(twin: MissingTwin, year: int) -> Iterator[Row]:
    yield from twin.verdicts()
    yield from twin.firsts(year)
    yield from twin.entries(year)


def told_of_year(twin: MissingTwin, year: int) -> Iterator[Row]:
    yield from twin.organisations(year)
    yield from twin.reports(year)
    yield from twin.evaluations(year)
    yield from twin.tilsyn(year)


@lively
@given(known=unpublished(), on=st.integers(20, 120).map(day))
def test_what_was_not_published_is_as_going_through_everything_says(known: FakeKnowledge, on: str) -> None:
    first, last = "2012-01-01", "2012-12-31"
    found = comparable(row for row in rows(known, on, first, last) if row[0] == "not-published")
    assert found == comparable(due_within(MissingTwin(known, on).publications(), first, last, on))


@lively
@given(known=forgotten(), on=st.integers(0, 190).map(day), days=st.tuples(st.integers(-5, 180), st.integers(0, 180)))
def test_what_was_left_open_is_as_going_through_everything_says(
    known: FakeKnowledge, on: str, days: tuple[int, int]
) -> None:
    first, last = day(days[0]), day(sum(days))
    found = [row for row in rows(known, on, first, last) if row[0] not in YEAR_KINDS | WHEEL_KINDS]
    assert comparable(found) == comparable(due_within(told(MissingTwin(known, on), first, last), first, last, on))


@lively
@given(known=st.one_of(dialogues(), evaluations()), on=dates, year=st.integers(2010, 2013))
def test_what_a_year_lacks_is_as_going_through_everything_says(known: FakeKnowledge, on: str, year: int) -> None:
    found, told = of_year(known, on, year, YEAR_KINDS, told_of_year)
    assert found == told


@lively
@given(known=wheel_worlds(), on=dates, year=st.integers(2011, 2013))
def test_what_did_not_come_of_the_wheel_is_as_going_through_everything_says(
    known: FakeKnowledge, on: str, year: int
) -> None:
    found, told = of_year(known, on, year, WHEEL_KINDS, told_of_wheel)
    assert found == told


def of_year(
    known: FakeKnowledge, on: str, year: int, kinds: set[str], told: Callable[[MissingTwin, int], Iterator[Row]]
) -> tuple[list[Row], list[Row]]:
    first, last = f"{year}-01-01", f"{year}-12-31"
    found = comparable(row for row in rows(known, on, first, last) if row[0] in kinds)
    return found, comparable(due_within(told(MissingTwin(known, on), year), first, last, on))


def test_rows_are_listed_by_kind_then_due_then_id() -> None:
    known = FakeKnowledge()
    known.bodies("a")
    for id, on in (("d2", "2012-01-01"), ("d3", "2012-01-01"), ("d1", "2012-01-02")):
        known.decision(id, "a", on, requires=[{"body": "a"}])
    found = [(row[0], row[2]) for row in rows(known, "2012-12-31", "2012-01-01", "2012-12-31")]
    ids: list[Any] = ["d2", "d3", "d1"]
    assert found == [(kind, id) for kind in ("approval-outstanding", "decision-without-paper") for id in ids]


def test_the_rules_of_a_void_body_ask_for_nothing() -> None:
    known = FakeKnowledge()
    known.bodies("a")
    asks = {"term": {"years": 0}, "brings_out": True, "publishes": ["delaftale"], "receives_evaluation": True}
    source = {"document": "Bilag 1", "heading": "Formalia"}
    rules = [{"rule": rule, "value": value, "source": source} for rule, value in asks.items()]
    known.kommissorium("a", "k", rules, "2012-01-01")
    known.decision("d", "a", "2012-01-01")
    known.agreement("h", "2012-01-01", ["a"], level="delaftale")
    kinds = {"body-term-ends", "not-brought-out", "not-published", "evaluation-missing"}

    def missed() -> set[str]:
        return {row[0] for row in rows(known, "2013-01-01", "2012-01-01", "2012-12-31")} & kinds

    assert missed() == kinds
    known.make_void("a")
    assert missed() == set()


def test_a_term_that_was_over_counts_only_while_its_kommissorium_is_in_force() -> None:
    known = FakeKnowledge()
    known.bodies("a")
    source = {"document": "Bilag 1", "heading": "Formalia"}
    term = [{"rule": "term", "value": {"years": 1}, "source": source}]
    known.kommissorium("a", "k1", term, "2010-01-01")

    def over() -> list[Any]:
        return [row[1] for row in rows(known, "2013-01-01", "2010-01-01", "2012-12-31") if row[0] == "body-term-ends"]

    assert over() == ["2011-01-01"]
    known.kommissorium("a", "k2", [], "2011-01-01")
    assert over() == []


def test_a_report_is_to_be_discussed_in_the_year_after_its_dialogue() -> None:
    known = FakeKnowledge()
    known.bodies("a", "b", "c")
    source = {"document": "Bilag 2", "heading": "Opgaver"}
    known.kommissorium("c", "k", [{"rule": "discusses_reports", "value": True, "source": source}], "2010-01-01")
    dialogue = {"body": "a", "date": "2011-10-01", "called_on": None, "kind": "styringsdialog", "with": ["b"]}
    known.add("call-meeting", "m", **dialogue)
    known.add("file-document", "r", title="x", kind="afrapportering", meeting="m", dated="2011-11-01")

    found = [row[:4] for row in rows(known, "2014-01-01", "2011-01-01", "2013-12-31") if row[0].endswith("discussed")]

    assert found == [("report-not-discussed", "2012-12-31", "r", "c")]


class Read(FakeKnowledge):
    """Remembers whose records were read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: set[str] = set()

    def records(self, owner: str) -> Sequence[Record]:
        self.read.add(owner)
        return super().records(owner)


def test_agreements_that_ended_long_before_are_not_read_for_a_year() -> None:
    known = Read()
    known.bodies("a", "br")
    for year in range(2000, 2012, 2):
        for level in ("hovedaftale", "delaftale"):
            ends = {"ends_on": f"{year + 2}-01-01"} if year < 2010 else {"ends_on": "2012-07-01"}
            known.agreement(f"{level}-{year}", f"{year}-01-01", ["a"], level=level, **ends)
    known.add("extend-agreement", "hovedaftale-2002", to="2012-02-01")

    found = [row[:3] for row in rows(known, "2013-01-01", "2012-01-01", "2012-12-31") if row[0] == "no-hovedaftale"]

    assert found == [("no-hovedaftale", "2012-07-01", None)]
    assert {id for id in known.read if "aftale" in id} == {"hovedaftale-2010", "delaftale-2010", "hovedaftale-2002"}
    known.read.clear()
    assert [row[1] for row in rows(known, "2015-01-01", "2014-01-01", "2014-12-31") if row[0] == "no-hovedaftale"] == [
        "2014-01-01"
    ]
    assert {id for id in known.read if "aftale" in id} == {"hovedaftale-2010"}
