"""Who is bound, what carries out what, which links lead to nothing, and how an agreement came about."""

from __future__ import annotations

from typing import Any

from projections import bound, chain, course
from projections.agreements import answers
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF
from tests.projections.reading import Reading

SPINE = (PSF, BR, MEETING, DECISION, AGREEMENT)


def agreement(id: str, level: str = "delaftale", **more: Any) -> dict[str, Any]:
    provisions = [{"number": "1", "heading": None, "text": "Et."}, {"number": "2", "heading": None, "text": "To."}]
    return {**AGREEMENT, "id": id, "level": level, "title": f"Aftale {id}", "provisions": provisions, **more}


def to(number: str | None, agreement: str = "h1") -> dict[str, Any]:
    return {"agreement": agreement, "number": number}


def carrying(*links: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"number": "1", "heading": None, "text": "Et.", "carries_out": list(links)}]


def place(agreement: str, on: str, **given: Any) -> dict[str, Any]:
    return {"command": "place-agreement", "agreement": agreement, "on": on, **given}


def change(op: str, number: str, **more: Any) -> dict[str, Any]:
    words = {} if op == "repeal" else {"heading": None, "text": "Nyt."}
    return {"op": op, "number": number, **words, **more}


def justering(id: str, agreement: str, on: str, *changes: dict[str, Any]) -> dict[str, Any]:
    return {**JUSTERING, "id": id, "agreement": agreement, "effective_on": on, "changes": list(changes)}


def links(reading: Reading, id: str, on: str) -> dict[str, list[Any]]:
    found = reading.ask(chain.chain, id, on=on)
    return {row["number"]: [link["number"] for link in row["carries_out"]] for row in found["provisions"]}


def test_an_agreement_lies_where_it_was_placed_last(reading: Reading) -> None:
    reading(*SPINE, agreement("d1x", parent="h1"), agreement("h2", "hovedaftale"))
    reading(place("d1x", "2013-01-01", parent="h2"), place("d1x", "2014-01-01", parent=None))

    def lies(on: str) -> Any:
        return reading.ask(chain.chain, "d1x", on=on)["parent"], reading.ask(answers.show, "d1x", on=on)["parent"]

    assert [lies(on) for on in ("2012-12-31", "2013-01-01", "2014-01-01")] == [("h1", "h1"), ("h2", "h2"), (None, None)]
    assert reading.ask(chain.chain, "h1", on="2012-06-01")["children"] == ["d1x"]
    assert reading.ask(chain.chain, "h2", on="2013-06-01")["children"] == ["d1x"]
    assert reading.ask(chain.chain, "h1", on="2013-06-01")["children"] == []


def test_links_stay_until_they_are_given_anew_or_the_number_ceases_to_stand(reading: Reading) -> None:
    reading(*SPINE, agreement("a", provisions=[*carrying(to("4")), {"number": "2", "heading": None, "text": "To."}]))
    reading(justering("j1", "a", "2012-01-01", change("replace", "1")))
    reading(justering("j2", "a", "2012-02-01", change("replace", "1", carries_out=[to("5")])))
    reading(justering("j3", "a", "2012-03-01", change("replace", "1", carries_out=[])))
    reading(justering("j4", "a", "2012-04-01", change("replace", "1", carries_out=[to("4"), to(None)])))
    reading(justering("j5", "a", "2012-05-01", change("repeal", "1")))
    reading(justering("j6", "a", "2012-06-01", change("insert", "1")))

    days = ("2011-06-01", "2012-01-01", "2012-02-01", "2012-03-01", "2012-04-01", "2012-05-01", "2012-06-01")
    assert [links(reading, "a", on).get("1") for on in days] == [["4"], ["4"], ["5"], [], ["4", None], None, []]
    shown = reading.ask(answers.show, "a", on="2012-02-01")["provisions"][0]
    assert shown["carries_out"] == [to("5")]
    assert "carries_out" not in reading.ask(answers.show, "a", on="2012-06-01")["provisions"][0]


def test_a_placement_counts_after_the_changes_of_its_day_and_not_for_what_does_not_stand(reading: Reading) -> None:
    reading(*SPINE, agreement("a"))
    reading(justering("j1", "a", "2012-02-01", change("replace", "1", carries_out=[to("4")])))
    reading(justering("j2", "a", "2012-03-01", change("repeal", "2")))
    reading(place("a", "2012-02-01", provisions=[{"number": "1", "carries_out": [to("5")]}]))
    reading(place("a", "2012-03-01", provisions=[{"number": "2", "carries_out": [to("5")]}]))
    reading(place("a", "2010-01-01", provisions=[{"number": "2", "carries_out": [to("4")]}]))
    reading(justering("j3", "a", "2012-04-01", change("insert", "2")))

    assert links(reading, "a", "2011-01-01") == {"1": [], "2": ["4"]}
    assert links(reading, "a", "2012-02-01") == {"1": ["5"], "2": ["4"]}
    assert links(reading, "a", "2012-04-01") == {"1": ["5"], "2": []}


