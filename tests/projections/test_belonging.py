"""Who sits where, how bodies belong together, groups, seats, areas, cases and who was present."""

from __future__ import annotations

from typing import Any

from projections import areas, bodies, decisions, meetings, members
from tests.given import DECISION, MEETING, PSF
from tests.projections.reading import Reading

SOURCE = {"document": "Bilag 2", "heading": "Medlemmer"}


def body(id: str, kind: str = "organisation", **more: Any) -> dict[str, Any]:
    return {"command": "establish-body", "id": id, "name": id.upper(), "kind": kind, "established_on": None, **more}


def member(body: str, role: str = "member", **who: Any) -> dict[str, Any]:
    return {"command": "appoint-member", "body": body, "role": role, "from": None, **who}


def relate(body: str, to: str, relation: str = "member-of", **more: Any) -> dict[str, Any]:
    return {"command": "relate-body", "body": body, "relation": relation, "to": to, "from": "2012-01-01", **more}


def of(reading: Reading, id: str, on: str, *names: str) -> Any:
    found = reading.ask(bodies.show, id, on=on)
    return found[names[0]] if len(names) == 1 else tuple(found[name] for name in names)


def test_a_relation_runs_on_its_days_and_is_told_from_both_sides(reading: Reading) -> None:
    end = {"command": "end-relation", "body": "a", "relation": "member-of", "to": "b", "on": "2013-01-01"}
    reading(body("a"), body("b"), relate("a", "b"), end)

    (row,) = of(reading, "a", "2012-12-31", "relations")
    assert (row["to"], row["to_name"], row["from"], row["until"]) == ("b", "B", "2012-01-01", "2013-01-01")
    (other,) = of(reading, "b", "2012-12-31", "related")
    assert (other["body"], other["relation"]) == ("a", "member-of")
    assert of(reading, "a", "2013-01-01", "relations", "related") == ([], [])
    assert of(reading, "b", "2011-12-31", "related") == []


def test_groups_are_those_that_report_to_a_body_with_what_they_brought(reading: Reading) -> None:
    reading(PSF, body("sf", "forum"), MEETING, DECISION)
    reading(body("g1", "temagruppe", set_up_by="d1"), body("g2", "group", set_up_by="d1", reports_to=["sf"]))
    reading(body("g3", "temagruppe", reports_to=["psf"], until="2012-01-01"))
    items = [{"number": "1", "title": "Rapport", "proposed_by": "g1"}, {"number": "2", "title": "Andet"}]
    reading({"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-04-20", "items": items})

    assert [group["id"] for group in of(reading, "psf", "2011-06-01", "groups")] == ["g1", "g3"]
    assert [group["id"] for group in of(reading, "sf", "2012-06-01", "groups")] == ["g2"]
    (group,) = of(reading, "psf", "2012-06-01", "groups")
    assert group["reports"] == [{"meeting": "m1", "date": "2012-05-08", "item": "1", "title": "Rapport"}]
    assert of(reading, "psf", "2012-05-07", "groups")[0]["reports"] == []


def test_who_came_before_and_after_is_told_with_the_distance(reading: Reading) -> None:
    def dissolve(id: str, on: str, *successors: str) -> dict[str, Any]:
        return {"command": "dissolve-body", "id": id, "on": on, "successors": list(successors)}

    reading(*(body(id) for id in "abcd"))
    reading(dissolve("a", "2010-01-01", "b"), dissolve("b", "2011-01-01", "c", "d"), dissolve("c", "2012-01-01", "d"))

    def steps(id: str, name: str, on: str) -> list[tuple[str, str, int]]:
        return [(step["id"], step["on"], step["depth"]) for step in of(reading, id, on, name)]

    assert steps("a", "successors", "2013-01-01") == [
        ("b", "2010-01-01", 1),
        ("c", "2011-01-01", 2),
        ("d", "2011-01-01", 2),
    ]
    assert steps("a", "successors", "2010-06-01") == [("b", "2010-01-01", 1)]
    assert steps("d", "predecessors", "2013-01-01") == [
        ("b", "2011-01-01", 1),
        ("c", "2012-01-01", 1),
        ("a", "2010-01-01", 2),
    ]


