"""What is missing of decisions: approvals, follow-up, paper."""

from __future__ import annotations

from collections.abc import Iterator

from archive.counting import add_days
from archive.judgement.documents import has_paper
from archive.judgement.follow_ups import assignment
from archive.judgement.missing.asked import Asked
from archive.judgement.missing.rows import Row, behind
from archive.records import Record

# The sources give no deadline for an approval, for bringing out or for paper: these are the archive's.
DAYS_TO_APPROVE = 60
DAYS_TO_BRING_OUT = 30
DAYS_FOR_PAPER = 30


def approval_outstanding(asked: Asked) -> Iterator[Row]:
    """Those required for all by a decision or an agreement who have neither approved nor declined."""
    decisions = asked.decided(DAYS_TO_APPROVE, void=True)
    asked.known.prefetch_naming([r.id for r in decisions], "enter-agreement", "decision")
    for record in decisions:
        due = asked.after(record, DAYS_TO_APPROVE)
        counts = not record.void and not _annulled(asked, record, due)
        if counts and record.data["outcome"] in ("adopted", "recommended"):
            yield from _unanswered(asked, record, "decision", due)
        for id in asked.known.naming(record.id, "enter-agreement", "decision"):
            agreement = asked.facts.agreement(id)
            if not agreement.void and agreement.data.get("decision") == record.id:
                yield from _unanswered(asked, agreement, "agreement", due)
    first, end = asked.shifted(-DAYS_TO_APPROVE)
    for id in asked.known.within("enter-agreement", "effective_on", first, end):
        agreement = asked.facts.agreement(id)
        if not agreement.void and "decision" not in agreement.data:
            due = add_days(agreement.data["effective_on"], DAYS_TO_APPROVE)
            if asked.holds(due):
                yield from _unanswered(asked, agreement, "agreement", due)


def _unanswered(asked: Asked, record: Record, type: str, due: str) -> Iterator[Row]:
    required = [row["body"] for row in record.data.get("requires", ()) if row.get("for", "all") == "all"]
    for body in dict.fromkeys(required):
        if asked.judge.votes.counting(record.id, body, asked.at(due)) is None:
            yield Row("approval-outstanding", due, (type, record.id), body, chosen=True)


def _annulled(asked: Asked, decision: Record, due: str) -> bool:
    return any(day <= asked.at(due) for day in asked.judge.authority.annulments(decision.id))


def not_brought_out(asked: Asked) -> Iterator[Row]:
    decisions = asked.decided(DAYS_TO_BRING_OUT)
    asked.known.prefetch_naming([r.id for r in decisions], "assign", "decision")
    for record in decisions:
        due, body = asked.after(record, DAYS_TO_BRING_OUT), record.data["body"]
        rule = asked.having_for(body, "brings_out", record.data["decided_on"])
        if rule is None or record.data["outcome"] != "adopted" or _annulled(asked, record, due):
            continue
        if not _is_brought_out(asked, record.id):
            yield Row("not-brought-out", due, ("decision", record.id), body, behind(*rule), chosen=True)


def _is_brought_out(asked: Asked, decision: str) -> bool:
    return any(
        r.data["kind"] == "bring-out" and r.data["decision"] == decision
        for id in asked.known.naming(decision, "assign", "decision")
        for r in asked.facts.live(id, "assign")
    )


def assignment_overdue(asked: Asked) -> Iterator[Row]:
    ids = {id for command in ("assign", "follow-up") for id in asked.known.within(command, "due", *asked.shifted(0))}
    asked.known.prefetch(sorted(ids))
    for id in sorted(ids):
        found = assignment(asked.facts, asked.judge.authority, id, asked.on)
        if found is not None and found.due is not None and asked.holds(found.due) and found.state == "open":
            says = {"task": found.record.data["task"], "to": [state.body for state in found.to if state.open]}
            if found.decided_on <= asked.on:
                yield Row("assignment-overdue", found.due, ("assignment", id), found.decided_by, says=says)


def without_paper(asked: Asked) -> Iterator[Row]:
    decisions = asked.decided(DAYS_FOR_PAPER)
    asked.known.prefetch(sorted({r.data["meeting"] for r in decisions if "meeting" in r.data}))
    asked.known.prefetch_naming([r.id for r in decisions], "file-document", "belongs_to")
    for record in decisions:
        due = asked.after(record, DAYS_FOR_PAPER)
        if not has_paper(asked.facts, asked.known, asked.judge.meetings, record.id, asked.at(due)):
            yield Row("decision-without-paper", due, ("decision", record.id), record.data["body"], chosen=True)
