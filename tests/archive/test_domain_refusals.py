"""What is refused of relations, areas, placings, assignments, puljer: given these records, when this, then that."""

from __future__ import annotations

from typing import Any

import pytest

from tests.archive.domain import (
    AGENDA,
    ANNUL_BR,
    AREA,
    ASK,
    ASSESS,
    ASSIGN,
    BR_DECISION,
    CHANGE,
    DISPOSE,
    END_AREA,
    END_RELATION,
    FOLLOW,
    GROUND,
    H2,
    H3,
    NOMINATE,
    PLACE,
    PLAN,
    PREPARE,
    PROPOSE,
    PUBLISH,
    PULJE,
    PULJER,
    RELATE,
    REPORT,
    RETURN,
    SF_DECISION,
    Command,
)  # fmt: skip
from tests.given import BR, JUSTERING, PSF, Given

CANCEL = {"command": "cancel-meeting", "id": "m1", "on": "2012-05-01", "reason": "Ingen punkter"}
NOT_ADOPTED = {**BR_DECISION, "outcome": "recommended"}
OTHER_MEETING = {"command": "call-meeting", "id": "m2", "body": "sf", "date": "2012-05-09", "called_on": None}
ASSIGNED = (*GROUND, ASSIGN)
AGREED = (*GROUND, H2, H3)
UNDER = {**PLACE, "agreement": "h1", "parent": "h2", "on": "2013-01-01"}
DOCUMENT = {
    "command": "file-document", "id": "dok", "title": "Notat", "kind": "notat", "media_type": "text/plain",
    "content": "SGVq",
}  # fmt: skip


def void(position: int, **more: Any) -> Command:
    return {"command": "correct-record", "position": position, "reason": "Fejl", **(more or {"void": True})}


