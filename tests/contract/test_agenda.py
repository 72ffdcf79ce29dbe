"""What an agenda, minutes and decisions say beside their words: what they cover, whom they went to, who dissented."""

from __future__ import annotations

from typing import Any

from tests.contract.asking import Asking
from tests.given import BR, DECISION, MEETING, PSF

AREA = {"command": "designate-area", "id": "nord", "name": "Nord", "kind": "kvarter", "from": None}
OTHER = {**MEETING, "id": "m2", "date": "2012-06-12"}
AGENDA: dict[str, Any] = {
    "command": "publish-agenda", "meeting": "m1", "sent_on": "2012-04-24", "recipients": ["Forummets medlemmer"],
    "channel": "mail", "items": [{"number": "3", "title": "Justering", "covers": ["Økonomirapport", "Fast punkt"]}],
}  # fmt: skip
PREPARED = {"command": "prepare-agenda", "meeting": "m1", "items": [{"number": "1", "title": "Foreløbigt punkt"}]}
MINUTES: dict[str, Any] = {
    "command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}],
    "present": [{"person": "Kaj", "absent": True}, {"person": "Ida", "disqualified_for": ["3"]}],
}  # fmt: skip
DISPATCH_ALONE = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"}
DISPATCH = {
    "command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15", "recipients": ["BR"], "enclosing": ["h1"],
}  # fmt: skip
AGREEMENT = {
    "command": "enter-agreement", "id": "h1", "level": "hovedaftale", "title": "Hovedaftale", "parties": ["br"],
    "effective_on": None, "provisions": [],
}  # fmt: skip


def test_an_item_that_covers_several_is_shown_and_found_by_each(asking: Asking) -> None:
    asking(PSF, MEETING, AGENDA)

    answer = asking.get("meetings/m1")

    assert answer["items"][0]["covers"] == ["Økonomirapport", "Fast punkt"]
    assert (answer["agendas"][0]["recipients"], answer["agendas"][0]["channel"]) == (["Forummets medlemmer"], "mail")
    assert [hit["id"] for hit in asking.get("search", q="økonomirapport")["hits"]] == ["m1"]


def test_a_prepared_agenda_is_shown_until_the_next_of_either(asking: Asking) -> None:
    before = asking(PSF, MEETING, PREPARED)
    asking(AGENDA)

    prepared = asking.get("meetings/m1", known=f"@{before}")["prepared"]
    assert [item["title"] for item in prepared["items"]] == ["Foreløbigt punkt"]
    assert asking.get("meetings/m1")["prepared"] is None
    asking(PREPARED)
    assert asking.get("meetings/m1")["prepared"]["position"] == asking.given.archive.last_position()


def test_minutes_say_whom_they_went_to_with_what_and_who_was_not_there(asking: Asking) -> None:
    asking(PSF, BR, AGREEMENT, {**AREA}, {**MEETING, "area": "nord", "case_number": "2012-7"}, MINUTES, DISPATCH)

    answer = asking.get("meetings/m1")

    assert (answer["area"], answer["case_number"]) == ("nord", "2012-7")
    assert (answer["minutes"]["recipients"], answer["minutes"]["enclosing"]) == (["BR"], ["h1"])
    assert asking.get("meetings/m1", on="2012-05-14")["minutes"]["recipients"] == []
    assert answer["present"] == MINUTES["present"]


def test_a_decision_says_who_dissented_and_where_it_goes_on(asking: Asking) -> None:
    more = {"dissent": [{"who": "LLO", "text": "Nej."}], "postponed_to": "m2", "area": "nord", "case_number": "2012-7"}
    asking(PSF, MEETING, OTHER, AREA, {**DECISION, "outcome": "postponed", **more})

    answer = asking.get("decisions/d1")

    assert {name: answer[name] for name in more} == more
    assert answer["document"] is None


def test_items_are_listed_by_their_numbers_wherever_they_stand(asking: Asking) -> None:
    numbers = ["10", "4a", "2", "4.1"]
    titled = [{"number": number, "title": number} for number in numbers]
    told = [{"number": number, "text": number} for number in numbers]
    asking(
        PSF,
        MEETING,
        {**AGENDA, "items": titled},
        {**PREPARED, "items": titled},
        {**MINUTES, "items": told},
        DISPATCH_ALONE,
    )
    asking(
        {
            "command": "remark-on-minutes",
            "meeting": "m1",
            "remark": "b1",
            "from": "X",
            "on": "2012-05-15",
            "text": "Nej.",
        }
    )
    asking(
        {
            "command": "settle-remark",
            "meeting": "m1",
            "remark": "b1",
            "on": "2012-05-16",
            "outcome": "accepted",
            "items": told,
        }
    )

    answer = asking.get("meetings/m1")

    shown = [answer, answer["agendas"][0], answer["prepared"], answer["remarks"][0]["settlement"]]
    assert [[item["number"] for item in one["items"]] for one in shown] == [["2", "4.1", "4a", "10"]] * 4
