"""What an agreement lies under, what each of its provisions carries out, and how those links stand on a day.

Sources: the note, on the levels of agreements: each delaftale carries out themes or goals of the hovedaftale, an
enkeltaftale rests within both. The sources say nothing of what becomes of a link when its target is changed: it stays
as it was given, and the archive tells where it leads to nothing any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.counting import first_day
from archive.judgement import Judge
from archive.records import Record
from archive.rule import Change, changes_of, day_in_term, own_changes

Link = Mapping[str, Any]
ORPHANED = frozenset({"void", "draft", "ended", "repealed", "unknown"})
_DRAFTS = frozenset({"draft", "declined", "lapsed"})


@dataclass
class Provision:
    """A number on a day: whether it stands, with which heading and links; whether it ever stood up to that day."""

    stands: bool = False
    heading: str | None = None
    links: Sequence[Link] = ()
    stood: bool = False


@dataclass
class _Day:
    """What happens on one day of the term: changes in the order of the one rule, then placements."""

    changes: list[tuple[Change, Mapping[str, Any]]] = field(default_factory=list)
    placements: list[Record] = field(default_factory=list)


class Links:
    def __init__(self, judge: Judge) -> None:
        self._judge, self._facts = judge, judge.facts
        self._provisions: dict[tuple[str, str], dict[str, Provision]] = {}
        self._changes: dict[str, list[tuple[Change, Mapping[str, Any]]]] = {}

    def parent(self, agreement: str, on: str) -> str | None:
        given = self._placed(agreement, "parent", on)
        found = self._facts.agreement(agreement).data.get("parent") if given is None else given.data["parent"]
        return None if found is None else str(found)

    def own(self, agreement: str, on: str) -> Sequence[Link]:
        """What the agreement as a whole carries out on a day."""
        given = self._placed(agreement, "carries_out", on)
        found = self._facts.agreement(agreement) if given is None else given
        return list(found.data.get("carries_out", ()))

    def _placed(self, agreement: str, given: str, on: str) -> Record | None:
        """The last placement dated by the day that gives a field; of one day the later recorded."""
        return next((r for r in reversed(self._placements(agreement, on)) if given in r.data), None)

    def _placements(self, agreement: str, on: str) -> list[Record]:
        found = [r for r in self._facts.live(agreement, "place-agreement") if r.data["on"] <= on]
        return sorted(found, key=lambda r: (r.data["on"], r.position))

    def provisions(self, agreement: str, on: str) -> Mapping[str, Provision]:
        """Every number that changes or placements up to the day name; those of a void agreement do not stand."""
        if (agreement, on) not in self._provisions:
            self._provisions[agreement, on] = self._fold(agreement, on)
        return self._provisions[agreement, on]

    def _fold(self, agreement: str, on: str) -> dict[str, Provision]:
        found: dict[str, Provision] = {}
        for _, happens in sorted(self._days(agreement, on).items()):
            for change, said in happens.changes:
                _apply(found.setdefault(change.number, Provision()), change, said)
            for placement in happens.placements:
                _place(found, placement)
            for provision in found.values():
                provision.stood |= provision.stands
        return found

    def _days(self, agreement: str, on: str) -> dict[str, _Day]:
        term = self._judge.agreements.term(agreement)
        day = None if self._facts.agreement(agreement).void else day_in_term(term.from_, term.to, on)
        days: dict[str, _Day] = {}
        if day is None:
            return days
        for change, said in self._all_changes(agreement):
            if (change.effective_on or "") <= day:
                days.setdefault(max(change.effective_on or "", term.from_ or ""), _Day()).changes.append((change, said))
        for placement in self._placements(agreement, on):
            days.setdefault(max(placement.data["on"], term.from_ or ""), _Day()).placements.append(placement)
        return days

    def _all_changes(self, agreement: str) -> list[tuple[Change, Mapping[str, Any]]]:
        """In the order of the one rule, each with the provision or change as it was given."""
        if agreement not in self._changes:
            own = self._facts.agreement(agreement)
            said = {provision["number"]: provision for provision in own.data["provisions"]}
            found = [(change, said[change.number]) for change in own_changes(own)]
            justeringer = [j for j in self._facts.known.justeringer(agreement) if not j.void]
            for justering in justeringer:
                changes = changes_of(justering, self._facts.decision(justering.data["decision"]))
                found += zip(changes, justering.data["changes"], strict=True)
            self._changes[agreement] = sorted(found, key=lambda one: one[0].key)
        return self._changes[agreement]

    def state(self, link: Link, on: str) -> str:
        """``void`` ``draft`` ``future`` ``ended`` ``stands`` ``repealed`` ``unknown``: the first that holds."""
        status = self._judge.agreements.status(link["agreement"], on)
        if status != "in-force":
            return "draft" if status in _DRAFTS else status
        if link["number"] is None:
            return "stands"
        target = self.provisions(link["agreement"], on).get(link["number"], Provision())
        return "stands" if target.stands else "repealed" if target.stood else "unknown"

    def all(self, agreement: str, on: str) -> Iterator[tuple[str | None, Link]]:
        """Every link of an agreement on a day, with the number of the provision that has it; None: its own list."""
        yield from ((None, link) for link in self.own(agreement, on))
        for number, provision in self.provisions(agreement, on).items():
            if provision.stands:
                yield from ((number, link) for link in provision.links)

    def orphaned(self, agreement: str, number: str | None, link: Link, on: str) -> bool:
        """Whether an agreement that is in force on a day has a link then that leads to nothing."""
        if self._judge.agreements.status(agreement, on) != "in-force" or self.state(link, on) not in ORPHANED:
            return False
        return any(has == number and _same(one, link) for has, one in self.all(agreement, on))

    def since(self, agreement: str, number: str | None, link: Link, on: str) -> str | None:
        """The first day of the unbroken stretch of being orphaned that a day lies in; None: no beginning."""
        days = {*self._breakpoints(agreement), *self._breakpoints(link["agreement"])}
        return first_day(lambda day: self.orphaned(agreement, number, link, day), days, on)

    def _breakpoints(self, agreement: str) -> set[str]:
        """Every day on which an agreement's status, text or links may change."""
        term = self._judge.agreements.term(agreement)
        days = {day for day in (term.from_, term.to) if day is not None} | self._judge.votes.breakpoints(agreement)
        days |= {change.effective_on for change, _ in self._all_changes(agreement) if change.effective_on is not None}
        return days | {record.data["on"] for record in self._facts.live(agreement, "place-agreement")}


def _apply(provision: Provision, change: Change, said: Mapping[str, Any]) -> None:
    if change.op == "repeal":
        provision.stands, provision.links = False, ()
        return
    if "carries_out" in said:
        provision.links = said["carries_out"]
    elif not provision.stands:
        provision.links = ()
    provision.stands, provision.heading = True, change.heading


def _place(found: Mapping[str, Provision], placement: Record) -> None:
    for given in placement.data.get("provisions", ()):
        provision = found.get(given["number"])
        if provision is not None and provision.stands:
            provision.links = given["carries_out"]


def _same(one: Link, other: Link) -> bool:
    return (one["agreement"], one["number"]) == (other["agreement"], other["number"])
