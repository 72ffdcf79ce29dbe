"""An agreement's term, and its status on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from archive.grammar import COMMANDS
from archive.judgement.facts import Facts
from archive.judgement.votes import Votes
from archive.records import Record
from archive.rule import is_empty


@dataclass(frozen=True, slots=True)
class Term:
    """``[from_, to)``; None: not known, or open. ``reason``: why it ends; ``record``: the one that says so."""

    from_: str | None
    to: str | None
    reason: str
    record: Record | None

    @property
    def empty(self) -> bool:
        return is_empty(self.from_, self.to)

    def begun(self, on: str) -> bool:
        return self.from_ is None or self.from_ <= on

    def over(self, on: str) -> bool:
        return self.to is not None and self.to <= on


def _end(record: Record) -> str | None:
    """The first day on which an agreement is no longer in force, as a record has it."""
    field = COMMANDS[record.command].last_day
    return None if field is None else record.data.get(field)


class Agreements:
    def __init__(self, facts: Facts, votes: Votes) -> None:
        self._facts, self._votes = facts, votes

    def term(self, agreement: str) -> Term:
        """The last recorded of ``ends_on``, extensions and ends gives ``to``, each as corrected, in its own place."""
        own = self._facts.agreement(agreement)
        ends = [own, *self._facts.live(agreement, "extend-agreement", "end-agreement")]
        last = next((r for r in reversed(ends) if _end(r) is not None), None)
        from_ = own.data.get("effective_on")
        if last is None:
            return Term(from_, None, "expired", None)
        reason = last.data["reason"] if last.command == "end-agreement" else "expired"
        return Term(from_, _end(last), reason, last)

    def status(self, agreement: str, on: str) -> str:
        return self._status(agreement, on, self._votes.missing(agreement, on))

    def _status(self, agreement: str, on: str, missing: list[dict[str, Any]]) -> str:
        """The first that holds, in the order of docs/rules.md."""
        term = self.term(agreement)
        if self._facts.agreement(agreement).void:
            return "void"
        if missing:
            if any(row["state"] == "declined" for row in missing):
                return "declined"
            return "lapsed" if term.over(on) else "draft"
        if not term.begun(on):
            return "future"
        return "ended" if term.over(on) else "in-force"

    def ended_because(self, agreement: str, on: str) -> str | None:
        """``expired`` ``terminated`` ``replaced`` of an agreement that has ended; None of any other."""
        return self.term(agreement).reason if self.status(agreement, on) == "ended" else None

    def turning_votes(self, agreement: str) -> list[Record]:
        """The votes that change the status, each taken on its own day with those up to it against those before it."""
        subjects = {required.subject for required in self._votes.required(agreement)}
        votes = sorted((v for s in subjects for v in self._votes.of(s)), key=lambda v: (v.data["on"], v.position))
        turning = []
        for index, vote in enumerate(votes):
            before = self._status_with(agreement, vote.data["on"], votes[:index])
            if before != self._status_with(agreement, vote.data["on"], votes[: index + 1]):
                turning.append(vote)
        return turning

    def _status_with(self, agreement: str, on: str, votes: list[Record]) -> str:
        missing = []
        for required in self._votes.required(agreement):
            among = [vote for vote in votes if vote.owner == required.subject]
            vote = self._votes.counting(required.subject, required.body, on, among)
            if required.for_all and (vote is None or vote.command != "approve"):
                missing.append({"state": "missing" if vote is None else "declined"})
        return self._status(agreement, on, missing)
