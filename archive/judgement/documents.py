"""Documents as what is judged stands on them."""

from __future__ import annotations

from collections.abc import Iterable

from archive.judgement.facts import Facts
from archive.judgement.meetings import Meetings
from archive.records import Record, WholeKnowledge


def counts(document: Record, on: str) -> bool:
    """Whether a document counts on a day: it is not void, and dated by then or not at all."""
    return not document.void and (document.data.get("dated") or "") <= on


def filed(facts: Facts, id: str) -> Record | None:
    """The record that filed a document, void or not."""
    return next((r for r in facts.known.records(id) if r.command == "file-document"), None)


def filed_counting(facts: Facts, ids: Iterable[str], on: str) -> list[Record]:
    """Those of some documents that count on a day, in the order of recording."""
    found = [record for record in (filed(facts, id) for id in ids) if record is not None and counts(record, on)]
    return sorted(found, key=lambda record: record.position)


def has_paper(facts: Facts, known: WholeKnowledge, meetings: Meetings, decision: str, on: str) -> bool:
    """Whether paper stands behind a decision: its document, one that belongs to it, or recorded minutes."""
    data = facts.decision(decision).data
    named = [data["document"]] if "document" in data else []
    meeting = data.get("meeting")
    if meeting is not None and meetings.minutes(meeting, on).versions:
        return True
    return bool(filed_counting(facts, [*named, *known.naming(decision, "file-document", "belongs_to")], on))
