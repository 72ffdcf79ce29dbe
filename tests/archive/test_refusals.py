"""Every refusal: given these records, when this command, then this code, and nothing recorded."""

from __future__ import annotations

from typing import Any

import pytest

from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF, SPINE, Given

MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}
DISPATCH = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"}
REMARK = {
    "command": "remark-on-minutes", "meeting": "m1", "remark": "b1", "from": "br", "on": "2012-05-20", "text": "Nej.",
}  # fmt: skip
SETTLE = {"command": "settle-remark", "meeting": "m1", "remark": "b1", "on": "2012-05-25", "outcome": "rejected"}
CANCEL = {"command": "cancel-meeting", "id": "m1", "on": "2012-05-01", "reason": "Ingen punkter"}
MOVE = {"command": "move-meeting", "id": "m1", "date": "2012-05-09"}
ANNUL = {"command": "annul-decision", "decision": "d1", "on": "2013-01-01", "reason": "Uden hjemmel"}
OFFICE = {"command": "establish-office", "id": "ob", "name": "Overborgmesteren"}
TAKE = {"command": "take-office", "office": "ob", "person": "A", "from": "2010-01-01"}
LEAVE = {"command": "leave-office", "office": "ob", "person": "A", "on": "2012-01-01"}
APPOINT = {"command": "appoint-member", "body": "psf", "office": "ob", "role": "chair", "from": "2010-09-01"}
END_MEMBERSHIP = {"command": "end-membership", "body": "psf", "office": "ob", "role": "chair", "on": "2012-01-01"}
ACCEDE = {"command": "accede", "agreement": "h1", "party": "psf", "on": "2011-05-01"}
WITHDRAW = {"command": "withdraw", "agreement": "h1", "party": "psf", "on": "2012-05-01"}
DISSOLVE = {"command": "dissolve-body", "id": "psf", "on": "2014-01-01"}
END = {"command": "end-agreement", "agreement": "h1", "on": "2014-01-01", "reason": "terminated"}
EXTEND = {"command": "extend-agreement", "agreement": "h1", "to": "2016-01-01"}
OPEN_ENDED = {k: v for k, v in AGREEMENT.items() if k != "ends_on"}
VOID_DECISION = {"command": "correct-decision", "decision": "d1", "reason": "Findes ikke", "void": True}


def change(op: str, number: str) -> dict[str, Any]:
    text = {} if op == "repeal" else {"heading": None, "text": "Ny."}
    return {**JUSTERING, "changes": [{"op": op, "number": number, **text}]}


