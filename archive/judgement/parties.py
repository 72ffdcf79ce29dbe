"""Who is bound by an agreement, how, and for how long.

The sources are silent on much of this (who is bound by what came before, what a withdrawal does to those who came in
through another): a federation binds itself, not its members; a withdrawal ends only the one who withdraws; what is
dated after D does not count on D.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive.judgement.agreements import Agreements
from archive.judgement.facts import Facts
from archive.judgement.votes import Votes
from archive.records import Record


@dataclass(frozen=True, slots=True)
class _Act:
    """One way of becoming bound: from ``on`` (None: from the first day), by ``record``."""

    body: str
    on: str | None
    how: str
    record: Record | None
    via: str | None = None
    reservation: str | None = None


class Parties:
    def __init__(self, facts: Facts, votes: Votes, agreements: Agreements) -> None:
        self._facts, self._votes, self._agreements = facts, votes, agreements

    def rows(self, agreement: str, on: str) -> list[dict[str, Any]]:
        """One row for each unbroken stretch, by body and first day."""
        first = self._first_day(agreement, on)
        if first is False or self._facts.agreement(agreement).void:
            return []
        acts = [*self._acts(agreement, on)]
        found = [row for act in acts for row in self._stretch(agreement, act, first, on)]
        found += [row for row in self._successions(agreement, found, on)]
        return _merged(found)

    def is_bound(self, agreement: str, party: str, on: str) -> bool:
        return any(
            row["body"] == party and (row["from"] or "") <= on and (row["to"] is None or on < row["to"])
            for row in self.rows(agreement, on)
        )

    def _first_day(self, agreement: str, on: str) -> Any:
        """The later of the term's first day and the approval; False where an approval is missing for good."""
        term = self._agreements.term(agreement)
        if not any(required.for_all for required in self._votes.required(agreement)):
            return term.from_
        approved = self._votes.approved_on(agreement, on)
        return False if approved is None else max(approved, term.from_ or approved)

    def _acts(self, agreement: str, on: str) -> Iterator[_Act]:
        record = self._facts.agreement(agreement)
        for party in record.data["parties"]:
            yield _Act(party, None, "party", record)
        for required in self._votes.required(agreement):
            vote = self._votes.counting(required.subject, required.body, on)
            if not required.for_all and vote is not None and vote.command == "approve":
                yield _Act(required.body, vote.data["on"], "approval", vote)
        for act in self._facts.live(agreement, "accede"):
            if act.data["on"] <= on:
                via, reservation = act.data.get("via"), act.data.get("reservation")
                yield _Act(act.data["party"], act.data["on"], "accession", act, via, reservation)

    def _stretch(self, agreement: str, act: _Act, first: str | None, on: str) -> Iterator[dict[str, Any]]:
        begins = max(first or "", act.on or "") or None
        ends = self._ends(agreement, act.body, begins, on)
        if ends is None or begins is None or begins < ends:
            yield self._row(act, begins, ends)

    def _ends(self, agreement: str, body: str, begins: str | None, on: str) -> str | None:
        withdrawals = [
            r.data["on"]
            for r in self._facts.live(agreement, "withdraw")
            if r.data["party"] == body and (begins or "") <= r.data["on"] <= on
        ]
        dissolved = [r.data["on"] for r in self._facts.live(body, "dissolve-body") if r.data["on"] <= on]
        ends = [day for day in (self._agreements.term(agreement).to, *withdrawals, *dissolved) if day is not None]
        return min(ends, default=None)

    def _successions(self, agreement: str, bound: list[dict[str, Any]], on: str) -> Iterator[dict[str, Any]]:
        """The successors of a body that was bound on the day it was dissolved, and theirs in turn."""
        waiting, seen = list(bound), {row["body"] for row in bound}
        while waiting:
            row = waiting.pop(0)
            for dissolution in self._facts.live(row["body"], "dissolve-body"):
                day = dissolution.data["on"]
                if day > on or row["to"] != day:
                    continue
                for successor in dissolution.data.get("successors", ()):
                    act = _Act(successor, day, "succession", dissolution, row["body"], row["reservation"])
                    for next_row in self._stretch(agreement, act, day, on):
                        yield next_row
                        if successor not in seen:
                            seen.add(successor)
                            waiting.append(next_row)

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
