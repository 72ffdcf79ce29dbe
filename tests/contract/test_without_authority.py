"""What stands without authority: annulled, despite a rule, on a decision that fell; and what goes beyond a draft."""

from __future__ import annotations

from typing import Any

from tests.archive.domain import (
    ANNUL_BR,
    AREA,
    BR_DECISION,
    CHANGE,
    DISPOSE,
    GROUND,
    GROUP,
    PULJE,
    RETURN,
    SF_DECISION,
    SOURCE,
    kommissorium,
)
from tests.contract.asking import Asking
from tests.given import JUSTERING

LATER = "2014-01-01"
VOID_SF = {"command": "correct-decision", "decision": "dsf", "reason": "Findes ikke", "void": True}
DECIDED = (*GROUND, BR_DECISION, SF_DECISION)


def told(asking: Asking, on: str = LATER, **query: str) -> list[tuple[Any, ...]]:
    rows = asking.get("without-authority", on=on, **query)["items"]
    return [(row["type"], row["id"], row["why"], row["reason"]) for row in rows]


def test_an_annulled_decision_and_what_rests_on_it_from_the_day_of_its_effect(asking: Asking) -> None:
    asking(*DECIDED, PULJE, CHANGE, ANNUL_BR)

    assert told(asking, "2012-12-31") == []
    reason = ANNUL_BR["reason"]
    assert told(asking) == [
        ("decision", "dbr", "annulled", reason),
        ("pulje", "p1", "decision", reason),
        ("pulje", "p1", "decision", reason),
    ]


def test_a_row_names_its_decision_and_its_record(asking: Asking) -> None:
    asking(*DECIDED)
    position = asking.do(PULJE)
    asking(ANNUL_BR)

    assert asking.get("without-authority", on=LATER)["items"][1] == {
        "type": "pulje", "id": "p1", "why": "decision", "rules": [], "reason": ANNUL_BR["reason"], "decision": "dbr",
        "body": "br", "decided_on": "2012-02-01", "position": position, "questioned": False,
    }  # fmt: skip


def test_what_was_recorded_despite_a_rule_is_there_with_every_rule_and_the_words(asking: Asking) -> None:
    asking(*DECIDED, PULJE, kommissorium("funds", "none"))
    asking.do({**DISPOSE, "amount": "200", "despite": "Hastesag"})

    (row,) = asking.get("without-authority", on=LATER)["items"]

    assert (row["type"], row["id"], row["why"], row["reason"]) == ("disposal", "u1", "despite", "Hastesag")
    assert [(rule["rule"], rule["kommissorium"]) for rule in row["rules"]] == [("funds", "sf-k1"), ("amount", None)]
    assert told(asking, body="sf") == [("disposal", "u1", "despite", "Hastesag")]
    assert told(asking, body="br") == []


def test_what_goes_beyond_a_draft_is_questioned_and_keeps_its_mandate(asking: Asking) -> None:
    asking(*DECIDED, kommissorium("areas", "recommends", "draft"), {**AREA, "decision": "dsf"})

    (row,) = asking.get("without-authority", on=LATER)["items"]

    assert (row["why"], row["questioned"], row["reason"]) == ("draft-rule", True, None)
    assert row["rules"] == [{"rule": "areas", "value": "recommends", "kommissorium": "sf-k1", "source": SOURCE}]


def test_what_rests_on_a_void_decision_is_there_and_what_hangs_on_something_void_is_not(asking: Asking) -> None:
    asking(*DECIDED, GROUP, PULJE, DISPOSE, RETURN, VOID_SF)
    assert told(asking) == [("body", "g1", "decision", None), ("disposal", "u1", "decision", None)]

    pulje = next(p for p in range(asking.given.archive.last_position(), 0, -1) if _makes_the_pulje(asking, p))
    asking({"command": "correct-record", "position": pulje, "reason": "Fejl", "void": True})
    assert told(asking) == [("body", "g1", "decision", None)]


def _makes_the_pulje(asking: Asking, position: int) -> bool:
    event = asking.given.archive.log.event_at(position)
    return event is not None and event.name == "command-closed" and event.command == "authorise-pulje"


def test_a_justering_whose_decision_fell_is_there_and_one_of_a_void_agreement_is_not(asking: Asking) -> None:
    asking(*DECIDED, JUSTERING)
    asking({"command": "annul-decision", "decision": "d1", "on": "2013-01-01", "reason": "Uden bemyndigelse"})
    assert [row[:3] for row in told(asking)] == [("decision", "d1", "annulled"), ("justering", "j1", "decision")]

    asking({"command": "correct-agreement", "agreement": "h1", "reason": "Dobbelt", "void": True})
    assert [row[:3] for row in told(asking)] == [("decision", "d1", "annulled")]


def test_an_agreement_on_a_decision_that_was_rejected_lacks_authority_and_the_decision_has_none_to_lack(
    asking: Asking,
) -> None:
    asking(*DECIDED[:-1], {**SF_DECISION, "outcome": "rejected"})
    own = {**GROUND[4], "id": "h2", "decision": "dsf"}
    asking(own, {"command": "annul-decision", "decision": "dsf", "on": "2013-01-01", "reason": "Fejl"})

    assert told(asking) == [("agreement", "h2", "decision", "Fejl")]


def test_it_is_as_known_then(asking: Asking) -> None:
    before = asking(*DECIDED, PULJE)
    asking(ANNUL_BR)
    assert told(asking, known=f"@{before}") == []
