"""What is missing of agreements: accessions, successors, a hovedaftale in force."""

from __future__ import annotations

from collections.abc import Iterator

from archive.counting import add_days, add_months
from archive.judgement.missing.asked import Asked
from archive.judgement.missing.rows import Row
from archive.judgement.stretches import Stretch, in_force, without
from archive.records import Record
from archive.words import same_words

DAYS_TO_ACCEDE = 60
# How long before its end an agreement is to be renewed.
MONTHS_BEFORE_END = 6
_LONGEST_MONTHS_BEFORE = 6 * 31
NOT_STANDING = frozenset({"void", "draft", "declined", "lapsed"})


def not_acceded(asked: Asked) -> Iterator[Row]:
    """Bodies that were asked to join an agreement and are not among its parties."""
    asks = {
        *asked.known.within("ask", "reply_by", *asked.shifted(0)),
        *asked.known.within("ask", "on", *asked.shifted(-DAYS_TO_ACCEDE)),
    }
    for id in sorted(asks):
        ask = asked.known.made(id)
        if ask is None or ask.void or ask.data["what"] != "accession" or ask.data["on"] > asked.on:
            continue
        due = ask.data.get("reply_by") or add_days(ask.data["on"], DAYS_TO_ACCEDE)
        agreement = ask.data["subject"]
        if asked.holds(due) and not asked.facts.agreement(agreement).void:
            for body in _not_among(asked, agreement, ask, due):
                says = {"ask": id, "asked_on": ask.data["on"]}
                chosen = "reply_by" not in ask.data
                yield Row("not-acceded", due, ("agreement", agreement), body, chosen=chosen, says=says)


def _not_among(asked: Asked, agreement: str, ask: Record, due: str) -> list[str]:
    day = asked.at(due)
    bound = {row["body"] for row in asked.judge.parties.rows(agreement, day) if (row["from"] or "") <= day}
    return [body for body in dict.fromkeys(ask.data["to"]) if body not in bound]


def agreement_ends(asked: Asked) -> Iterator[Row]:
    """Agreements that run out without another to follow, half a year before."""
    first, end = asked.first, add_days(asked.last, _LONGEST_MONTHS_BEFORE + 1)
    ends = (("enter-agreement", "ends_on"), ("extend-agreement", "to"), ("end-agreement", "on"))
    for id in sorted({id for command, field in ends for id in asked.known.within(command, field, first, end)}):
        term = asked.judge.agreements.term(id)
        due = None if term.to is None else add_months(term.to, -MONTHS_BEFORE_END)
        if term.to is None or due is None or not asked.holds(due):
            continue
        successor = None if term.record is None else term.record.data.get("successor")
        if asked.judge.agreements.status(id, asked.at(due)) in NOT_STANDING or successor is not None:
            continue
        if not _followed(asked, id, term.to, asked.at(due)):
            yield Row("agreement-ends", due, ("agreement", id), chosen=True, says={"to": term.to})


def _followed(asked: Asked, id: str, to: str, on: str) -> bool:
    """Whether another agreement of its level and theme, with a party in common, runs on the day it ends."""
    own = asked.facts.agreement(id)
    others = [other for other in asked.known.valued("enter-agreement", "level", own.data["level"]) if other != id]
    if own.data["level"] != "hovedaftale":
        parties = [body for body in own.data["parties"] if asked.bodies.kind(body) != "political"]
        shared = {other for body in parties for other in asked.known.naming(body, "enter-agreement", "parties")}
        others = [other for other in others if other in shared]
    others = asked.may_run(others, to)
    asked.known.prefetch(others)
    return any(_follows(asked, own, asked.facts.agreement(other), to, on) for other in others)


def _follows(asked: Asked, own: Record, other: Record, to: str, on: str) -> bool:
    if other.data["level"] != own.data["level"] or not _same_theme(own, other):
        return False
    term = asked.judge.agreements.term(other.id)
    return term.begun(to) and not term.over(to) and asked.judge.agreements.status(other.id, on) not in NOT_STANDING


def _same_theme(one: Record, other: Record) -> bool:
    a, b = one.data.get("theme"), other.data.get("theme")
    return a == b if a is None or b is None else same_words(a) == same_words(b)


def no_hovedaftale(asked: Asked) -> Iterator[Row]:
    """Each stretch of days, after the first hovedaftale came into force, on which none is."""
    stretches = _in_force(asked)
    for year in asked.years:
        last = f"{year:04d}-12-31"
        if not asked.ahead:
            last = min(last, asked.on)
        for gap in without(stretches, Stretch(f"{year:04d}-01-01", last)):
            if asked.holds(gap.first):
                yield Row("no-hovedaftale", gap.first, says={"from": gap.first, "last": gap.last})


def _in_force(asked: Asked) -> list[Stretch]:
    """Of the hovedaftaler that may be in force in the years asked about; where none was before, of one that was."""
    ids, first = asked.known.valued("enter-agreement", "level", "hovedaftale"), f"{asked.years[0]:04d}-01-01"
    running = asked.may_run(ids, first)
    asked.known.prefetch(running)
    found = [stretch for id in running for stretch in _stretches(asked, id)]
    if any(stretch.first < first for stretch in found):
        return found
    over = (id for id in reversed(ids) if id not in running)
    return next((stretches + found for stretches in (_stretches(asked, id) for id in over) if stretches), found)


def _stretches(asked: Asked, id: str) -> list[Stretch]:
    return in_force(asked.judge, id) if asked.facts.agreement(id).data["level"] == "hovedaftale" else []
