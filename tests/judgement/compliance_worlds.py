"""Small worlds of meetings drawn by hypothesis: two bodies, kommissorier that change, agendas, proposals, minutes."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from archive.grammar.rules import SHAPES
from archive.judgement.compliance.years import PER_YEAR
from archive.rules.meetings import ABOUT_MEETINGS
from tests.judgement.knowledge import FakeKnowledge, day

BODIES = ["a", "b"]
MEETINGS = ["m1", "m2", "m3", "m4"]
# Around a turn of the year, so that quarters, years and first meetings are met from both sides.
days = st.integers(-35, 100).map(day)
_maybe_day = st.one_of(st.just(...), days)
_day_or_null = st.one_of(st.none(), days)
_voids = st.sampled_from([False, False, False, False, False, True])
_periods = st.one_of(
    st.fixed_dictionaries({"days": st.integers(0, 40)}),
    st.fixed_dictionaries({"weeks": st.integers(0, 4)}),
    st.fixed_dictionaries({"months": st.integers(0, 3)}),
)
_months = st.sampled_from(["2011-12", "2012-01", "2012-02", "2012-03"])
_parts = st.sampled_from(["primo", "medio", "ultimo"])
_names = st.sampled_from(["Status", "Økonomi", "Eventuelt"])
# Rules of a shape that is drawn here need no line: they are of this table because they are judged.
_OF_SHAPE: dict[str, st.SearchStrategy[Any]] = {
    SHAPES["minutes_within"].expected: _periods,
    SHAPES["agenda_published"].expected: st.sampled_from(["website", True, False]),
    SHAPES["mandatory_items"].expected: st.lists(_names, max_size=2),
    SHAPES["responsible_per_item"].expected: st.sampled_from([True, True, False]),
    SHAPES["place"].expected: st.sampled_from(["rådhuset", ["Rådhuset", "Nord"]]),
    SHAPES["quarter"].expected: st.integers(1, 4),
    SHAPES["first_meeting"].expected: st.fixed_dictionaries({"month": _months}, optional={"part": _parts}),
    SHAPES["meetings_per_year"].expected: st.fixed_dictionaries(
        {}, optional={"min": st.integers(0, 3), "max": st.integers(0, 3)}
    ),
}
_JUDGED = (*ABOUT_MEETINGS, PER_YEAR)
_UNDRAWN = {SHAPES[name].expected for name in _JUDGED} - _OF_SHAPE.keys()
assert not _UNDRAWN, f"tests/judgement/compliance_worlds.py: _OF_SHAPE lacks {_UNDRAWN}"
_VALUES = {name: _OF_SHAPE[SHAPES[name].expected] for name in _JUDGED}


@st.composite
def _rule(draw: Any) -> dict[str, Any]:
    name = draw(st.sampled_from(sorted(_VALUES)))
    rule = {"rule": name, "value": draw(_VALUES[name]), "source": _source(draw)}
    strength = draw(st.sampled_from([None, None, "must", "as-a-rule", "as-a-rule", "example"]))
    if strength is not None:
        rule["strength"] = strength
    others = _VALUES[name].filter(lambda value: value is not False)
    if rule["value"] is not False and draw(st.integers(0, 3)) == 0:
        rule["others"] = [{"value": draw(others), "source": _source(draw)} for _ in range(draw(st.integers(1, 2)))]
    return rule


def _source(draw: Any) -> dict[str, str]:
    return {"document": draw(st.sampled_from(["Bilag 1", "Bilag 2"])), "heading": "Formalia"}


@st.composite
def worlds(draw: Any) -> FakeKnowledge:
    known = FakeKnowledge()
    for body in BODIES:
        _body(draw, known, body)
    asked = draw(st.sampled_from([..., [{"body": "a"}], [{"body": "a", "for": "itself"}]]))
    outcome = draw(st.sampled_from(["adopted", "adopted", "recommended"]))
    known.decision("dk", "b", day(-40), outcome, requires=asked, void=draw(_voids))
    for number in range(draw(st.integers(1, 4))):
        known.kommissorium(
            draw(st.sampled_from(["a", "a", "a", "b"])),
            f"k{number}",
            draw(st.lists(_rule(), min_size=1, max_size=9)),
            draw(st.one_of(st.none(), st.none(), days)),
            draw(st.sampled_from(["adopted", "adopted", "draft"])),
            draw(st.sampled_from([..., ..., "dk"])),
            draw(_voids),
        )
    for meeting in MEETINGS[: draw(st.integers(1, 4))]:
        _meeting(draw, known, meeting)
    if draw(st.booleans()):
        known.add("annul-decision", "dk", void=draw(_voids), on=draw(days), effect_from=draw(_maybe_day))
    return known


def _body(draw: Any, known: FakeKnowledge, body: str) -> None:
    rarely = st.sampled_from([..., ..., ..., day(20), day(70), day(110)])
    since = st.sampled_from([None, None, None, day(-200), day(10)])
    known.add(
        "establish-body",
        body,
        void=draw(st.integers(0, 19)) == 0,
        name=body.upper(),
        kind="forum",
        established_on=draw(since),
        until=draw(rarely),
    )
    if draw(st.integers(0, 5)) == 0:
        known.add("dissolve-body", body, void=draw(_voids), on=draw(days))


def _meeting(draw: Any, known: FakeKnowledge, id: str) -> None:
    body = draw(st.sampled_from(["a", "a", "a", "b"]))
    known.add(
        "call-meeting",
        id,
        void=draw(st.integers(0, 9)) == 0,
        body=body,
        date=draw(days),
        called_on=draw(_day_or_null),
        kind=draw(st.sampled_from([..., ..., ..., "temamøde"])),
        place=draw(st.sampled_from([..., "Rådhuset, sal 3", "Norden", "Skolen"])),
    )
    if draw(st.integers(0, 2)) == 0:
        known.add("move-meeting", id, void=draw(_voids), date=draw(days), announced_on=draw(_maybe_day))
    if draw(st.integers(0, 5)) == 0:
        known.add("cancel-meeting", id, void=draw(_voids), on=draw(days), reason="Nej")
    for _ in range(draw(st.integers(0, 1))):
        what = draw(st.sampled_from(["items", "items", "approval"]))
        known.add("ask", id, f"{id}-a", void=draw(_voids), what=what, to=[body], on=draw(days), subject=id)
    for number in range(draw(st.integers(0, 2))):
        _proposal(draw, known, id, f"{id}-f{number}", body)
    for _ in range(draw(st.integers(0, 3))):
        _agenda(draw, known, id)
    if draw(st.integers(0, 2)) == 0:
        part = draw(st.sampled_from(["agenda", "agenda", "minutes"]))
        known.add("publish", id, void=draw(_voids), subject=id, part=part, on=draw(days), where="hjemmesiden")
    _paper(draw, known, id, body)


def _proposal(draw: Any, known: FakeKnowledge, meeting: str, id: str, body: str) -> None:
    named = draw(st.sampled_from([..., meeting]))
    known.add(
        "propose-item", body, id, void=draw(_voids), body=body, title="Lys", on=draw(days), meeting=named, from_="b"
    )


def _agenda(draw: Any, known: FakeKnowledge, meeting: str) -> None:
    items = [_item(draw, known, meeting, number) for number in range(draw(st.integers(0, 2)))]
    known.add(
        "publish-agenda",
        meeting,
        void=draw(_voids),
        meeting=meeting,
        sent_on=draw(_day_or_null),
        published_on=draw(_maybe_day),
        items=items,
    )


def _item(draw: Any, known: FakeKnowledge, meeting: str, number: int) -> dict[str, Any]:
    item: dict[str, Any] = {"number": str(number), "title": draw(st.sampled_from([" status", "Lys", "Eventuelt"]))}
    proposals = [r.id for r in known.all if r.command == "propose-item"]
    if proposals and draw(st.booleans()):
        item["proposed"] = [draw(st.sampled_from(proposals))]
    if draw(st.integers(0, 2)) == 0:
        item["proposed_on"] = draw(days)
    if draw(st.booleans()):
        item["responsible"] = "TMF"
    if draw(st.booleans()):
        item["covers"] = draw(st.sampled_from(["ØKONOMI", "Status ", ["Økonomi", "eventuelt"]]))
    return item


def _paper(draw: Any, known: FakeKnowledge, meeting: str, body: str) -> None:
    if draw(st.booleans()):
        known.add("record-minutes", meeting, void=draw(_voids), items=[])
    if draw(st.booleans()):
        known.add("dispatch-minutes", meeting, void=draw(_voids), on=draw(days))
    if draw(st.integers(0, 2)) == 0:
        known.decision(f"d-{meeting}", body, draw(days), meeting=meeting, void=draw(_voids))
