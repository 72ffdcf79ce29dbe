"""Who must approve an agreement, its term and status, and who is bound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from archive.judgement import Judge
from tests.judgement.knowledge import FakeKnowledge


@pytest.fixture
def known() -> FakeKnowledge:
    """An agreement for 2012 between br and bo that both must approve, and fo for itself."""
    known = FakeKnowledge()
    known.bodies("br", "bo", "fo", "new", "newer", "guest")
    needed = [{"body": "br"}, {"body": "bo", "for": "all"}, {"body": "fo", "for": "itself"}]
    known.agreement("h", "2012-01-01", ["br", "bo"], ends_on="2013-01-01", requires=needed)
    return known


def approved(known: FakeKnowledge) -> None:
    known.vote("approve", "h", "br", "2011-10-01")
    known.vote("approve", "h", "bo", "2011-11-01")


def bound(known: FakeKnowledge, on: str) -> list[tuple[Any, ...]]:
    return [(row["body"], row["from"], row["to"], row["how"]) for row in Judge(known).parties.rows("h", on)]


def statuses(known: FakeKnowledge, *on: str) -> list[str]:
    return [Judge(known).agreements.status("h", each) for each in on]


def test_an_approved_agreement_goes_from_draft_to_ended(known: FakeKnowledge) -> None:
    approved(known)
    found = statuses(known, "2011-10-31", "2011-11-01", "2012-01-01", "2012-12-31", "2013-01-01")
    assert found == ["draft", "future", "in-force", "in-force", "ended"]
    assert Judge(known).agreements.ended_because("h", "2013-01-01") == "expired"
    assert Judge(known).agreements.ended_because("h", "2012-12-31") is None


def test_one_that_is_never_approved_lapses_and_one_that_is_declined_stays_so(known: FakeKnowledge) -> None:
    assert statuses(known, "2012-12-31", "2013-01-01") == ["draft", "lapsed"]
    known.vote("decline", "h", "bo", "2012-06-01")
    assert statuses(known, "2012-05-31", "2012-06-01", "2013-01-01") == ["draft", "declined", "declined"]


def test_of_a_partys_votes_the_later_dated_counts_then_the_later_recorded(known: FakeKnowledge) -> None:
    known.vote("decline", "h", "br", "2011-10-02")
    known.vote("approve", "h", "br", "2011-10-02")
    known.vote("decline", "h", "br", "2011-10-01")
    rows = Judge(known).votes.rows("h", "2011-12-01")
    assert [(row["body"], row["state"], row["on"]) for row in rows] == [
        ("br", "approved", "2011-10-02"),
        ("bo", "missing", None),
        ("fo", "missing", None),
    ]


def test_a_vote_whose_own_decision_loses_authority_gives_way_to_the_one_before(known: FakeKnowledge) -> None:
    approved(known)
    known.decision("dv", "bo", "2011-12-01")
    known.vote("decline", "h", "bo", "2011-12-01", decision="dv")
    known.add("annul-decision", "dv", on="2012-02-01", reason="Fejl")
    assert statuses(known, "2012-01-31", "2012-02-01") == ["declined", "in-force"]
    assert Judge(known).votes.approved_on("h", "2012-01-31") == "2012-02-01"
    assert Judge(known).votes.approved_on("h", "2011-11-15") == "2011-11-01"


def test_what_its_decision_requires_comes_after_its_own_and_is_answered_there() -> None:
    known = FakeKnowledge()
    known.bodies("br")
    known.decision("d", "br", "2011-10-01", requires=[{"body": "br"}])
    known.agreement("h", "2012-01-01", decision="d", requires=[{"body": "br"}])
    known.vote("approve", "h", "br", "2011-10-01")
    rows = Judge(known).votes.rows("h", "2012-01-01")
    assert [(row["subject"], row["state"]) for row in rows] == [("h", "approved"), ("d", "missing")]


def test_only_votes_that_change_the_status_turn_it(known: FakeKnowledge) -> None:
    approved(known)
    known.vote("approve", "h", "fo", "2011-12-01")
    known.vote("decline", "h", "br", "2012-02-01")
    turning = Judge(known).agreements.turning_votes("h")
    assert [(vote.command, vote.data["party"]) for vote in turning] == [("approve", "bo"), ("decline", "br")]


def test_the_end_is_given_by_what_was_recorded_last(known: FakeKnowledge) -> None:
    approved(known)
    known.add("extend-agreement", "h", to="2014-01-01")
    assert Judge(known).agreements.term("h").to == "2014-01-01"
    known.add("end-agreement", "h", on="2012-07-01", reason="terminated")
    assert Judge(known).agreements.term("h").to == "2012-07-01"
    assert Judge(known).agreements.ended_because("h", "2012-07-01") == "terminated"
    known.add("end-agreement", "h", void=True, on="2012-03-01", reason="replaced")
    assert Judge(known).agreements.term("h").to == "2012-07-01"


def test_parties_are_bound_from_the_term_or_the_last_approval_whichever_is_later(known: FakeKnowledge) -> None:
    known.vote("approve", "h", "br", "2011-10-01")
    known.vote("approve", "h", "bo", "2012-03-01")
    known.vote("approve", "h", "fo", "2012-02-01")
    assert bound(known, "2012-06-01") == [
        ("bo", "2012-03-01", "2013-01-01", "party"),
        ("br", "2012-03-01", "2013-01-01", "party"),
        ("fo", "2012-03-01", "2013-01-01", "approval"),
    ]


def test_nobody_is_bound_by_a_draft(known: FakeKnowledge) -> None:
    known.vote("approve", "h", "br", "2011-10-01")
    assert bound(known, "2012-06-01") == []


def test_one_who_leaves_and_comes_back_has_a_row_for_each_stretch(known: FakeKnowledge) -> None:
    approved(known)
    known.add("withdraw", "h", party="bo", on="2012-03-01")
    known.add("accede", "h", party="bo", on="2012-05-01", via="br", reservation="Kun pkt. 4")
    assert [row for row in bound(known, "2012-06-01") if row[0] == "bo"] == [
        ("bo", "2012-01-01", "2012-03-01", "party"),
        ("bo", "2012-05-01", "2013-01-01", "accession"),
    ]
    judge = Judge(known)
    assert [judge.parties.is_bound("h", "bo", on) for on in ("2012-02-29", "2012-03-01", "2012-05-01")] == [
        True,
        False,
        True,
    ]


def test_one_who_comes_back_on_the_day_of_leaving_was_never_away(known: FakeKnowledge) -> None:
    approved(known)
    known.add("withdraw", "h", party="bo", on="2012-03-01")
    known.add("accede", "h", party="bo", on="2012-03-01")
    assert ("bo", "2012-01-01", "2013-01-01", "party") in bound(known, "2012-06-01")


def test_what_is_dated_after_the_day_asked_for_frees_nobody(known: FakeKnowledge) -> None:
    approved(known)
    known.add("withdraw", "h", party="bo", on="2012-03-01")
    assert ("bo", "2012-01-01", "2013-01-01", "party") in bound(known, "2012-02-29")
    assert ("bo", "2012-01-01", "2012-03-01", "party") in bound(known, "2012-03-01")


def test_a_withdrawal_does_not_free_who_came_in_through_the_one_withdrawing(known: FakeKnowledge) -> None:
    approved(known)
    known.add("accede", "h", party="guest", via="bo", on="2012-02-01")
    known.add("withdraw", "h", party="bo", on="2012-03-01")
    guest = next(row for row in Judge(known).parties.rows("h", "2012-06-01") if row["body"] == "guest")
    assert subset(guest) == {"from": "2012-02-01", "to": "2013-01-01", "how": "accession", "via": "bo"}


def test_successors_are_bound_from_the_dissolution_and_theirs_in_turn(known: FakeKnowledge) -> None:
    approved(known)
    known.add("dissolve-body", "bo", on="2012-03-01", successors=["new"])
    known.add("dissolve-body", "new", on="2012-06-01", successors=["newer"])
    rows = {row["body"]: subset(row) for row in Judge(known).parties.rows("h", "2012-07-01")}
    assert rows["bo"]["to"] == "2012-03-01"
    assert rows["new"] == {"from": "2012-03-01", "to": "2012-06-01", "how": "succession", "via": "bo"}
    assert rows["newer"] == {"from": "2012-06-01", "to": "2013-01-01", "how": "succession", "via": "new"}


def test_one_who_declines_after_approving_for_itself_is_not_bound(known: FakeKnowledge) -> None:
    approved(known)
    known.vote("approve", "h", "fo", "2012-02-01")
    known.vote("decline", "h", "fo", "2012-04-01")
    assert [row[0] for row in bound(known, "2012-03-01")] == ["bo", "br", "fo"]
    assert [row[0] for row in bound(known, "2012-04-01")] == ["bo", "br"]


def subset(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("from", "to", "how", "via")}
