"""Answers about an agreement, from command to JSON: given these records, on D as known at K, this."""

from __future__ import annotations

from typing import Any

from tests.contract.asking import Asking
from tests.given import AGREEMENT, DECISION, JUSTERING, MEETING, SPINE

FIRST = "Hver tredje bolig anvises."
SECOND = "Hver fjerde bolig anvises."
MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}
DISPATCH = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"}


def text(answer: dict[str, Any], number: str = "4") -> str | None:
    return next((p["text"] for p in answer["provisions"] if p["number"] == number), None)


def provision(answer: dict[str, Any], number: str = "4") -> dict[str, Any]:
    return next(p for p in answer["provisions"] if p["number"] == number)


def requires_br(extra: dict[str, Any] | None = None) -> tuple[dict[str, Any], ...]:
    return (*SPINE[:-1], {**AGREEMENT, "requires": [{"body": "br"}], **(extra or {})})


def test_a_retroactive_justering_applies_from_its_date_but_is_known_only_later(asking: Asking) -> None:
    entered = asking(*SPINE)
    adopted = asking.do(JUSTERING)

    assert text(asking.agreement(on="2012-02-29")) == FIRST
    assert text(asking.agreement(on="2012-03-01")) == SECOND
    assert text(asking.agreement(on="2012-03-01", known=f"@{entered}")) == FIRST
    assert text(asking.agreement(on="2012-03-01", known=f"@{adopted - 1}")) == FIRST, "no K splits a command"
    found = provision(asking.agreement(on="2012-06-01"))
    assert found["valid"] == {"from": "2012-03-01", "to": "2015-01-01"}
    assert found["known_from"] == adopted
    assert found["source"] == {
        "kind": "justering", "id": "j1", "decision": "d1", "body": "psf", "body_name": "Partnerskabsforum",
        "meeting": "m1", "meeting_date": "2012-05-08", "item": "3", "decided_on": "2012-05-08", "document": None,
        "outcome": "adopted", "votes": [],
        "position": adopted, "recorded_at": found["source"]["recorded_at"], "recorded_by": "sekretariatet",
    }  # fmt: skip
    assert found["mandate"]["retroactive"] is True
    assert provision(asking.agreement(on="2012-06-01"), "5")["source"]["kind"] == "agreement"


def test_outside_the_term(asking: Asking) -> None:
    asking(*SPINE)
    asking.do(JUSTERING)

    before, after = asking.agreement(on="2010-12-31"), asking.agreement(on="2015-01-01")

    assert (before["status"], before["provisions"], before["edition"]) == ("future", [], None)
    assert (after["status"], after["ended_because"], text(after)) == ("ended", "expired", SECOND)
    assert after["edition"] == {"number": 2, "of": 2, "from": "2012-03-01", "to": "2015-01-01"}


def test_of_two_on_the_same_day_the_later_decided_has_the_last_word(asking: Asking) -> None:
    later = {**MEETING, "id": "m2", "date": "2012-06-08"}
    asking(*SPINE, later, {**DECISION, "id": "d2", "meeting": "m2", "item": "1"})
    asking.do({**JUSTERING, "id": "j2", "decision": "d2", "changes": change("Den senere.")})
    asking.do({**JUSTERING, "changes": change("Den tidligere.")})

    assert text(asking.agreement(on="2012-03-01")) == "Den senere."


def test_items_are_in_natural_order_and_outside_meetings_comes_first(asking: Asking) -> None:
    outside = {
        "command": "record-decision", "id": "d0", "body": "psf", "decided_on": "2012-05-08", "form": "written",
        "outcome": "adopted", "text": "Ja.",
    }  # fmt: skip
    asking(*SPINE, {**DECISION, "id": "d10", "item": "10"}, outside)
    asking.do({**JUSTERING, "id": "j10", "decision": "d10", "changes": change("Punkt 10.")})
    asking.do({**JUSTERING, "changes": change("Punkt 3.")})
    asking.do({**JUSTERING, "id": "j0", "decision": "d0", "changes": change("Skriftligt.")})

    assert text(asking.agreement(on="2012-03-01")) == "Punkt 10."


