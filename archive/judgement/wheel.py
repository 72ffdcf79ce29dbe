"""The yearly wheel (årshjul): when each body is to meet in a year.

Source: the note on the organisation, IV. Årshjul, in force from 2011; 2010 is a run-in year with the first meetings
of the kommissorier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from archive.judgement.bodies import Bodies
from archive.judgement.facts import Facts, Kommissorium
from archive.judgement.rules import Rule, judged_by, kommissorier
from archive.records import Record, WholeKnowledge
from archive.spans import Span, named_span, span


@dataclass(frozen=True, slots=True)
class Entry:
    """When a body is to meet. ``wheel`` is None where its kommissorium says so by ``first_meeting``.

    ``nth``: its number among those of its wheel that say the same, from 1; 0 of a first meeting.
    """

    body: str
    kind: str | None
    span: Span
    approximate: bool
    source: Mapping[str, Any]
    wheel: str | None
    nth: int = 0

    @property
    def first_meeting(self) -> bool:
        return self.wheel is None


@dataclass(frozen=True, slots=True)
class FirstMeeting:
    """The rule on a body's first meeting, its kommissorium, and the span that it gives."""

    kommissorium: Kommissorium
    rule: Rule
    span: Span


class Wheels:
    def __init__(self, facts: Facts, bodies: Bodies, known: WholeKnowledge) -> None:
        self._facts, self._bodies, self._known = facts, bodies, known
        self._firsts: dict[str, dict[str, FirstMeeting]] | None = None

    def of_year(self, year: int) -> Record | None:
        """The wheel in force on the first day of a year; of one day the later recorded."""
        found = [wheel for wheel in self._all() if wheel.data["effective_on"] <= _first_day(year)]
        return max(found, key=lambda wheel: (wheel.data["effective_on"], wheel.position), default=None)

    def after(self, year: int) -> Record | None:
        """The first wheel to come into force after the first day of a year; of one day the later recorded."""
        found = [wheel for wheel in self._all() if wheel.data["effective_on"] > _first_day(year)]
        return min(found, key=lambda wheel: (wheel.data["effective_on"], -wheel.position), default=None)

    def _all(self) -> list[Record]:
        return [r for wheel in self._known.of_type("wheel") for r in self._facts.live(wheel, "adopt-wheel")]

    def first_meetings(self, year: int) -> dict[str, FirstMeeting]:
        """By body: of its kommissorier that are not void, in force or not, the last recorded with a span in the year.

        Bodies that are not there on the span's last day are among them.
        """
        if self._firsts is None:
            self._firsts = {}
            bodies = self._known.owners_of("kommissorium")
            self._known.prefetch(bodies)
            for body in bodies:
                for kommissorium in kommissorier(self._facts, body):
                    self._take(body, kommissorium)
        return self._firsts.get(f"{year:04d}", {})

    def _take(self, body: str, kommissorium: Kommissorium) -> None:
        rule = judged_by(kommissorium, "first_meeting")
        found = None if rule is None else named_span(rule["value"])
        if self._firsts is not None and rule is not None and found is not None:
            self._firsts.setdefault(found.first[:4], {})[body] = FirstMeeting(kommissorium, rule, found)

    def entries(self, year: int, on: str | None) -> list[Entry]:
        """Those of a year, by first day; ``on``: the day on which ends of bodies count, None for all that are known."""
        if year < 1:
            return []
        firsts = self.first_meetings(year)
        found = [
            Entry(body, None, first.span, False, first.rule["source"], None) for body, first in sorted(firsts.items())
        ]
        found += [entry for entry in self._own(year) if not _before_first(entry, firsts)]
        there = [entry for entry in found if self._bodies.there(entry.body, entry.span.last, on)]
        return sorted(there, key=lambda entry: entry.span.first)

    def _own(self, year: int) -> Iterator[Entry]:
        wheel = self.of_year(year)
        found = [] if wheel is None else [_entry(wheel, year, given) for given in wheel.data["entries"]]
        same: Counter[tuple[str, str | None, Span]] = Counter()
        for entry in found:
            same[entry.body, entry.kind, entry.span] += 1
            yield replace(entry, nth=same[entry.body, entry.kind, entry.span])


def _entry(wheel: Record, year: int, given: Mapping[str, Any]) -> Entry:
    month, to_month = int(given["month"]), given.get("to_month")  # 3.0, as older programs kept it, is 3
    days = span(year, month, given.get("part"), None if to_month is None else int(to_month))
    return Entry(given["body"], given.get("kind"), days, given.get("approximate", False), given["source"], wheel.id)


def _before_first(entry: Entry, firsts: Mapping[str, FirstMeeting]) -> bool:
    """Whether a first meeting comes in an entry's place: it is of the same body, without kind, and begins before it."""
    first = firsts.get(entry.body)
    return first is not None and entry.kind is None and entry.span.first < first.span.first


def _first_day(year: int) -> str:
    return f"{year:04d}-01-01"