def test_lists_may_hold_what_the_bodies_before_did(reading: Reading) -> None:
    reading(PSF, body("ny", "forum"), MEETING, DECISION)
    reading({"command": "dissolve-body", "id": "psf", "on": "2012-06-01", "successors": ["ny"]})

    def there(question: Any, on: str, **asked: Any) -> list[str]:
        return [row["id"] for row in reading.ask(question, on=on, body="ny", **asked)["items"]]

    assert there(meetings.listing, "2012-06-01") == []
    assert there(meetings.listing, "2012-06-01", predecessors=True) == ["m1"]
    assert there(decisions.listing, "2012-06-01", predecessors=True) == ["d1"]
    assert there(decisions.listing, "2012-05-31", predecessors=True) == []


def test_members_are_found_through_bodies_and_offices(reading: Reading) -> None:
    reading(body("ydre"), body("indre"), body("o"))
    reading({"command": "establish-office", "id": "borgmester", "name": "Borgmester"})
    reading({"command": "take-office", "office": "borgmester", "person": "A. A.", "from": "2010-01-01"})
    reading({"command": "leave-office", "office": "borgmester", "person": "A. A.", "on": "2013-01-01"})
    reading(member("indre", office="borgmester"), member("indre", "chair", person="B. B."))
    reading(member("ydre", members_of="indre", represents="o"), member("ydre", member_body="o"))

    def sitting(on: str) -> list[tuple[Any, ...]]:
        rows = reading.ask(members.members, "ydre", on=on)["items"]
        return [(r["person"], r["office"], r["body"], r["role"], r["represents"], r["through"]) for r in rows]

    assert sitting("2012-06-01") == [
        ("A. A.", "borgmester", None, "member", "o", ["indre"]),
        ("B. B.", None, None, "member", "o", ["indre"]),
        (None, None, "o", "member", None, []),
    ]
    assert sitting("2013-01-01")[0][:2] == (None, "borgmester")


def test_nobody_is_told_twice_where_bodies_sit_in_each_other(reading: Reading) -> None:
    reading(PSF, body("sf", "forum"), member("psf", person="A"), member("sf", person="B"))
    reading(member("psf", members_of="sf"), member("sf", members_of="psf"))

    rows = reading.ask(members.members, "psf", on="2012-06-01")["items"]

    assert [(row["person"], row["through"]) for row in rows] == [("A", []), ("B", ["sf"])]


def test_an_end_after_the_day_is_shown_and_does_not_count(reading: Reading) -> None:
    end = {"command": "end-membership", "body": "psf", "person": "A", "role": "member", "on": "2013-01-01"}
    reading(PSF, member("psf", person="A"), end)

    (row,) = reading.ask(members.members, "psf", on="2012-12-31")["items"]
    assert (row["person"], row["until"]) == ("A", "2013-01-01")
    assert [row["until"] for row in of(reading, "psf", "2012-12-31", "members")] == ["2013-01-01"]
    assert reading.ask(members.members, "psf", on="2013-01-01")["items"] == []


def test_an_end_closes_what_began_last_whenever_it_was_recorded(reading: Reading) -> None:
    end = {"command": "end-membership", "body": "psf", "person": "A", "role": "member", "on": "2013-01-01"}
    reading(PSF, {**member("psf", person="A"), "from": "2012-01-01"}, member("psf", person="A"), end)

    (row,) = reading.ask(members.members, "psf", on="2013-01-01")["items"]
    assert (row["from"], row["until"]) == (None, None)


