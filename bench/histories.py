"""Histories of agreements of any size, as commands that no guard has seen: random ones, and such as life writes.

``random``: dates of effect all over the years, in any order. ``lifelike``: recorded in the order of their dates, two
in a hundred for an earlier day. In both two justeringer in a hundred are corrected later. ``spread``: over many
agreements of about 240 versions; otherwise half of all versions are in the one called ``MAIN``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any, Literal

from archive.catalogue import CLOSED, DECISION_TAKEN, ID_ASSIGNED
from archive.events import Event, Recorded
from archive.grammar import COMMANDS

MAIN = "h"
PROVISIONS = [str(n) for n in range(1, 61)]
_COMING_AND_GOING = frozenset(PROVISIONS[-2:])  # what is repealed is repealed now and then
_BEGINS, _DAYS = date(2010, 1, 1), 14_600
_EACH = 240
_CHANGES = 5  # of one justering
_WORDS = "Hver fjerde ledige bolig anvises af kommunen efter aftale med boligorganisationen, som oplyser om ledighed. "
Kind = Literal["random", "lifelike"]


def day(number: int) -> str:
    """A day of the years that a history covers, from 0 to 1."""
    return (_BEGINS + timedelta(days=number)).isoformat()


@dataclass
class History:
    """``versions`` provision versions. Iterating gives each command's events once, without positions."""

    kind: Kind
    versions: int
    spread: bool
    agreements: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = Random(f"{self.kind} {self.versions} {self.spread}")
        self._streams: dict[str, int] = {}
        self._commands: dict[str, int] = {}
        self._keys = count(1)
        self._justeringer: list[tuple[str, str]] = []

    def __iter__(self) -> Iterator[list[Event]]:
        yield from self._bodies()
        yield self._enter(MAIN)
        made, decision, meeting = len(PROVISIONS), "", ""
        while made < self.versions:
            reached = made / self.versions
            if len(self._justeringer) % 200 == 0 or not meeting:
                meeting, called = self._call(reached)
                yield called
            if len(self._justeringer) % 5 == 0 or not decision:
                decision, decided = self._decide(meeting, reached)
                yield decided
            if self._random.random() < 0.02 and self._justeringer:
                yield self._correct(reached)
                made += _CHANGES
            if len(self.agreements) * _EACH < made * (1 if self.spread else 0.5):
                yield self._enter(f"a{len(self.agreements)}")
                made += len(PROVISIONS)
            yield self._adopt(decision, reached)
            made += _CHANGES

    def _bodies(self) -> Iterator[list[Event]]:
        for id, kind in (("psf", "forum"), ("by", "political")):
            data = {"id": id, "name": f"Organ {id}", "kind": kind, "established_on": None}
            yield self._command("establish-body", id, data, "body")

    def _call(self, reached: float) -> tuple[str, list[Event]]:
        id, on = f"m{len(self._streams)}", self._day(reached)
        data = {"id": id, "body": "psf", "date": on, "called_on": None}
        return id, self._command("call-meeting", id, data, "meeting")

    def _decide(self, meeting: str, reached: float) -> tuple[str, list[Event]]:
        id, on = f"d{len(self._streams)}", self._day(reached)
        data = {"id": id, "meeting": meeting, "body": "psf", "item": str(self._random.randint(1, 12))}
        said = {"decided_on": on, "outcome": "adopted", "text": "Justeringen blev vedtaget."}
        line = (meeting, DECISION_TAKEN, {"decision": id, "item": data["item"]})
        return id, self._command("record-decision", id, {**data, **said}, "decision", line)

    def _enter(self, id: str) -> list[Event]:
        self.agreements.append(id)
        own = [{"number": n, "heading": f"Bestemmelse {n}", "text": _WORDS} for n in PROVISIONS]
        data = {"id": id, "level": "hovedaftale", "title": f"Aftale {id}", "parties": ["by"], "provisions": own}
        return self._command("enter-agreement", id, {**data, "effective_on": day(0), "ends_on": None}, "agreement")

    def _adopt(self, decision: str, reached: float) -> list[Event]:
        agreement = self._random.choice(self.agreements) if self.spread or self._random.random() < 0.5 else MAIN
        id = f"j{len(self._justeringer)}"
        self._justeringer.append((id, agreement))
        data = {"id": id, "agreement": agreement, "decision": decision, "effective_on": self._effect(reached)}
        link = (id, ID_ASSIGNED, {"type": "justering", "owner": agreement})
        changes = [self._change(n) for n in self._random.sample(PROVISIONS, _CHANGES)]
        return self._command("adopt-justering", agreement, {**data, "changes": changes}, "agreement", link)

    def _change(self, number: str) -> dict[str, Any]:
        if number in _COMING_AND_GOING and self._random.random() < 0.3:
            return {"op": "repeal", "number": number}
        words = f"{_WORDS}{self._random.random()}"
        return {"op": "replace", "number": number, "heading": f"Bestemmelse {number}", "text": words}

    def _correct(self, reached: float) -> list[Event]:
        """One of the last hundred gets another date."""
        id, agreement = self._random.choice(self._justeringer[-100:])
        data = {"justering": id, "reason": "Skrivefejl", "effective_on": self._effect(reached)}
        return self._command("correct-justering", agreement, data, "agreement")

    def _effect(self, reached: float) -> str:
        if self.kind == "lifelike" and self._random.random() < 0.02:
            return day(self._random.randrange(int(reached * _DAYS) + 1))
        return self._day(reached)

    def _day(self, reached: float) -> str:
        return day(int(reached * _DAYS) if self.kind == "lifelike" else self._random.randrange(_DAYS))

    def _command(
        self, command: str, owner: str, data: dict[str, Any], type: str, *links: tuple[str, str, dict[str, Any]]
    ) -> list[Event]:
        key = str(next(self._keys))
        common = (command, "sekretariatet", key, "2010-01-01T00:00:00.000000Z")
        planned = [(owner, COMMANDS[command].event, data), *links]
        events = [Event(stream, self._next(stream), name, said, *common) for stream, name, said in planned]
        version = self._commands[owner] = self._commands.get(owner, 0) + 1
        named = [{"event": event.name, "subject": event.originator_id} for event in events]
        place = {"subject": owner, "type": type, "version": version, "stream_version": events[0].originator_version}
        closing = {"hash": "0" * 64, **place, "events": named}
        return [*events, Event(f"command:{key}", 1, CLOSED, closing, *common)]

    def _next(self, stream: str) -> int:
        version = self._streams[stream] = self._streams.get(stream, 0) + 1
        return version


def days_asked(seed: int, many: int) -> list[str]:
    """Days all over the years of a history."""
    return [day(Random(seed + n).randrange(_DAYS)) for n in range(many)]


def numbered(history: History) -> Iterator[Recorded]:
    """The commands at the positions that a log of their own would give them."""
    positions = count(1)
    for events in history:
        placed = tuple((next(positions), event) for event in events)
        yield Recorded.of(placed)
