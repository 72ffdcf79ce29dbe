"""What is refused of agreements and justeringer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from archive.owners import Dated
from archive.records import OPEN, Record
from archive.rule import order_key
from archive.verbs import competence
from archive.verbs.context import Context
from archive.verbs.verb import verb


@verb
def enter_agreement(c: Context) -> None:
    c.ends_after(c.given("effective_on"), c.data.get("ends_on"))
    competence.enter_agreement(c)


@verb
def end_agreement(c: Context) -> None:
    c.ends_after(c.judge.agreements.term(c.owner.id).from_, c.given("on"))


@verb
def extend_agreement(c: Context) -> None:
    ends = c.judge.agreements.term(c.owner.id).to
    if ends is None:
        c.refuse("agreement-has-no-end", agreement=c.owner.id)
    elif c.given("to") <= ends:
        c.refuse("extended-to-no-later-day", ends=ends, to=c.given("to"))


@verb
def withdraw(c: Context) -> None:
    if not c.judge.parties.is_bound(c.owner.id, c.given("party"), c.given("on")):
        c.refuse("party-not-bound", agreement=c.owner.id, party=c.given("party"), on=c.given("on"))


@verb
def adopt_justering(c: Context) -> None:
    _within_term(c, c.given("effective_on"))
    decision = c.known.maker(c.given("decision"))
    _decided(c, decision)
    competence.adopt_justering(c, decision)
    _applies(c, decision)
    c.extras["overtaken"] = list(_overtaken(c, decision))


@verb
def correct_justering(c: Context) -> None:
    if "effective_on" in c.data:
        _within_term(c, c.data["effective_on"])


def _within_term(c: Context, effective_on: str) -> None:
    term = c.judge.agreements.term(c.owner.id)
    if (term.from_ is not None and effective_on < term.from_) or (term.to is not None and effective_on >= term.to):
        c.refuse("outside-term", agreement=c.owner.id, effective_on=effective_on, begins=term.from_, ends=term.to)


def _decided(c: Context, decision: Record) -> None:
    outcome = decision.data["outcome"]
    required = any(r.get("for", "all") == "all" for r in decision.data.get("requires", ()))
    if outcome != "adopted" and not (outcome == "recommended" and required):
        c.refuse("decision-not-adopted", decision=decision.id, outcome=outcome)
    if any(r.command == "annul-decision" and not r.void for r in c.known.records(decision.id)):
        c.refuse("decision-annulled", decision=decision.id)


def _applies(c: Context, decision: Record) -> None:
    """Each change in turn, at the justering's own place: replace and repeal need the number, insert needs it free."""
    standing: dict[str, bool] = {}
    for change in c.given("changes"):
        number = change["number"]
        stands = standing[number] if number in standing else _stands_before(c, decision, number)
        if stands and change["op"] == "insert":
            c.refuse("number-stands-already", agreement=c.owner.id, number=number)
        if not stands and change["op"] != "insert":
            c.refuse("number-does-not-stand", agreement=c.owner.id, number=number, op=change["op"])
        standing[number] = change["op"] != "repeal"


def _stands_before(c: Context, decision: Record, number: str) -> bool:
    own = _own_key(c, decision)
    lasts = _lasts_up_to(c.owner.dates.get(number, []), c.given("effective_on"))
    for _, day in groupby(lasts, key=itemgetter(0)):
        before = [placed for placed in _placed(c, day) if placed[0] < own]
        if before:
            _, version = max(before)
            return _last_op(c.owner.records[version], number) != "repeal"
    return any(provision["number"] == number for provision in c.owner.first.data["provisions"])


def _overtaken(c: Context, decision: Record) -> Iterator[dict[str, Any]]:
    own, ends = _own_key(c, decision), c.judge.agreements.term(c.owner.id).to
    for number in dict.fromkeys(change["number"] for change in c.given("changes")):
        firsts = _firsts_from(c.owner.dates.get(number, []), c.given("effective_on"), ends)
        for _, day in groupby(firsts, key=itemgetter(0)):
            after = [placed for placed in _placed(c, day) if placed[0] > own]
            if after:
                record = c.owner.records[min(after)[1]]
                yield {"number": number, "from": record.data["effective_on"], "by": record.id}
                break


def _own_key(c: Context, decision: Record) -> str:
    return _key(c.given("effective_on"), decision, c.owner.stream_version + 1)


def _key(effective_on: str, decision: Record, position: int) -> str:
    return order_key(effective_on, decision.data["decided_on"], decision.data.get("item"), position)


def _placed(c: Context, day: Iterable[Dated]) -> Iterator[tuple[str, int]]:
    """Justeringer at their places in the order of the one rule, with their versions."""
    return ((_key(on, c.known.maker(decision), version), version) for on, decision, version in day)


def _firsts_from(dates: Sequence[Dated], day: str, ends: str | None) -> Iterator[Dated]:
    """From a day on, up to ``ends``: of each day the first justering of each decision.

    A decision's others follow it in the order of the one rule, so that nobody has to look at them.
    """
    at = bisect_left(dates, (day, "", 0))
    while at < len(dates) and (ends is None or dates[at][0] < ends):
        yield dates[at]
        on, decision, _ = dates[at]
        at = bisect_left(dates, (on, decision, OPEN), at)


def _lasts_up_to(dates: Sequence[Dated], day: str) -> Iterator[Dated]:
    """From a day backwards: of each day the last justering of each decision, which comes after its others."""
    at = bisect_left(dates, (f"{day}~", "", 0))
    while at:
        yield dates[at - 1]
        on, decision, _ = dates[at - 1]
        at = bisect_left(dates, (on, decision, 0), 0, at)


def _last_op(record: Record, number: str) -> str:
    return str([change["op"] for change in record.data["changes"] if change["number"] == number][-1])
