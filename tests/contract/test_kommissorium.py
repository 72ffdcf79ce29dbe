"""A kommissorium as a document: in force when, which versions, what changed, where its sources disagree."""

from __future__ import annotations

from typing import Any

from tests.contract.asking import Asking
from tests.given import BR, PSF

SOURCE = {"document": "Bilag 2", "heading": "Partnerskabsforum / Formalia"}
DECISION = {
    "command": "record-decision", "id": "dk", "body": "br", "decided_on": "2012-01-01", "form": "written",
    "outcome": "adopted", "text": "Vedtaget.",
}  # fmt: skip
ANNUL = {"command": "annul-decision", "decision": "dk", "on": "2013-06-01", "reason": "Formfejl"}


def rule(name: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"rule": name, "value": value, "source": SOURCE, **more}


def told(value: Any, strength: str = "must") -> dict[str, Any]:
    return {"value": value, "strength": strength, "source": SOURCE}


DRAFT = {
    "command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "draft",
    "rules": [rule("quarter", 2), rule("tasks", "Dialog"), rule("tasks", "Oplæg"), rule("purpose", "Samarbejde")],
}  # fmt: skip
ADOPTED = {
    **DRAFT, "effective_on": "2012-01-01", "status": "adopted", "decision": "dk",
    "rules": [rule("quarter", 3, strength="as-a-rule"), rule("tasks", "Oplæg"), rule("tasks", "Status"),
              rule("place", "rådhuset"), rule("purpose", "Samarbejde")],
}  # fmt: skip
NOTE = {
    "command": "note-disagreement", "id": "u1", "title": "Hvornår", "meanwhile": "Den første gælder.",
    "sides": [{"says": "2. kvartal", "source": SOURCE}],
    "concerns": [{"body": "psf", "rule": "quarter"}, {"body": "br", "rule": "place"}],
}  # fmt: skip
GROUND = (PSF, BR, DECISION, DRAFT, ADOPTED)


def test_each_version_is_in_force_until_the_next_and_comes_back_when_that_falls(asking: Asking) -> None:
    asking(*GROUND, ANNUL)

    answer = asking.get("bodies/psf/kommissorium", on="2012-06-01")

    periods = [(one["id"], one["status"], one["in_force"]["from"], one["in_force"]["to"]) for one in answer["versions"]]
    assert periods == [
        ("psf-k1", "draft", None, "2012-01-01"),
        ("psf-k2", "adopted", "2012-01-01", "2013-06-01"),
        ("psf-k1", "draft", "2013-06-01", None),
    ]
    assert (answer["id"], answer["in_force"]) == ("psf-k2", {"from": "2012-01-01", "to": "2013-06-01"})
    assert asking.get("bodies/psf/kommissorium", on="2013-06-01")["id"] == "psf-k1"


def test_what_changed_from_the_one_before(asking: Asking) -> None:
    asking(*GROUND)

    assert asking.get("bodies/psf/kommissorium", on="2012-06-01")["changes"] == [
        {"rule": "quarter", "change": "changed", "before": told(2), "after": told(3, "as-a-rule")},
        {"rule": "tasks", "change": "changed", "before": told("Dialog"), "after": told("Status")},
        {"rule": "place", "change": "added", "before": None, "after": told("rådhuset")},
    ]
    assert asking.get("bodies/psf/kommissorium", on="2011-06-01")["changes"] == []


def test_a_rule_names_the_disagreements_that_concern_it(asking: Asking) -> None:
    asking(*GROUND)
    note = asking.do(NOTE)

    def disagreements() -> dict[str, list[str]]:
        rules = asking.get("bodies/psf/kommissorium", on="2012-06-01")["rules"]
        return {one["rule"]: one["disagreements"] for one in rules if one["rule"] in ("quarter", "place")}

    assert disagreements() == {"quarter": ["u1"], "place": []}
    asking({"command": "correct-record", "position": note, "reason": "Fejl", "void": True})
    assert disagreements() == {"quarter": [], "place": []}


def test_a_body_without_one_says_so(asking: Asking) -> None:
    asking(PSF)
    answer = asking.get("bodies/psf/kommissorium")
    assert (answer["id"], answer["rules"], answer["versions"], answer["in_force"]) == (None, [], [], None)


def test_it_is_as_known_then(asking: Asking) -> None:
    before = asking(*GROUND[:-1])
    asking(ADOPTED)
    assert asking.get("bodies/psf/kommissorium", on="2012-06-01", known=f"@{before}")["id"] == "psf-k1"
    assert asking.problem("bodies/nobody/kommissorium") == (404, "not-found")
