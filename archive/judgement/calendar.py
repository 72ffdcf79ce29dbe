"""A year's wheel with its meetings: what is planned, what came of it, and what was missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.judgement.facts import Facts
from archive.judgement.matching import Matched, Met, matched
from archive.judgement.meetings import called_within, status, year_bounds
from archive.judgement.wheel import Entry, Wheels
from archive.records import WholeKnowledge
from archive.times import day_after

_LAST_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Planned:
    """An entry, a meeting, or both. ``to`` is None after the last day that can be written.

    ``status``: the meeting's; without one ``planned``, then ``missed``.
    """

    entry: Entry | None
    meeting: Met | None
    deviates: bool
    status: str

    @property
    def body(self) -> str:
        return self.entry.body if self.entry is not None else self._met.body

    @property
    def from_(self) -> str:
        return self.entry.span.first if self.entry is not None else self._met.date

    @property
    def to(self) -> str | None:
        if self.entry is not None:
            return self.entry.span.to
        return None if self._met.date == _LAST_DAY else day_after(self._met.date)

    @property
    def _met(self) -> Met:
        assert self.meeting is not None
        return self.meeting


def planned(facts: Facts, known: WholeKnowledge, wheels: Wheels, year: int, on: str) -> list[Planned]:
    """Every entry of the year, and every meeting that no entry has, by first day, body, meeting (none first)."""
    found = [_planned(facts, one, on) for one in matched(wheels.entries(year, on), _meetings(facts, known, year, on))]
    return sorted(found, key=lambda p: (p.from_, p.body, p.meeting.id if p.meeting else ""))


def _meetings(facts: Facts, known: WholeKnowledge, year: int, on: str) -> Sequence[Met]:
    return [
        Met(r.id, r.data["body"], r.data.get("kind"), str(facts.meeting_date(r.id, on)), facts.is_cancelled(r.id, on))
        for r in called_within(facts, known, *year_bounds(year), on)
    ]


def _planned(facts: Facts, one: Matched, on: str) -> Planned:
    if one.meeting is not None:
        return Planned(one.entry, one.meeting, one.deviates, status(facts, one.meeting.id, on))
    assert one.entry is not None
    return Planned(one.entry, None, False, "planned" if on <= one.entry.span.last else "missed")
