"""Assignments, publications, requests and proposals said once more, with no import from the code that it checks."""

from __future__ import annotations

from typing import Any

from archive.records import Record
from tests.judgement.knowledge import FakeKnowledge

TYPES = {
    "call-meeting": "meeting",
    "enter-agreement": "agreement",
    "adopt-justering": "justering",
    "record-decision": "decision",
    "establish-body": "body",
}
Row = dict[str, Any]


class FollowUpTwin:
    def __init__(self, known: FakeKnowledge, on: str) -> None:
        self.all, self.on = known.all, on

    def of(self, owner: str, command: str) -> list[Record]:
        return [r for r in self.all if r.owner == owner and r.command == command and not r.void]

    def made(self, id: str) -> Record:
        return next(r for r in self.all if r.id == id and r.command in {*TYPES, "assign"})

    def is_void(self, id: str) -> bool:
        made = self.made(id)
        return made.void or (made.owner != id and self.is_void(made.owner))

    def assignments(self) -> list[Row]:
        made = [r for r in self.all if r.command == "assign" and not r.void]
        rows = [self.assignment(r) for r in made if self.made(r.data["decision"]).data["decided_on"] <= self.on]
        return sorted(rows, key=lambda row: (row["due"] is None, row["due"] or "", row["id"]))

    def assignment(self, made: Record) -> Row:
        dated = [r for r in self.of(made.id, "follow-up") if r.data["on"] <= self.on]
        dated.sort(key=lambda r: (r.data["on"], r.position))
        lasts = {body: self.last_of(body, dated) for body in made.data["to"]}
        dues = [made.data.get("due"), *(r.data["due"] for r in dated if "due" in r.data)]
        state = self.state(self.made(made.data["decision"]), list(lasts.values()))
        return {
            "id": made.id,
            "decision": made.data["decision"],
            "body": self.made(made.data["decision"]).data["body"],
            "kind": made.data["kind"],
            "task": made.data["task"],
            "due": dues[-1],
            "area": None,
            "to": [
                {"body": body, "state": r.data["outcome"] if r else "open", "on": r.data["on"] if r else None}
                for body, r in lasts.items()
            ],
            "state": state,
            "overdue": state == "open" and dues[-1] is not None and dues[-1] < self.on,
            "follow_ups": [self.follow_up(r) for r in dated],
        }

    @staticmethod
    def last_of(body: str, dated: list[Record]) -> Record | None:
        """That which settles it, else the latest; without a body it is for those that were open then."""
        its = [
            r for r in dated if r.data.get("body", body) == body and ("body" in r.data or body in r.data["open_for"])
        ]
        settling = [r for r in its if r.data["outcome"] != "in-progress"]
        return [None, *its, *settling][-1]

    def state(self, decision: Record, lasts: list[Record | None]) -> str:
        annulled = [r.data.get("effect_from", r.data["on"]) for r in self.of(decision.id, "annul-decision")]
        if decision.void or any(day <= self.on for day in annulled):
            return "lapsed"
        settled = [r for r in lasts if r is not None and r.data["outcome"] != "in-progress"]
        if len(settled) < len(lasts):
            return "open"
        settled.sort(key=lambda r: (r.data["on"], r.position))
        outcomes = [str(r.data["outcome"]) for r in settled]
        return "done" if "done" in outcomes else outcomes[-1]

    @staticmethod
    def follow_up(r: Record) -> Row:
        given = {name: r.data.get(name) for name in ("body", "due", "decision", "document", "text")}
        return {"on": r.data["on"], "outcome": r.data["outcome"], **given, "position": r.position}

    def publications(self) -> list[Row]:
        rows = []
        for r in self.all:
            agenda = r.command == "publish-agenda"
            on = r.data.get("published_on") if agenda else r.data.get("on")
            if r.void or r.command not in ("publish", "publish-agenda") or on is None or on > self.on:
                continue
            subject = r.owner if agenda else r.data["subject"]
            if not self.is_void(subject):
                rows.append({
                    "subject": {"type": TYPES[self.made(subject).command], "id": subject},
                    "part": "agenda" if agenda else r.data.get("part"), "on": on, "where": r.data.get("where"),
                    "edition": r.data.get("edition"), "document": None, "position": r.position,
                })  # fmt: skip
        return sorted(rows, key=lambda row: (row["on"], row["position"]))

    def asks(self) -> list[Row]:
        rows = [
            {"id": r.id, **{name: r.data[name] for name in ("subject", "what", "to", "on")},
             "reply_by": r.data.get("reply_by"), "document": None}
            for r in self.all
            if r.command == "ask" and not r.void and r.data["on"] <= self.on and not self.is_void(r.owner)
        ]  # fmt: skip
        return sorted(rows, key=lambda row: str(row["id"]))

    def proposals(self) -> list[Row]:
        rows = [
            {"id": r.id, "body": r.owner, "title": r.data["title"], "from": r.data["from"], "on": r.data["on"],
             "meeting": r.data.get("meeting"), "text": None, "documents": [], "named_by": self.named_by(r.id)}
            for r in self.all
            if r.command == "propose-item" and not r.void and r.data["on"] <= self.on and not self.is_void(r.owner)
        ]  # fmt: skip
        return sorted(rows, key=lambda row: str(row["id"]))

    def named_by(self, proposal: str) -> list[Row]:
        """By meeting, then number: ``2`` before ``10``."""
        found = set()
        for r in self.all:
            counts = r.command == "publish-agenda" and not r.void and not self.is_void(r.owner)
            if counts and (r.data["sent_on"] is None or r.data["sent_on"] <= self.on):
                found |= {(r.owner, int(i["number"])) for i in r.data["items"] if proposal in i.get("proposed", [])}
        return [{"meeting": meeting, "item": str(number)} for meeting, number in sorted(found)]