REFUSALS: list[tuple[str, tuple[dict[str, Any], ...], dict[str, Any]]] = [
    ("minutes-not-recorded", (PSF, MEETING), DISPATCH),
    ("minutes-already-dispatched", (PSF, MEETING, MINUTES, DISPATCH), DISPATCH),
    ("minutes-already-dispatched", (PSF, MEETING, MINUTES, DISPATCH), MINUTES),
    ("meeting-is-cancelled", (PSF, MEETING, MINUTES, CANCEL), DISPATCH),
    ("meeting-is-cancelled", (PSF, MEETING, CANCEL), DECISION),
    ("meeting-is-cancelled", (PSF, MEETING, CANCEL), MOVE),
    ("meeting-is-cancelled", (PSF, MEETING, CANCEL), CANCEL),
    ("meeting-has-decisions", (PSF, MEETING, DECISION), MOVE),
    ("meeting-has-decisions", (PSF, MEETING, DECISION), CANCEL),
    ("remark-before-dispatch", (PSF, BR, MEETING, MINUTES, DISPATCH), {**REMARK, "on": "2012-05-14"}),
    ("remark-before-dispatch", (PSF, BR, MEETING, MINUTES), REMARK),
    ("remark-not-open", (PSF, BR, MEETING, MINUTES, DISPATCH, REMARK, SETTLE), SETTLE),
    ("settled-before-remark", (PSF, BR, MEETING, MINUTES, DISPATCH, REMARK), {**SETTLE, "on": "2012-05-19"}),
    ("decision-already-annulled", (*SPINE, ANNUL), ANNUL),
    ("void-record", (*SPINE, VOID_DECISION), ANNUL),
    ("void-record", (*SPINE, VOID_DECISION), JUSTERING),
    ("decision-annulled", (*SPINE, ANNUL), JUSTERING),
    ("decision-not-adopted", (PSF, BR, MEETING, {**DECISION, "outcome": "noted"}, AGREEMENT), JUSTERING),
    ("decision-not-adopted", (PSF, BR, MEETING, {**DECISION, "outcome": "recommended"}, AGREEMENT), JUSTERING),
    ("outside-term", SPINE, {**JUSTERING, "effective_on": "2010-12-31"}),
    ("outside-term", SPINE, {**JUSTERING, "effective_on": "2015-01-01"}),
    ("outside-term", (*SPINE, JUSTERING), {
        "command": "correct-justering", "justering": "j1", "reason": "x", "effective_on": "2015-01-01"}),
    ("number-does-not-stand", SPINE, change("replace", "6")),
    ("number-does-not-stand", SPINE, change("repeal", "6")),
    ("number-stands-already", SPINE, change("insert", "4")),
    ("ends-before-it-begins", (PSF, BR), {**AGREEMENT, "ends_on": "2011-01-01"}),
    ("ends-before-it-begins", SPINE, {**END, "on": "2011-01-01"}),
    ("agreement-has-no-end", (PSF, BR, OPEN_ENDED), EXTEND),
    ("extended-to-no-later-day", SPINE, {**EXTEND, "to": "2015-01-01"}),
    ("membership-does-not-run", (PSF, OFFICE), END_MEMBERSHIP),
    ("membership-does-not-run", (PSF, OFFICE, APPOINT, END_MEMBERSHIP), {**END_MEMBERSHIP, "on": "2013-01-01"}),
    ("office-does-not-run", (OFFICE,), LEAVE),
    ("office-does-not-run", (OFFICE, TAKE), {**LEAVE, "on": "2009-12-31"}),
    ("body-already-dissolved", (PSF, DISSOLVE), DISSOLVE),
    ("party-not-bound", SPINE, WITHDRAW),
    ("party-not-bound", (*SPINE, ACCEDE, WITHDRAW), {**WITHDRAW, "on": "2013-01-01"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "records", "command"), REFUSALS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_refused(given: Given, code: str, records: tuple[dict[str, Any], ...], command: dict[str, Any]) -> None:
    problem = given(*records).refused("refused", code, command)

    assert problem.rule is not None
    assert problem.rule["source"]["document"]


ACCEPTED: list[tuple[tuple[dict[str, Any], ...], dict[str, Any]]] = [
    ((PSF, MEETING, CANCEL), MINUTES),
    ((PSF, MEETING, MINUTES), MINUTES),
    ((PSF, MEETING, DECISION, VOID_DECISION), MOVE),
    ((PSF, BR, MEETING, MINUTES, DISPATCH), {**REMARK, "on": "2012-05-15"}),
    (SPINE, change("insert", "4.1")),
    (SPINE, change("repeal", "4")),
    ((*SPINE, {**change("repeal", "4"), "id": "j0"}), change("insert", "4")),
    ((*SPINE, END), EXTEND),
    ((*SPINE, ACCEDE), WITHDRAW),
    ((PSF, OFFICE, APPOINT), END_MEMBERSHIP),
    ((), {**PSF, "established_on": "2010-09-01", "until": "2010-09-01"}),
    (({**PSF, "established_on": "2014-01-01"},), DISSOLVE),
    ((PSF, OFFICE), {**APPOINT, "until": "2010-09-01"}),
    ((OFFICE,), {**TAKE, "until": "2009-12-31"}),
]


@pytest.mark.parametrize(("records", "command"), ACCEPTED)
def test_not_listed_is_accepted(given: Given, records: tuple[dict[str, Any], ...], command: dict[str, Any]) -> None:
    assert given(*records).when(command).status == 201


def test_a_justering_is_judged_at_its_own_place_not_at_the_end(given: Given) -> None:
    """Given a repeal from July, an insert from August is welcome and a replacement from May too."""
    given(*SPINE).when({**change("repeal", "4"), "id": "july", "effective_on": "2012-07-01"})

    may = given.when({**change("replace", "4"), "id": "may", "effective_on": "2012-05-01"})

    assert may.body["overtaken"] == [{"number": "4", "from": "2012-07-01", "by": "july"}]
    given.refused("refused", "number-does-not-stand", {**change("replace", "4"), "effective_on": "2012-08-01"})


def test_changes_of_one_justering_are_judged_one_after_the_other(given: Given) -> None:
    repeal, insert = change("repeal", "4")["changes"][0], change("insert", "4")["changes"][0]

    assert given(*SPINE).when({**JUSTERING, "changes": [repeal, insert, repeal]}).status == 201


def kommissorium(status: str, *adjusts: str) -> dict[str, Any]:
    source = {"document": "Bilag 2", "heading": "Partnerskabsforum / Kompetence"}
    rules = [{"rule": "adjusts", "value": list(adjusts), "source": source}] if adjusts else []
    return {
        "command": "adopt-kommissorium", "body": "psf", "effective_on": "2010-09-01", "status": status, "rules": rules,
    }  # fmt: skip


def test_an_adopted_kommissorium_that_names_other_levels_refuses(given: Given) -> None:
    problem = given(*SPINE, kommissorium("adopted", "delaftale")).refused("refused", "body-may-not-adjust", JUSTERING)

    assert problem.rule is not None
    assert problem.rule["source"]["heading"] == "Partnerskabsforum / Kompetence"


@pytest.mark.parametrize("accepting", [kommissorium("draft", "delaftale"), kommissorium("adopted"),
                                       kommissorium("adopted", "hovedaftale")])  # fmt: skip
def test_a_draft_or_a_silent_kommissorium_refuses_nothing(given: Given, accepting: dict[str, Any]) -> None:
    assert given(*SPINE, accepting).when(JUSTERING).status == 201


def test_despite_records_what_a_rule_would_refuse_with_the_judgement(given: Given) -> None:
    given(*SPINE, kommissorium("adopted", "delaftale")).when({**JUSTERING, "despite": "Aftalt på mødet"})

    judgement = given.archive.recorded_after(0)[-1].primary.data["judgement"]

    assert (judgement["rule"], judgement["despite"]) == ("adjusts", "Aftalt på mødet")


def test_despite_does_not_help_against_the_archives_own_rules(given: Given) -> None:
    given(*SPINE).refused("refused", "number-does-not-stand", {**change("replace", "6"), "despite": "Alligevel"})


def test_a_remark_is_known_by_its_id_within_the_meeting(given: Given) -> None:
    given(PSF, BR, MEETING, MINUTES, DISPATCH, REMARK).refused("already-exists", "already-exists", REMARK)
    given.refused("unknown-reference", "unknown-reference", {**SETTLE, "remark": "b2"})


def test_corrections_may_name_what_is_void(given: Given) -> None:
    given(*SPINE, VOID_DECISION)

    assert given.when({**VOID_DECISION, "void": False}).status == 201
    assert given.when(JUSTERING).status == 201
