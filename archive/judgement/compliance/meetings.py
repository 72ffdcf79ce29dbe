"""The entries of a meeting, and of a year: one for each rule that the kommissorium in force has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from archive.counting import add_period
from archive.judgement import Judge
from archive.judgement.bodies import Bodies
from archive.judgement.compliance.verdicts import (
    Entry,
    compared,
    has,
    rules_of,
    strength,
    verdict,
)
from archive.judgement.compliance.years import yearly
from archive.judgement.facts import Kommissorium
from archive.judgement.meetings import called_within, year_bounds
from archive.judgement.rules import judged_by
from archive.records import Record, WholeKnowledge
from archive.rules.meetings import ABOUT_MEETINGS, FIRST_MEETING, Found, Judged, Row
from archive.spans import Span, named_span


class Compliance:
    """Judges meetings at one K; each look-up is made once."""

    def __init__(self, judge: Judge, known: WholeKnowledge) -> None:
        self._judge, self._known, self._facts = judge, known, judge.facts
        self._bodies = Bodies(judge.facts)
        self._having: dict[tuple[str, str], bool] = {}
        self._ordinary: dict[tuple[str, str, str, str], list[tuple[str, str]]] = {}

    def of_meeting(self, meeting: str, on: str) -> list[Entry]:
        """The verdicts on D, in the order of the table; none of a meeting that is cancelled on D, or void."""
        date = self._facts.meeting_date(meeting, on)
        if date is None or self._facts.is_cancelled(meeting, on):
            return []
        kommissorium = self._in_force(self._body(meeting), date)
        return [] if kommissorium is None else list(self._entries(meeting, date, kommissorium, on))

    def of_year(self, year: int, on: str, body: str | None = None) -> list[Entry]:
        """Those of the meetings of a year, by date and meeting; after them those of the year itself, by body."""
        meetings = self._meetings_in(year, body, on)
        self._known.prefetch_naming(meetings, "propose-item", "meeting")
        of_meetings = [entry for id in meetings for entry in self.of_meeting(id, on)]
        return [*of_meetings, *self.of_years(year, on, body)]

    def of_years(self, year: int, on: str, body: str | None = None) -> list[Entry]:
        """The entries on how many meetings a year had, by body."""
        bodies = self._known.owners_of("kommissorium") if body is None else [body]
        return [entry for one in bodies for entry in yearly(self._judge, self._known, self._bodies, one, year, on)]

    def latest(self, body: str, until: str, on: str, most: int) -> list[tuple[str, str]]:
        """The dates and ids of a body's last meetings dated on or before a day, within two years, in order."""
        found = self._of_body(body, on, add_period(until, {"months": 24}, -1), f"{until}~")
        return [(date, id) for date, id in found if not self._facts.is_cancelled(id, on)][-most:]

    def proposals_by(self, meeting: str, on: str) -> str | None:
        """The day by which proposals for a meeting are due; None where its kommissorium has no such rule.

        Of several such rules the last listed counts.
        """
        date = self._facts.meeting_date(meeting, on)
        rule = None if date is None else judged_by(self._in_force(self._body(meeting), date), "proposal_deadline")
        return None if date is None or rule is None else add_period(date, rule["value"], -1)

    def proposed_on(self, item: Mapping[str, Any]) -> str | None:
        """When an item of an agenda came in: as it says itself, else the earliest of the proposals that it names."""
        given: str | None = item.get("proposed_on")
        return given or min((r.data["on"] for r in self._proposals(item.get("proposed", ()))), default=None)

    def _meetings_in(self, year: int, body: str | None, on: str) -> list[str]:
        first, end = year_bounds(year)
        if body is None:
            return [r.owner for r in called_within(self._facts, self._known, first, end, on)]
        return [id for _, id in self._of_body(body, on, first, end)]

    def _of_body(self, body: str, on: str, first: str, end: str) -> list[tuple[str, str]]:
        """The dates and ids of a body's meetings within ``[first, end)``, void ones left out, in order."""
        ids = self._known.meetings_of(body, first, end)
        self._known.prefetch(ids)
        dated = ((self._facts.meeting_date(id, on), id) for id in ids)
        found = [(date, id) for date, id in dated if date is not None and first <= date < end]
        return sorted((date, id) for date, id in found if self._body(id) == body)

    def _body(self, meeting: str) -> str:
        return str(self._facts.live(meeting, "call-meeting")[0].data["body"])

    def _in_force(self, body: str, day: str) -> Kommissorium | None:
        return self._judge.authority.kommissorium(body, day)

    def _entries(self, meeting: str, date: str, kommissorium: Kommissorium, on: str) -> Iterator[Entry]:
        judged = self._judged(meeting, date, self._is_first(meeting, date, kommissorium, on), on)
        for name, row in ABOUT_MEETINGS.items():
            for rule in rules_of(kommissorium, name) if row.of(judged) else ():
                yield self._entry(judged, kommissorium, rule, row)

    def _entry(self, m: Judged, kommissorium: Kommissorium, rule: Mapping[str, Any], row: Row) -> Entry:
        found = row.judge(m, rule["value"])
        own = self._verdict(m, rule, row, found)
        said, others = compared(rule, own, lambda value: self._verdict(m, rule, row, row.judge(m, value)))
        excepted = own == "excepted"
        return {
            "rule": rule["rule"],
            "strength": strength(rule),
            "value": rule["value"],
            "required_by": found.required_by,
            "actual": found.done if found.actual is None else found.actual,
            "verdict": said,
            "excepted_by": FIRST_MEETING if excepted else None,
            "others": others,
            "binding": kommissorium.status == "adopted",
            "kommissorium": kommissorium.id,
            "source": rule["source"],
            "chosen": row.chosen or (excepted and rule["rule"] == "calling_notice"),
            "meeting": m.id,
            "body": m.body,
            "year": int(m.date[:4]),
        }

    def _verdict(self, m: Judged, rule: Mapping[str, Any], row: Row, found: Found) -> str:
        """What one value of a rule makes of a meeting, the first that holds."""
        if row.gives_way and m.first:
            return "excepted"
        return verdict(found, strength(rule), m.on) if self._applies(m, rule["rule"], found) else "not-applicable"

    def _applies(self, m: Judged, name: str, found: Found) -> bool:
        day = found.required_by
        return self._bodies.there(m.body, day, m.on) and self._has(self._in_force(m.body, day), name)

    def _has(self, kommissorium: Kommissorium | None, name: str) -> bool:
        asked = "" if kommissorium is None else kommissorium.id, name
        if asked not in self._having:
            self._having[asked] = has(kommissorium, name)
        return self._having[asked]

    def _judged(self, meeting: str, date: str, first: bool, on: str) -> Judged:
        body = self._body(meeting)
        live = [r for r in self._known.records(meeting) if not r.void]
        proposed = partial(self._proposed, meeting, live)
        return Judged(meeting, body, date, on, live, first, proposed, partial(self._meets_within, body, on))

    def _proposed(self, meeting: str, live: Iterable[Record]) -> list[str]:
        """The days of the proposals that name a meeting, or that an item of its published agendas names."""
        planned = (item for r in live if r.command == "publish-agenda" for item in r.data["items"])
        named = {id for item in planned for id in item.get("proposed", ())}
        found = self._proposals({*named, *self._known.naming(meeting, "propose-item", "meeting")})
        return [r.data["on"] for r in found if r.id in named or r.data.get("meeting") == meeting]

    def _proposals(self, ids: Iterable[str]) -> list[Record]:
        """The records of proposals that are not void."""
        self._known.prefetch(ids)
        made = (self._known.made(id) for id in ids)
        return [record for record in made if record is not None and not record.void]

    def _is_first(self, meeting: str, date: str, kommissorium: Kommissorium, on: str) -> bool:
        span = self._first_span(kommissorium)
        if span is None or not date.startswith(span.first[:5]):
            return False
        held = self._without_kind(self._body(meeting), on, *year_bounds(int(date[:4])))
        return held[:1] == [(date, meeting)]

    def _first_span(self, kommissorium: Kommissorium) -> Span | None:
        rule = judged_by(kommissorium, FIRST_MEETING)
        return None if rule is None else named_span(rule["value"])

    def _meets_within(self, body: str, on: str, span: Span) -> bool:
        return bool(self._without_kind(body, on, span.first, f"{span.last}~"))

    def _without_kind(self, body: str, on: str, first: str, end: str) -> list[tuple[str, str]]:
        """A body's meetings without a kind that are not void, nor cancelled on D."""
        asked = body, on, first, end
        if asked not in self._ordinary:
            self._ordinary[asked] = self._find_without_kind(*asked)
        return self._ordinary[asked]

    def _find_without_kind(self, body: str, on: str, first: str, end: str) -> list[tuple[str, str]]:
        return [
            (date, id)
            for date, id in self._of_body(body, on, first, end)
            if "kind" not in self._facts.live(id, "call-meeting")[0].data and not self._facts.is_cancelled(id, on)
        ]
