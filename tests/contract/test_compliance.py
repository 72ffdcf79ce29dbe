"""Meetings judged by the kommissorium of their day, late items, minutes corrected after they were sent."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.asking import Asking
from tests.given import DECISION, MEETING, PSF

SOURCE = {"document": "Bilag 2", "heading": "Partnerskabsforum / Formalia"}
RULES: dict[str, Any] = {
    "calling_notice": {"months": 4},
    "proposal_deadline": {"weeks": 3},
    "agenda_notice": {"weeks": 2},
    "agenda_published": "website",
    "mandatory_items": ["Områdebaserede indsatser"],
    "responsible_per_item": True,
    "place": "rådhuset",
    "quarter": 2,
    "minutes_within": {"weeks": 1},
    "meetings_per_year": {"min": 1, "max": 1},
}
KOMMISSORIUM: dict[str, Any] = {
    "command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "adopted",
    "rules": [{"rule": name, "value": value, "source": SOURCE} for name, value in RULES.items()],
}  # fmt: skip
PROPOSAL = {
    "command": "propose-item", "id": "f1", "body": "psf", "title": "Lys", "from": "bl1", "on": "2012-04-18",
}  # fmt: skip
AGENDA: dict[str, Any] = {
    "command": "publish-agenda", "meeting": "m1", "sent_on": "2012-04-24", "published_on": "2012-04-25",
    "items": [
        {"number": "1", "title": "Områder", "covers": ["områdebaserede indsatser", "Status"], "responsible": "TMF",
         "proposed_on": "2012-04-17"},
        {"number": "2", "title": "Lys", "proposed": ["f1"], "responsible": "TMF"},
        {"number": "3", "title": "Justering", "responsible": "TMF"},
    ],
}  # fmt: skip
MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}
DISPATCH = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-16"}
HELD = ({**MEETING, "place": "Københavns Rådhus, Rådhuset"}, PROPOSAL, AGENDA, DECISION, MINUTES, DISPATCH)


def verdicts(answer: dict[str, Any], of: str = "compliance") -> dict[str, str]:
    return {entry["rule"]: entry["verdict"] for entry in answer[of]}


def test_a_meeting_is_judged_rule_by_rule_in_the_order_of_the_table(asking: Asking) -> None:
    asking(PSF, KOMMISSORIUM, *HELD)

    assert verdicts(asking.get("meetings/m1", on="2013-01-01")) == {
        "calling_notice": "kept",
        "proposal_deadline": "kept",
        "agenda_notice": "kept",
        "agenda_published": "kept",
        "mandatory_items": "kept",
        "responsible_per_item": "kept",
        "place": "kept",
        "quarter": "kept",
        "minutes_within": "broken",
    }


def test_an_entry_says_what_was_required_what_was_done_and_where_the_rule_is_from(asking: Asking) -> None:
    asking(PSF, {**KOMMISSORIUM, "status": "draft"}, *HELD)

    found = {entry["rule"]: entry for entry in asking.get("meetings/m1", on="2013-01-01")["compliance"]}

    assert found["minutes_within"] == {
        "rule": "minutes_within", "strength": "must", "value": {"weeks": 1}, "required_by": "2012-05-15",
        "actual": "2012-05-16", "verdict": "broken", "excepted_by": None, "others": [], "binding": False,
        "kommissorium": "psf-k1", "source": SOURCE, "chosen": False, "meeting": "m1", "body": "psf", "year": 2012,
    }  # fmt: skip
    assert [name for name, entry in found.items() if entry["chosen"]] == [
        "agenda_published", "mandatory_items", "responsible_per_item",
    ]  # fmt: skip


def test_before_the_day_much_is_still_to_come(asking: Asking) -> None:
    asking(PSF, KOMMISSORIUM, *HELD)

    assert verdicts(asking.get("meetings/m1", on="2012-04-20")) == {
        **dict.fromkeys(("calling_notice", "proposal_deadline"), "kept"),
        **dict.fromkeys(("agenda_notice", "agenda_published", "mandatory_items", "responsible_per_item"), "pending"),
        **dict.fromkeys(("place", "quarter", "minutes_within"), "pending"),
    }


def test_items_that_came_in_after_the_deadline_are_late(asking: Asking) -> None:
    asking(PSF, KOMMISSORIUM, *HELD)

    answer = asking.get("meetings/m1", on="2013-01-01")

    assert [item["late"] for item in answer["agendas"][0]["items"]] == [False, True, None]
    assert [(item["number"], item["late"]) for item in answer["items"]] == [("1", False), ("2", True), ("3", None)]


def test_without_a_deadline_nothing_is_late(asking: Asking) -> None:
    asking(PSF, *HELD)
    assert [item["late"] for item in asking.get("meetings/m1")["items"]] == [None, None, None]


def test_minutes_corrected_after_they_were_sent_are_marked_and_touch_nothing(asking: Asking) -> None:
    asking(PSF, KOMMISSORIUM, *HELD[:-2])
    minutes = asking.do(MINUTES)
    correction = {"command": "correct-record", "position": minutes, "fields": {"items": MINUTES["items"]}}
    asking.do({**correction, "reason": "Før udsendelsen"})
    sent = asking.do(DISPATCH)
    before = asking.get("meetings/m1")
    mended = asking.do({**correction, "reason": "Punkt 3 manglede et ord"})

    answer = asking.get("meetings/m1")

    (told,) = answer["minutes"].pop("corrected_after_dispatch")
    assert (told["position"], told["by"], told["reason"]) == (mended, "sekretariatet", "Punkt 3 manglede et ord")
    assert before["minutes"].pop("corrected_after_dispatch") == []
    assert answer["minutes"] == before["minutes"]
    assert [row["minutes_corrected"] for row in answer["decisions"]] == [True]
    assert [row["minutes_corrected"] for row in before["decisions"]] == [False]
    assert asking.get("decisions/d1")["minutes_corrected"]
    assert not asking.get("decisions/d1", known=f"@{sent}")["minutes_corrected"]
    assert not asking.get("decisions/d1", on="2012-05-15")["minutes_corrected"]


def test_a_year_has_the_verdicts_of_its_meetings_and_then_its_own(asking: Asking) -> None:
    asking(PSF, KOMMISSORIUM, *HELD)

    found = asking.get("compliance", year="2012", on="2013-01-01")["items"]

    assert [entry["meeting"] for entry in found] == ["m1"] * 9 + [None]
    last = found[-1]
    assert (last["rule"], last["actual"], last["documented"], last["verdict"]) == ("meetings_per_year", 1, 1, "kept")
    assert asking.get("compliance", year="2011", on="2013-01-01")["items"][0]["verdict"] == "broken"


@pytest.mark.parametrize(
    ("narrowed", "count"),
    [({"body": "br"}, 0), ({"body": "psf"}, 10), ({"verdict": "broken"}, 1), ({"rule": "place"}, 1)],
)
def test_a_year_is_narrowed(asking: Asking, narrowed: dict[str, str], count: int) -> None:
    asking(PSF, KOMMISSORIUM, *HELD, {**PSF, "id": "br"})
    assert len(asking.get("compliance", year="2012", on="2013-01-01", **narrowed)["items"]) == count


def test_a_year_is_needed_and_must_be_one(asking: Asking) -> None:
    assert asking.problem("compliance") == (422, "invalid")
    assert asking.problem("compliance", year="0") == (422, "invalid")
    assert asking.problem("compliance", year="2012", verdict="perhaps") == (422, "invalid")


def test_the_addresses_of_a_year_are_its_own(asking: Asking) -> None:
    asking(PSF, KOMMISSORIUM)
    assert asking.get("compliance", year="2012")["url"].startswith("/overholdelse/2012?on=")
    narrower = asking.get("compliance", year="2012", body="psf", rule="place")
    assert narrower["url"].startswith("/organer/psf/overholdelse/2012?rule=place&on=")
    assert narrower["api_url"].startswith("/api/v1/compliance?body=psf&rule=place&year=2012&on=")
