"""Judging: what stands, on whose authority, and from when, as pure functions over what is known and a date."""

from __future__ import annotations

from archive.judgement.agreements import Agreements, Term
from archive.judgement.authority import Authority
from archive.judgement.facts import Facts, Kommissorium
from archive.judgement.mandates import Mandates
from archive.judgement.meetings import Meetings
from archive.judgement.minutes import Minutes
from archive.judgement.parties import Parties
from archive.judgement.votes import Votes
from archive.records import Knowledge

__all__ = ["Judge", "Kommissorium", "Minutes", "Term"]


class Judge:
    """One judge an answer: it looks everything up once, at one K, and judges on any date, each part of it one thing."""

    def __init__(self, known: Knowledge) -> None:
        self.facts = Facts(known)
        self.authority = Authority(self.facts)
        self.votes = Votes(self.facts, self.authority)
        self.agreements = Agreements(self.facts, self.votes)
        self.meetings = Meetings(self.facts, self.authority)
        self.mandates = Mandates(self.facts, self.authority, self.votes, self.meetings)
        self.parties = Parties(self.facts, self.votes, self.agreements)
