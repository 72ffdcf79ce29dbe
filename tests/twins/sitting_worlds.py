"""Small worlds of bodies drawn by hypothesis: relations, groups with reports, dissolutions, members and seats."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.judgement.knowledge import FakeKnowledge, day

BODIES = ["a", "b", "c", "g"]
PERSONS = ["P", "Q", "R"]
days = st.integers(0, 12).map(day)
_void = st.sampled_from([False, False, False, False, False, True])
_or_null = st.one_of(st.none(), days)
_or_not = st.one_of(st.just(...), st.just(...), days)
_bodies = st.sampled_from(BODIES)
_roles = st.sampled_from(["member", "member", "chair", "spokesperson", "secretary"])


@st.composite
def worlds(draw: Any) -> FakeKnowledge:
    known = FakeKnowledge()
    for number, body in enumerate(BODIES):
        _body(draw, known, body, number)
    known.decision("d1", draw(_bodies), day(0))
    known.add("establish-office", "e", name="Embede")
    _seats(draw, known)
    for meeting in ("m1", "m2"):
        _meeting(draw, known, meeting)
    for _ in range(draw(st.integers(0, 14))):
        _more(draw, known)
    return known


def _body(draw: Any, known: FakeKnowledge, body: str, number: int) -> None:
    group = body == "g" or draw(st.integers(0, 4)) == 0
    known.add(
        "establish-body", body, void=draw(st.integers(0, 11)) == 0, name=f"Organ {number}",
        kind=draw(st.sampled_from(["temagruppe", "group"])) if group else "forum",
        established_on=draw(st.sampled_from([None, None, day(4)])), until=draw(st.sampled_from([..., ..., day(8)])),
        set_up_by=draw(st.sampled_from([..., "d1"])) if group else ...,
        reports_to=draw(st.sampled_from([..., ..., [], ["a"], ["b", "c"]])) if group else ...,
        standing=draw(st.sampled_from([..., True])) if group else ...,
    )  # fmt: skip


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
    known.add("call-meeting", id, void=draw(_void), body=draw(st.sampled_from(["a", "a", "b"])), date=draw(days),
              called_on=None)  # fmt: skip
    if draw(st.integers(0, 3)) == 0:
        known.add("move-meeting", id, void=draw(_void), date=draw(days), announced_on=draw(_or_not))
    if draw(st.integers(0, 5)) == 0:
        known.add("cancel-meeting", id, void=draw(_void), on=draw(days), reason="Nej")
    for _ in range(draw(st.integers(0, 3))):
        who = draw(st.sampled_from(["g", " organ 3", "ORGAN 3 ", "En borger", ...]))
        item = {"number": "1", "title": draw(st.sampled_from(["Lys", "Rapport"])), "proposed_by": who}
        items = [{name: value for name, value in item.items() if value is not ...}]
        known.add("publish-agenda", id, void=draw(_void), sent_on=draw(_or_null), items=items)


def _more(draw: Any, known: FakeKnowledge) -> None:
    body, void = draw(_bodies), draw(_void)
    kinds = [
        "relate",
        "relate",
        "end-relation",
        "dissolve",
        *["appoint"] * 6,
        "end-membership",
        "take",
        "leave",
        "area",
    ]
    kind = draw(st.sampled_from(kinds))
    if kind in ("relate", "end-relation"):
        named = {"relation": draw(st.sampled_from(["member-of", "part-of"])), "to": draw(st.sampled_from(["b", "c"]))}
        if kind == "relate":
            known.add("relate-body", body, void=void, **named, from_=draw(_or_null), until=draw(_or_not))
        else:
            known.add("end-relation", body, void=void, **named, on=draw(days))
    elif kind == "dissolve":
        successors = draw(st.lists(_bodies, max_size=2, unique=True))
        known.add("dissolve-body", body, void=void, on=draw(days), successors=successors)
    elif kind in ("appoint", "end-membership"):
        _membership(draw, known, kind, body, void)
    elif kind == "take":
        known.add("take-office", "e", void=void, person=draw(st.sampled_from(PERSONS)), from_=draw(_or_null),
                  until=draw(_or_not))  # fmt: skip
    elif kind == "leave":
        known.add("leave-office", "e", void=void, person=draw(st.sampled_from(PERSONS)), on=draw(days))
    else:
        _area(draw, known, void)


def _membership(draw: Any, known: FakeKnowledge, kind: str, body: str, void: bool) -> None:
    who = draw(st.sampled_from([{"person": "P"}, {"person": "Q"}, {"office": "e"}, {"member_body": "b"},
                                {"members_of": "b"}, {"members_of": "c"}, {"members_of": "a"}]))  # fmt: skip
    named = {**who, "role": draw(_roles)}
    if kind == "appoint":
        represents = draw(st.sampled_from([..., "b", "organ 1 ", "c", "En borger"]))
        known.add("appoint-member", draw(st.sampled_from([body, "a"])), void=void, **named, represents=represents,
                  from_=draw(_or_null), until=draw(_or_not))  # fmt: skip
    else:
        known.add("end-membership", draw(st.sampled_from([body, "a"])), void=void, **named, on=draw(days))


def _area(draw: Any, known: FakeKnowledge, void: bool) -> None:
    if any(r.id == "n" for r in known.all):
        known.add("end-area", "n", void=void, on=draw(days))
    else:
        known.add("designate-area", "n", void=void, name="Nord", kind="kvarter", from_=draw(_or_null),
                  until=draw(_or_not))  # fmt: skip
