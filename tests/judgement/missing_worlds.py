"""Small worlds in which much was forgotten: decisions to carry out, agreements to join, dialogues to hold."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.judgement.knowledge import FakeKnowledge, day
from tests.judgement.wheel_worlds import STRENGTHS, given, source, voids
from tests.judgement.worlds import days, worlds

LEVELS = st.sampled_from(["hovedaftale", "delaftale"])
_statuses = st.sampled_from(["adopted", "adopted", "draft"])
_maybe = st.sampled_from([True, False])
_bodies = st.sampled_from(["a", "b", "c"])
_to = st.lists(_bodies, min_size=1, max_size=2)


def _void_body(draw: Any, known: FakeKnowledge) -> FakeKnowledge:
    """Now and then a body that should not have been recorded; what names it stays."""
    if draw(st.sampled_from([True, False, False])):
        known.make_void(draw(_bodies))
    return known


def _rule(draw: Any, name: str, value: Any) -> dict[str, Any]:
    return given(rule=name, value=value, strength=draw(STRENGTHS), source=source(draw))


@st.composite
def forgotten(draw: Any) -> FakeKnowledge:
    """What the world of one agreement and its decisions left open: follow-up, publication, accession, paper."""
    known: FakeKnowledge = draw(worlds())
    for number in range(draw(st.integers(1, 4))):
        _kommissorium(draw, known, f"p{number}")
    for number in range(draw(st.integers(0, 2))):
        _agreement(draw, known, f"h{number}")
    for _ in range(draw(st.integers(0, 2))):
        agreement = draw(st.sampled_from([r.id for r in known.all if r.command == "enter-agreement"]))
        _end(draw, known, agreement)
    for number in range(draw(st.integers(0, 3))):
        _assignment(draw, known, f"o{number}")
    for number in range(draw(st.integers(0, 3))):
        _ask(draw, known, f"s{number}")
    for _ in range(draw(st.integers(0, 2))):
        known.add("accede", "h", void=draw(voids), party=draw(_bodies), on=draw(days))
    for _ in range(draw(st.integers(0, 2))):
        known.add("publish", "h", void=draw(voids), subject=draw(st.sampled_from(["h", "j"])), on=draw(days), where="x")
    for number in range(draw(st.integers(0, 2))):
        _document(draw, known, f"f{number}")
    return _void_body(draw, known)


def _end(draw: Any, known: FakeKnowledge, agreement: str) -> None:
    on, void = draw(st.integers(0, 300).map(day)), draw(voids)
    if draw(_maybe):
        known.add("extend-agreement", agreement, void=void, to=on)
    else:
        successor = draw(st.sampled_from([..., ..., "h"]))
        known.add("end-agreement", agreement, void=void, on=on, reason="expired", successor=successor)


_ALL_PUBLISHED = ["hovedaftale", "delaftale", "justering"]


def _kommissorium(draw: Any, known: FakeKnowledge, id: str) -> None:
    values = {
        "publishes": st.sampled_from([_ALL_PUBLISHED, _ALL_PUBLISHED, ["hovedaftale"], ["justering"]]),
        "brings_out": st.sampled_from(["forvaltningerne", True, False]),
        "term": st.fixed_dictionaries({"years": st.integers(0, 1)}),
        "remark_period": st.fixed_dictionaries({"days": st.integers(0, 9)}),
    }
    names = draw(st.lists(st.sampled_from(["publishes", "publishes", "brings_out", *values]), max_size=4))
    known.kommissorium(
        draw(_bodies),
        id,
        [_rule(draw, name, draw(values[name])) for name in names],
        draw(st.sampled_from([None, draw(days)])),
        draw(st.sampled_from(["adopted", "adopted", "draft"])),
        draw(st.sampled_from([..., ..., "dk"])),
        draw(voids),
    )


def _agreement(draw: Any, known: FakeKnowledge, id: str) -> None:
    known.agreement(
        id,
        draw(st.one_of(st.none(), days)),
        draw(st.lists(_bodies, max_size=2)),
        level=draw(LEVELS),
        theme=draw(st.sampled_from([..., "klima", "Klima "])),
        ends_on=draw(st.one_of(st.just(...), st.integers(0, 300).map(day))),
        decision=draw(st.sampled_from([..., "d1"])),
        requires=draw(st.sampled_from([..., ..., ..., [{"body": "b"}], [{"body": "c", "for": "itself"}]])),
        void=draw(voids),
    )


def _assignment(draw: Any, known: FakeKnowledge, id: str) -> None:
    to = list(dict.fromkeys(draw(_to)))
    known.add(
        "assign",
        id,
        void=draw(voids),
        decision=draw(st.sampled_from(["d1", "d2"])),
        to=to,
        task="Bringes ud",
        kind=draw(st.sampled_from(["bring-out", "carry-out"])),
        due=draw(st.one_of(st.just(...), days)),
    )
    still = list(to)
    for _ in range(draw(st.integers(0, 3))):
        if not still:
            return
        outcome = draw(st.sampled_from(["in-progress", "done", "rejected"]))
        body, void = draw(st.sampled_from([..., *still])), draw(voids)
        due = draw(st.one_of(st.just(...), days)) if outcome == "in-progress" else ...
        known.add("follow-up", id, void=void, on=draw(days), outcome=outcome, body=body, due=due, open_for=list(still))
        if outcome != "in-progress" and not void:
            still = [] if body is ... else [one for one in still if one != body]


def _ask(draw: Any, known: FakeKnowledge, id: str) -> None:
    what, on = draw(st.sampled_from(["accession", "accession", "approval"])), draw(days)
    known.add(
        "ask", "h", id, void=draw(voids), subject="h", what=what, to=draw(_to), on=on,
        reply_by=draw(st.one_of(st.just(...), days)),
    )  # fmt: skip


@st.composite
def asked_for(draw: Any) -> FakeKnowledge:
    """A meeting whose members were asked for items, and what came in: proposals, and items of its agendas."""
    known = FakeKnowledge()
    known.bodies("a", "b", "c")
    for id in ("m", "n"):
        known.add("call-meeting", id, void=draw(voids), body="a", date=draw(days), called_on=None)
    meetings = st.sampled_from(["m", "m", "n"])
    for number in range(draw(st.integers(1, 3))):
        meeting, reply_by = draw(meetings), draw(st.one_of(st.just(...), days, days))
        known.add(
            "ask", meeting, f"s{number}", void=draw(voids), subject=meeting, what="items", to=draw(_to), on=draw(days),
            reply_by=reply_by,
        )  # fmt: skip
    who = st.sampled_from(["a", "B", " c ", "enhver"])
    proposals = draw(st.integers(0, 3))
    for number in range(proposals):
        meeting = draw(st.one_of(st.just(...), meetings))
        known.add(
            "propose-item", "a", f"f{number}", void=draw(voids), body="a", title="x", from_=draw(who), on=draw(days),
            meeting=meeting,
        )  # fmt: skip
    for _ in range(draw(st.integers(0, 2))):
        placed = draw(st.lists(st.sampled_from([f"f{number}" for number in range(proposals)]))) if proposals else ...
        items = [given(number="1", title="x", proposed_by=draw(st.one_of(st.just(...), who)), proposed=placed)]
        sent = draw(st.one_of(st.none(), days))
        known.add("publish-agenda", draw(meetings), void=draw(voids), sent_on=sent, items=items)
    return known


def _document(draw: Any, known: FakeKnowledge, id: str) -> None:
    known.add(
        "file-document",
        id,
        void=draw(voids),
        title="Papir",
        kind="notat",
        dated=draw(st.one_of(st.just(...), days)),
        belongs_to=draw(st.sampled_from(["d1", "d2", "dv"])),
    )


@st.composite
def unpublished(draw: Any) -> FakeKnowledge:
    """One agreement with a justering and little to hinder either, and those whose rules say that it is published."""
    known = FakeKnowledge()
    known.bodies("a", "b", "c")
    known.meeting("m", "a", draw(days))
    known.kommissorium("a", "k", [_rule(draw, "remark_period", {"days": 5})], status=draw(_statuses))
    known.add("record-minutes", "m", items=[])
    if draw(_maybe):
        known.add("dispatch-minutes", "m", on=draw(days))
    for id in ("d1", "d2"):
        known.decision(id, "a", draw(days), meeting=draw(st.sampled_from([..., "m"])))
    needed = draw(st.sampled_from([..., ..., [{"body": "b"}]]))
    begins, decision = draw(st.sampled_from([None, draw(days)])), draw(st.sampled_from([..., "d1"]))
    known.agreement("h", begins, ["b"], level=draw(LEVELS), decision=decision, requires=needed)
    for _ in range(draw(st.integers(0, 2))):
        known.vote(draw(st.sampled_from(["approve", "approve", "decline"])), "h", "b", draw(days))
    known.add("adopt-justering", "h", "j", void=draw(voids), decision="d2", effective_on=draw(days))
    for number in range(draw(st.integers(1, 3))):
        published = st.sampled_from([_ALL_PUBLISHED, _ALL_PUBLISHED, ["hovedaftale"], ["delaftale"], ["justering"]])
        rules = [_rule(draw, "publishes", draw(published)) for _ in range(draw(st.integers(1, 2)))]
        known.kommissorium(
            draw(_bodies), f"p{number}", rules, draw(st.sampled_from([None, draw(days)])), draw(_statuses)
        )
    for _ in range(draw(st.integers(0, 2))):
        known.add("publish", "h", void=draw(voids), subject=draw(st.sampled_from(["h", "j"])), on=draw(days), where="x")
    if draw(st.sampled_from([True, False, False])):
        known.add("annul-decision", draw(st.sampled_from(["d1", "d2"])), on=draw(days), reason="Fejl")
    return _void_body(draw, known)


@st.composite
def evaluations(draw: Any) -> FakeKnowledge:
    """One dialogue of 2010 with its report, an evaluation, and meetings at which they may have been put forward."""
    known = FakeKnowledge()
    known.bodies("a", "b", "c")
    date = st.sampled_from([f"{year}-{month}-15" for year in (2010, 2011, 2012) for month in ("03", "11")])
    meetings = ["s", *(f"m{number}" for number in range(draw(st.integers(0, 3))))]
    for id in meetings:
        kind = "styringsdialog" if id == "s" else ...
        known.add("call-meeting", id, void=draw(voids), body=draw(_bodies), date=draw(date), called_on=None, kind=kind)
    for id, kind in (
        ("f", "afrapportering"),
        ("e", "evaluering"),
        ("g", draw(st.sampled_from(["evaluering", "notat"]))),
    ):
        dated = draw(st.sampled_from([..., ..., draw(date)]))
        known.add(
            "file-document", id, title="x", kind=kind, dated=dated, about_year=2010, meeting="s", void=draw(voids)
        )
        if draw(_maybe):
            known.add("publish", id, subject=id, on=draw(date), where="x", void=draw(voids))
    documents = st.lists(st.sampled_from(["f", "e", "g"]), min_size=1, max_size=2)
    for id in meetings:
        for _ in range(draw(st.integers(0, 2))):
            items = [{"number": "1", "title": "x", "documents": draw(documents)}]
            known.add("publish-agenda", id, void=draw(voids), sent_on=draw(st.one_of(st.none(), date)), items=items)
        if draw(st.sampled_from([True, False, False, False])):
            known.add("cancel-meeting", id, on=draw(date), reason="x")
    for body in ("a", "b"):
        names = draw(st.lists(st.sampled_from(["discusses_reports", "receives_evaluation"]), min_size=1, max_size=3))
        rules = [_rule(draw, name, draw(st.sampled_from([True, True, True, False]))) for name in names]
        known.kommissorium(body, f"k{body}", rules, draw(st.sampled_from([None, draw(date)])), draw(_statuses))
    return _void_body(draw, known)


@st.composite
def dialogues(draw: Any) -> FakeKnowledge:
    """Two years of organisations, dialogue meetings, reports and evaluations, and of meetings to put them before."""
    known = FakeKnowledge()
    known.bodies("a", "b", "c")
    date = st.builds(
        lambda year, month, day: f"{year}-{month:02d}-{day:02d}",
        st.integers(2010, 2012),
        st.sampled_from([1, 5, 9, 12]),
        st.integers(1, 28),
    )
    _organisations(draw, known, date)
    meetings = [f"s{number}" for number in range(draw(st.integers(1, 4)))]
    for id in meetings:
        known.add(
            "call-meeting",
            id,
            void=draw(voids),
            body=draw(_bodies),
            date=draw(date),
            called_on=None,
            kind=draw(st.sampled_from(["styringsdialog", "styringsdialog", ...])),
            with_=draw(st.lists(st.sampled_from(["o", "p", "adm"]), max_size=2)),
        )
        if draw(st.sampled_from([True, False, False, False])):
            known.add("cancel-meeting", id, void=draw(voids), on=draw(date), reason="x")
    files = [f"f{number}" for number in range(draw(st.integers(1, 4)))]
    for id in files:
        _file(draw, known, id, meetings, date)
    documents = st.lists(st.sampled_from(files), max_size=2)
    for _ in range(draw(st.integers(0, 4))):
        items = [{"number": str(n), "title": "x", "documents": draw(documents)} for n in range(draw(st.integers(1, 2)))]
        sent = draw(st.one_of(st.none(), date))
        known.add("publish-agenda", draw(st.sampled_from(meetings)), void=draw(voids), sent_on=sent, items=items)
    names = st.lists(st.sampled_from(["discusses_reports", "receives_evaluation"]), min_size=1, max_size=3)
    for number in range(draw(st.integers(0, 3))):
        rules = [_rule(draw, name, draw(st.sampled_from([True, True, True, False]))) for name in draw(names)]
        status = draw(st.sampled_from(["adopted", "draft"]))
        known.kommissorium(draw(_bodies), f"q{number}", rules, draw(st.sampled_from([None, draw(date)])), status)
    for _ in range(draw(st.integers(0, 3))):
        _tilsyn(draw, known, draw(st.integers(2010, 2012)), date)
    return _void_body(draw, known)


def _organisations(draw: Any, known: FakeKnowledge, date: Any) -> None:
    for body in ("o", "p", "adm"):
        known.add(
            "establish-body",
            body,
            void=draw(voids),
            name=body.upper(),
            kind=draw(st.sampled_from(["organisation", "administration", "group"])),
            established_on=draw(st.sampled_from([None, None, draw(date)])),
            until=draw(st.sampled_from([..., ..., draw(date)])),
        )
    if draw(_maybe):
        since = draw(st.sampled_from([None, draw(date)]))
        until = draw(st.sampled_from([..., draw(date)]))
        known.add("relate-body", "o", relation="administered-by", to="adm", from_=since, until=until)
        if draw(_maybe):
            known.add("end-relation", "o", relation="administered-by", to="adm", on=draw(date), void=draw(voids))
    if draw(_maybe):
        known.add("dissolve-body", draw(st.sampled_from(["o", "p", "adm"])), on=draw(date), void=draw(voids))


def _file(draw: Any, known: FakeKnowledge, id: str, meetings: list[str], date: Any) -> None:
    known.add(
        "file-document",
        id,
        void=draw(voids),
        title="Papir",
        kind=draw(st.sampled_from(["afrapportering", "afrapportering", "evaluering", "evaluering", "notat"])),
        dated=draw(st.sampled_from([..., draw(date)])),
        about_year=draw(st.sampled_from([..., 2010, 2011])),
        meeting=draw(st.sampled_from([..., *meetings])),
    )
    if draw(_maybe):
        known.add("publish", id, void=draw(voids), subject=id, on=draw(date), where="x")


def _tilsyn(draw: Any, known: FakeKnowledge, year: int, date: Any) -> None:
    owner = f"tilsyn-{year}"
    if draw(_maybe):
        number = draw(st.sampled_from([..., 1, 2, 2]))
        known.add("plan-tilsyn", owner, void=draw(voids), year=year, body="a", number=number, items=[])
    for _ in range(draw(st.integers(0, 2))):
        afdeling = draw(st.sampled_from(["o", "p"]))
        known.add("report-tilsyn", owner, void=draw(voids), year=year, afdeling=afdeling, on=draw(date), outcome="x")