REFUSALS: list[tuple[str, tuple[Command, ...], Command]] = [
    ("body-related-to-itself", GROUND, {**RELATE, "to": "sf"}),
    ("body-already-related", (*GROUND, RELATE), {**RELATE, "from": "2014-01-01"}),
    ("body-already-related", (*GROUND, RELATE), {**RELATE, "from": None}),
    ("body-already-related", (*GROUND, RELATE, END_RELATION), {**RELATE, "from": "2011-01-01", "until": "2012-01-02"}),
    ("relation-does-not-run", GROUND, END_RELATION),
    ("relation-does-not-run", (*GROUND, RELATE), {**END_RELATION, "on": "2012-01-01"}),
    ("relation-does-not-run", (*GROUND, RELATE), {**END_RELATION, "relation": "member-of"}),
    ("relation-does-not-run", (*GROUND, RELATE, END_RELATION), {**END_RELATION, "on": "2012-06-02"}),
    ("area-does-not-run", (AREA,), {**END_AREA, "on": "2012-01-01"}),
    ("area-does-not-run", (AREA, END_AREA), {**END_AREA, "on": "2012-06-02"}),
    ("agreement-under-itself", (*AGREED, PLACE), UNDER),
    ("agreement-under-itself", AGREED, {**PLACE, "parent": "h2"}),
    ("agreement-under-itself", (*AGREED, PLACE, {**PLACE, "agreement": "h3", "parent": "h2"}),
     {**UNDER, "parent": "h3"}),
    ("agreement-under-itself", (*AGREED, PLACE),
     {"command": "correct-agreement", "agreement": "h1", "reason": "Fejl", "parent": "h2"}),
    ("number-never-stood", GROUND, {**ASSESS, "number": "6"}),
    ("number-never-stood", (*GROUND, {**JUSTERING, "changes": [{"op": "repeal", "number": "4"}]}),
     {**ASSESS, "number": "4a"}),
    ("asked-of-another-type", GROUND, {**ASK, "subject": "h1"}),
    ("asked-of-another-type", GROUND, {**ASK, "what": "accession"}),
    ("proposed-to-another-body", (*GROUND, OTHER_MEETING, PROPOSE), {**PREPARE, "meeting": "m2"}),
    ("proposed-to-another-body", (*GROUND, OTHER_MEETING, PROPOSE), {**AGENDA, "meeting": "m2"}),
    ("meeting-is-cancelled", (PSF, BR, GROUND[2], CANCEL), {**PREPARE, "items": []}),
    ("publication-needs-part", GROUND, {**PUBLISH, "subject": "m1"}),
    ("publication-has-no-part", GROUND, {**PUBLISH, "part": "agenda"}),
    ("publication-has-no-part", (*GROUND, DOCUMENT), {**PUBLISH, "subject": "dok", "part": "minutes"}),
    ("not-assigned-to-body", ASSIGNED, {**FOLLOW, "body": "psf"}),
    ("assignment-settled", (*ASSIGNED, FOLLOW), FOLLOW),
    ("assignment-settled", (*ASSIGNED, FOLLOW), {**FOLLOW, "body": "sf", "outcome": "in-progress"}),
    ("assignment-settled", (*ASSIGNED, {**FOLLOW, "body": "sf", "on": "2019-01-01"}), {**FOLLOW, "body": "sf"}),
    ("pulje-decision-not-adopted", (*GROUND, NOT_ADOPTED), PULJE),
    ("pulje-decision-annulled", (*GROUND, BR_DECISION, ANNUL_BR), PULJE),
    ("pulje-decision-not-adopted", (*PULJER, {**NOT_ADOPTED, "id": "d2"}), {**CHANGE, "decision": "d2"}),
    ("pulje-decision-not-adopted", (*PULJER, {**SF_DECISION, "id": "d2", "outcome": "noted"}),
     {**DISPOSE, "decision": "d2"}),
    ("pulje-decision-annulled", (*PULJER, {**ANNUL_BR, "decision": "dsf"}), DISPOSE),
    ("returned-more-than-disposed", (*PULJER, DISPOSE), {**RETURN, "amount": "70.51"}),
    ("returned-more-than-disposed", (*PULJER, DISPOSE, RETURN), {**RETURN, "amount": "0.01"}),
    ("returned-before-disposed", (*PULJER, DISPOSE), {**RETURN, "on": "2012-02-29"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "records", "command"), REFUSALS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_refused(given: Given, code: str, records: tuple[Command, ...], command: Command) -> None:
    given(*records).refused("refused", code, command)
    given.refused("refused", code, command, despite="Alligevel")


ACCEPTED: list[tuple[tuple[Command, ...], Command]] = [
    ((*GROUND, RELATE, END_RELATION), {**RELATE, "from": "2012-06-01"}),
    ((*GROUND, RELATE), {**RELATE, "relation": "member-of"}),
    ((*GROUND, RELATE), {**RELATE, "from": None, "until": "2012-01-01"}),
    ((*GROUND, RELATE), {**END_RELATION, "on": "2012-01-02"}),
    ((*GROUND, RELATE, END_RELATION), {**END_RELATION, "on": "2012-05-01"}),
    ((AREA,), END_AREA),
    ((*AGREED, PLACE, {**PLACE, "on": "2012-12-31", "parent": None}), UNDER),
    ((*AGREED, PLACE), {**PLACE, "agreement": "h3", "parent": "h2"}),
    (GROUND, ASSESS),
    ((*GROUND, {**JUSTERING, "changes": [{"op": "repeal", "number": "4"}]}), ASSESS),
    (GROUND, {**ASK, "subject": "h1", "what": "accession"}),
    ((*GROUND, PROPOSE), AGENDA),
    (GROUND, {**PUBLISH, "subject": "m1", "part": "minutes"}),
    ((*GROUND, JUSTERING), {**PUBLISH, "subject": "j1"}),
    ((*ASSIGNED, {**FOLLOW, "body": "sf"}), FOLLOW),
    ((*ASSIGNED, {**FOLLOW, "outcome": "in-progress", "due": "2012-08-01"}), FOLLOW),
    ((*PULJER, DISPOSE), RETURN),
    ((*PULJER, DISPOSE, RETURN), {**DISPOSE, "id": "u2", "amount": "100"}),
    ((*PULJER, DISPOSE), {**CHANGE, "amount": "70.5"}),
    (GROUND, PLAN),
    ((*GROUND, PLAN, NOMINATE), REPORT),
    ((*GROUND, PLAN), PLAN),
]  # fmt: skip


@pytest.mark.parametrize(("records", "command"), ACCEPTED)
def test_not_listed_is_accepted(given: Given, records: tuple[Command, ...], command: Command) -> None:
    assert given(*records).when(command).status == 201


def test_a_correction_of_a_placing_is_judged_as_the_placing_is(given: Given) -> None:
    """Given h2 under h1, and h1 placed under h2 from a day on which h2 lies under none."""
    given(*AGREED, PLACE, {**PLACE, "on": "2012-12-31", "parent": None})
    taken_out = given.archive.last_position()
    given(UNDER)
    placed = given.archive.last_position()

    given.refused("refused", "agreement-under-itself", void(placed, fields={"on": "2012-06-01"}))
    given.refused("refused", "agreement-under-itself", void(taken_out))
    assert given.when(void(placed)).status == 201
    assert given.when(void(taken_out)).status == 201
    given.refused("refused", "agreement-under-itself", void(placed, void=False))


def test_for_whom_a_follow_up_was_is_settled_when_it_is_recorded(given: Given) -> None:
    given(*ASSIGNED, {**FOLLOW, "body": "sf"})
    of_sf = given.archive.last_position()
    given.when(FOLLOW)

    assert given.archive.recorded_after(0)[-1].primary.data["open_for"] == ["br"]
    given.when(void(of_sf))
    assert given.when({**FOLLOW, "body": "sf"}).status == 201
    given.refused("refused", "assignment-settled", {**FOLLOW, "body": "br"})


def test_a_return_to_what_is_void_counts_for_nothing(given: Given) -> None:
    given(*PULJER, DISPOSE)
    disposed = given.archive.last_position()
    given(RETURN)
    given.when(void(disposed))

    given.refused("refused", "void-record", {**RETURN, "amount": "1"})
    given.refused("refused", "pulje-overspent", {**DISPOSE, "id": "u2", "amount": "100.01"})
    assert given.when({**DISPOSE, "id": "u2", "amount": "100"}).status == 201


def test_the_supervision_of_a_year_is_one_owner_made_by_whatever_comes_first(given: Given) -> None:
    first = given(*GROUND).when(NOMINATE)
    again = given.when(PLAN)

    assert [first.body["subject"], again.body["subject"]] == [
        {"type": "tilsyn", "id": "tilsyn-2012", "version": version} for version in (1, 2)
    ]
    given.refused("changed-meanwhile", "changed-meanwhile", {**REPORT, "expect_version": 1})
    given.refused("already-exists", "already-exists", {**GROUND[0], "id": "tilsyn-2012"})


def test_a_year_whose_id_is_something_else_has_no_supervision(given: Given) -> None:
    problem = given(*GROUND, {**GROUND[0], "id": "tilsyn-2012"}).refused("already-exists", "already-exists", PLAN)
    assert problem.params["path"] == "year"


def test_ids_of_asks_proposals_and_disposals_are_taken_from_all(given: Given) -> None:
    given(*PULJER, DISPOSE, ASK, PROPOSE)
    for command in (DISPOSE, ASK, PROPOSE, {**GROUND[0], "id": "u1"}):
        given.refused("already-exists", "already-exists", command)
    assert given.when({**RETURN, "amount": "1"}).body["subject"] == {"type": "pulje", "id": "p1", "version": 3}
