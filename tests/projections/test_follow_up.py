"""Follow-up, publications, requests, puljer, tilsyn and the styringsdialog: what counts on a day, and what does not."""

from __future__ import annotations

from typing import Any

from projections import assignments, dialogue, publications, puljer, tilsyn
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF
from tests.projections.reading import Reading


def body(id: str, kind: str = "organisation", **more: Any) -> dict[str, Any]:
    named = {"id": id, "name": f"Organ {id}", "kind": kind, "established_on": None}
    return {"command": "establish-body", **named, **more}


def assign(id: str = "o1", **more: Any) -> dict[str, Any]:
    task = {"decision": "d1", "to": ["psf", "br"], "task": "Det bringes ud", "kind": "bring-out"}
    return {"command": "assign", "id": id, **task, **more}


def follow_up(on: str, outcome: str, **more: Any) -> dict[str, Any]:
    return {"command": "follow-up", "assignment": "o1", "on": on, "outcome": outcome, **more}


SPINE = (PSF, BR, MEETING, DECISION)


def ids(reading: Reading, on: str, **asked: Any) -> list[str]:
    return [row["id"] for row in reading.ask(assignments.listing, on=on, **asked)["items"]]


def test_an_assignment_is_there_from_the_day_of_its_decision(reading: Reading) -> None:
    reading(*SPINE, assign(due="2012-07-01"))

    assert ids(reading, "2012-05-07") == []
    (row,) = reading.ask(assignments.listing, on="2012-05-08")["items"]

    assert (row["body"], row["state"], row["due"], row["overdue"]) == ("psf", "open", "2012-07-01", False)
    assert row["to"] == [{"body": id, "state": "open", "on": None} for id in ("psf", "br")]


def test_it_is_open_while_it_is_for_anybody_and_done_when_anybody_did_it(reading: Reading) -> None:
    reading(
        *SPINE,
        assign(due="2012-07-01"),
        follow_up("2012-06-01", "in-progress", body="psf", due="2012-09-01"),
        follow_up("2012-06-20", "done", body="psf"),
        follow_up("2012-10-01", "rejected"),
    )

    def stands(on: str) -> tuple[str, str, bool, list[str]]:
        found = reading.ask(assignments.show, "o1", on=on)
        return found["state"], found["due"], found["overdue"], [one["state"] for one in found["to"]]

    assert stands("2012-05-31") == ("open", "2012-07-01", False, ["open", "open"])
    assert stands("2012-06-01") == ("open", "2012-09-01", False, ["in-progress", "open"])
    assert stands("2012-09-02") == ("open", "2012-09-01", True, ["done", "open"])
    assert stands("2012-10-01") == ("done", "2012-09-01", False, ["done", "rejected"])


def test_it_lapses_with_its_decision(reading: Reading) -> None:
    annulment = {"command": "annul-decision", "decision": "d1", "on": "2012-08-01", "reason": "Fejl"}
    reading(*SPINE, assign(), annulment)

    assert [reading.ask(assignments.show, "o1", on=on)["state"] for on in ("2012-07-31", "2012-08-01")] == [
        "open",
        "lapsed",
    ]


def test_assignments_are_listed_by_the_day_they_are_due_and_narrowed(reading: Reading) -> None:
    reading(
        *SPINE,
        assign("o1"),
        assign("o2", due="2012-07-01", kind="evaluate"),
        assign("o3", due="2012-06-01", to=["br"]),
        follow_up("2012-06-15", "done", assignment="o3"),
    )

    assert ids(reading, "2012-08-01") == ["o3", "o2", "o1"]
    assert ids(reading, "2012-08-01", open=True) == ["o2", "o1"]
    assert ids(reading, "2012-08-01", overdue=True) == ["o2"]
    assert ids(reading, "2012-08-01", body="psf") == ["o2", "o1"]
    assert ids(reading, "2012-08-01", kind="bring-out", decision="d1") == ["o3", "o1"]
    assert ids(reading, "2012-08-01", decision="nobody") == []


def test_a_void_assignment_is_in_no_list_and_says_so_itself(reading: Reading) -> None:
    position = reading(*SPINE, assign())
    reading({"command": "correct-record", "position": position, "reason": "Fejl", "void": True})

    assert ids(reading, "2012-08-01") == []
    assert reading.ask(assignments.show, "o1", on="2012-08-01")["void"] is True


def test_publications_are_those_recorded_and_those_of_agendas_by_date(reading: Reading) -> None:
    agenda = {"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-04-20", "published_on": "2012-04-21"}
    reading(*SPINE, AGREEMENT, JUSTERING, {**agenda, "items": [{"number": "3", "title": "Justering"}]})
    reading({"command": "publish", "subject": "j1", "on": "2012-04-10", "where": "hjemmesiden"})
    reading({"command": "publish", "subject": "h1", "on": "2011-01-10", "where": "hjemmesiden", "edition": 1})

    def published(on: str = "2012-06-01", **asked: Any) -> list[tuple[str, str, str | None]]:
        found = reading.ask(publications.publications, on=on, **asked)["items"]
        return [(row["on"], row["subject"]["id"], row["part"]) for row in found]

    assert published() == [("2011-01-10", "h1", None), ("2012-04-10", "j1", None), ("2012-04-21", "m1", "agenda")]
    assert published(on="2012-04-20") == [("2011-01-10", "h1", None), ("2012-04-10", "j1", None)]
    assert published(year=2011) == [("2011-01-10", "h1", None)]
    assert published(subject="j1") == [("2012-04-10", "j1", None)]


