"""Who is bound by an agreement, how, and for how long.

The sources are silent on much of this (who is bound by what came before, what a withdrawal does to those who came in
through another): a federation binds itself, not its members; a withdrawal ends only the one who withdraws; the
successors of a body that is dissolved are bound from that day, as it was; who is required ``for: itself`` is bound
from its approval; who is required for all approves, and is bound only as a party. What is dated after D does not
count on D.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive.judgement.agreements import Agreements
from archive.judgement.facts import Facts
from archive.judgement.votes import Required, Votes
from archive.records import Record


@dataclass(frozen=True, slots=True)
class _Act:
    """One way of becoming bound: from ``on`` (empty: from the first day), by ``record`` (None: as a party)."""

    body: str
    on: str
    how: str
    record: Record | None
    via: str | None = None
    reservation: str | None = None


class Parties:
    def __init__(self, facts: Facts, votes: Votes, agreements: Agreements) -> None:
        self._facts, self._votes, self._agreements = facts, votes, agreements

    def rows(self, agreement: str, on: str) -> list[dict[str, Any]]:
        """One row for each unbroken stretch that has begun, or will by what counts on D, by body and first day."""
        if self._facts.agreement(agreement).void or not self._will_be_approved(agreement, on):
            return []
        found = [row for act in self._acts(agreement, on) for row in self._stretch(agreement, act, on)]
        return _merged([*found, *self._successions(agreement, found, on)])

    def is_bound(self, agreement: str, party: str, on: str) -> bool:
        return any(
            row["body"] == party and (row["from"] or "") <= on and (row["to"] is None or on < row["to"])
            for row in self.rows(agreement, on)
        )

    def _will_be_approved(self, agreement: str, on: str) -> bool:
        needed = any(required.for_all for required in self._votes.required(agreement))
        return not needed or self._votes.approved_on(agreement, on) is not None

    def _acts(self, agreement: str, on: str) -> Iterator[_Act]:
        for party in self._facts.agreement(agreement).data["parties"]:
            yield _Act(party, "", "party", None)
        for required in self._votes.required(agreement):
            if not required.for_all:
                for vote in self._approvals(required, on):
                    yield _Act(required.body, vote.data["on"], "approval", vote)
        for act in self._facts.live(agreement, "accede"):
            if act.data["on"] <= on:
                via, reservation = act.data.get("via"), act.data.get("reservation")
                yield _Act(act.data["party"], act.data["on"], "accession", act, via, reservation)

    def _approvals(self, required: Required, on: str) -> Iterator[Record]:
        """The approvals of one bound for itself since it last declined."""
        for vote in reversed(self._votes.of_party(required.subject, required.body, on)):
            if vote.command != "approve":
                return
            yield vote

    def _stretch(self, agreement: str, act: _Act, on: str) -> Iterator[dict[str, Any]]:
        term, approved = self._agreements.term(agreement), self._votes.approved_on(agreement, on)
        begins = max(term.from_ or "", approved or "", act.on)
        ends = min((day for day in (term.to, *self._leavings(agreement, act, on)) if day is not None), default=None)
        if ends is None or begins < ends:
            yield self._row(act, begins or None, ends)

    def _leavings(self, agreement: str, act: _Act, on: str) -> list[str]:
        """The days from which a body is no longer bound by an act of its own: what it did after that act counts."""
        position = -1 if act.record is None or act.record.owner != agreement else act.record.position
        withdrawals = [
            r.data["on"]
            for r in self._facts.live(agreement, "withdraw")
            if r.data["party"] == act.body and r.data["on"] <= on and (act.on, position) <= (r.data["on"], r.position)
        ]
        dissolutions = [r.data["on"] for r in self._facts.live(act.body, "dissolve-body") if r.data["on"] <= on]
        return [*withdrawals, *dissolutions]

    def _successions(self, agreement: str, bound: list[dict[str, Any]], on: str) -> Iterator[dict[str, Any]]:
        """The successors of a body that was bound until the day it was dissolved, and theirs in turn."""
        waiting = list(bound)
        while waiting:
            row = waiting.pop()
            for dissolution in self._facts.live(row["body"], "dissolve-body"):
                day = dissolution.data["on"]
                for successor in dissolution.data.get("successors", ()) if row["to"] == day <= on else ():
                    act = _Act(successor, day, "succession", dissolution, row["body"], row["reservation"])
                    found = list(self._stretch(agreement, act, on))
                    waiting += found
                    yield from found

    def _row(self, act: _Act, begins: str | None, ends: str | None) -> dict[str, Any]:
        data = {} if act.record is None else act.record.data
        return {
            "body": act.body,
            "name": self._name(act.body),
            "from": begins,
            "to": ends,
            "how": act.how,
            "via": act.via,
            "reservation": act.reservation,
            "decision": data.get("decision"),
            "document": data.get("document"),
        }

    def _name(self, body: str) -> str:
        return str(next(r for r in self._facts.known.records(body) if r.command == "establish-body").data["name"])


def _merged(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Stretches of one body that meet or overlap made one, with how the first began."""
    merged: list[dict[str, Any]] = []
    for row in sorted(rows, key=lambda r: (r["body"], r["from"] or "")):
        last = merged[-1] if merged and merged[-1]["body"] == row["body"] else None
        if last is None or (last["to"] is not None and last["to"] < (row["from"] or "")):
            merged.append(dict(row))
        elif last["to"] is not None and (row["to"] is None or row["to"] > last["to"]):
            last["to"] = row["to"]
    return merged