def test_a_corrected_decision_reorders_what_rests_on_it(asking: Asking) -> None:
    asking(*SPINE, {**DECISION, "id": "d4", "item": "4"})
    asking.do({**JUSTERING, "changes": change("Punkt 3.")})
    before = asking.do({**JUSTERING, "id": "j4", "decision": "d4", "changes": change("Punkt 4.")})
    asking.do({"command": "correct-decision", "decision": "d1", "reason": "Det var punkt 5", "item": "5"})

    assert text(asking.agreement(on="2012-03-01")) == "Punkt 3."
    assert text(asking.agreement(on="2012-03-01", known=f"@{before}")) == "Punkt 4."


def test_what_was_overlaid_and_freed_again_is_known_from_then(asking: Asking) -> None:
    entered = asking(*SPINE)
    asking.do(JUSTERING)
    voided = asking.do({"command": "correct-justering", "justering": "j1", "reason": "Findes ikke", "void": True})

    found = provision(asking.agreement(on="2012-06-01"))

    assert (found["text"], found["known_from"]) == (FIRST, voided)
    assert provision(asking.agreement(on="2012-06-01", known=f"@{entered}"))["known_from"] == entered


def test_a_corrected_date_keeps_the_words_known_where_both_cover_the_day(asking: Asking) -> None:
    asking(*SPINE)
    adopted = asking.do(JUSTERING)
    moved = asking.do(
        {"command": "correct-justering", "justering": "j1", "reason": "Dato", "effective_on": "2012-02-01"}
    )

    assert provision(asking.agreement(on="2012-06-01"))["known_from"] == adopted
    assert provision(asking.agreement(on="2012-02-15"))["known_from"] == moved
    assert provision(asking.agreement(on="2012-06-01"))["source"]["position"] == adopted


def test_corrected_words_name_the_correction_as_their_record(asking: Asking) -> None:
    asking(*SPINE)
    asking.do(JUSTERING)
    corrected = asking.do(
        {"command": "correct-justering", "justering": "j1", "reason": "Slåfejl", "changes": change("Hver 4. bolig.")}
    )

    found = provision(asking.agreement(on="2012-06-01"))

    assert (found["text"], found["known_from"], found["source"]["position"]) == ("Hver 4. bolig.", corrected, corrected)


def test_own_text_corrected_after_the_approval_says_so(asking: Asking) -> None:
    asking(*requires_br())
    asking.do({"command": "approve", "subject": "h1", "party": "br", "on": "2010-12-16"})
    assert provision(asking.agreement(on="2012-01-01"))["changed_since_approval"] is False

    own = [{"number": "4", "heading": "Udlejning", "text": "Hver femte."}]
    asking.do({"command": "correct-agreement", "agreement": "h1", "reason": "Slåfejl", "provisions": own})

    assert provision(asking.agreement(on="2012-01-01"))["changed_since_approval"] is True
    assert provision(asking.agreement(on="2012-01-01"), "5")["changed_since_approval"] is False


def test_numbers_are_listed_in_natural_order(asking: Asking) -> None:
    numbers = ["10", "4a.1", "4", "4.1a", "2", "4a", "4.1"]
    asking(*SPINE[:-1], {**AGREEMENT, "provisions": [{"number": n, "heading": None, "text": n} for n in numbers]})

    listed = [p["number"] for p in asking.agreement(on="2012-01-01")["provisions"]]

    assert listed == ["2", "4", "4.1", "4.1a", "4a", "4a.1", "10"]


def test_a_draft_becomes_in_force_by_its_last_missing_approval(asking: Asking) -> None:
    asking(*requires_br())
    assert asking.agreement(on="2012-01-01")["status"] == "draft"

    asking.do({"command": "decline", "subject": "h1", "party": "br", "on": "2011-02-01"})
    asking.do({"command": "approve", "subject": "h1", "party": "br", "on": "2011-04-01"})

    assert asking.agreement(on="2011-01-15")["status"] == "draft"
    assert asking.agreement(on="2011-03-01")["status"] == "declined"
    answer = asking.agreement(on="2011-04-01")
    assert (answer["status"], answer["approved_on"]) == ("in-force", "2011-04-01")
    assert answer["requires"] == [
        {"subject": "h1", "body": "br", "for": "all", "state": "approved", "on": "2011-04-01", "decision": None,
         "document": None}
    ]  # fmt: skip
    assert asking.agreement(on="2011-03-01")["approved_on"] == "2011-04-01", "the next one after D"
    kinds = [(e["on"], e["kind"]) for e in asking.get("agreements/h1/timeline")["items"]]
    assert kinds == [
        ("2011-01-01", "begins"), ("2011-02-01", "refusal"), ("2011-04-01", "approval"), ("2015-01-01", "ends"),
    ]  # fmt: skip


