"""On what authority a decision or a text stands, and from when it is final."""

from __future__ import annotations

import pytest

from archive.judgement import Judge
from tests.judgement.knowledge import TWO_WEEKS, FakeKnowledge

NOT_FINAL = {"rule": "final_decisions", "value": False, "source": {"document": "Kommissorium", "heading": "Kompetence"}}
RULE = {"rule": "adjusts", "value": ["delaftale"], "despite": "Aftalt på mødet"}


@pytest.fixture
def known() -> FakeKnowledge:
    """A justering decided by a forum on 8 May; minutes sent on 15 May, two weeks for remarks."""
    known = FakeKnowledge()
    known.bodies("psf", "br", "bo")
    known.kommissorium("psf", "psf-k1", [TWO_WEEKS])
    known.meeting("m", "psf", "2012-05-08")
    known.add("record-minutes", "m", items=[])
    known.add("dispatch-minutes", "m", on="2012-05-15")
    known.decision("d", "psf", "2012-05-08", meeting="m", item="3")
    known.agreement("h", "2011-01-01", ["br", "bo"])
    known.add("adopt-justering", "h", "j", decision="d", effective_on="2012-03-01")
    return known


def mandate(known: FakeKnowledge, on: str) -> tuple[str, str, str | None]:
    found = Judge(known).mandates.of_text("h", known.justering("j"), "2012-03-01", on)
    return found["state"], found["why"]["code"], found["final_on"]


def test_a_provision_is_provisional_until_the_minutes_are_final(known: FakeKnowledge) -> None:
    assert mandate(known, "2012-04-01") == ("provisional", "not-yet-decided", "2012-05-30")
    assert mandate(known, "2012-05-29") == ("provisional", "minutes-not-final", "2012-05-30")
    assert mandate(known, "2012-06-01") == ("final", "final", "2012-05-30")


def test_what_rests_on_a_rule_names_it_with_its_source(known: FakeKnowledge) -> None:
    rule = Judge(known).mandates.of_decision("d", "2012-05-20")["why"]["rule"]
    assert (rule["kommissorium"], rule["status"], rule["value"]) == ("psf-k1", "adopted", {"weeks": 2})
    assert rule["source"] == {"document": "Kommissorium", "heading": "Formalia"}


def test_an_annulment_counts_from_its_own_day_and_ends_being_final(known: FakeKnowledge) -> None:
    known.add("annul-decision", "d", on="2012-09-01", effect_from="2012-08-01", reason="Fejl")
    assert mandate(known, "2012-07-31") == ("final", "final", "2012-05-30")
    assert mandate(known, "2012-08-01") == ("without-authority", "decision-annulled", None)


@pytest.mark.parametrize("outcome", ["rejected", "postponed", "noted", "recommended"])
def test_only_an_adopted_decision_has_authority(known: FakeKnowledge, outcome: str) -> None:
    known.decision("weak", "psf", "2012-05-08", outcome)
    assert Judge(known).authority.lacks("weak", "2012-06-01") == "decision-not-adopted"


def test_a_recommendation_has_authority_where_somebody_must_approve_it() -> None:
    known = FakeKnowledge()
    known.bodies("psf", "br")
    known.decision("d", "psf", "2012-05-08", "recommended", requires=[{"body": "br"}])
    known.decision("e", "psf", "2012-05-08", "recommended", requires=[{"body": "br", "for": "itself"}])
    known.vote("approve", "d", "br", "2012-06-01")
    judge = Judge(known)
    assert judge.mandates.of_decision("d", "2012-05-31")["state"] == "awaiting-approval"
    assert judge.mandates.of_decision("d", "2012-06-01")["state"] == "final"
    assert judge.mandates.of_decision("e", "2012-06-01")["state"] == "without-authority"


def test_an_agreements_own_text_may_rest_on_a_recommendation_that_the_agreement_has_approved() -> None:
    known = FakeKnowledge()
    known.bodies("psf", "br")
    known.decision("d", "psf", "2012-05-08", "recommended")
    known.agreement("h", "2012-06-01", decision="d", requires=[{"body": "br"}])
    known.vote("approve", "h", "br", "2012-05-20")
    judge = Judge(known)
    assert judge.mandates.of_text("h", None, "2012-06-01", "2012-06-01")["final_on"] == "2012-05-20"
    assert judge.mandates.of_decision("d", "2012-06-01")["state"] == "without-authority"


def test_what_was_recorded_despite_a_rule_is_without_authority_by_that_rule() -> None:
    known = FakeKnowledge()
    known.bodies("psf")
    known.decision("d", "psf", "2012-05-08")
    known.agreement("h", "2011-01-01")
    justering = known.add("adopt-justering", "h", "j", judgement=RULE, decision="d", effective_on="2012-03-01")
    found = Judge(known).mandates.of_text("h", justering, "2012-03-01", "2012-06-01")
    assert (found["state"], found["why"]) == ("without-authority", {"code": "recorded-despite", "rule": RULE})


