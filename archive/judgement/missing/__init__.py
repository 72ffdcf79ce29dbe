"""What is missing: what was due and has not been done, by kind, with the rule behind it where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from archive.judgement.missing import agreements, decisions, dialogue, meetings, publishing, terms
from archive.judgement.missing.asked import Asked
from archive.judgement.missing.rows import Behind, Row

__all__ = ["Asked", "Behind", "Row", "missing"]

_SOURCES: Sequence[Callable[[Asked], Iterator[Row]]] = (
    meetings.rule_not_kept,
    meetings.too_few_meetings,
    meetings.first_meetings,
    meetings.entry_missed,
    meetings.remark_open,
    meetings.date_order,
    decisions.approval_outstanding,
    decisions.not_brought_out,
    decisions.assignment_overdue,
    decisions.without_paper,
    publishing.not_published,
    agreements.not_acceded,
    agreements.agreement_ends,
    agreements.no_hovedaftale,
    dialogue.dialogue_missing,
    dialogue.report_missing,
    dialogue.report_not_discussed,
    dialogue.evaluation,
    dialogue.supervision,
    terms.body_term_ends,
)


def missing(asked: Asked) -> list[Row]:
    """The rows by kind, due, id, body and rule."""
    if asked.last < asked.first:
        return []
    return sorted((row for source in _SOURCES for row in source(asked)), key=lambda row: row.order)