def test_lapsed_is_a_draft_after_its_end(asking: Asking) -> None:
    asking(*requires_br())

    assert asking.agreement(on="2015-01-01")["status"] == "lapsed"


def test_a_void_agreement_has_nothing(asking: Asking) -> None:
    asking(*SPINE)
    asking.do({"command": "correct-agreement", "agreement": "h1", "reason": "Findes ikke", "void": True})

    answer = asking.agreement(on="2012-01-01")

    assert (answer["status"], answer["provisions"], answer["pending"], answer["edition"]) == ("void", [], [], None)
    assert asking.get("agreements/h1/timeline")["items"] == []


def test_a_term_without_a_known_start(asking: Asking) -> None:
    asking(*SPINE[:-1], {**AGREEMENT, "effective_on": None})

    answer = asking.agreement(on="1950-01-01")

    assert (answer["status"], answer["term"]) == ("in-force", {"from": None, "to": "2015-01-01"})
    assert provision(answer)["valid"] == {"from": None, "to": "2015-01-01"}
    assert provision(answer)["mandate"]["retroactive"] in (True, False)


def test_the_mandate_follows_the_minutes(asking: Asking) -> None:
    source = {"document": "Bilag 2", "heading": "Formalia"}
    rules = [{"rule": "remark_period", "value": {"weeks": 2}, "source": source}]
    kommissorium = {
        "command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "draft", "rules": rules,
    }  # fmt: skip
    asking(*SPINE, kommissorium, MINUTES, DISPATCH)
    asking.do(JUSTERING)

    last_day, after = asking.agreement(on="2012-05-29"), asking.agreement(on="2012-05-30")

    assert provision(last_day)["mandate"]["state"] == "provisional"
    assert (provision(after)["mandate"]["state"], provision(after)["mandate"]["final_on"]) == ("final", "2012-05-30")
    assert provision(last_day)["mandate"]["final_on"] == "2012-05-30"
    assert provision(after, "5")["mandate"]["state"] == "unknown", "no decision, and nobody required"


def test_an_annulled_decision_leaves_the_text_marked_with_what_would_stand_instead(asking: Asking) -> None:
    asking(*SPINE)
    asking.do(JUSTERING)
    annul = {"command": "annul-decision", "decision": "d1", "on": "2013-02-01", "reason": "Uden hjemmel"}
    asking.do({**annul, "effect_from": "2013-01-01"})

    assert provision(asking.agreement(on="2012-12-31"))["mandate"]["state"] == "final"
    found = provision(asking.agreement(on="2013-01-01"))
    assert (found["text"], found["mandate"]["state"]) == (SECOND, "without-authority")
    assert (found["instead"]["text"], found["instead"]["source"]["kind"]) == (FIRST, "agreement")


def test_pending_is_what_is_decided_but_not_yet_effective(asking: Asking) -> None:
    asking(*SPINE)
    asking.do({**JUSTERING, "effective_on": "2013-07-01"})

    assert asking.agreement(on="2012-05-07")["pending"] == []
    (pending,) = asking.agreement(on="2012-05-08")["pending"]
    assert (pending["justering"], pending["effective_on"], pending["numbers"]) == ("j1", "2013-07-01", ["4"])
    assert asking.agreement(on="2013-07-01")["pending"] == []


def test_editions_begin_where_a_version_begins_or_ceases(asking: Asking) -> None:
    asking(*SPINE)
    asking.do(JUSTERING)
    asking.do({**JUSTERING, "id": "j2", "effective_on": "2012-07-01", "changes": [{"op": "repeal", "number": "5"}]})

    editions = [asking.agreement(on=on)["edition"] for on in ("2011-01-01", "2012-06-30", "2014-12-31")]

    assert editions == [
        {"number": 1, "of": 3, "from": "2011-01-01", "to": "2012-03-01"},
        {"number": 2, "of": 3, "from": "2012-03-01", "to": "2012-07-01"},
        {"number": 3, "of": 3, "from": "2012-07-01", "to": "2015-01-01"},
    ]