def test_own_text_without_decision_or_anybody_required_is_of_unknown_mandate(known: FakeKnowledge) -> None:
    found = Judge(known).mandates.of_text("h", None, None, "2012-06-01")
    assert (found["state"], found["final_on"], found["retroactive"]) == ("unknown", None, False)


def test_a_provision_waits_for_those_who_keep_the_agreement_from_being_approved() -> None:
    known = FakeKnowledge()
    known.bodies("psf", "br")
    known.decision("d", "psf", "2012-05-08")
    known.agreement("h", "2011-01-01", requires=[{"body": "br"}])
    justering = known.add("adopt-justering", "h", "j", decision="d", effective_on="2012-03-01")
    known.vote("approve", "h", "br", "2012-07-01")
    judge = Judge(known)
    waiting = judge.mandates.of_text("h", justering, "2012-03-01", "2012-06-30")
    assert (waiting["state"], waiting["why"]["missing"]) == ("awaiting-approval", ["br"])
    assert waiting["final_on"] == "2012-07-01"
    assert judge.mandates.of_decision("d", "2012-06-30")["state"] == "final"


def test_a_body_whose_decisions_are_not_final_needs_an_approval_where_nobody_is_required() -> None:
    known = FakeKnowledge()
    known.bodies("tg", "psf")
    known.kommissorium("tg", "tg-k1", [NOT_FINAL])
    known.decision("d", "tg", "2012-05-08")
    known.vote("approve", "d", "psf", "2012-06-10")
    judge = Judge(known)
    found = judge.mandates.of_decision("d", "2012-06-09")
    assert (found["state"], found["why"]["code"], found["final_on"]) == (
        "awaiting-approval",
        "decisions-not-final",
        "2012-06-10",
    )
    assert judge.mandates.of_decision("d", "2012-06-10")["state"] == "final"


def test_where_somebody_is_required_if_only_for_itself_no_other_approval_is_asked_for() -> None:
    known = FakeKnowledge()
    known.bodies("tg", "br")
    known.kommissorium("tg", "tg-k1", [NOT_FINAL])
    known.decision("d", "tg", "2012-05-08", requires=[{"body": "br", "for": "itself"}])
    known.decision("e", "tg", "2012-05-08")
    known.agreement("h", "2012-06-01", decision="e", requires=[{"body": "br", "for": "itself"}])
    judge = Judge(known)
    assert judge.mandates.of_decision("d", "2012-06-01")["state"] == "final"
    assert judge.mandates.of_decision("e", "2012-06-01")["state"] == "awaiting-approval"
    assert judge.mandates.of_text("h", None, "2012-06-01", "2012-06-01")["state"] == "final"


@pytest.mark.parametrize(("valid_from", "retroactive"), [("2012-05-07", True), ("2012-05-08", False), (None, True)])
def test_a_text_that_counts_from_before_its_decision_is_retroactive(
    known: FakeKnowledge, valid_from: str | None, retroactive: bool
) -> None:
    found = Judge(known).mandates.of_text("h", known.justering("j"), valid_from, "2012-06-01")
    assert found["retroactive"] is retroactive


def test_the_adopted_kommissorium_comes_before_a_draft_and_the_later_before_the_earlier() -> None:
    known = FakeKnowledge()
    known.kommissorium("psf", "draft", [], "2012-06-01", "draft")
    known.kommissorium("psf", "old", [], None)
    known.kommissorium("psf", "new", [], "2012-05-01")
    known.kommissorium("psf", "newer", [], "2012-05-01")
    known.kommissorium("psf", "void", [], "2012-05-02", void=True)
    judge = Judge(known)
    in_force = [judge.authority.kommissorium("psf", on) for on in ("2012-04-30", "2012-05-01", "2012-07-01")]
    assert [found and found.id for found in in_force] == ["old", "newer", "newer"]


def test_a_draft_counts_where_the_decision_on_the_adopted_one_has_lost_its_authority() -> None:
    known = FakeKnowledge()
    known.decision("d", "psf", "2012-01-01")
    known.kommissorium("psf", "draft", [], None, "draft")
    known.kommissorium("psf", "k", [], "2012-01-01", decision="d")
    known.add("annul-decision", "d", on="2012-05-01", reason="Fejl")
    judge = Judge(known)
    in_force = [judge.authority.kommissorium("psf", on) for on in ("2012-04-30", "2012-05-01")]
    assert [found and (found.id, found.status) for found in in_force] == [("k", "adopted"), ("draft", "draft")]
    assert judge.authority.kommissorium("br", "2012-05-01") is None
