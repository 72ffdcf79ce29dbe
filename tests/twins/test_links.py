"""The chain of agreements, and the links that lead to nothing, agree with a slow twin, whatever was recorded."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections import bound, chain
from tests.judgement.knowledge import FakeKnowledge, day
from tests.twins.fake_view import viewed
from tests.twins.links_twin import LinksTwin

AGREEMENTS = ["h", "i", "j"]
NUMBERS = ["1", "2", "3"]
days = st.integers(0, 12).map(day)
dates = st.integers(-1, 13).map(day)
lively = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_void = st.sampled_from([False, False, False, False, True])
_links = st.lists(
    st.fixed_dictionaries({"agreement": st.sampled_from(AGREEMENTS), "number": st.sampled_from([None, *NUMBERS])}),
    max_size=2,
    unique_by=repr,
)
_maybe_links = st.one_of(st.just(...), _links)


@st.composite
def worlds(draw: Any) -> FakeKnowledge:
    known = FakeKnowledge()
    known.bodies("b", "c", "d")
    known.decision("d1", "b", day(2))
    known.decision("d2", "b", day(1))
    for place, agreement in enumerate(AGREEMENTS):
        provisions = [_said({"number": n, "heading": None, "text": "T"}, draw(_maybe_links)) for n in _some(draw)]
        known.add("enter-agreement", agreement, void=draw(st.integers(0, 8)) == 0, level="delaftale", title=agreement,
                  parties=draw(st.lists(st.sampled_from(["b", "c", "d"]), max_size=2, unique=True)),
                  effective_on=draw(st.sampled_from([None, None, day(0), day(3)])),
                  ends_on=draw(st.sampled_from([..., ..., day(9)])), carries_out=draw(_maybe_links),
                  parent=draw(st.sampled_from([..., *AGREEMENTS[:place]])), provisions=provisions,
                  requires=draw(st.sampled_from([..., ..., [{"body": "b"}]])))  # fmt: skip
    for number in range(draw(st.integers(0, 12))):
        _more(draw, known, number)
    return known


def _said(words: dict[str, Any], links: Any) -> dict[str, Any]:
    return words if links is ... else {**words, "carries_out": links}


def _some(draw: Any) -> list[str]:
    return list(draw(st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=2, unique=True)))


def _more(draw: Any, known: FakeKnowledge, number: int) -> None:
    agreement, on, void = draw(st.sampled_from(AGREEMENTS)), draw(days), draw(_void)
    kind = draw(st.sampled_from([*["justering"] * 4, *["place"] * 4, "approve", "approve", "decline", "end", "accede"]))
    if kind == "justering":
        changes = [_change(draw, n) for n in _some(draw)]
        known.add("adopt-justering", agreement, f"x{number}", void=void, decision=draw(st.sampled_from(["d1", "d2"])),
                  effective_on=on, changes=changes)  # fmt: skip
    elif kind == "place":
        provisions = [{"number": n, "carries_out": draw(_links)} for n in _some(draw)]
        known.add("place-agreement", agreement, void=void, on=on, provisions=draw(st.sampled_from([..., provisions])),
                  carries_out=draw(_maybe_links), parent=draw(st.sampled_from([..., None, "h"])))  # fmt: skip
    elif kind == "end":
        known.add("end-agreement", agreement, void=void, on=on, reason="terminated")
    elif kind == "accede":
        known.add("accede", agreement, void=void, party="d", on=on)
    else:
        known.vote(kind, agreement, "b", on, void=void)


def _change(draw: Any, number: str) -> dict[str, Any]:
    op = draw(st.sampled_from(["replace", "insert", "repeal"]))
    words = {"op": op, "number": number}
    return words if op == "repeal" else _said({**words, "heading": None, "text": "T"}, draw(_maybe_links))


@lively
@given(known=worlds(), on=dates)
def test_a_chain_is_what_was_given_last_for_what_stands(known: FakeKnowledge, on: str) -> None:
    twin = LinksTwin(known)
    for agreement in AGREEMENTS:
        assert chain.chain(viewed(known, on), agreement) == twin.chain(agreement, on)


@lively
@given(known=worlds(), on=dates)
def test_links_that_lead_to_nothing_are_told_with_the_day_since(known: FakeKnowledge, on: str) -> None:
    assert chain.orphans(viewed(known, on))["items"] == LinksTwin(known).orphans(on)


@lively
@given(known=worlds(), on=dates)
def test_a_body_is_bound_by_every_row_of_parties_that_holds_the_day(known: FakeKnowledge, on: str) -> None:
    view = viewed(known, on)
    rows = [
        (agreement, row["body"], row["from"], row["to"], row["how"])
        for agreement in AGREEMENTS
        for row in sorted(view.judge.parties.rows(agreement, on), key=lambda row: str(row["body"]))
        if (row["from"] or "") <= on and (row["to"] is None or on < row["to"])
    ]

    def told(answer: dict[str, Any]) -> list[tuple[Any, ...]]:
        return [(r["agreement"], r["body"], r["from"], r["to"], r["how"]) for r in answer["items"]]

    assert told(bound.everybody(view)) == rows
    assert told(bound.everybody(view, agreement="i")) == [row for row in rows if row[0] == "i"]
    for body in ("b", "c", "d"):
        assert told(bound.of_body(view, body)) == [row for row in rows if row[1] == body]