def test_compare_gives_the_words_that_differ(asking: Asking) -> None:
    entered = asking(*SPINE)
    asking.do(JUSTERING)

    (changed,) = asking.get("agreements/h1/compare", **{"from": "2012-01-01", "to": "2012-06-01"})["changed"]

    assert (changed["number"], changed["change"]) == ("4", "changed")
    assert changed["before"] == {"heading": "Udlejning", "text": FIRST}
    assert "".join(w["text"] for w in changed["words"] if w["op"] != "added") == FIRST
    assert "".join(w["text"] for w in changed["words"] if w["op"] != "removed") == SECOND
    known = {"on": "2012-06-01", "known_from": f"@{entered}", "known_to": f"@{entered + 3}"}
    assert [c["number"] for c in asking.get("agreements/h1/compare", **known)["changed"]] == ["4"]


def test_compare_names_the_moment_that_cannot_be_read(asking: Asking) -> None:
    asking(*SPINE)

    for name in ("known_from", "known_to"):
        for moment in ("@9999", "i går"):
            response = asking.client.get("/api/v1/agreements/h1/compare", query_string={name: moment})
            assert [error["path"] for error in response.get_json()["errors"]] == [name]


def test_history_holds_every_text_on_both_axes(asking: Asking) -> None:
    entered = asking(*SPINE)
    adopted = asking.do(JUSTERING)
    voided = asking.do({"command": "correct-justering", "justering": "j1", "reason": "Findes ikke", "void": True})

    entries = asking.get("agreements/h1/provisions/4/history")["items"]

    assert [(e["text"], e["known"]) for e in entries] == [
        (FIRST, {"from": entered, "to": None}),
        (SECOND, {"from": adopted, "to": voided}),
    ]
    assert entries[1]["gave_way_to"] == {"kind": "void", "id": "j1", "position": voided}


def test_parties_are_bound_from_the_latest_to_the_earliest(asking: Asking) -> None:
    org = {"command": "establish-body", "id": "org", "name": "Organisation A", "kind": "organisation"}
    asking(*requires_br(), {**org, "established_on": None})
    asking.do({"command": "approve", "subject": "h1", "party": "br", "on": "2011-02-01"})
    asking.do({"command": "accede", "agreement": "h1", "party": "org", "on": "2011-01-15"})
    asking.do({"command": "withdraw", "agreement": "h1", "party": "org", "on": "2013-01-01"})

    rows = asking.get("agreements/h1/parties", on="2014-01-01")["items"]

    assert [(r["body"], r["how"], r["from"], r["to"]) for r in rows] == [
        ("br", "party", "2011-02-01", "2015-01-01"), ("org", "accession", "2011-02-01", "2013-01-01"),
    ]  # fmt: skip


def change(words: str) -> list[dict[str, Any]]:
    return [{"op": "replace", "number": "4", "heading": "Udlejning", "text": words}]


def test_who_has_signed_by_the_day_and_what_area_and_case_an_agreement_belongs_to(asking: Asking) -> None:
    area = {"command": "designate-area", "id": "nord", "name": "Nord", "kind": "kvarter", "from": None}
    own = {"party": "br", "person": "Borgmesteren (eksempel)", "capacity": "for rådet", "on": "2010-12-20"}
    later = {"party": "psf", "person": "Formanden (eksempel)", "on": "2011-02-01"}
    asking(
        *SPINE[:-1],
        area,
        {**AGREEMENT, "signatures": [own], "area": "nord", "case_number": "2010-7", "requires": [{"body": "psf"}]},
        {"command": "approve", "subject": "h1", "party": "psf", "on": "2011-02-01", "signatures": [later]},
    )

    before, after = asking.agreement(on="2011-01-31"), asking.agreement(on="2011-02-01")

    assert before["signatures"] == [own]
    assert after["signatures"] == [own, {**later, "capacity": None}]
    assert (after["area"], after["case_number"]) == ("nord", "2010-7")
