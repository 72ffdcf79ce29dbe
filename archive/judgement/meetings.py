"""The meetings of a stretch of days."""

from __future__ import annotations

from archive.judgement.facts import Facts
from archive.records import Record, WholeKnowledge

# Sorts after every date.
AFTER_ALL = "~"


def year_bounds(year: int) -> tuple[str, str]:
    """``[first, end)`` of a year, the end as a text that sorts after its last day."""
    return f"{year:04d}-01-01", f"{year:04d}-{AFTER_ALL}"


def called_within(facts: Facts, known: WholeKnowledge, first: str, end: str, on: str | None = None) -> list[Record]:
    """The callings, not void, of the meetings whose date lies in ``[first, end)``, by date, then id.

    The date is that by what was announced on ``on`` (None: ever).
    """
    ids = {*known.dated("call-meeting", first, end), *known.dated("move-meeting", first, end)}
    known.prefetch(sorted(ids))
    found = [(facts.meeting_date(id, on), id) for id in ids]
    return [
        record
        for date, id in sorted((date, id) for date, id in found if date is not None and first <= date < end)
        for record in facts.live(id, "call-meeting")
    ]


def status(facts: Facts, meeting: str, on: str) -> str:
    """``cancelled``, ``held`` from its date on, else ``called``."""
    if facts.is_cancelled(meeting, on):
        return "cancelled"
    return "held" if str(facts.meeting_date(meeting, on)) <= on else "called"
