"""Judging: what stands, on whose authority, and from when, as pure functions over what is known and a date."""

from __future__ import annotations

from typing import Any

from archive.judgement.agreements import Agreements, Term
from archive.judgement.authority import Authority
from archive.judgement.facts import Facts, Kommissorium
from archive.judgement.mandates import Mandates
from archive.judgement.minutes import Minutes
from archive.judgement.parties import Parties
from archive.judgement.votes import Votes
from archive.records import Knowledge, Record

__all__ = ["Judge", "Kommissorium", "Minutes", "Term"]


class Judge:
    """One judge an answer; it looks everything up once, at one K, and judges on any date."""

    def __init__(self, known: Knowledge) -> None:
        self.facts = Facts(known)
        self.authority = Authority(self.facts)
        self.votes = Votes(self.facts, self.authority)
        self.agreements = Agreements(self.facts, self.votes)
        self.mandates = Mandates(self.facts, self.authority, self.votes)
        self._parties = Parties(self.facts, self.votes, self.agreements)

    def meeting_date(self, meeting: str, on: str | None = None) -> str | None:
        return self.facts.meeting_date(meeting, on)

    def kommissorium(self, body: str, on: str) -> Kommissorium | None:
        return self.authority.kommissorium(body, on)

    def minutes(self, meeting: str, on: str) -> Minutes:
        return self.mandates.minutes(meeting, on)

    def remark_period(self, meeting: str, on: str | None = None) -> dict[str, Any] | None:
        return self.mandates.remark_period(meeting, on)

    def requires(self, subject: str, on: str) -> list[dict[str, Any]]:
        return self.votes.rows(subject, on)

    def approved_on(self, subject: str, on: str) -> str | None:
        return self.votes.approved_on(subject, on)

    def term(self, agreement: str) -> Term:
        return self.agreements.term(agreement)

    def status(self, agreement: str, on: str) -> str:
        return self.agreements.status(agreement, on)

    def ended_because(self, agreement: str, on: str) -> str | None:
        """``expired`` ``terminated`` ``replaced`` of an agreement that has ended; None of any other."""
        return self.agreements.ended_because(agreement, on)

    def timeline_votes(self, agreement: str) -> list[Record]:
        return self.agreements.turning_votes(agreement)

    def mandate_of_decision(self, decision: str, on: str) -> dict[str, Any]:
        return self.mandates.of_decision(decision, on)

    def mandate_of_text(
        self, agreement: str, justering: Record | None, valid_from: str | None, on: str
    ) -> dict[str, Any]:
        return self.mandates.of_text(agreement, justering, valid_from, on)

    def parties(self, agreement: str, on: str) -> list[dict[str, Any]]:
        return self._parties.rows(agreement, on)

    def is_bound(self, agreement: str, party: str, on: str) -> bool:
        return self._parties.is_bound(agreement, party, on)
