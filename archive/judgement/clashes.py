"""Deadlines of a year's wheel, and where one body's come before what is to feed it. They do not depend on a day.

Sources: the deadlines of the kommissorier (heading "Formalia") set against the note's wheel (IV. Årshjul). The
sources themselves do not say which clash matters; a clash is *certain* where no choice of days within the spans avoids
it, *possible* where some do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive.counting import add_days, add_period
from archive.judgement.authority import Authority
from archive.judgement.facts import Facts, Kommissorium
from archive.judgement.rules import judged_by
from archive.judgement.wheel import Entry, Wheels
from archive.rules.meetings import ABOUT_MEETINGS, FIRST_MEETING, PERIODS_BACK, PERIODS_ON
from archive.spans import Span

MEETING, MINUTES_FINAL = "meeting", "minutes-final"
# When the minutes count as approved: a period of remarks after they are sent.
FINAL = "final"
DEADLINES = (*PERIODS_BACK, *PERIODS_ON, FINAL)
# What the feeder reaches, and by when the fed needs it.
PAIRS = (
    (MEETING, MEETING),
    (MEETING, "proposal_deadline"),
    (MEETING, "agenda_notice"),
    (MINUTES_FINAL, "proposal_deadline"),
    (MINUTES_FINAL, "agenda_notice"),
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The days within which one falls, whichever day of its span a meeting is held."""

    rule: str
    earliest: str
    latest: str
    source: Mapping[str, Any]
    excepted_by: str | None
    before_kommissorium: bool | None


class Deadlines:
    def __init__(self, facts: Facts, authority: Authority, wheels: Wheels) -> None:
        self._facts, self._authority, self._wheels = facts, authority, wheels
        self._found: dict[tuple[str, Span, bool], list[Deadline]] = {}

    def kommissorium(self, body: str, day: str) -> Kommissorium | None:
        """The one in force on a day, else the first to come into force later."""
        starts = sorted({r.data["effective_on"] or "" for r in self._facts.live(body, "adopt-kommissorium")})
        days = [day, *(start for start in starts if start > day)]
        return next((k for k in (self._authority.kommissorium(body, one) for one in days) if k is not None), None)

    def of(self, entry: Entry) -> list[Deadline]:
        key = entry.body, entry.span, entry.first_meeting
        if key not in self._found:
            kommissorium = self.kommissorium(entry.body, entry.span.first)
            self._found[key] = [] if kommissorium is None else list(_deadlines(kommissorium, entry))
        return self._found[key]

    def of_year(self, year: int) -> list[tuple[Entry, Deadline]]:
        """Those of the year's entries without kind, by first day and body."""
        entries = sorted(self._entries(year), key=lambda entry: (entry.span.first, entry.body))
        return [(entry, deadline) for entry in entries for deadline in self.of(entry)]

    def clashes(self, year: int) -> list[Clash]:
        """By the fed's first day, the fed, the feeder, then in the order of ``_PAIRS``."""
        here = self._entries(year)
        before = [*self._entries(year - 1), *here]
        found = [
            clash
            for feed in self._feeds(year)
            for fed in here
            if fed.body == feed["to"]
            for feeder in _latest(before, feed["from"], fed)
            for clash in self._between(feed, feeder, fed)
        ]
        return sorted(found, key=lambda c: c.order)

    def _entries(self, year: int) -> list[Entry]:
        return [entry for entry in self._wheels.entries(year, None) if entry.kind is None]

    def _feeds(self, year: int) -> list[Mapping[str, Any]]:
        wheel = self._wheels.of_year(year) or self._wheels.after(year)
        return [] if wheel is None else list(wheel.data["feeds"])

    def _between(self, feed: Mapping[str, Any], feeder: Entry, fed: Entry) -> Iterator[Clash]:
        milestones, deadlines = self._milestones(feeder), self._milestones(fed)
        if feed.get("needs") != "minutes":
            milestones.pop(MINUTES_FINAL, None)
        for milestone, deadline in PAIRS:
            if milestone in milestones and deadline in deadlines:
                clash = Clash(
                    feeder, fed, milestone, deadline, milestones[milestone], deadlines[deadline], feed["source"]
                )
                if clash.severity is not None:
                    yield clash

    def _milestones(self, entry: Entry) -> dict[str, tuple[str, str]]:
        found = {FINAL: MINUTES_FINAL}
        days = {found.get(d.rule, d.rule): (d.earliest, d.latest) for d in self.of(entry)}
        return {MEETING: (entry.span.first, entry.span.last), **days}


@dataclass(frozen=True, slots=True)
class Clash:
    """``reached``: the earliest and the latest day of the milestone; ``needed``: of the deadline."""

    feeder: Entry
    fed: Entry
    milestone: str
    deadline: str
    reached: tuple[str, str]
    needed: tuple[str, str]
    source: Mapping[str, Any]

    @property
    def order(self) -> tuple[str, str, str, int]:
        return self.fed.span.first, self.fed.body, self.feeder.body, PAIRS.index((self.milestone, self.deadline))

    @property
    def severity(self) -> str | None:
        if self.reached[0] > self.needed[1]:
            return "certain"
        return "possible" if self.reached[1] > self.needed[0] else None


def _latest(entries: list[Entry], body: str, fed: Entry) -> list[Entry]:
    """The feeder's entry that begins last on or before the fed's, of those that begin on one day the longer."""
    found = [entry for entry in entries if entry.body == body and entry.span.first <= fed.span.first]
    return [max(found, key=lambda entry: (entry.span.first, entry.span.last))] if found else []


def _deadlines(kommissorium: Kommissorium, entry: Entry) -> Iterator[Deadline]:
    span = entry.span
    for name in PERIODS_BACK:
        if rule := judged_by(kommissorium, name):
            excepted = FIRST_MEETING if ABOUT_MEETINGS[name].gives_way and entry.first_meeting else None
            days = add_period(span.first, rule["value"], -1), add_period(span.last, rule["value"], -1)
            yield _deadline(kommissorium, name, days, rule["source"], excepted)
    for name in PERIODS_ON:
        if rule := judged_by(kommissorium, name):
            days = add_period(span.first, rule["value"]), add_period(span.last, rule["value"])
            yield _deadline(kommissorium, name, days, rule["source"])
    sent, remarks = judged_by(kommissorium, "minutes_within"), judged_by(kommissorium, "remark_period")
    if sent and remarks:
        days = (
            add_period(span.first, remarks["value"]),
            add_period(add_period(span.last, sent["value"]), remarks["value"]),
        )
        yield _deadline(kommissorium, FINAL, (add_days(days[0], 1), add_days(days[1], 1)), remarks["source"])


def _deadline(
    kommissorium: Kommissorium, rule: str, days: tuple[str, str], source: Mapping[str, Any], excepted: str | None = None
) -> Deadline:
    effective = kommissorium.record.data["effective_on"]
    before = None if effective is None else days[0] < effective
    return Deadline(rule, *days, source, excepted, before)
