"""What lies ahead on a day: deadlines, days on which something becomes final or ends, and what will be missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.counting import add_days, add_months
from archive.judgement import Judge
from archive.judgement.calendar import planned
from archive.judgement.counting_on import CountingOn
from archive.judgement.follow_ups import assignment
from archive.judgement.meetings import AFTER_ALL, called_within
from archive.judgement.missing import Asked, Row, missing
from archive.judgement.missing.agreements import NOT_STANDING
from archive.judgement.missing.answers import unanswered
from archive.judgement.missing.rows import behind
from archive.judgement.missing.terms import body_terms
from archive.rules.meetings import PERIODS_BACK

# How many months ahead the end of a term is told.
MONTHS_AHEAD = (18, 12, 6)
# What these say of a day to come is told by a row of its own.
_TOLD = frozenset({"remark-open", "assignment-overdue"})


@dataclass(frozen=True, slots=True)
class Due:
    """``rule``: its name, None where none is behind it. ``says``: what its sentence shows beside these, by name."""

    due: str
    kind: str
    body: str | None = None
    meeting: str | None = None
    subject: tuple[str, str] | None = None
    rule: str | None = None
    says: Mapping[str, Any] = field(default_factory=dict)

    @property
    def order(self) -> tuple[str, str, str, str, str, str]:
        subject = self.subject[1] if self.subject else ""
        return self.due, self.kind, self.body or "", self.meeting or "", subject, self.rule or ""


def due(asked: Asked) -> list[Due]:
    """What is due on the days asked for, as it stands on the day, by due, kind, body."""
    if asked.last < asked.first:
        return []
    sources = (_rules, _minutes, _entries, _assignments, _remarks, _asks, _missing, _agreement_terms, _body_terms)
    return sorted((row for source in sources for row in source(asked)), key=lambda row: row.order)


def _rules(asked: Asked) -> Iterator[Due]:
    """What the rules on meetings ask for and is still to come; what their sources disagree on too."""
    first = min(add_days(asked.first, -asked.longest_on), f"{asked.first[:4]}-01-01")
    end = max(add_days(asked.last, asked.longest_back), f"{asked.last[:4]}-12-31")
    called = called_within(asked.facts, asked.known, first, f"{end}{AFTER_ALL}", asked.on)
    of_meetings = [entry for calling in called for entry in asked.compliance.of_meeting(calling.id, asked.on)]
    of_years = [entry for year in asked.years for entry in asked.compliance.of_years(year, asked.on)]
    for entry in [*of_meetings, *of_years]:
        verdicts = (
            entry["verdict"],
            *(other["verdict"] for other in entry["others"] if entry["verdict"] == "disputed"),
        )
        if "pending" in verdicts and asked.holds(entry["required_by"]):
            subject = ("body", entry["body"]) if entry["meeting"] is None else ("meeting", entry["meeting"])
            said = entry["required_by"], "rule", entry["body"], entry["meeting"], subject, entry["rule"]
            yield Due(*said, {"verdict": entry["verdict"]})


def _sent(asked: Asked) -> list[str]:
    """The meetings whose minutes may become final, or whose remarks may be due, on a day asked for."""
    first, end = add_days(asked.first, -asked.longest_on - 1), asked.shifted(0)[1]
    sent = (("dispatch-minutes", "on"), ("settle-remark", "on"))
    ids = sorted({id for command, name in sent for id in asked.known.within(command, name, first, end)})
    asked.known.prefetch(ids)
    return [id for id in ids if asked.facts.live(id, "call-meeting")]


def _body_of(asked: Asked, meeting: str) -> str:
    return str(asked.facts.live(meeting, "call-meeting")[0].data["body"])


def _minutes(asked: Asked) -> Iterator[Due]:
    for meeting in _sent(asked):
        final_on = asked.judge.meetings.minutes(meeting, asked.on).final_on
        if final_on is not None and asked.holds(final_on) and final_on >= asked.on:
            rule = asked.judge.meetings.remark_period(meeting, asked.on)
            named = None if rule is None else rule["rule"]
            yield Due(final_on, "minutes-final", _body_of(asked, meeting), meeting, ("meeting", meeting), named)


def _remarks(asked: Asked) -> Iterator[Due]:
    for meeting in _sent(asked):
        found = asked.judge.meetings.minutes(meeting, asked.on)
        if found.remarks_until is not None and asked.holds(found.remarks_until):
            for remark in found.remarks:
                if remark.open and not remark.late:
                    says = {"remark": remark.record.data["remark"], "from": remark.record.data["from"]}
                    subject = ("meeting", meeting)
                    body = _body_of(asked, meeting)
                    yield Due(found.remarks_until, "remark", body, meeting, subject, "remark_period", says)


def _entries(asked: Asked) -> Iterator[Due]:
    """Entries without a meeting: their first day, and the deadlines counted back from it."""
    until = int(add_days(asked.last, asked.longest_back)[:4])
    for year in range(int(asked.first[:4]), until + 1):
        for one in planned(asked.facts, asked.known, asked.wheels, year, asked.on):
            entry = one.entry
            if entry is None or one.status != "planned":
                continue
            subject = ("wheel", entry.wheel) if entry.wheel is not None else ("body", entry.body)
            says = {"words": entry.span.words, "year": year, "meeting_kind": entry.kind}
            if asked.holds(entry.span.first):
                yield Due(entry.span.first, "entry", entry.body, None, subject, None, says)
            for deadline in asked.deadlines.of(entry):
                if deadline.rule in PERIODS_BACK and not deadline.excepted_by and asked.holds(deadline.earliest):
                    yield Due(deadline.earliest, "entry-deadline", entry.body, None, subject, deadline.rule, says)


def _assignments(asked: Asked) -> Iterator[Due]:
    ids = {id for command in ("assign", "follow-up") for id in asked.known.within(command, "due", *asked.shifted(0))}
    asked.known.prefetch(sorted(ids))
    for id in sorted(ids):
        found = assignment(asked.facts, asked.judge.authority, id, asked.on)
        if found is None or found.due is None or found.state != "open" or found.decided_on > asked.on:
            continue
        if asked.holds(found.due):
            says = {"task": found.record.data["task"], "to": [state.body for state in found.to if state.open]}
            yield Due(found.due, "assignment", found.decided_by, None, ("assignment", id), None, says)


def _asks(asked: Asked) -> Iterator[Due]:
    for id in asked.known.within("ask", "reply_by", *asked.shifted(0)):
        ask = asked.known.made(id)
        if ask is None or ask.void or ask.data["on"] > asked.on or not asked.holds(ask.data.get("reply_by")):
            continue
        meeting = ask.data["subject"] if ask.data["what"] == "items" else None
        subject = ("agreement" if meeting is None else "meeting", ask.data["subject"])
        for body in unanswered(asked, ask) if _stands(asked, subject) else ():
            says = {"ask": id, "what": ask.data["what"]}
            yield Due(ask.data["reply_by"], "ask", body, meeting, subject, None, says)


def _stands(asked: Asked, subject: tuple[str, str]) -> bool:
    made = asked.known.made(subject[1])
    return made is not None and not made.void


def _missing(asked: Asked) -> Iterator[Due]:
    """What will be missing if nothing happens, rows that are told otherwise aside."""
    known = CountingOn(asked.known, asked.on)
    first = max(asked.first, asked.on)
    ahead = Asked(Judge(known), known, asked.on, first, asked.last, ahead=True)
    for row in missing(ahead):
        if row.kind not in _TOLD and not (row.kind == "not-acceded" and not row.chosen):
            yield _as_due(row)


def _as_due(row: Row) -> Due:
    meeting = row.subject[1] if row.subject is not None and row.subject[0] == "meeting" else None
    rule = None if row.behind is None else row.behind.rule
    return Due(row.due, row.kind, row.body, meeting, row.subject, rule, row.says)


def _agreement_terms(asked: Asked) -> Iterator[Due]:
    first, end = asked.first, add_days(asked.last, 31 * max(MONTHS_AHEAD) + 1)
    ends = (("enter-agreement", "ends_on"), ("extend-agreement", "to"), ("end-agreement", "on"))
    for id in sorted({id for command, name in ends for id in asked.known.within(command, name, first, end)}):
        to = asked.judge.agreements.term(id).to
        if to is None or asked.judge.agreements.status(id, asked.on) in NOT_STANDING:
            continue
        yield from (
            Due(day, "agreement-term", None, None, ("agreement", id), None, {"months": months, "to": to})
            for months, day in _ahead(asked, to)
        )


def _body_terms(asked: Asked) -> Iterator[Due]:
    for term in body_terms(asked):
        rule = behind(term.kommissorium, term.rule).rule
        yield from (
            Due(day, "body-term", term.body, None, ("body", term.body), rule, {"months": months, "to": term.ends})
            for months, day in _ahead(asked, term.ends)
        )


def _ahead(asked: Asked, end: str) -> Iterator[tuple[int, str]]:
    days = ((months, add_months(end, -months)) for months in MONTHS_AHEAD)
    return (one for one in days if asked.holds(one[1]))
