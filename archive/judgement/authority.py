"""Whether a decision has authority on a day, and which kommissorium was in force.

Rule: a draft counts only where a body has no adopted kommissorium; every judgement by it says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from archive.judgement.facts import Facts, Kommissorium
from archive.records import Record

RECORDED_DESPITE = "recorded-despite"


def required_for_all(requires: Iterable[Mapping[str, Any]]) -> bool:
    return any(row.get("for", "all") == "all" for row in requires)


def _adopts(outcome: str, requires: Iterable[Mapping[str, Any]]) -> bool:
    return outcome == "adopted" or (outcome == "recommended" and required_for_all(requires))


def effect_from(annulment: Record) -> str:
    """The day from which an annulment counts: its own where it says no other."""
    return str(annulment.data.get("effect_from", annulment.data["on"]))


class Authority:
    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._in_force: dict[tuple[str, str], Kommissorium | None] = {}
        self._annulments: dict[str, list[str]] = {}

    def lacks(self, decision: str, on: str, extra_requires: Iterable[Mapping[str, Any]] = ()) -> str | None:
        """Why a decision has no authority on a day, as a code; None where it has.

        ``extra_requires``: whom the agreement requires, for an agreement's own text.
        """
        record = self._facts.decision(decision)
        outcome = record.data["outcome"]
        requires = [*record.data.get("requires", ()), *extra_requires]
        if record.void:
            return "decision-void"
        if not _adopts(outcome, requires):
            return "decision-not-adopted"
        if any(day <= on for day in self.annulments(decision)):
            return "decision-annulled"
        return RECORDED_DESPITE if record.judgement else None

    def adopts(self, decision: str) -> bool:
        """Whether a decision adopts anything: as such, or as a recommendation that those approve who are required."""
        data = self._facts.decision(decision).data
        return _adopts(data["outcome"], data.get("requires", ()))

    def annulments(self, decision: str) -> list[str]:
        """The days from which a decision is annulled."""
        found = self._annulments.get(decision)
        if found is None:
            records = self._facts.live(decision, "annul-decision")
            found = self._annulments[decision] = [effect_from(annulment) for annulment in records]
        return found

    def kommissorium(self, body: str, on: str) -> Kommissorium | None:
        """The one in force on a day: adopted, else draft; the latest effective, of equal ones the later recorded."""
        if (body, on) not in self._in_force:
            self._in_force[body, on] = self._find(body, on)
        return self._in_force[body, on]

    def _find(self, body: str, on: str) -> Kommissorium | None:
        records = self._facts.live(body, "adopt-kommissorium")
        for status in ("adopted", "draft"):
            found = [r for r in records if r.data["status"] == status and self._stands(r, on)]
            if found:
                record = max(found, key=lambda r: (r.data["effective_on"] or "", r.position))
                return Kommissorium(record, record.id, status, record.data["rules"])
        return None

    def _stands(self, record: Record, on: str) -> bool:
        decision = record.data.get("decision")
        return (record.data["effective_on"] or "") <= on and (decision is None or self.lacks(decision, on) is None)
