"""A question about what is missing: which days, on which day, and what it is judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from archive.counting import add_days
from archive.judgement import Judge
from archive.judgement.bodies import Bodies
from archive.judgement.clashes import Deadlines
from archive.judgement.compliance import Compliance
from archive.judgement.dialogue import Dialogue
from archive.judgement.facts import Facts, Kommissorium
from archive.judgement.meetings import AFTER_ALL
from archive.judgement.rules import Rule, judged_by, kommissorier
from archive.judgement.wheel import Wheels
from archive.records import Record, WholeKnowledge
from archive.rules.meetings import PERIODS_BACK, PERIODS_ON
from archive.times import day_after


@dataclass(frozen=True)
class Asked:
    """What is due from ``first`` to ``last``, both included, as it stands on ``on``.

    ``ahead``: not what is overdue on that day, but what will be if nothing happens: each row is judged on the day
    after it is due, by a ``known`` without what is dated after ``on``.
    """

    judge: Judge
    known: WholeKnowledge
    on: str
    first: str
    last: str
    ahead: bool = False

    @property
    def facts(self) -> Facts:
        return self.judge.facts

    @cached_property
    def bodies(self) -> Bodies:
        return Bodies(self.facts)

    @cached_property
    def wheels(self) -> Wheels:
        return Wheels(self.facts, self.bodies, self.known)

    @cached_property
    def deadlines(self) -> Deadlines:
        return Deadlines(self.facts, self.judge.authority, self.wheels)

    @cached_property
    def compliance(self) -> Compliance:
        return Compliance(self.judge, self.known)

    @cached_property
    def dialogue(self) -> Dialogue:
        return Dialogue(self.facts, self.bodies, self.known)

    def holds(self, due: str | None) -> bool:
        return due is not None and self.first <= due <= self.last

    def at(self, due: str) -> str:
        """The day on which what is due is judged."""
        return day_after(due) if self.ahead and due < "9999-12-31" else self.on

    @cached_property
    def years(self) -> range:
        """The years in which days asked for lie."""
        return range(int(self.first[:4]), int(self.last[:4]) + 1)

    def shifted(self, days: int) -> tuple[str, str]:
        """``[first, end)`` of the days asked for, so many days away."""
        return add_days(self.first, days), _end(add_days(self.last, days))

    def may_run(self, agreements: Iterable[str], day: str) -> list[str]:
        """Those of some agreements that may be in force on a day or after it: what surely ended before is not read."""
        if day not in self._over:
            known = self.known
            later = {
                *known.within("extend-agreement", "to", day, AFTER_ALL),
                *known.within("end-agreement", "on", day, AFTER_ALL),
            }
            self._over[day] = {*known.within("enter-agreement", "ends_on", "", day)} - later
        return [id for id in agreements if id not in self._over[day]]

    @cached_property
    def _over(self) -> dict[str, set[str]]:
        """By day: what has an end before it, and no other at it or after."""
        return {}

    def decided(self, days: int, void: bool = False) -> list[Record]:
        """The decisions of whose day it is so many days to one asked for, by id; void ones too only where asked."""
        first, end = self.shifted(-days)
        ids = self.known.dated("record-decision", first, end)
        self.known.prefetch(ids)
        found = [self.facts.decision(id) for id in ids]
        return [
            r
            for r in found
            if (void or not r.void) and r.data["decided_on"] <= self.on and self.holds(self.after(r, days))
        ]

    @staticmethod
    def after(decision: Record, days: int) -> str:
        return add_days(decision.data["decided_on"], days)

    @cached_property
    def kommissorium_bodies(self) -> list[str]:
        """The bodies that ever had a kommissorium, by id; what a void one was to do is nothing that is missing."""
        bodies = list(self.known.owners_of("kommissorium"))
        self.known.prefetch(bodies)
        return [body for body in bodies if not self.bodies.made(body).void]

    def having(self, rule: str, day: str) -> list[tuple[str, Kommissorium, Rule]]:
        """The bodies whose kommissorium in force on a day has a rule, by id."""
        found = []
        for body in self._ever_having.get(rule, ()):
            kommissorium = self.judge.authority.kommissorium(body, day)
            judged = judged_by(kommissorium, rule)
            if kommissorium is not None and judged is not None:
                found.append((body, kommissorium, judged))
        return found

    def having_for(self, body: str, rule: str, day: str) -> tuple[Kommissorium, Rule] | None:
        kommissorium = None if self.bodies.made(body).void else self.judge.authority.kommissorium(body, day)
        judged = judged_by(kommissorium, rule)
        return None if kommissorium is None or judged is None else (kommissorium, judged)

    @cached_property
    def _ever_having(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for body in self.kommissorium_bodies:
            names = {rule["rule"] for one in kommissorier(self.facts, body) for rule in one.rules}
            for name in names:
                found.setdefault(name, []).append(body)
        return found

    @cached_property
    def longest_back(self) -> int:
        """How many days at most a deadline lies before its meeting, by any kommissorium."""
        return self._longest(PERIODS_BACK)

    @cached_property
    def longest_on(self) -> int:
        """How many days at most pass from a dispatch to the last day for remarks, or from a meeting to its minutes."""
        return self._longest(("remark_period", *PERIODS_ON))

    def _longest(self, rules: tuple[str, ...]) -> int:
        values = [
            _days(rule["value"])
            for body in self.kommissorium_bodies
            for kommissorium in kommissorier(self.facts, body)
            for name in rules
            for rule in kommissorium.judged(name)
        ]
        return max(values, default=0)


def _days(period: Mapping[str, Any]) -> int:
    """At most so many days."""
    ((unit, count),) = period.items()
    return int(count) * {"days": 1, "weeks": 7, "months": 31}[unit]


def _end(last: str) -> str:
    return "~" if last == "9999-12-31" else day_after(last)
