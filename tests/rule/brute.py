"""The one rule done naively: every record read again for every question, every day of the calendar gone through.

Written from docs/rules.md alone; it shares no code with ``archive.rule`` or the tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import zip_longest
from typing import Any

from archive.events import Recorded

FIRST, LAST = "2011-12-28", "2012-01-16"
CALENDAR = [str(date.fromisoformat(FIRST) + timedelta(days=n)) for n in range(20)]


@dataclass(frozen=True)
class Words:
    """What stands: ``source`` and ``change`` tell versions with the same words apart."""

    heading: str | None
    text: str
    source: str
    change: int
    position: int


@dataclass
class Brute:
    """One agreement as known at one position."""

    history: list[Recorded]
    agreement: str
    known: int
    own: dict[str, Any] = field(default_factory=dict)
    provisions: dict[str, tuple[dict[str, Any], int]] = field(default_factory=dict)
    decisions: dict[str, dict[str, Any]] = field(default_factory=dict)
    justeringer: dict[str, dict[str, Any]] = field(default_factory=dict)
    ends: dict[int, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for command in self.history:
            if command.position <= self.known:
                self._take(command)

    def _take(self, command: Recorded) -> None:
        data, name = dict(command.primary.data), command.command
        if name == "record-decision":
            self.decisions[data["id"]] = data
        elif name == "correct-decision":
            self.decisions[data["decision"]].update(data)
        elif command.subject != self.agreement:
            return
        elif name == "enter-agreement":
            self.own = {"ends_on": None, **data}
            self.provisions = {p["number"]: (p, command.position) for p in data["provisions"]}
        elif name == "correct-agreement":
            self.own.update(data)
            for provision in data.get("provisions", []):
                self._correct_provision(provision, command.position)
        elif name == "adopt-justering":
            words = {change["number"]: command.position for change in data["changes"]}
            self.justeringer[data["id"]] = {**data, "position": command.position, "words": words}
        elif name == "correct-justering":
            self._correct_changes(self.justeringer[data["justering"]], data.get("changes"), command.position)
            self.justeringer[data["justering"]].update(data)
        elif name in ("end-agreement", "extend-agreement"):
            self.ends[command.position] = {"to": data.get("on", data.get("to"))}
        elif name == "correct-record":
            fields = data.pop("fields", {})
            to = [fields[n] for n in ("on", "to") if n in fields]
            self.ends[data["position"]].update({**data, **({"to": to[0]} if to else {})})

    def _correct_provision(self, provision: dict[str, Any], position: int) -> None:
        """Words that a correction repeats are older than it."""
        before = self.provisions.pop(provision["number"], None)
        if provision["text"] is not None:
            same = before is not None and said(before[0]) == said(provision)
            self.provisions[provision["number"]] = (provision, before[1] if before and same else position)

    @staticmethod
    def _correct_changes(justering: dict[str, Any], changes: list[dict[str, Any]] | None, position: int) -> None:
        before = {change["number"]: said(change) for change in justering["changes"]}
        for change in changes or ():
            last = [said(other) for other in changes or () if other["number"] == change["number"]][-1]
            if before.get(change["number"], ()) != last:
                justering["words"][change["number"]] = position

    @property
    def begins(self) -> str | None:
        found: str | None = self.own["effective_on"]
        return found

    @property
    def to(self) -> str | None:
        found: str | None = self.own["ends_on"]
        for _, end in sorted(self.ends.items()):
            if not end.get("void"):
                found = end["to"]
        return found

    def day(self, on: str) -> str | None:
        """The day of the term whose text stands on a day."""
        if not self.own or self.own.get("void"):
            return None
        begins, to = self.begins, self.to
        if begins is not None and (on < begins or (to is not None and to <= begins)):
            return None
        if to is not None and on >= to:
            return str(date.fromisoformat(to) - timedelta(days=1))
        return on

    @cached_property
    def ordered(self) -> list[dict[str, Any]]:
        """Justeringer in the order of the rule, by being put in their places one by one."""
        found: list[dict[str, Any]] = []
        for justering in self.justeringer.values():
            if not justering.get("void"):
                place = 0
                while place < len(found) and not self._before(justering, found[place]):
                    place += 1
                found.insert(place, justering)
        return found

    def _before(self, one: dict[str, Any], other: dict[str, Any]) -> bool:
        if one["effective_on"] != other["effective_on"]:
            return bool(one["effective_on"] < other["effective_on"])
        first, second = self.decisions[one["decision"]], self.decisions[other["decision"]]
        if first["decided_on"] != second["decided_on"]:
            return bool(first["decided_on"] < second["decided_on"])
        compared = compare_items(first.get("item"), second.get("item"))
        return compared < 0 if compared else one["position"] < other["position"]

    def text(self, on: str) -> dict[str, Words]:
        day = self.day(on)
        if day is None:
            return {}
        standing = {
            number: Words(p["heading"], p["text"], self.agreement, 0, at) for number, (p, at) in self.provisions.items()
        }
        for justering in self.ordered:
            if justering["effective_on"] <= day and (self.to is None or justering["effective_on"] < self.to):
                for n, change in enumerate(justering["changes"]):
                    standing.pop(change["number"], None)
                    if change["op"] != "repeal":
                        words = (
                            change["heading"],
                            change["text"],
                            justering["id"],
                            n,
                            justering["words"][change["number"]],
                        )
                        standing[change["number"]] = Words(*words)
        return standing

    @cached_property
    def days(self) -> list[tuple[str | None, dict[str, Words]]]:
        """The days of the term with their texts; the first as None where it is not known."""
        within = [day for day in CALENDAR if self.day(day) == day]
        named: list[str | None] = [*within]
        if within and self.begins is None:
            named[0] = None
        return list(zip(named, map(self.text, within), strict=True))

    def valid(self, number: str, on: str) -> tuple[str | None, str | None]:
        """The unbroken stretch of days, with the version of a day in it."""
        day = self.day(on)
        index = [d for d in CALENDAR if self.day(d) == d].index(day or "")
        version, first, last = self.days[index][1][number], index, index
        while first > 0 and self.days[first - 1][1].get(number) == version:
            first -= 1
        while last + 1 < len(self.days) and self.days[last + 1][1].get(number) == version:
            last += 1
        return self.days[first][0], self.days[last + 1][0] if last + 1 < len(self.days) else self.to

    def edition(self, on: str) -> dict[str, Any] | None:
        day = self.day(on)
        if day is None:
            return None
        begun = [d for n, (d, text) in enumerate(self.days) if n == 0 or text != self.days[n - 1][1]]
        number = sum(1 for d in begun if d is None or d <= day)
        following = begun[number] if number < len(begun) else self.to
        return {"number": number, "of": len(begun), "from": begun[number - 1], "to": following}

    def pending(self, on: str) -> list[str]:
        if self.own.get("void"):
            return []
        return [
            j["id"]
            for j in self.ordered
            if self.decisions[j["decision"]]["decided_on"] <= on < j["effective_on"]
            and (self.to is None or j["effective_on"] < self.to)
        ]


def said(change: dict[str, Any]) -> tuple[Any, ...]:
    """The words of a provision or a change."""
    return change.get("heading"), change.get("text")


def known_from(history: list[Recorded], agreement: str, number: str, on: str, known: int) -> int:
    """Back through every record as long as the words and their source are the same."""

    def words(at: int) -> tuple[Any, ...] | None:
        found = Brute(history, agreement, at).text(on).get(number)
        return None if found is None else (found.heading, found.text, found.source)

    wanted, since = words(known), known
    for position in sorted((c.position for c in history if c.position <= known), reverse=True):
        if words(position) != wanted:
            break
        since = position
    return since


Told = tuple[str | None, str, str, str | None]


def told(history: list[Recorded], agreement: str, number: str, known: int) -> dict[Told, list[Any]]:
    """By text, source and first day: ``[valid.to, known.from, known.to]``, gone through record by record."""
    found: dict[Told, list[Any]] = {}
    for position in sorted(c.position for c in history if c.position <= known):
        brute, here = Brute(history, agreement, position), set()
        for day, text in brute.days:
            if number in text:
                words = text[number]
                begins, ends = brute.valid(number, day or CALENDAR[0])
                key = (words.heading, words.text, words.source, begins)
                here.add(key)
                found[key] = [ends, found.get(key, [None, position])[1], None]
        for key, row in found.items():
            if key not in here and row[2] is None:
                row[2] = position
    return found


def compare_items(one: str | None, other: str | None) -> int:
    """Natural order by comparing part with part; none before any."""
    if one is None or other is None:
        return (one is not None) - (other is not None)
    for part, against in zip_longest(one.split("."), other.split(".")):
        if part is None or against is None:
            return -1 if part is None else 1
        compared = _compare_parts(part, against)
        if compared:
            return compared
    return (one > other) - (one < other)


def _compare_parts(one: str, other: str) -> int:
    numbers = [re.match("[0-9]*", part) for part in (one, other)]
    first, second = (-1 if not m or not m.group() else int(m.group()) for m in numbers)
    if first != second:
        return -1 if first < second else 1
    rest, against = (re.sub("^[0-9]*", "", part).casefold() for part in (one, other))
    return (rest > against) - (rest < against)
