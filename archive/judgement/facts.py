"""What is known of owners, each looked up once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.grammar.rules import well_formed_rule
from archive.records import Knowledge, Record


@dataclass(frozen=True, slots=True)
class Kommissorium:
    record: Record
    id: str
    status: str
    rules: Sequence[Mapping[str, Any]]

    def rule(self, name: str) -> Mapping[str, Any] | None:
        """The rule of a name that is judged by; of several the last listed counts."""
        return next(reversed(self.judged(name)), None)

    def judged(self, name: str) -> Sequence[Mapping[str, Any]]:
        """All rules of a name; prose that was once recorded under the name of a judged rule is none of them."""
        return [rule for rule in self.rules if rule["rule"] == name and well_formed_rule(rule)]


def meeting_date(dating: Sequence[Record]) -> str | None:
    """A meeting's date; ``dating``: its calling and its moves, those that are not void, in the order of recording.

    None where the calling is void.
    """
    return str(dating[-1].data["date"]) if any(record.command == "call-meeting" for record in dating) else None


class Facts:
    """What is known of meetings, bodies and decisions, each looked up once."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known
        self._live: dict[tuple[str, ...], list[Record]] = {}
        self._made: dict[tuple[str, str], Record] = {}
        self._dates: dict[tuple[str, str | None], str | None] = {}

    def live(self, owner: str, *commands: str) -> list[Record]:
        """The records of an owner that are not void, of these commands; nobody changes the list."""
        found = self._live.get((owner, *commands))
        if found is None:
            found = [r for r in self.known.records(owner) if not r.void and r.command in commands]
            self._live[owner, *commands] = found
        return found

    def decision(self, id: str) -> Record:
        """The record of a decision, void or not."""
        return self._maker(id, "record-decision")

    def agreement(self, id: str) -> Record:
        return self._maker(id, "enter-agreement")

    def _maker(self, id: str, command: str) -> Record:
        found = self._made.get((id, command))
        if found is None:
            found = self._made[id, command] = next(r for r in self.known.records(id) if r.command == command)
        return found

    def meeting_date(self, meeting: str, on: str | None = None) -> str | None:
        """The date as known, by what was announced on ``on`` (None: ever); None where the calling is void."""
        if (meeting, on) not in self._dates:
            dating = [*self.live(meeting, "call-meeting"), *self.moves(meeting, on)]
            self._dates[meeting, on] = meeting_date(dating)
        return self._dates[meeting, on]

    def moves(self, meeting: str, on: str | None = None) -> list[Record]:
        """The moves that were announced on a day, or on a day that is not said."""
        found = self.live(meeting, "move-meeting")
        return [r for r in found if on is None or r.data.get("announced_on", "") <= on]

    def is_cancelled(self, meeting: str, on: str) -> bool:
        return any(r.data["on"] <= on for r in self.live(meeting, "cancel-meeting"))
