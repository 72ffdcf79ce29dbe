"""Agreements and justeringer that were to be published and were not.

Source: Partnerskabsforum, tasks: the hovedaftale and its justeringer are published. When is not said: the archive
counts 30 days from the day it applies or is final, whichever comes first.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.counting import add_days
from archive.judgement.missing.agreements import NOT_STANDING
from archive.judgement.missing.asked import Asked
from archive.judgement.missing.rows import Row, behind
from archive.judgement.publications import publications
from archive.records import Record

DAYS_TO_PUBLISH = 30


def not_published(asked: Asked) -> Iterator[Row]:
    for id in _candidates(asked):
        made = asked.known.made(id)
        if made is not None and not made.void and made.command in ("enter-agreement", "adopt-justering"):
            yield from _unpublished(asked, made)


def _unpublished(asked: Asked, made: Record) -> Iterator[Row]:
    agreement = asked.facts.agreement(made.owner)
    justering = None if made.command == "enter-agreement" else made
    day = _day(asked, made, justering)
    if day is None or not asked.holds(add_days(day, DAYS_TO_PUBLISH)):
        return
    due = add_days(day, DAYS_TO_PUBLISH)
    at = asked.at(due)
    names = {agreement.data["level"], *(() if justering is None else ("justering",))}
    rule = next((found for found in asked.having("publishes", day) if names <= set(found[2]["value"])), None)
    if (
        rule is None
        or asked.judge.agreements.status(agreement.id, at) in NOT_STANDING
        or _is_published(asked, made, day, at)
    ):
        return
    if asked.judge.mandates.of_text(agreement.id, justering, None, at)["state"] != "without-authority":
        type = "agreement" if justering is None else "justering"
        body, kommissorium, judged = rule
        yield Row("not-published", due, (type, made.id), body, behind(kommissorium, judged), chosen=True)


def _day(asked: Asked, made: Record, justering: Record | None) -> str | None:
    """The earlier of the day it takes effect and the day it is final, of those that are known."""
    final = asked.judge.mandates.of_text(made.owner, justering, None, asked.on)["final_on"]
    return min((day for day in (made.data["effective_on"], final) if day is not None), default=None)


def _is_published(asked: Asked, made: Record, day: str, on: str) -> bool:
    """A justering is published with its agreement too, on or after the day from which it counts."""
    if publications(asked.facts, made.owner, on, made.id):
        return True
    whole = [] if made.id == made.owner else publications(asked.facts, made.owner, on)
    return any(published.data["on"] >= day for published in whole)


def _candidates(asked: Asked) -> list[str]:
    """Everything whose day may lie within those asked for: something that it rests on is dated there."""
    first, end = asked.shifted(-DAYS_TO_PUBLISH)
    known = asked.known
    found = {*known.within("enter-agreement", "effective_on", first, end)}
    found |= {*known.within("adopt-justering", "effective_on", first, end)}
    voted = _voted(asked, first, end)
    agreements, voted_decisions = _apart(asked, voted)
    agreements |= _naming(asked, voted_decisions, "enter-agreement")
    # A justering is no more final than its agreement is approved.
    found |= agreements | {j.id for agreement in sorted(agreements) for j in known.justeringer(agreement)}
    decisions = voted_decisions | _decided(asked, first, end)
    found |= _naming(asked, decisions, "enter-agreement") | _naming(asked, decisions, "adopt-justering")
    known.prefetch(sorted(found))
    return sorted(found)


def _apart(asked: Asked, subjects: set[str]) -> tuple[set[str], set[str]]:
    """Agreements, and decisions."""
    decisions = {id for id in subjects if asked.known.type_of(id) == "decision"}
    return subjects - decisions, decisions


def _naming(asked: Asked, decisions: set[str], command: str) -> set[str]:
    asked.known.prefetch_naming(sorted(decisions), command, "decision")
    return {id for decision in decisions for id in asked.known.naming(decision, command, "decision")}


def _voted(asked: Asked, first: str, end: str) -> set[str]:
    """The subjects of votes that began to count, or ceased to."""
    known = asked.known
    found = {id for command in ("approve", "decline") for id in known.within(command, "on", first, end)}
    annulled = {id for field in ("on", "effect_from") for id in known.within("annul-decision", field, first, end)}
    for decision in annulled:
        found |= {id for command in ("approve", "decline") for id in known.naming(decision, command, "decision")}
    return found


def _decided(asked: Asked, first: str, end: str) -> set[str]:
    """The decisions of those days, and those whose minutes became final then."""
    known = asked.known
    before = add_days(first, -asked.longest_on - 1)
    sent = (("dispatch-minutes", "on"), ("settle-remark", "on"))
    meetings = sorted({id for command, field in sent for id in known.within(command, field, before, end)})
    known.prefetch_naming(meetings, "record-decision", "meeting")
    of_meetings = {id for meeting in meetings for id in known.naming(meeting, "record-decision", "meeting")}
    return {*known.dated("record-decision", first, end), *of_meetings}