def test_a_request_counts_from_its_day_and_not_where_its_subject_is_void(reading: Reading) -> None:
    ask = {"command": "ask", "id": "a1", "subject": "m1", "what": "items", "to": ["br"], "on": "2012-03-01"}
    position = reading(PSF, BR, MEETING)
    reading(ask)

    assert [row["id"] for row in reading.ask(publications.asks, on="2012-02-29")["items"]] == []
    assert [row["id"] for row in reading.ask(publications.asks, on="2012-03-01")["items"]] == ["a1"]

    reading({"command": "correct-record", "position": position, "reason": "Fejl", "void": True})
    assert reading.ask(publications.asks, on="2012-03-01")["items"] == []


def test_a_proposal_is_open_until_a_published_agenda_names_it(reading: Reading) -> None:
    propose = {
        "command": "propose-item",
        "id": "f1",
        "body": "psf",
        "title": "Kældre",
        "from": "br",
        "on": "2012-04-01",
    }
    items = [{"number": "2", "title": "Kældre", "proposed": ["f1"]}]
    reading(PSF, BR, MEETING, propose)
    reading({"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-04-20", "items": items})

    def named(on: str) -> list[Any]:
        return [row["named_by"] for row in reading.ask(publications.proposals, on=on, body="psf")["items"]]

    assert named("2012-03-31") == []
    assert named("2012-04-19") == [[]]
    assert named("2012-04-20") == [[{"meeting": "m1", "item": "2"}]]
    assert reading.ask(publications.proposals, on="2012-04-20", open=True)["items"] == []
    assert reading.ask(publications.proposals, on="2012-04-20", body="br")["items"] == []


PULJE = {
    "command": "authorise-pulje",
    "id": "p1",
    "decision": "d1",
    "disposer": "psf",
    "purposes": ["Lys"],
    "amount": "1000",
    "currency": "DKK",
    "on": "2012-06-01",
}


def test_a_pulje_holds_on_a_day_what_was_last_said_and_has_left_what_was_not_given(reading: Reading) -> None:
    give = {"command": "dispose-pulje", "id": "g1", "pulje": "p1", "decision": "d1", "purpose": "lys", "to": "Nord"}
    reading(*SPINE, PULJE, {**give, "amount": "400.5", "on": "2012-07-01"})
    reading({"command": "return-to-pulje", "disposal": "g1", "amount": "100.25", "on": "2012-09-01"})
    reading({"command": "change-pulje", "pulje": "p1", "decision": "d1", "on": "2012-10-01", "amount": "900"})

    def stands(on: str) -> tuple[str, ...]:
        found = reading.ask(puljer.show, "p1", on=on)
        return tuple(found[name] for name in ("amount", "disposed", "returned", "left"))

    assert reading.ask(puljer.listing, on="2012-05-31")["items"] == []
    assert stands("2012-05-31") == ("1000.00", "0.00", "0.00", "1000.00")
    assert stands("2012-07-01") == ("1000.00", "400.50", "0.00", "599.50")
    assert stands("2012-09-01") == ("1000.00", "400.50", "100.25", "699.75")
    assert stands("2012-10-01") == ("900.00", "400.50", "100.25", "599.75")
    (given,) = reading.ask(puljer.listing, on="2012-10-01")["items"][0]["disposals"]
    assert (given["purpose"], given["amount"], given["returned"], given["authority"]) == (
        "lys",
        "400.50",
        "100.25",
        "final",
    )


def test_a_year_of_tilsyn_holds_everybody_planned_put_forward_or_reported_on(reading: Reading) -> None:
    plan = {"command": "plan-tilsyn", "year": 2012, "body": "psf", "number": 3}
    nominate = {"command": "nominate-for-tilsyn", "year": 2012, "by_body": "o"}
    report = {"command": "report-tilsyn", "year": 2012, "afdeling": "a"}
    reading(PSF, body("o"), *(body(id, "afdeling", parent="o") for id in "abc"))
    reading({**plan, "items": [{"afdeling": "b"}]}, {**plan, "items": [{"afdeling": "a", "criteria": ["lav"]}]})
    reading({**nominate, "afdeling": "c", "on": "2012-03-01"})
    reading({**report, "on": "2012-05-01", "outcome": "Godt"}, {**report, "on": "2012-04-01", "outcome": "Skidt"})

    found = reading.ask(tilsyn.year, 2012, on="2012-04-30")

    assert [(row["afdeling"], row["planned"], row["organisation"]) for row in found["items"]] == [
        ("a", True, "o"),
        ("c", False, "o"),
    ]
    assert found["items"][0]["report"] == {"on": "2012-04-01", "outcome": "Skidt", "document": None}
    assert (found["body"], found["number"], found["planned"], found["reported"]) == ("psf", 3, 1, 1)
    assert reading.ask(tilsyn.year, 2012, on="2012-05-01")["items"][0]["report"]["outcome"] == "Godt"
    assert reading.ask(tilsyn.year, 2013)["items"] == []


def test_the_dialogue_of_a_year_has_a_row_for_each_organisation_with_its_first_meeting(reading: Reading) -> None:
    meeting = {"command": "call-meeting", "body": "psf", "called_on": None, "kind": "styringsdialog"}
    relate = {"command": "relate-body", "body": "b", "relation": "administered-by", "to": "x", "from": "2012-01-01"}
    reading(PSF, body("a"), body("b"), body("c"), body("x", "administration"), relate)
    reading({**meeting, "id": "s1", "date": "2012-09-01", "with": ["x"]})
    reading({**meeting, "id": "s2", "date": "2012-08-01", "with": ["a"]})

    found = reading.ask(dialogue.year, 2012, on="2012-08-15")

    assert [(row["body"], row["meeting"], row["status"]) for row in found["organisations"]] == [
        ("a", "s2", "held"),
        ("b", "s1", "called"),
        ("c", None, None),
        ("x", "s1", "called"),
    ]
    assert (found["areas"], found["evaluation"]) == ([], None)