def test_whoever_is_appointed_anew_on_the_day_that_a_term_ended_sits_by_the_new_one(reading: Reading) -> None:
    again, old = {"from": "2012-01-01", "until": "2014-01-01"}, {"from": "2010-01-01"}
    end = {"command": "end-membership", "body": "psf", "person": "A", "role": "member", "on": "2012-01-01"}
    reading(PSF, {**member("psf", person="A"), **old}, end, {**member("psf", person="A"), **again})
    take, leave = ({"command": f"{name}-office", "office": "formand", "person": "B"} for name in ("take", "leave"))
    reading({"command": "establish-office", "id": "formand", "name": "Formanden"}, member("psf", office="formand"))
    reading({**take, **old}, {**leave, "on": "2012-01-01"}, {**take, **again})

    def sitting(on: str) -> list[tuple[Any, ...]]:
        rows = reading.ask(members.members, "psf", on=on)["items"]
        return [(row["person"], row["from"], row["until"]) for row in rows]

    assert sitting("2011-12-31") == [("A", "2010-01-01", "2012-01-01"), ("B", None, None)]
    assert sitting("2012-01-01") == [("A", "2012-01-01", "2014-01-01"), ("B", None, None)]
    assert sitting("2014-01-01") == [(None, None, None)]


def test_an_end_closes_what_was_known_then_and_not_what_was_recorded_after_it(reading: Reading) -> None:
    end = {"command": "end-membership", "body": "psf", "person": "A", "role": "member", "on": "2012-01-01"}
    first = member("psf", person="A")
    reading(PSF, first, end, {**first, "from": "2011-06-01", "until": "2013-01-01"})

    def sitting(on: str) -> list[Any]:
        return [row["from"] for row in reading.ask(members.members, "psf", on=on)["items"]]

    assert (sitting("2011-12-31"), sitting("2012-01-01"), sitting("2013-01-01")) == (
        [None, "2011-06-01"],
        ["2011-06-01"],
        [],
    )


def seats(*values: dict[str, Any]) -> dict[str, Any]:
    rule = {"rule": "seats", "value": list(values), "source": SOURCE}
    return {
        "command": "adopt-kommissorium",
        "body": "psf",
        "effective_on": "2011-01-01",
        "status": "adopted",
        "rules": [rule],
    }


def test_seats_are_counted_by_whom_the_members_represent(reading: Reading) -> None:
    reading(PSF, body("bl1", "federation"), body("llo", "external"))
    reading(seats({"of": "bl1", "min": 2, "max": 2}, {"of": "llo", "max": 1}))
    assert [row["verdict"] for row in of(reading, "psf", "2012-01-01", "seats")] == ["unknown", "unknown"]

    reading(member("psf", person="A", represents="bl1"), member("psf", "chair", person="A", represents="BL1"))
    reading(member("psf", "secretary", person="S", represents="llo"))
    rows = of(reading, "psf", "2012-01-01", "seats")
    assert [(row["of"], row["filled"], row["verdict"]) for row in rows] == [("bl1", 1, "broken"), ("llo", 0, "kept")]

    reading(member("psf", member_body="llo", represents="bl1"))
    assert of(reading, "psf", "2012-01-01", "seats")[0]["verdict"] == "kept"


def test_an_office_fills_one_seat_whoever_holds_it(reading: Reading) -> None:
    take = {"command": "take-office", "office": "e", "from": None}
    reading(PSF, body("bl1", "federation"), seats({"of": "bl1", "max": 1}))
    reading({"command": "establish-office", "id": "e", "name": "Embede"}, member("psf", office="e", represents="bl1"))
    reading({**take, "person": "A"}, {**take, "person": "B"})

    (row,) = of(reading, "psf", "2012-01-01", "seats")
    assert (row["filled"], row["verdict"]) == (1, "kept")


def test_a_person_who_is_written_in_two_ways_fills_one_seat(reading: Reading) -> None:
    reading(PSF, body("bl1", "federation"), seats({"of": "bl1", "max": 1}))
    reading(member("psf", person="Anne Hansen", represents="bl1"))
    reading(member("psf", "chair", person="anne hansen ", represents="bl1"))

    (row,) = of(reading, "psf", "2012-01-01", "seats")
    assert (row["filled"], row["verdict"]) == (1, "kept")


