"""What stands without authority agrees with a slow twin, whatever was recorded and in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from archive.judgement import Judge, without_authority
from tests.judgement.authority_twin import AuthorityTwin
from tests.judgement.knowledge import FakeKnowledge, day

days = st.integers(0, 30).map(day)
dates = st.integers(-2, 33).map(day)
lively = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_voids = st.sampled_from([False, False, False, True])
_source = {"document": "Bilag 2", "heading": "Kompetence"}
_rule = {"rule": "adjusts", "value": ["delaftale"], "kommissorium": "k", "source": _source}
_pulje_rule = {"rule": "amount", "value": "1.00", "kommissorium": None, "source": _source}
_despite = st.sampled_from([None, None, {"despite": "Aftalt", **_rule, "rules": [_rule, _pulje_rule]}])
_questioned = st.sampled_from([(), (), [_rule]])
_decided = st.sampled_from([..., "d1", "d2", "d3"])


@st.composite
def worlds(draw: Any) -> FakeKnowledge:
    known = FakeKnowledge()
    known.bodies("a", "b")
    for id in ("d1", "d2", "d3"):
        requires = draw(st.sampled_from([[], [{"body": "b"}], [{"body": "b", "for": "itself"}]]))
        outcome = draw(st.sampled_from(["adopted", "adopted", "recommended", "noted", "rejected"]))
        known.decision(id, "a", draw(days), outcome, requires=requires, void=draw(_voids))
    marks = lambda: {"void": draw(_voids), "judgement": draw(_despite), "questioned": draw(_questioned)}  # noqa: E731
    known.add("enter-agreement", "h", parties=["a"], effective_on=None, provisions=[], decision=draw(_decided),
              requires=draw(st.sampled_from([[], [{"body": "b"}]])), **marks())  # fmt: skip
    known.add("authorise-pulje", "p", decision=draw(_decided), **marks())
    known.add("dispose-pulje", "p", "u", decision=draw(_decided), **marks())
    for _ in range(draw(st.integers(0, 6))):
        _more(draw, known, marks())
    return known


def _more(draw: Any, known: FakeKnowledge, marks: dict[str, Any]) -> None:
    number, decision = len(known.all), draw(st.sampled_from(["d1", "d2", "d3"]))
    kinds: dict[str, Callable[[], object]] = {
        "annul": lambda: known.add(
            "annul-decision", decision, decision=decision, on=draw(days), reason=f"Uden hjemmel {number}",
            effect_from=draw(st.one_of(st.just(...), days)), void=marks["void"],
        ),
        "justering": lambda: known.add(
            "adopt-justering", "h", f"j{number}", decision=decision, effective_on=draw(days), changes=[], **marks
        ),
        "body": lambda: known.add(
            "establish-body", f"g{number}", name="G", kind="group", established_on=None,
            set_up_by=draw(_decided), **marks,
        ),
        "kommissorium": lambda: known.add(
            "adopt-kommissorium", "a", f"k{number}", effective_on=None, status="adopted", rules=[],
            decision=draw(_decided), **marks,
        ),
        "area": lambda: known.add("designate-area", f"n{number}", from_=None, decision=draw(_decided), **marks),
        "approval": lambda: known.vote("approve", "h", "b", draw(days), decision=draw(_decided), void=marks["void"]),
        "return": lambda: known.add("return-to-pulje", "p", disposal="u", decision=draw(_decided), void=marks["void"]),
    }  # fmt: skip
    kinds[draw(st.sampled_from(["annul", *sorted(kinds)]))]()


def told(known: FakeKnowledge, on: str) -> list[tuple[Any, ...]]:
    return [
        (
            row.record.position,
            without_authority.made_by(known, row.record),
            row.why,
            row.rules,
            row.reason,
            None if row.decision is None else row.decision.id,
            row.questioned,
        )
        for row in without_authority.lacking(Judge(known), known, on)
    ]


@lively
@given(known=worlds(), on=dates)
def test_what_lacks_authority_is_what_the_twin_says(known: FakeKnowledge, on: str) -> None:
    assert told(known, on) == AuthorityTwin(known).rows(on)


BUGS: dict[str, tuple[str, Callable[..., object]]] = {
    "what hangs on something void is listed": ("_hangs_on_what_is_void", lambda known, record: False),
    "annulments count before their day": (
        "_in_effect", lambda judge, decision, on: judge.facts.live(decision, "annul-decision")
    ),
    "what was never adopted is annulled": ("required_for_all", lambda requires: True),
    "only the first rule is kept": ("_rules", lambda judgement: judgement["rules"][:1]),
    "the annulment's words go first": (
        "_annulments", lambda judge, decision, on: ["Uden hjemmel"]
    ),
}  # fmt: skip


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_found(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, wrong = BUGS[bug]
    monkeypatch.setattr(without_authority, name, wrong)

    assert find(
        st.tuples(worlds(), dates),
        lambda drawn: told(*drawn) != AuthorityTwin(drawn[0]).rows(drawn[1]),
        settings=settings(max_examples=3_000, deadline=None, database=None, phases=[Phase.generate]),
    )
