"""Days as words: an engine that looks for a few spans of days finds what it would by comparing days."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import example, given
from hypothesis import strategies as st

from projections.search.days import DATED, STOOD, Days
from projections.search.port import SearchEngine
from projections.search.rectangles import end_day, first_day, stood
from tests.search.test_engines import ask, document, ids

DAYS = st.dates().map(date.isoformat)
NEAR = st.dates(date(2011, 12, 25), date(2012, 3, 5)).map(date.isoformat)
OPEN_OR = st.none() | NEAR | DAYS


TREES = st.sampled_from((STOOD, DATED))


@given(TREES, OPEN_OR, OPEN_OR, NEAR | DAYS)
@example(STOOD, "2012-05-08", "2012-05-08", "2012-05-08")
@example(DATED, "2012-05-09", "2012-05-08", "2012-05-08")
@example(STOOD, "0001-01-01", None, "9999-12-31")
@example(DATED, None, "9999-12-31", "9999-12-31")
@example(STOOD, None, "9999-12-31", "0001-01-01")
@example(DATED, None, None, "2012-05-08")
def test_a_day_and_days_have_one_span_in_common_where_it_is_one_of_them_and_else_none(
    tree: Days, first: str | None, end: str | None, day: str
) -> None:
    within = first_day(first) <= first_day(day) < end_day(end)

    assert len(set(tree.making_up(first, end)) & set(tree.around(day))) == within


@given(TREES, OPEN_OR, OPEN_OR)
def test_spans_are_few(tree: Days, first: str | None, end: str | None) -> None:
    spans = tree.making_up(first, end)

    height = len(tree.around("2012-05-08")) - 1
    assert tree.of**height == tree.leaves
    assert len(spans) == len(set(spans)) <= 2 * (tree.of - 1) * height


def test_a_day_that_is_not_known_is_in_no_span() -> None:
    assert DATED.around(None) == []


def test_what_stood_on_a_day_and_what_is_dated_between_days_is_what_comparing_days_finds(engine: SearchEngine) -> None:
    random, begin = Random(5), date(2010, 1, 1)

    def day(unknown: float) -> str | None:
        return None if random.random() < unknown else (begin + timedelta(random.randrange(900))).isoformat()

    texts = [document(f"d{n}", "bolig", valid_from=day(0.1), valid_to=day(0.3), date=day(0.1)) for n in range(300)]
    engine.put(texts, 1)

    for _ in range(60):
        on, from_, to = day(0), day(0.2), day(0.2)
        assert sorted(ids(ask(engine, "bolig", on=on, limit=300))) == sorted(d.id for d in texts if stood(d, on, 1))
        dated = [d for d in texts if d.date and first_day(from_) <= first_day(d.date) < end_day(to)]
        expected = dated if from_ or to else texts
        assert sorted(ids(ask(engine, "bolig", from_=from_, to=to, limit=300))) == sorted(d.id for d in expected)