def test_an_area_knows_what_belongs_to_it(reading: Reading) -> None:
    area = {"command": "designate-area", "id": "kvarter", "name": "Kvarteret", "kind": "kvarter", "from": "2011-01-01"}
    reading(PSF, area, {**MEETING, "area": "kvarter"}, {**DECISION, "area": "kvarter"})
    reading({"command": "end-area", "area": "kvarter", "on": "2014-01-01"})

    found = reading.ask(areas.show, "kvarter", on="2012-05-08")
    assert (found["meetings"], found["decisions"], found["until"]) == (["m1"], ["d1"], "2014-01-01")
    assert reading.ask(areas.show, "kvarter", on="2012-05-07")["decisions"] == []
    assert [row["id"] for row in reading.ask(areas.listing)["items"]] == ["kvarter"]


def test_a_case_holds_all_that_bears_its_number(reading: Reading) -> None:
    position = reading(PSF, {**MEETING, "case_number": "2012-A"})
    reading({**DECISION, "case_number": " 2012-a "}, body("o", case_number="2013-A"))

    def held() -> list[tuple[str, str]]:
        return [(row["type"], row["id"]) for row in reading.ask(areas.case, "2012-A")["items"]]

    assert held() == [("decision", "d1"), ("meeting", "m1")]
    reading({"command": "correct-record", "position": position, "reason": "Fejl", "fields": {"case_number": "2013-A"}})
    assert held() == [("decision", "d1")]


def test_a_meeting_that_was_moved_stands_in_its_case_on_its_new_day(reading: Reading) -> None:
    reading(PSF, {**MEETING, "case_number": "2012-A"}, {"command": "move-meeting", "id": "m1", "date": "2012-09-01"})

    assert [row["date"] for row in reading.ask(areas.case, "2012-A")["items"]] == ["2012-09-01"]


def test_what_hangs_on_something_void_stands_in_no_case(reading: Reading) -> None:
    proposal = {"command": "propose-item", "id": "f1", "body": "psf", "title": "Lys", "from": "br", "on": "2012-02-01"}
    position = reading(PSF)
    reading({**proposal, "case_number": "2012-A"})
    assert [row["id"] for row in reading.ask(areas.case, "2012-A")["items"]] == ["f1"]

    reading({"command": "correct-record", "position": position, "reason": "Fejl", "void": True})
    assert reading.ask(areas.case, "2012-A")["items"] == []


def test_whoever_was_present_is_a_member_or_not_or_nobody_can_tell(reading: Reading) -> None:
    minutes = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Ja."}]}
    reading(PSF, body("o"), MEETING, member("psf", person="A"), member("psf", member_body="o"))
    present = [
        {"person": "A"},
        {"person": "B", "absent": True},
        {"body": "o", "disqualified_for": ["3"]},
        {"body": "psf"},
    ]
    reading({**minutes, "present": present})

    found = reading.ask(meetings.show, "m1", on="2012-06-01")["attendance"]
    assert [row["member"] for row in found] == [True, False, True, False]
    assert (found[1]["absent"], found[2]["disqualified_for"]) == (True, ["3"])

    reading({"command": "establish-office", "id": "e", "name": "Embede"}, member("psf", office="e"))
    found = reading.ask(meetings.show, "m1", on="2012-06-01")["attendance"]
    assert [row["member"] for row in found] == [True, None, True, False]


def test_a_person_is_met_by_the_same_words(reading: Reading) -> None:
    minutes = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Ja."}]}
    reading(PSF, MEETING, member("psf", person="Anne Hansen"))
    reading({**minutes, "present": [{"person": "anne hansen "}, {"person": "Anne Hanse"}]})

    found = reading.ask(meetings.show, "m1", on="2012-06-01")["attendance"]
    assert [row["member"] for row in found] == [True, False]
    assert found[0]["person"] == "anne hansen "
