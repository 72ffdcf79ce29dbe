"""How many meetings a body had in a year, against the number that its kommissorium names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from archive.judgement import Judge
from archive.judgement.bodies import Bodies
from archive.judgement.compliance.verdicts import MISSED, Entry, compared, has, rules_of, strength
from archive.judgement.meetings import year_bounds
from archive.judgement.rules import judged_by, kommissorier
from archive.records import WholeKnowledge
from archive.rules.meetings import FIRST_MEETING
from archive.spans import named_span

PER_YEAR = "meetings_per_year"


def yearly(judge: Judge, known: WholeKnowledge, bodies: Bodies, body: str, year: int, on: str) -> Iterator[Entry]:
    """An entry for each such rule of the kommissorium in force on the last day of the year."""
    last = f"{year:04d}-12-31"
    kommissorium = judge.authority.kommissorium(body, last)
    rules = [] if kommissorium is None else rules_of(kommissorium, PER_YEAR)
    if kommissorium is None or not rules:
        return
    applies = _applies(judge, bodies, body, year, on)
    held = list(_held(judge, known, body, year, on))
    known.prefetch_naming(held, "record-decision", "meeting")
    documented = sum(_is_documented(judge, known, id, on) for id in held)
    for rule in rules:
        judged = partial(_verdict, applies, len(held), documented, strength(rule), on > last)
        said, others = compared(rule, judged(rule["value"]), judged)
        yield {
            "rule": PER_YEAR,
            "strength": strength(rule),
            "value": rule["value"],
            "required_by": last,
            "actual": len(held),
            "verdict": said,
            "excepted_by": None,
            "others": others,
            "binding": kommissorium.status == "adopted",
            "kommissorium": kommissorium.id,
            "source": rule["source"],
            "chosen": False,
            "meeting": None,
            "body": body,
            "year": year,
            "documented": documented,
        }


def _verdict(applies: bool, held: int, documented: int, strength: str, over: bool, value: Mapping[str, Any]) -> str:
    if not applies:
        return "not-applicable"
    if "max" in value and held > value["max"]:
        return "departed"
    if not over:
        return "pending"
    least = value.get("min", 0)
    if documented >= least:
        return "kept"
    return "unknown" if held >= least else MISSED[strength]


def _applies(judge: Judge, bodies: Bodies, body: str, year: int, on: str) -> bool:
    """Whether the body was there, and under such a rule, all through a year that its first meeting does not open."""
    first, last = f"{year:04d}-01-01", f"{year:04d}-12-31"
    rules = (judged_by(one, FIRST_MEETING) for one in kommissorier(judge.facts, body))
    spans = [span for rule in rules if rule is not None and (span := named_span(rule["value"])) is not None]
    begun = not spans or min(span.first for span in spans) <= first
    return (
        begun and bodies.there_all(body, first, last, on) and has(judge.authority.kommissorium(body, first), PER_YEAR)
    )


def _held(judge: Judge, known: WholeKnowledge, body: str, year: int, on: str) -> Iterator[str]:
    """The meetings without a kind that were held by D: not void, not cancelled."""
    first, end = year_bounds(year)
    ids = known.meetings_of(body, first, end)
    known.prefetch(ids)
    for id in ids:
        date = judge.facts.meeting_date(id, on)
        if date is None or not first <= date < end or date > on or judge.facts.is_cancelled(id, on):
            continue
        data = judge.facts.live(id, "call-meeting")[0].data
        if data["body"] == body and "kind" not in data:
            yield id


def _is_documented(judge: Judge, known: WholeKnowledge, meeting: str, on: str) -> bool:
    """Whether minutes are recorded, or a decision dated by D that is not void."""
    if judge.facts.live(meeting, "record-minutes"):
        return True
    decisions = known.naming(meeting, "record-decision", "meeting")
    known.prefetch(decisions)
    taken = [judge.facts.decision(id) for id in decisions]
    return any(not r.void and r.data.get("meeting") == meeting and r.data["decided_on"] <= on for r in taken)
