"""Meetings: those of a stretch of days; by which kommissorium one is judged, and how its minutes stand."""

from __future__ import annotations

from typing import Any

from archive.judgement.authority import Authority
from archive.judgement.facts import Facts, Kommissorium
from archive.judgement.minutes import Minutes, minutes
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


class Meetings:
    def __init__(self, facts: Facts, authority: Authority) -> None:
        self._facts, self._authority = facts, authority
        self._kommissorier: dict[tuple[str, str | None], Kommissorium | None] = {}
        self._minutes: dict[tuple[str, str], Minutes] = {}

    def kommissorium(self, meeting: str, on: str | None = None) -> Kommissorium | None:
        """The one in force on the day of a meeting, its date as known on ``on`` (None: moves ever)."""
        calling, day = self._facts.live(meeting, "call-meeting"), self._facts.meeting_date(meeting, on)
        if (meeting, day) not in self._kommissorier:
            body = calling[0].data["body"] if calling else None
            found = None if body is None or day is None else self._authority.kommissorium(body, day)
            self._kommissorier[meeting, day] = found
        return self._kommissorier[meeting, day]

    def remark_period(self, meeting: str, on: str | None = None) -> dict[str, Any] | None:
        """The rule that gives a period for remarks, with its kommissorium and ``status``; None where there is none."""
        kommissorium = self.kommissorium(meeting, on)
        rule = None if kommissorium is None else kommissorium.rule("remark_period")
        if kommissorium is None or rule is None:
            return None
        return {"kommissorium": kommissorium.id, "status": kommissorium.status, **rule}

    def minutes(self, meeting: str, on: str) -> Minutes:
        if (meeting, on) not in self._minutes:
            records, date = self._facts.known.records(meeting), self._facts.meeting_date(meeting, on)
            rule = self.remark_period(meeting, on)
            self._minutes[meeting, on] = minutes(records, date, None if rule is None else rule["value"], on)
        return self._minutes[meeting, on]
