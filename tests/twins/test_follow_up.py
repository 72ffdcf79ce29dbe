"""Follow-up, publications, requests and proposals agree with a slow twin, whatever was recorded."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections import assignments, publications
from tests.judgement.knowledge import FakeKnowledge, day
from tests.twins.fake_view import viewed
from tests.twins.follow_up_twin import FollowUpTwin

days = st.integers(0, 12).map(day)
# Often after everything, when all that was settled counts.
dates = st.one_of(st.integers(-1, 13), st.just(13)).map(day)
lively = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_void = st.sampled_from([False, False, False, False, True])
_or_not = st.one_of(st.just(...), days)
_or_null = st.one_of(st.none(), days)
BODIES = ["a", "b", "c"]


@st.composite
def worlds(draw: Any) -> FakeKnowledge:
    known = FakeKnowledge()
    for body in BODIES:
        known.add("establish-body", body, void=draw(_void), name=body, kind="forum", established_on=None)
    known.decision("d1", "a", draw(days), void=draw(_void))
    known.decision("d2", "b", draw(days))
    known.agreement("h", None)
    known.add("adopt-justering", "h", "j", void=draw(_void), decision="d1", effective_on=day(0), changes=[])
    for meeting in ("m1", "m2"):
        known.add("call-meeting", meeting, void=draw(_void), body="a", date=draw(days), called_on=None)
    for number in range(2):
        body = draw(st.sampled_from(BODIES))
        known.add(
            "propose-item", body, f"f{number}", void=draw(_void), body=body, title="Lys", from_="b", on=draw(days)
        )
    for number in range(draw(st.integers(1, 3))):
        _assigned(draw, known, f"o{number}")
    for number in range(draw(st.integers(0, 12))):
        _more(draw, known, number)
    return known


def _assigned(draw: Any, known: FakeKnowledge, id: str) -> None:
    to = draw(st.sampled_from([["a"], ["b", "a"], ["a", "c"], ["c", "b", "a"]]))
    known.add("assign", id, void=draw(_void), decision=draw(st.sampled_from(["d1", "d2"])), to=to, task="Lys",
              kind=draw(st.sampled_from(["evaluate", "bring-out"])), due=draw(_or_not))  # fmt: skip
    for _ in range(draw(st.sampled_from([0, 2, 4, 6]))):
        outcome = draw(st.sampled_from(["in-progress", "done", "done", "rejected", "superseded", "passed-on"]))
        named = draw(st.sampled_from([..., *to]))
        known.add("follow-up", id, void=draw(_void), on=draw(days), outcome=outcome, body=named,
                  due=draw(_or_not) if outcome == "in-progress" else ..., open_for=_open(known, id))  # fmt: skip


def _open(known: FakeKnowledge, id: str) -> list[str]:
    """For whom it is open when a follow-up is recorded."""
    told = [r for r in known.all if r.id == id and not r.void and r.data.get("outcome", "in-progress") != "in-progress"]
    settled = {body for r in told for body in ([r.data["body"]] if "body" in r.data else r.data["open_for"])}
    return [body for body in next(r for r in known.all if r.id == id).data["to"] if body not in settled]


def _more(draw: Any, known: FakeKnowledge, number: int) -> None:
    void, on = draw(_void), draw(days)
    kind = draw(st.sampled_from(["publish", "publish", "agenda", "agenda", "agenda", "ask", "annul"]))
    if kind == "publish":
        subject = draw(st.sampled_from(["m1", "h", "j", "d1"]))
        part = draw(st.sampled_from(["agenda", "minutes"])) if subject == "m1" else ...
        owner = "h" if subject == "j" else subject
        known.add("publish", owner, void=void, subject=subject, part=part, on=on, where="hjemmesiden")
    elif kind == "agenda":
        named = st.lists(st.sampled_from(["f0", "f1"]), max_size=2)
        items = [{"number": n, "title": "Lys", "proposed": draw(named)} for n in ("10", "2")]
        known.add("publish-agenda", draw(st.sampled_from(["m1", "m2"])), void=void, sent_on=draw(_or_null),
                  published_on=draw(_or_not), items=items)  # fmt: skip
    elif kind == "ask":
        subject = draw(st.sampled_from(["m1", "h"]))
        known.add("ask", subject, f"s{number}", void=void, subject=subject, what="items", to=["b"], on=on)
    else:
        known.add("annul-decision", "d1", void=void, on=on, effect_from=draw(_or_not), reason="Fejl")


@lively
@given(known=worlds(), on=dates)
def test_assignments_stand_as_their_follow_up_says(known: FakeKnowledge, on: str) -> None:
    rows = FollowUpTwin(known, on).assignments()

    def listed(**asked: Any) -> Any:
        return assignments.listing(viewed(known, on), **asked)["items"]

    assert listed() == rows
    assert listed(open=True) == [row for row in rows if row["state"] == "open"]
    assert listed(overdue=True) == [row for row in rows if row["overdue"]]
    assert listed(body="b") == [row for row in rows if "b" in [one["body"] for one in row["to"]]]
    assert listed(decision="d1", kind="evaluate") == [
        row for row in rows if (row["decision"], row["kind"]) == ("d1", "evaluate")
    ]


@lively
@given(known=worlds(), on=dates)
def test_what_was_published_asked_and_proposed_is_what_counts_on_the_day(known: FakeKnowledge, on: str) -> None:
    view, twin = viewed(known, on), FollowUpTwin(known, on)
    published, proposed = twin.publications(), twin.proposals()

    assert publications.publications(view)["items"] == published
    assert publications.publications(view, year=2012)["items"] == published
    assert publications.publications(view, year=2011)["items"] == []
    assert publications.publications(view, subject="j")["items"] == [r for r in published if r["subject"]["id"] == "j"]
    assert publications.asks(view)["items"] == twin.asks()
    assert publications.proposals(view)["items"] == proposed
    assert publications.proposals(view, body="a", open=True)["items"] == [
        row for row in proposed if row["body"] == "a" and not row["named_by"]
    ]
