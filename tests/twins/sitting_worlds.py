"""Small worlds of bodies drawn by hypothesis: how they relate, what groups bring, who came after whom, who sits."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.judgement.knowledge import FakeKnowledge, day

BODIES = ["a", "b", "c", "g"]
PERSONS = ["P", "Q", "R"]
# Few days, so that beginnings and ends often meet.
days = st.integers(0, 6).map(day)
_void = st.sampled_from([False, False, False, False, False, True])
_or_null = st.one_of(st.none(), days)
_or_not = st.one_of(st.just(...), st.just(...), days)
_bodies = st.sampled_from(BODIES)
_roles = st.sampled_from(["member", "member", "chair", "spokesperson", "secretary"])
_who = st.sampled_from(
    [
        {"person": "P"},
        {"person": "p "},
        {"person": "Q"},
        {"office": "e"},
        {"office": "e"},
        {"member_body": "b"},
        {"members_of": "b"},
        {"members_of": "c"},
        {"members_of": "a"},
    ]
)


@st.composite
def related_worlds(draw: Any) -> FakeKnowledge:
    """Relations, mostly of one pair, and an area."""
    known = _begun(draw)
    known.add("designate-area", "n", void=draw(_void), name="Nord", kind="kvarter", from_=draw(_or_null),
              until=draw(_or_not))  # fmt: skip
    for _ in range(draw(st.integers(0, 8))):
        named = {"relation": draw(st.sampled_from(["member-of", "member-of", "part-of"])),
                 "to": draw(st.sampled_from(["b", "b", "c"]))}  # fmt: skip
        body, void, kind = draw(st.sampled_from(["a", "a", "c"])), draw(_void), draw(st.integers(0, 5))
        if kind < 3:
            known.add("relate-body", body, void=void, **named, from_=draw(_or_null), until=draw(_or_not))
        elif kind < 5:
            known.add("end-relation", body, void=void, **named, on=draw(days))
        else:
            known.add("end-area", "n", void=void, on=draw(days))
    return known


@st.composite
def dissolved_worlds(draw: Any) -> FakeKnowledge:
    known = _begun(draw)
    for _ in range(draw(st.integers(0, 6))):
        successors = draw(st.lists(_bodies, max_size=2, unique=True))
        known.add("dissolve-body", draw(_bodies), void=draw(_void), on=draw(days), successors=successors)
    return known


@st.composite
def reporting_worlds(draw: Any) -> FakeKnowledge:
    """Groups, and meetings to which they bring something."""
    known = _begun(draw)
    known.decision("d1", draw(_bodies), day(0))
    for meeting in ("m1", "m2"):
        _meeting(draw, known, meeting)
    if draw(st.integers(0, 3)) == 0:
        known.add("dissolve-body", "g", void=draw(_void), on=draw(days))
    return known


@st.composite
def sitting_worlds(draw: Any) -> FakeKnowledge:
    """Members of bodies by themselves, by an office, through bodies; a kommissorium with seats, a meeting."""
    known = _begun(draw)
    known.add("establish-office", "e", name="Embede")
    known.add("call-meeting", "m1", body=draw(st.sampled_from(["a", "b"])), date=day(3), called_on=None)
    _seats(draw, known)
    for _ in range(draw(st.integers(0, 12))):
        _sits(draw, known)
    return known


def _begun(draw: Any) -> FakeKnowledge:
    known = FakeKnowledge()
    for number, body in enumerate(BODIES):
        group = body == "g" or draw(st.integers(0, 4)) == 0
        known.add(
            "establish-body", body, void=draw(st.integers(0, 11)) == 0, name=f"Organ {number}",
            kind=draw(st.sampled_from(["temagruppe", "group"])) if group else "forum",
            established_on=draw(st.sampled_from([None, None, day(2)])),
            until=draw(st.sampled_from([..., ..., day(5)])),
            set_up_by=draw(st.sampled_from([..., "d1"])) if group else ...,
            reports_to=draw(st.sampled_from([..., ..., [], ["a"], ["b", "c"]])) if group else ...,
            standing=draw(st.sampled_from([..., True])) if group else ...,
        )  # fmt: skip
    return known


def _seats(draw: Any, known: FakeKnowledge) -> None:
    count = st.integers(0, 3)
    seat = st.fixed_dictionaries({"of": _bodies}, optional={"min": count, "max": count})
    source = {"document": "Bilag 2", "heading": "Medlemmer"}
    rules = [
        {"rule": "seats", "value": draw(st.lists(seat, max_size=2)), "source": source, "strength": strength}
        for strength in draw(st.lists(st.sampled_from(["must", "as-a-rule"]), max_size=2))
    ]
    known.kommissorium("a", "k", rules)


def _meeting(draw: Any, known: FakeKnowledge, id: str) -> None:
    body = draw(st.sampled_from(["a", "a", "b"]))
    known.add("call-meeting", id, void=draw(_void), body=body, date=draw(days), called_on=None)
    if draw(st.integers(0, 3)) == 0:
        known.add("move-meeting", id, void=draw(_void), date=draw(days), announced_on=draw(_or_not))
    if draw(st.integers(0, 5)) == 0:
        known.add("cancel-meeting", id, void=draw(_void), on=draw(days), reason="Nej")
    for _ in range(draw(st.integers(0, 3))):
        who = draw(st.sampled_from(["g", " organ 3", "ORGAN 3 ", "En borger", ...]))
        item = {"number": "1", "title": draw(st.sampled_from(["Lys", "Rapport"])), "proposed_by": who}
        items = [{name: value for name, value in item.items() if value is not ...}]
        known.add("publish-agenda", id, void=draw(_void), sent_on=draw(_or_null), items=items)


def _sits(draw: Any, known: FakeKnowledge) -> None:
    body, void, kind = draw(st.sampled_from(["a", "a", "b", "c"])), draw(_void), draw(st.integers(0, 9))
    if kind < 5:
        represents = draw(st.sampled_from([..., "b", "organ 1 ", "c", "En borger"]))
        known.add("appoint-member", body, void=void, **draw(_who), role=draw(_roles), represents=represents,
                  from_=draw(_or_null), until=draw(_or_not))  # fmt: skip
    elif kind == 5:
        known.add("end-membership", body, void=void, **draw(_who), role=draw(_roles), on=draw(days))
    elif kind == 6:
        ending = [r for r in known.all if r.command == "appoint-member"]
        for r in [draw(st.sampled_from(ending))] if ending else []:
            named = {name: r.data[name] for name in ("person", "office", "member_body", "members_of") if name in r.data}
            known.add("end-membership", r.owner, void=void, **named, role=r.data["role"], on=draw(days))
    elif kind < 9:
        person = draw(st.sampled_from(PERSONS))
        known.add("take-office", "e", void=void, person=person, from_=draw(_or_null), until=draw(_or_not))
    else:
        known.add("leave-office", "e", void=void, person=draw(st.sampled_from(PERSONS)), on=draw(days))
