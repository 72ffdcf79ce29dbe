"""Stretches of days on which something holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from archive.counting import add_days
from archive.judgement import Judge
from archive.times import FIRST_DAY, day_after

LAST_DAY = "9999-12-31"


class Stretch(NamedTuple):
    """Both days are in it."""

    first: str
    last: str


def in_force(judge: Judge, agreement: str) -> list[Stretch]:
    """The days on which an agreement is in force, each judged by what counts on it."""
    term = judge.agreements.term(agreement)
    days = {FIRST_DAY, *judge.votes.breakpoints(agreement), *(day for day in (term.from_, term.to) if day)}
    ordered = sorted(days)
    found: list[Stretch] = []
    for first, following in zip(ordered, [*ordered[1:], None], strict=True):
        if judge.agreements.status(agreement, first) == "in-force":
            found.append(Stretch(first, LAST_DAY if following is None else add_days(following, -1)))
    return found


def without(stretches: Iterable[Stretch], among: Stretch) -> list[Stretch]:
    """The stretches of some days that lie after the first day of all and in none of them."""
    ordered = sorted(stretches)
    if not ordered:
        return []
    found: list[Stretch] = []
    day = max(among.first, ordered[0].first)
    for stretch in ordered:
        if day > among.last:
            return found
        if stretch.last < day:
            continue
        if stretch.first > day:
            found.append(Stretch(day, min(add_days(stretch.first, -1), among.last)))
        if stretch.last == LAST_DAY:
            return found
        day = max(day, day_after(stretch.last))
    if day <= among.last:
        found.append(Stretch(day, among.last))
    return found