def test_a_correction_that_does_not_speak_of_links_leaves_them(reading: Reading) -> None:
    reading(*SPINE, agreement("a", provisions=carrying(to("4"))))
    provisions = [{"number": "1", "heading": None, "text": "Rettet."}]
    reading({"command": "correct-agreement", "agreement": "a", "reason": "Slåfejl", "provisions": provisions})

    assert links(reading, "a", "2012-06-01") == {"1": ["4"]}


def states(reading: Reading, on: str, id: str = "a") -> list[str]:
    return [link["state"] for link in reading.ask(chain.chain, id, on=on)["own"]]


def test_the_state_of_a_link_is_that_of_its_target(reading: Reading) -> None:
    reading(*SPINE, agreement("later", effective_on="2013-01-01"), agreement("asked", requires=[{"body": "br"}]))
    reading(justering("j1", "h1", "2012-07-01", change("repeal", "5")))
    targets = [to("4"), to("5"), to("99"), to(None), to("1", "later"), to("1", "asked")]
    reading(agreement("a", ends_on="2030-01-01", carries_out=targets))

    assert states(reading, "2012-06-01") == ["stands", "stands", "unknown", "stands", "future", "draft"]
    assert states(reading, "2012-07-01") == ["stands", "repealed", "unknown", "stands", "future", "draft"]
    assert states(reading, "2015-01-01") == ["ended"] * 4 + ["ended", "draft"]


def test_links_that_lead_to_nothing_are_told_with_the_day_since(reading: Reading) -> None:
    reading(*SPINE, agreement("a", provisions=carrying(to("5")), ends_on="2016-01-01"))
    reading(justering("j1", "h1", "2012-07-01", change("repeal", "5")))

    def orphans(on: str) -> list[tuple[Any, ...]]:
        rows = reading.ask(chain.orphans, on=on)["items"]
        return [(row["agreement"], row["number"], row["to"]["number"], row["state"], row["since"]) for row in rows]

    assert orphans("2012-06-30") == []
    assert orphans("2012-07-01") == [("a", "1", "5", "repealed", "2012-07-01")]
    assert orphans("2015-06-01") == [("a", "1", "5", "ended", "2012-07-01")]
    assert orphans("2016-01-01") == []


def test_what_carries_a_provision_out_is_told_beside_it(reading: Reading) -> None:
    reading(*SPINE, agreement("b", carries_out=[to("4")]), agreement("a", provisions=carrying(to("4"))))

    (row, other) = reading.ask(chain.chain, "h1", on="2012-06-01")["provisions"]

    assert row["carried_out_by"] == [{"agreement": "a", "number": "1"}, {"agreement": "b", "number": None}]
    assert other["carried_out_by"] == []


def test_the_latest_assessment_of_a_provision_stands_beside_it(reading: Reading) -> None:
    assess = {"command": "assess-provision", "agreement": "h1", "number": "4"}
    reading(
        *SPINE, {**assess, "on": "2012-05-01", "status": "on-track"}, {**assess, "on": "2012-04-01", "status": "behind"}
    )

    def stands(on: str) -> Any:
        found = reading.ask(answers.show, "h1", on=on)["provisions"][0]["assessment"]
        return None if found is None else found["status"]

    assert [stands(on) for on in ("2012-03-31", "2012-04-30", "2012-05-01")] == [None, "behind", "on-track"]
    found = reading.ask(chain.assessments, "h1", on="2012-06-01")["items"]
    assert [row["on"] for row in found] == ["2012-05-01", "2012-04-01"]


