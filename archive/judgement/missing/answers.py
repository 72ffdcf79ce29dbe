"""Who was asked and has not answered."""

from __future__ import annotations

from archive.judgement import agendas
from archive.judgement.missing.asked import Asked
from archive.records import Record


def unanswered(asked: Asked, ask: Record) -> list[str]:
    """The bodies asked that have given no answer by the day: no vote, no accession, no item."""
    answers = {"approval": _has_voted, "accession": _is_party, "items": _has_proposed}[ask.data["what"]]
    return [body for body in dict.fromkeys(ask.data["to"]) if not answers(asked, ask.data["subject"], body)]


def _has_voted(asked: Asked, agreement: str, body: str) -> bool:
    return asked.judge.votes.counting(agreement, body, asked.on) is not None


def _is_party(asked: Asked, agreement: str, body: str) -> bool:
    rows = asked.judge.parties.rows(agreement, asked.on)
    return any(row["body"] == body and (row["from"] or "") <= asked.on for row in rows)


def _has_proposed(asked: Asked, meeting: str, body: str) -> bool:
    """By a proposal that names the meeting or that its published agenda names, or by an item of that agenda."""
    items = [item for agenda in agendas.counting(asked.facts, meeting, asked.on) for item in agenda.data["items"]]
    placed = (id for item in items for id in item.get("proposed", ()))
    proposals = sorted({*asked.known.naming(meeting, "propose-item", "meeting"), *placed})
    made = [record for record in (asked.known.made(id) for id in proposals) if record is not None and not record.void]
    if any(r.data["on"] <= asked.on and asked.bodies.means(r.data["from"], body) for r in made):
        return True
    return any(asked.bodies.means(item.get("proposed_by"), body) for item in items)
