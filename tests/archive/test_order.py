"""Days that come before what they rest on, or after what they are for, are recorded, and told."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from archive.grammar import COMMANDS
from archive.grammar.shapes import OWN_DATES, CommandSpec
from tests.archive.domain import (
    ANNUL_BR,
    AREA,
    ASK,
    ASSESS,
    ASSIGN,
    BR_DECISION,
    DISPOSE,
    FOLLOW,
    GROUND,
    H2,
    NOMINATE,
    PLACE,
    PROPOSE,
    PUBLISH,
    PULJE,
    PULJER,
    RELATE,
    REPORT,
    RETURN,
    SF_DECISION,
    Command,
)
from tests.given import BR, DECISION, JUSTERING, MEETING, PSF, Given

NEW: Command = {**PSF, "id": "ny", "name": "Nyt forum", "established_on": "2012-03-01"}
UNDECIDED = tuple(one for one in GROUND if one is not DECISION)
GROWN = (*GROUND, BR_DECISION, SF_DECISION, NEW)
LETTER: Command = {
    "command": "file-document", "id": "brev", "title": "Brev", "kind": "brev", "media_type": "text/plain",
    "content": "QnJldg==", "dated": "2012-03-01",
}  # fmt: skip
MINUTES: Command = {"command": "record-minutes", "meeting": "m1", "items": []}
CANCEL: Command = {"command": "cancel-meeting", "id": "m1", "on": "2012-05-01", "reason": "Ingen punkter"}
MOVE: Command = {"command": "move-meeting", "id": "m1", "date": "2012-06-01", "announced_on": "2012-06-01"}
VOTE: Command = {"command": "approve", "subject": "dsf", "party": "br", "on": "2012-03-01"}
ACCEDE: Command = {"command": "accede", "agreement": "h1", "party": "sf", "on": "2012-03-01"}
OFFICE: Command = {"command": "establish-office", "id": "ob", "name": "Overborgmesteren"}
TAKE: Command = {"command": "take-office", "office": "ob", "person": "A", "from": "2012-01-01", "until": "2012-01-02"}
MEMBER: Command = {"command": "appoint-member", "body": "ny", "person": "A", "role": "member", "from": "2012-03-01"}
ENDED: Command = {"command": "dissolve-body", "id": "ny", "on": "2012-03-02"}
CALLED: Command = {**MEETING, "id": "m2", "body": "ny", "date": "2012-03-01", "called_on": "2012-03-01"}
HELD: Command = {**MEETING, "id": "m0", "date": "2012-03-01", "called_on": "2012-02-01"}
BEFORE = {"code": "before-decision", "decision": "dsf", "date": "2012-03-01", "on": "2012-02-29"}
DAYS = {"code": "days-out-of-order"}


class Row(NamedTuple):
    """``command`` has no warning as it is; with ``day`` in the field it has this one."""

    records: tuple[Command, ...]
    command: Command
    field: str
    what: str
    day: str
    warning: dict[str, Any]

    @property
    def is_refused(self) -> bool:
        """Of a new record; what a correction brings is told."""
        return self.field == "ends_on"


def of_decision(command: Command, what: str, field: str = "on", records: tuple[Command, ...] = GROWN) -> Row:
    """Of a command that names the decision of 1 March, and may be dated then, but not the day before."""
    named = command if what in command else {**command, what: "dsf"}
    return Row(records, {**named, field: "2012-03-01"}, field, what, "2012-02-29", BEFORE)


BY_BR = {"by_decision": "dsf", "decision": "dbr", "effect_from": "2012-03-01"}
ROWS = [
    of_decision({**FOLLOW, "decision": "dsf"}, "assignment", records=(*GROWN, {**ASSIGN, "decision": "dsf"})),
    of_decision(FOLLOW, "decision", records=(*GROWN, {**ASSIGN, "decision": "dbr"})),
    of_decision({**ASSIGN, "decision": "dsf"}, "decision", "due"),
    of_decision(VOTE, "subject"),
    of_decision({**VOTE, "subject": "h1"}, "decision"),
    of_decision({**VOTE, "command": "decline"}, "subject"),
    of_decision({**VOTE, "command": "decline", "subject": "h1"}, "decision"),
    of_decision({**ANNUL_BR, "decision": "dsf"}, "decision"),
    of_decision({**ANNUL_BR, "decision": "dsf"}, "decision", "effect_from"),
    of_decision({**ANNUL_BR, **BY_BR}, "by_decision"),
    of_decision(ACCEDE, "decision"),
    of_decision({**ACCEDE, "command": "withdraw"}, "decision", records=(*GROWN, {**ACCEDE, "on": "2012-01-01"})),
    of_decision({**PUBLISH, "subject": "dsf"}, "subject"),
    of_decision({**PUBLISH, "subject": "j1"}, "subject", records=(*GROWN, {**JUSTERING, "decision": "dsf"})),
    of_decision(DISPOSE, "decision", records=PULJER),
    of_decision(RETURN, "decision", records=(*PULJER, {**DISPOSE, "decision": "dsf", "on": "2012-02-15"})),
    Row(GROWN, ASSESS, "on", "agreement", "2010-12-31",
        {"code": "before-agreement", "agreement": "h1", "date": "2011-01-01", "on": "2010-12-31"}),
    Row(GROWN, {**ASSESS, "meeting": "m1"}, "on", "meeting", "2012-05-07",
        {"code": "before-meeting", "meeting": "m1", "date": "2012-05-08", "on": "2012-05-07"}),
    Row((*GROWN, MINUTES), {**PUBLISH, "subject": "m1", "part": "minutes", "on": "2012-05-08"}, "on", "part",
        "2012-05-07", {"code": "before-meeting", "meeting": "m1", "date": "2012-05-08", "on": "2012-05-07"}),
    Row((*GROWN, LETTER), {**PUBLISH, "subject": "brev", "on": "2012-03-01"}, "on", "subject", "2012-02-29",
        {"code": "before-document", "document": "brev", "date": "2012-03-01", "on": "2012-02-29"}),
    Row((*GROWN, LETTER), {**PUBLISH, "document": "brev", "on": "2012-03-01"}, "on", "document", "2012-02-29",
        {"code": "before-document", "document": "brev", "date": "2012-03-01", "on": "2012-02-29"}),
    Row((*GROWN, LETTER), {**LETTER, "id": "nyt", "replaces": "brev"}, "dated", "replaces", "2012-02-29",
        {"code": "before-document", "document": "brev", "date": "2012-03-01", "on": "2012-02-29"}),
    Row(GROWN, MEMBER, "from", "body", "2012-02-29",
        {"code": "before-body", "body": "ny", "date": "2012-03-01", "on": "2012-02-29"}),
    Row(GROWN, ENDED, "on", "id", "2012-02-29",
        {"code": "before-body", "body": "ny", "date": "2012-03-01", "on": "2012-02-29"}),
    Row(GROWN, {**CALLED, "called_on": None}, "date", "body", "2012-02-29",
        {"code": "before-body", "body": "ny", "date": "2012-03-01", "on": "2012-02-29"}),
    Row(GROWN, {**SF_DECISION, "id": "dny", "body": "ny"}, "decided_on", "body", "2012-02-29",
        {"code": "before-body", "body": "ny", "date": "2012-03-01", "on": "2012-02-29"}),
    Row(GROWN, {**REPORT, "on": "2012-01-01"}, "on", "year", "2011-12-31",
        {"code": "before-year", "year": 2012, "on": "2011-12-31"}),
    Row(GROWN, {**CALLED, "date": "2012-03-02"}, "called_on", "id", "2012-03-03",
        {"code": "after-meeting", "meeting": "m2", "date": "2012-03-02", "on": "2012-03-03"}),
    Row(UNDECIDED, MOVE, "announced_on", "id", "2012-06-02",
        {"code": "after-meeting", "meeting": "m1", "date": "2012-06-01", "on": "2012-06-02"}),
    Row((*GROWN, ASSIGN), {**FOLLOW, "outcome": "in-progress", "due": "2012-06-01"}, "due", "on", "2012-05-31",
        {**DAYS, "date": "2012-06-01", "on": "2012-05-31"}),
    Row(GROWN, {**ASK, "reply_by": "2012-04-01"}, "reply_by", "on", "2012-03-31",
        {**DAYS, "date": "2012-04-01", "on": "2012-03-31"}),
    Row((), {**NEW, "until": "2012-03-02"}, "until", "established_on", "2012-03-01",
        {**DAYS, "date": "2012-03-01", "on": "2012-03-01"}),
    Row(GROWN, {**MEMBER, "until": "2012-03-02"}, "until", "from", "2012-03-01",
        {**DAYS, "date": "2012-03-01", "on": "2012-03-01"}),
    Row((OFFICE,), TAKE, "until", "from", "2012-01-01", {**DAYS, "date": "2012-01-01", "on": "2012-01-01"}),
    Row(GROWN, {**RELATE, "until": "2012-01-02"}, "until", "from", "2011-01-01",
        {**DAYS, "date": "2012-01-01", "on": "2011-01-01"}),
    Row(GROWN, {**AREA, "until": "2012-01-02"}, "until", "from", "2012-01-01",
        {**DAYS, "date": "2012-01-01", "on": "2012-01-01"}),
    Row(GROWN, PULJE, "until", "on", "2012-02-01", {**DAYS, "date": "2012-02-01", "on": "2012-02-01"}),
    Row(GROWN, H2, "ends_on", "effective_on", "2011-01-01", {**DAYS, "date": "2011-01-01", "on": "2011-01-01"}),
    Row(UNDECIDED, CANCEL, "on", "id", "2012-05-09",
        {"code": "after-meeting", "meeting": "m1", "date": "2012-05-08", "on": "2012-05-09"}),
    Row(GROWN, {**PROPOSE, "meeting": "m1"}, "on", "meeting", "2012-05-09",
        {"code": "after-meeting", "meeting": "m1", "date": "2012-05-08", "on": "2012-05-09"}),
    Row(GROWN, ASK, "on", "subject", "2012-05-09",
        {"code": "after-meeting", "meeting": "m1", "date": "2012-05-08", "on": "2012-05-09"}),
    Row(GROWN, {**ASK, "reply_by": "2012-05-08"}, "reply_by", "subject", "2012-05-09",
        {"code": "after-meeting", "meeting": "m1", "date": "2012-05-08", "on": "2012-05-09"}),
]  # fmt: skip
# Days from which something has effect may reach back before the decision.
REACHING_BACK = {"authorise-pulje", "change-pulje", "dissolve-body", "end-agreement", "end-area", "place-agreement"}


def corrected(row: Row, position: int) -> Command:
    if row.command["command"] == "enter-agreement":
        return {"command": "correct-agreement", "agreement": "h2", "reason": "Skrivefejl", row.field: row.day}
    mend = {"command": "correct-record", "position": position, "reason": "Skrivefejl"}
    return {**mend, "fields": {row.field: row.day}}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.command['command']}-{row.field}-{row.what}")
def test_a_day_that_is_too_early_or_too_late_is_told_and_recorded(given: Given, row: Row) -> None:
    ground = given(*row.records)

    if row.is_refused:
        warned = ground.when(corrected(row, ground.when(row.command).body["position"])).body["cautions"]
    else:
        warned = ground.when({**row.command, row.field: row.day}).body["cautions"]

    assert row.warning in warned
    assert {one["code"] for one in warned} == {row.warning["code"]}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.command['command']}-{row.field}-{row.what}")
def test_the_first_and_the_last_day_that_it_may_have_are_not(given: Given, row: Row) -> None:
    assert given(*row.records).when(row.command).body["cautions"] == []


def test_each_day_that_the_grammar_says_comes_after_something_is_tried() -> None:
    said = {
        (spec.name, *pair)
        for spec in COMMANDS.values()
        for pair in (*((one.day, one.what) for one in spec.follows), *spec.precedes)
    }
    said |= {(spec.name, spec.last_day or "until", spec.begins) for spec in COMMANDS.values() if spec.begins}

    tried = {(row.command["command"], row.field, row.what) for row in ROWS if row.what != "part"}
    assert said - tried == set(), "a row for each in ROWS"


@pytest.mark.parametrize("spec", COMMANDS.values(), ids=lambda spec: spec.name)
def test_what_is_done_on_a_day_by_a_decision_comes_after_it(spec: CommandSpec) -> None:
    decisions = {name for name, schema in spec.fields.items() if schema.get("x-ref") == ["decision"]}
    expected = decisions if spec.own_date in OWN_DATES and not spec.corrects else set()

    said = {one.what for one in spec.follows}

    assert spec.name in REACHING_BACK or expected <= said, (
        "the command's follows, in the grammar; or REACHING_BACK, where its day is one of effect"
    )


def test_what_is_done_for_a_meeting_that_is_cancelled(given: Given) -> None:
    given(*UNDECIDED, CANCEL)
    late: tuple[Command, ...] = (
        MINUTES,
        {"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-05-02", "items": []},
        {**PROPOSE, "meeting": "m1", "on": "2012-05-02"},
        {**ASK, "on": "2012-05-02"},
        {**PUBLISH, "subject": "m1", "part": "agenda", "on": "2012-05-02"},
        {**ASSESS, "meeting": "m1"},
        {**NOMINATE, "meeting": "m1", "on": "2012-05-02"},
    )

    told = [given.when(command).body["cautions"] for command in late]

    assert told == [[{"code": "meeting-cancelled", "meeting": "m1", "on": "2012-05-01"}]] * len(late)


def test_what_was_done_before_it_was_cancelled_is_as_it_should_be(given: Given) -> None:
    given(*UNDECIDED, CANCEL)
    sent = {"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-05-01", "items": []}

    assert [given.when(command).body["cautions"] for command in (sent, ASK)] == [[], []]


def test_a_meeting_that_is_cancelled_has_no_minutes(given: Given) -> None:
    told = given(*UNDECIDED, MINUTES).when(CANCEL).body["cautions"]

    assert told == [{"code": "cancelled-with-minutes", "meeting": "m1"}]


def test_an_item_is_postponed_to_a_later_meeting(given: Given) -> None:
    postponed = {**DECISION, "id": "d2", "outcome": "postponed", "postponed_to": "m0"}

    told = given(*GROUND, HELD).when(postponed).body["cautions"]

    assert told == [{"code": "postponed-to-earlier", "meeting": "m0", "date": "2012-03-01", "on": "2012-05-08"}]


def test_a_meeting_of_another_body_leaves_its_decisions_where_they_are(given: Given) -> None:
    given(PSF, BR)
    position = given.when(MEETING).body["position"]
    given(DECISION)
    mend = {"command": "correct-record", "position": position, "reason": "Skrivefejl", "fields": {"body": "br"}}

    assert given.when(mend).body["cautions"] == [{"code": "decision-of-another-body", "decision": "d1", "body": "br"}]
    assert given.archive.as_it_stands().maker("d1").data["body"] == "psf"

    again = {"command": "correct-decision", "decision": "d1", "reason": "Skrivefejl", "meeting": "m1"}
    assert given.when(again).body["cautions"] == []
    assert given.archive.as_it_stands().maker("d1").data["body"] == "br"


def test_a_correction_tells_of_the_day_that_it_brings_alone(given: Given) -> None:
    given(*GROWN, {**ASSIGN, "decision": "dsf"})
    position = given.when(FOLLOW).body["position"]
    mend = {"command": "correct-record", "position": position, "reason": "Skrivefejl"}

    assert given.when({**mend, "fields": {"on": "2012-02-29"}}).body["cautions"] == [BEFORE]
    assert given.when({**mend, "fields": {"text": "Sket"}}).body["cautions"] == []
    assert given.when({**mend, "fields": {"on": "2012-03-01"}}).body["cautions"] == []


def test_one_accedes_to_an_agreement_and_places_it_before_it_begins(given: Given) -> None:
    """Whoever accedes is bound from the first day, and where the agreement lies counts from then."""
    given(*GROWN, H2)

    told = [given.when({**command, "on": "2010-12-31"}).body["cautions"] for command in (ACCEDE, PLACE)]

    assert told == [[], []]


def test_what_looks_like_a_slip_is_no_warning_that_programs_go_by(given: Given) -> None:
    receipt = given(*GROWN).when({**ENDED, "on": "2012-02-29"})

    assert (receipt.status, receipt.body["warnings"]) == (201, [])
    assert [one["code"] for one in receipt.body["cautions"]] == ["before-body"]


def test_the_same_key_again_tells_the_same(given: Given) -> None:
    late = {**ENDED, "on": "2012-02-29"}
    first = given(*GROWN).when(late, key="k")

    again = given.when(late, key="k")

    assert (again.status, again.body) == (200, first.body)


def test_nothing_comes_before_a_day_that_is_not_known(given: Given) -> None:
    unknown = {**H2, "effective_on": None}
    assert given(*GROWN, unknown).when({**ACCEDE, "agreement": "h2", "on": "1900-01-01"}).body["cautions"] == []
    assert given.when({**MEMBER, "body": "sf", "from": "1900-01-01"}).body["cautions"] == []
