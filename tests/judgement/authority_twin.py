"""What stands without authority said once more, over all records, with no import from the code that it checks."""

from __future__ import annotations

from typing import Any

from archive.records import Record
from tests.judgement.knowledge import FakeKnowledge

MAKES = {
    "establish-body": "body",
    "record-decision": "decision",
    "enter-agreement": "agreement",
    "adopt-justering": "justering",
    "adopt-kommissorium": "kommissorium",
    "designate-area": "area",
    "authorise-pulje": "pulje",
    "dispose-pulje": "disposal",
}


class AuthorityTwin:
    def __init__(self, known: FakeKnowledge) -> None:
        self.all = known.all

    def maker(self, id: str) -> Record:
        return next(r for r in self.all if r.id == id and r.command in MAKES)

    def annulled(self, decision: str, on: str) -> list[str]:
        return [
            r.data["reason"]
            for r in self.all
            if r.owner == decision and r.command == "annul-decision" and not r.void
            if r.data.get("effect_from", r.data["on"]) <= on
        ]

    @staticmethod
    def is_taken(decision: Record, more: list[dict[str, Any]]) -> bool:
        """Whether there is anything to rest on: adopted, or put to somebody who must approve."""
        asked = [r for r in [*decision.data.get("requires", []), *more] if r.get("for", "all") == "all"]
        return decision.data["outcome"] == "adopted" or bool(decision.data["outcome"] == "recommended" and asked)

    def rows(self, on: str) -> list[tuple[Any, ...]]:
        return [row for record in self.all if (row := self.row(record, on)) is not None]

    def row(self, record: Record, on: str) -> tuple[Any, ...] | None:
        if record.void or self.maker(record.owner).void:
            return None
        if record.command == "return-to-pulje" and self.maker(record.data["disposal"]).void:
            return None
        why: list[str] = []
        on_what = self.decision_of(record)
        if record.command == "record-decision":
            if record.data["decided_on"] <= on and self.annulled(record.id, on) and self.is_taken(record, []):
                why.append("annulled")
        elif record.command != "annul-decision" and on_what is not None:
            text = record.command in ("enter-agreement", "adopt-justering")
            more = record.data.get("requires", []) if record.command == "enter-agreement" else []
            if on_what.void or self.annulled(on_what.id, on) or (text and not self.is_taken(on_what, more)):
                why.append("decision")
        rules = list(record.judgement["rules"]) if record.judgement else []
        why += ["despite"] * bool(rules) + ["draft-rule"] * bool(record.questioned)
        if not why:
            return None
        reasons = [record.judgement["despite"]] if record.judgement else []
        if on_what is not None:
            reasons += self.annulled(on_what.id, on)[::-1]
        return (
            record.position,
            self.named(record),
            why[0],
            [*rules, *record.questioned],
            reasons[0] if reasons else None,
            None if on_what is None else on_what.id,
            bool(record.questioned),
        )

    def decision_of(self, record: Record) -> Record | None:
        if record.command == "record-decision":
            return record
        id = record.data.get("set_up_by" if record.command == "establish-body" else "decision")
        return None if id is None or record.command == "annul-decision" else self.maker(id)

    def named(self, record: Record) -> tuple[str, str]:
        if record.command in MAKES:
            return MAKES[record.command], record.id
        return MAKES[self.maker(record.owner).command], record.owner
