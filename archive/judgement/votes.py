"""Who must approve, and how each stands on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from archive.counting import first_day
from archive.judgement.authority import Authority
from archive.judgement.facts import Facts
from archive.records import Record

STATES = {"approve": "approved", "decline": "declined"}


@dataclass(frozen=True, slots=True)
class Required:
    subject: str
    body: str
    for_all: bool


class Votes:
    """Each question of a subject on a day is answered once: every provision of a text rests on the same votes."""

    def __init__(self, facts: Facts, authority: Authority) -> None:
        self._facts, self._authority = facts, authority
        self._required: dict[str, list[Required]] = {}
        self._missing: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self._breakpoints: dict[str, frozenset[str]] = {}

    def of(self, subject: str) -> list[Record]:
        return self._facts.live(subject, "approve", "decline")

    def counting(self, subject: str, party: str, on: str, among: Iterable[Record] | None = None) -> Record | None:
        """The vote that counts on a day: of a party's votes the later dated, then the later recorded."""
        votes = self.of_party(subject, party, on, among)
        return votes[-1] if votes else None

    def of_party(self, subject: str, party: str, on: str, among: Iterable[Record] | None = None) -> list[Record]:
        """A party's votes dated by ``on`` whose own decision has authority then, by date and order of recording."""
        votes = [
            vote
            for vote in (self.of(subject) if among is None else among)
            if vote.data["party"] == party and vote.data["on"] <= on and self._has_authority(vote, on)
        ]
        return sorted(votes, key=lambda vote: (vote.data["on"], vote.position))

    def _has_authority(self, vote: Record, on: str) -> bool:
        decision = vote.data.get("decision")
        return decision is None or self._authority.lacks(decision, on) is None

    def approvals(self, subject: str, on: str) -> list[Record]:
        """The votes on a subject that count on a day and approve."""
        parties = dict.fromkeys(vote.data["party"] for vote in self.of(subject))
        counting = [self.counting(subject, party, on) for party in parties]
        return [vote for vote in counting if vote is not None and vote.command == "approve"]

    def required(self, subject: str) -> list[Required]:
        """Of an agreement its own, then its decision's; of a decision its own."""
        if subject not in self._required:
            self._required[subject] = self._find_required(subject)
        return self._required[subject]

    def _find_required(self, subject: str) -> list[Required]:
        if any(record.command == "record-decision" for record in self._facts.known.records(subject)):
            return self._own(subject, self._facts.decision(subject))
        agreement = self._facts.agreement(subject)
        decision = agreement.data.get("decision")
        more = [] if decision is None else self._own(decision, self._facts.decision(decision))
        return [*self._own(subject, agreement), *more]

    @staticmethod
    def _own(subject: str, record: Record) -> list[Required]:
        rows = record.data.get("requires", ())
        return [Required(subject, row["body"], row.get("for", "all") == "all") for row in rows]

    def rows(self, subject: str, on: str) -> list[dict[str, Any]]:
        return [self._row(required, on) for required in self.required(subject)]

    def _row(self, required: Required, on: str) -> dict[str, Any]:
        vote = self.counting(required.subject, required.body, on)
        data = {} if vote is None else vote.data
        return {
            "subject": required.subject,
            "body": required.body,
            "for": "all" if required.for_all else "itself",
            "state": "missing" if vote is None else STATES[vote.command],
            "on": data.get("on"),
            "decision": data.get("decision"),
            "document": data.get("document"),
        }

    def missing(self, subject: str, on: str) -> list[dict[str, Any]]:
        """Those required for all who have not approved on a day; one who declined is missing too."""
        if not self.required(subject):
            return []  # mostly, and asked of each day on which anything changes
        if (subject, on) not in self._missing:
            rows = self.rows(subject, on)
            self._missing[subject, on] = [r for r in rows if r["for"] == "all" and r["state"] != "approved"]
        return self._missing[subject, on]

    def approved_on(self, subject: str, on: str) -> str | None:
        if not any(required.for_all for required in self.required(subject)):
            return None
        return first_day(lambda day: not self.missing(subject, day), self.breakpoints(subject), on)

    def breakpoints(self, subject: str) -> frozenset[str]:
        """Every day on which somebody's vote on a subject may begin or cease to count."""
        if subject not in self._breakpoints:
            self._breakpoints[subject] = self._find_breakpoints(subject)
        return self._breakpoints[subject]

    def _find_breakpoints(self, subject: str) -> frozenset[str]:
        subjects = {subject, *(required.subject for required in self.required(subject))}
        votes = [vote for each in subjects for vote in self.of(each)]
        deciding = {vote.data["decision"] for vote in votes if "decision" in vote.data}
        annulled = {day for decision in deciding for day in self._authority.annulments(decision)}
        return frozenset(vote.data["on"] for vote in votes) | annulled