def test_a_body_is_bound_by_what_it_is_a_party_to_on_the_day(reading: Reading) -> None:
    organ = {"command": "establish-body", "kind": "organisation", "established_on": None}
    reading({**organ, "id": "o", "name": "O"}, {**organ, "id": "u", "name": "U", "parent": "o", "kind": "afdeling"})
    reading(*SPINE, agreement("d", parties=["u"]))
    reading({"command": "accede", "agreement": "h1", "party": "o", "on": "2012-03-01"})

    def of(body: str, on: str, **asked: Any) -> list[tuple[str, str]]:
        rows = reading.ask(bound.of_body, body, on=on, **asked)["items"]
        return [(row["agreement"], row["body"]) for row in rows]

    assert of("o", "2012-02-29") == []
    assert of("o", "2012-03-01") == [("h1", "o")]
    assert of("o", "2012-03-01", below=True) == [("h1", "o"), ("d", "u")]
    assert of("o", "2015-01-01", below=True) == []
    rows = reading.ask(bound.everybody, on="2012-03-01")["items"]
    assert [(row["agreement"], row["body"]) for row in rows] == [("h1", "br"), ("h1", "o"), ("d", "u")]
    assert reading.ask(bound.everybody, on="2012-03-01", level="delaftale")["items"] == rows[2:]
    assert reading.ask(bound.everybody, on="2012-03-01", agreement="h1")["items"] == rows[:2]


def test_nothing_lies_below_a_body_that_was_recorded_in_error(reading: Reading) -> None:
    organ = {"command": "establish-body", "kind": "organisation", "established_on": None}
    reading({**organ, "id": "o", "name": "O"})
    between = reading({**organ, "id": "u", "name": "U", "parent": "o"})
    reading({**organ, "id": "a", "name": "A", "parent": "u"}, *SPINE, agreement("d", parties=["a"]))

    def below(body: str) -> list[str]:
        return [row["body"] for row in reading.ask(bound.of_body, body, on="2012-03-01", below=True)["items"]]

    assert below("o") == ["a"]
    reading({"command": "correct-record", "position": between, "reason": "Fejl", "void": True})
    assert below("o") == []
    assert below("a") == ["a"]


def test_a_successor_is_bound_by_what_bound_the_body_before_it(reading: Reading) -> None:
    organ = {"command": "establish-body", "kind": "political", "established_on": None}
    dissolve = {"command": "dissolve-body", "id": "br", "on": "2013-01-01", "successors": ["ny"]}
    reading(*SPINE, {**organ, "id": "ny", "name": "Ny"}, dissolve)

    assert [row["how"] for row in reading.ask(bound.of_body, "ny", on="2013-01-01")["items"]] == ["succession"]
    assert reading.ask(bound.of_body, "ny", on="2012-12-31")["items"] == []


def test_the_course_of_an_agreement_is_what_happened_to_it_by_the_day(reading: Reading) -> None:
    reading(PSF, BR, MEETING, {**DECISION, "concerns": []}, {**AGREEMENT, "decision": "d1"})
    reading({"command": "ask", "id": "a1", "subject": "h1", "what": "accession", "to": ["psf"], "on": "2012-05-10"})
    reading({"command": "approve", "subject": "h1", "party": "br", "on": "2012-05-09"})
    reading({"command": "publish", "subject": "h1", "on": "2012-05-11", "where": "hjemmesiden"})
    reading({"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Ja."}]})
    reading({"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-12", "enclosing": ["h1"]})
    reading({"command": "end-agreement", "agreement": "h1", "on": "2014-01-01", "reason": "terminated"})

    found = reading.ask(course.course, "h1", on="2012-12-31")["items"]

    assert [row["kind"] for row in found] == ["decision", "approval", "ask", "publication", "minutes"]
    assert reading.ask(course.course, "h1", on="2014-01-01")["items"][-1]["kind"] == "end"


def test_what_was_published_of_a_void_justering_is_not_in_the_course(reading: Reading) -> None:
    reading(*SPINE, JUSTERING, {"command": "publish", "subject": "j1", "on": "2012-05-11", "where": "hjemmesiden"})

    def kinds() -> list[str]:
        return [row["kind"] for row in reading.ask(course.course, "h1", on="2012-12-31")["items"]]

    assert kinds() == ["decision", "publication"]
    reading({"command": "correct-justering", "justering": "j1", "reason": "Fejl", "void": True})
    assert kinds() == []


def test_paper_stands_behind_a_decision_when_its_minutes_are_there(reading: Reading) -> None:
    reading(PSF, BR, MEETING, DECISION, {**AGREEMENT, "decision": "d1"})
    assert reading.ask(answers.show, "h1", on="2012-06-01")["paper"] is False

    reading({"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Ja."}]})
    found = reading.ask(answers.show, "h1", on="2012-06-01")
    assert (found["paper"], found["provisions"][0]["paper"]) == (True, True)
    assert reading.ask(answers.show, "h1", on="2012-05-07")["paper"] is False
