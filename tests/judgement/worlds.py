"""Small worlds drawn by hypothesis: one agreement with its justering, two forums, votes, annulments and minutes."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.judgement.knowledge import FakeKnowledge, day

_SAID = {"source": {"document": "Kommissorium", "heading": "Formalia"}}
days = st.integers(0, 30).map(day)
_maybe_day = st.one_of(st.just(...), days)
_voids = st.sampled_from([False, False, False, False, True])
_requires = st.lists(
    st.fixed_dictionaries(
        {"body": st.sampled_from(["b", "c"])}, optional={"for": st.sampled_from(["all", "all", "itself"])}
    ),
    max_size=2,
)
_outcomes = st.sampled_from(["adopted", "adopted", "adopted", "recommended", "rejected"])
_despite = st.sampled_from([None, None, None, None, {"rule": "adjusts", "despite": "Aftalt"}])


@st.composite
def worlds(draw: Any) -> FakeKnowledge:
    known = FakeKnowledge()
    known.bodies("a", "b", "c")
    known.meeting("m", "a", draw(days))
    if draw(st.booleans()):
        announced = draw(st.just(...) | days)
        known.add("move-meeting", "m", void=draw(_voids), date=draw(days), announced_on=announced)
    _decisions(draw, known)
    for number in range(draw(st.integers(0, 3))):
        _kommissorium(draw, known, f"a-k{number}")
    _agreement(draw, known)
    _minutes(draw, known)
    for _ in range(draw(st.integers(0, 6))):
        known.vote(
            draw(st.sampled_from(["approve", "approve", "decline"])),
            draw(st.sampled_from(["h", "d1", "d2"])),
            draw(st.sampled_from(["b", "c"])),
            draw(days),
            decision=draw(st.sampled_from([..., ..., "dv"])),
            void=draw(_voids),
        )
    for _ in range(draw(st.integers(0, 2))):
        decision = draw(st.sampled_from(["d1", "d2", "dv", "dk"]))
        known.add("annul-decision", decision, void=draw(_voids), on=draw(days), effect_from=draw(_maybe_day))
    return known


@st.composite
def dispatched(draw: Any) -> FakeKnowledge:
    """One meeting of a forum with a period for remarks, its minutes sent on the first day, and busy readers."""
    known = FakeKnowledge()
    known.bodies("a")
    known.meeting("m", "a", day(0))
    known.kommissorium("a", "k", [{"rule": "remark_period", "value": {"days": draw(st.integers(0, 9))}}])
    known.add("dispatch-minutes", "m", on=day(0))
    for number in range(draw(st.integers(1, 5))):
        _remark(draw, known, f"r{number}", draw(st.integers(0, 15)))
    return known


def _decisions(draw: Any, known: FakeKnowledge) -> None:
    for id in ("d1", "d2"):
        known.decision(
            id,
            "a",
            draw(days),
            draw(_outcomes),
            meeting=draw(st.sampled_from([..., "m"])),
            requires=draw(_requires),
            void=draw(_voids),
            judgement=draw(_despite),
        )
    known.decision("dv", "b", draw(days), void=draw(_voids))
    known.decision("dk", "c", draw(days))


def _kommissorium(draw: Any, known: FakeKnowledge, id: str) -> None:
    period = {**_SAID, "rule": "remark_period", "value": {"days": draw(st.integers(0, 9))}}
    final = {**_SAID, "rule": "final_decisions", "value": draw(st.booleans())}
    known.kommissorium(
        "a",
        id,
        draw(st.sampled_from([[period], [final], [period, final], []])),
        draw(st.one_of(st.none(), days)),
        draw(st.sampled_from(["adopted", "adopted", "draft"])),
        draw(st.sampled_from([..., "dk"])),
        draw(_voids),
    )


def _agreement(draw: Any, known: FakeKnowledge) -> None:
    known.agreement(
        "h",
        draw(st.one_of(st.none(), days)),
        ["b"],
        level=draw(st.sampled_from(["hovedaftale", "delaftale"])),
        ends_on=draw(_maybe_day),
        decision=draw(st.sampled_from([..., "d1"])),
        requires=draw(_requires),
        judgement=draw(_despite),
    )
    known.add("adopt-justering", "h", "j", decision="d2", effective_on=draw(days), judgement=draw(_despite))
    for _ in range(draw(st.integers(0, 2))):
        if draw(st.booleans()):
            known.add("extend-agreement", "h", void=draw(_voids), to=draw(days))
        else:
            known.add("end-agreement", "h", void=draw(_voids), on=draw(days), reason="terminated")


def _minutes(draw: Any, known: FakeKnowledge) -> None:
    if draw(st.booleans()):
        known.add("record-minutes", "m", void=draw(_voids), items=[])
    if draw(st.sampled_from([True, True, True, False])):
        known.add("dispatch-minutes", "m", on=draw(days))
    for number in range(draw(st.integers(0, 4))):
        _remark(draw, known, f"r{number}", draw(st.integers(0, 30)))


def _remark(draw: Any, known: FakeKnowledge, id: str, sent: int) -> None:
    known.add("remark-on-minutes", "m", void=draw(_voids), remark=id, from_="b", on=day(sent))
    if draw(st.sampled_from([True, True, False])):
        known.add(
            "settle-remark",
            "m",
            void=draw(_voids),
            remark=id,
            on=day(sent + draw(st.integers(0, 12))),
            outcome=draw(st.sampled_from(["accepted", "accepted", "rejected"])),
            items=draw(st.sampled_from([..., [{"number": "1"}]])),
        )
