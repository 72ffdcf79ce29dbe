"""Small worlds of forums that meet by a wheel, drawn by hypothesis: wheels, kommissorier, meetings over three years."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.judgement.knowledge import FakeKnowledge, day

# Three years around 2012.
days = st.integers(-365, 730).map(day)
BODIES = ("a", "b", "c")
bodies = st.sampled_from(BODIES)
voids = st.sampled_from([False, False, False, False, True])
_months = st.integers(1, 12)
_parts = st.sampled_from([..., "primo", "medio", "ultimo"])
_periods = st.sampled_from([{"days": 3}, {"weeks": 1}, {"weeks": 2}, {"weeks": 3}, {"months": 1}, {"months": 4}])
_kinds = st.sampled_from([..., ..., ..., "styringsdialog"])
STRENGTHS = st.sampled_from([..., ..., "must", "as-a-rule", "example"])


def source(draw: Any) -> dict[str, str]:
    return {"document": draw(st.sampled_from(["Bilag 1", "Bilag 2"])), "heading": draw(st.sampled_from(["A", "B"]))}


def given(**fields: Any) -> dict[str, Any]:
    """``fields`` without those that are left out; ``from_`` stands for ``from``."""
    return {name.rstrip("_"): value for name, value in fields.items() if value is not ...}


@st.composite
def wheel_worlds(draw: Any) -> FakeKnowledge:
    known = FakeKnowledge()
    for body in BODIES:
        known.add(
            "establish-body",
            body,
            name=body.upper(),
            kind="forum",
            established_on=draw(st.one_of(st.none(), st.none(), days)),
            until=draw(st.one_of(st.just(...), st.just(...), days)),
        )
    if draw(st.booleans()):
        known.add("dissolve-body", draw(bodies), on=draw(days), void=draw(voids))
    known.decision("dk", "c", draw(days), void=draw(voids))
    if draw(st.booleans()):
        known.add("annul-decision", "dk", on=draw(days), reason="Fejl", void=draw(voids))
    for number in range(draw(st.integers(0, 5))):
        _kommissorium(draw, known, f"k{number}")
    for number in range(draw(st.integers(0, 2))):
        _wheel(draw, known, f"w{number}")
    for number in range(draw(st.integers(0, 7))):
        meeting(draw, known, f"m{number}")
    return known


@st.composite
def crowded(draw: Any) -> FakeKnowledge:
    """One spring of one or two forums: entries that touch, meetings on and around their days, many cancelled."""
    known = FakeKnowledge()
    known.bodies("a", "b")
    who, kind = st.sampled_from(["a"] * 5 + ["b"]), st.sampled_from([...] * 5 + ["styringsdialog"])
    entries = [
        given(body=draw(who), kind=draw(kind), month=draw(st.integers(3, 4)), part=draw(_parts), source=source(draw))
        for _ in range(draw(st.integers(1, 4)))
    ]
    known.add("adopt-wheel", "w", effective_on="2012-01-01", entries=entries, feeds=[])
    spring = st.one_of(
        st.sampled_from([f"2012-0{month}-{day}" for month in (2, 3, 4, 5) for day in ("01", "10", "11", "20", "21")]),
        st.integers(55, 125).map(day),
    )
    for number in range(draw(st.integers(2, 6))):
        known.add("call-meeting", f"m{number}", body=draw(who), date=draw(spring), called_on=None, kind=draw(kind))
        if draw(st.sampled_from([True, False, False])):
            known.add("cancel-meeting", f"m{number}", on=draw(spring), reason="Ingen punkter")
    return known


def _kommissorium(draw: Any, known: FakeKnowledge, id: str) -> None:
    names = ("calling_notice", "proposal_deadline", "agenda_notice", "minutes_within", "remark_period")
    rules = [
        given(rule=draw(st.sampled_from(names)), value=draw(_periods), strength=draw(STRENGTHS), source=source(draw))
        for _ in range(draw(st.integers(0, 5)))
    ]
    for _ in range(draw(st.integers(0, 2))):
        span = given(month=f"201{draw(st.integers(1, 3))}-{draw(_months):02d}", part=draw(_parts))
        rules.append(given(rule="first_meeting", value=span, strength=draw(STRENGTHS), source=source(draw)))
    known.kommissorium(
        draw(bodies),
        id,
        rules,
        draw(st.one_of(st.none(), days)),
        draw(st.sampled_from(["adopted", "draft"])),
        draw(st.sampled_from([..., ..., "dk"])),
        draw(voids),
    )


def _wheel(draw: Any, known: FakeKnowledge, id: str) -> None:
    entries = []
    for _ in range(draw(st.integers(0, 6))):
        month, to_month = draw(_months), draw(st.one_of(st.just(...), st.just(...), _months))
        longer = to_month is not ... and to_month > month
        entries.append(
            given(
                body=draw(bodies),
                kind=draw(_kinds),
                month=month,
                part=... if longer else draw(_parts),
                to_month=to_month if longer else ...,
                approximate=draw(st.sampled_from([..., True, False])),
                source=source(draw),
            )
        )
    feeds = [
        given(
            from_=draw(bodies), to=draw(bodies), needs=draw(st.sampled_from([..., "meeting", "minutes"])),
            source=source(draw),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    effective_on = draw(st.sampled_from(["2010-01-01", "2011-01-01", "2012-01-01", "2012-01-02", "2013-01-01"]))
    known.add("adopt-wheel", id, effective_on=effective_on, entries=entries, feeds=feeds, void=draw(voids))


def meeting(draw: Any, known: FakeKnowledge, id: str) -> None:
    known.add(
        "call-meeting",
        id,
        void=draw(voids),
        body=draw(bodies),
        date=draw(days),
        called_on=draw(st.one_of(st.none(), days)),
        kind=draw(_kinds),
    )
    if draw(st.sampled_from([True, False, False])):
        announced = draw(st.one_of(st.just(...), days))
        known.add("move-meeting", id, void=draw(voids), date=draw(days), announced_on=announced)
    if draw(st.sampled_from([True, False, False])):
        known.add("cancel-meeting", id, void=draw(voids), on=draw(days), reason="Ingen punkter")


@st.composite
def turning(draw: Any) -> FakeKnowledge:
    """Two forums whose every deadline is ruled, a wheel whose entries stand close to each other, and what feeds whom.

    Made to clash: what the wide worlds seldom have, these have nearly always.
    """
    known = FakeKnowledge()
    until = st.sampled_from([..., ..., ..., "2012-03-25", "2012-12-20"])
    months = draw(st.sampled_from([[3], [3, 4], [1, 12], [1, 12], [1, 3, 12]]))
    known.decision("dk", "c", "2011-01-01")
    if draw(st.booleans()):
        known.add("annul-decision", "dk", on="2012-02-01", reason="Fejl")
    for body in ("a", "b"):
        known.add("establish-body", body, name=body.upper(), kind="forum", established_on=None, until=draw(until))
        status, decision = draw(st.sampled_from(["adopted", "draft"])), draw(st.sampled_from([..., "dk"]))
        known.kommissorium(body, f"{body}-k1", _ruled(draw), draw(_turns), status, decision)
        if draw(st.booleans()):
            known.kommissorium(body, f"{body}-k2", _ruled(draw), draw(_turns))
    for number in range(draw(st.integers(1, 3))):
        known.add(
            "adopt-wheel",
            f"w{number}",
            effective_on=draw(st.sampled_from(["2011-01-01", "2011-01-01", "2012-01-01", "2012-01-02"])),
            entries=[_close(draw, months) for _ in range(draw(st.integers(2, 6)))],
            feeds=[
                given(
                    from_=one, to=other, needs=draw(st.sampled_from([..., "meeting", "minutes"])), source=source(draw)
                )
                for one, other in draw(
                    st.lists(st.sampled_from([("a", "b"), ("b", "a"), ("a", "a")]), min_size=1, max_size=3)
                )
            ],
        )
    return known


_turns = st.sampled_from([None, "2011-11-11", "2012-01-01", "2012-03-01", "2012-03-11", "2012-03-15", "2012-06-01"])
_near = st.sampled_from(
    [{"days": 0}, {"days": 1}, {"days": 9}, {"weeks": 1}, {"weeks": 2}, {"weeks": 3}, {"months": 1}]
)


def _ruled(draw: Any) -> list[dict[str, Any]]:
    names = ["calling_notice", "proposal_deadline", "agenda_notice", "minutes_within", "remark_period"]
    rules = [given(rule=name, value=draw(_near), source=source(draw)) for name in names]
    if draw(st.sampled_from([True, False, False])):
        span = given(month=draw(st.sampled_from(["2012-03", "2012-04"])), part=draw(_parts))
        rules.append(given(rule="first_meeting", value=span, source=source(draw)))
    return rules


def _close(draw: Any, months: list[int]) -> dict[str, Any]:
    """A span in spring, or about the turn of a year."""
    return given(
        body=draw(st.sampled_from(["a", "b"])),
        kind=draw(st.sampled_from([...] * 6 + ["styringsdialog"])),
        month=draw(st.sampled_from(months)),
        part=draw(_parts),
        source=source(draw),
    )
