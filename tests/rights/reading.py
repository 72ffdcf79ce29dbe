"""The table of roles read a second time, plainly: what a recorder may, from the commands that were recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from archive.grammar import COMMANDS

Command = Mapping[str, Any]
_VOTES = ("approve", "decline", "accede", "withdraw")
_GRANTS = ("grant-role", "revoke-role")


class House:
    """Commands that stand, by their order; corrections are put into what they correct."""

    def __init__(self) -> None:
        self.made: dict[str, dict[str, Any]] = {}
        self.at: dict[int, dict[str, Any]] = {}
        self.grants: list[dict[str, Any]] = []

    def take(self, command: Command, receipt: Mapping[str, Any]) -> None:
        """A command that was recorded."""
        said = dict(command)
        name = said["command"]
        if name == "revoke-role":
            self.at[receipt["position"]] = said
            next(g for g in self.grants if g["id"] == said["grant"])["revoked"] = True
        elif name == "correct-record":
            _mend(self.at[said["position"]], said.get("fields", {}))
        elif name.startswith("correct-"):
            record = self.made[said[_CORRECTED[name]]]
            _mend(record, {k: v for k, v in said.items() if k not in _ENVELOPE[name]})
            self._keep_body(record)
        else:
            self._add(said, receipt)

    def _add(self, said: dict[str, Any], receipt: Mapping[str, Any]) -> None:
        name = said["command"]
        self.at[receipt["position"]] = said
        if name == "grant-role":
            said["id"] = receipt["subject"]["id"]
            self.grants.append(said)
        if name == "adopt-kommissorium":
            assigned = [e["subject"] for e in receipt["events"] if e["event"] == "id-assigned"]
            said["id"] = assigned[0]
        if name in _MAKES:
            self.made[said["id"]] = said
            self._keep_body(said)

    def _keep_body(self, record: dict[str, Any]) -> None:
        """A decision has its meeting's body, and keeps it where the meeting is taken away."""
        if record["command"] == "record-decision" and record.get("meeting"):
            record["body"] = self.made[record["meeting"]]["body"]

    def roles(self, handle: str, groups: Sequence[str], day: str) -> list[dict[str, Any]]:
        names = [handle, *("group:" + group for group in groups)]
        return [
            g
            for g in self.grants
            if g["who"] in names and not g.get("revoked") and ("until" not in g or day < g["until"])
        ]

    def may(self, handle: str, groups: Sequence[str], day: str, command: Command) -> bool:
        held = self.roles(handle, groups, day)
        if command["command"] in _GRANTS:
            return any(g["role"] == "administrator" for g in held)
        recording = [g for g in held if g["role"] == "recorder"]
        if any("bodies" not in g for g in recording):
            return True
        allowed = {body for g in recording for body in g["bodies"]}
        if not recording:
            return False
        return all(any(self._under(body, allowed) for body in bodies) for bodies in self._belongs(command))

    def _under(self, body: str, allowed: set[str]) -> bool:
        while body is not None:
            if body in allowed:
                return True
            body = self.made[body].get("parent")  # type: ignore[assignment]
        return False

    def _belongs(self, command: Command) -> list[set[str]]:
        name = command["command"]
        if name == "correct-record":
            return self._before_and_after(self.at[command["position"]], command.get("fields", {}))
        if name.startswith("correct-"):
            fields = {k: v for k, v in command.items() if k not in _ENVELOPE[name]}
            return self._before_and_after(self.made[command[_CORRECTED[name]]], fields)
        return [self._of(command)]

    def _before_and_after(self, before: dict[str, Any], fields: Mapping[str, Any]) -> list[set[str]]:
        after = dict(before)
        _mend(after, fields)
        return [self._of(before), self._of(after)]

    def _of(self, c: Command) -> set[str]:
        """The bodies that a command belongs to, case by case."""
        name = c["command"]
        if name == "establish-body":
            return {c["parent"]} if c.get("parent") else set()
        if name == "record-decision":
            of_its_own = {c["body"]} if c.get("body") else set()  # a correction may say that it has none
            return self._thing(c["meeting"]) if c.get("meeting") else of_its_own
        if name in ("call-meeting", "establish-office", "plan-tilsyn"):
            return {c["body"]} if c.get("body") else set()
        if name == "nominate-for-tilsyn":
            return self._thing(c["meeting"]) if c.get("meeting") else set()
        if name in ("report-tilsyn", "note-disagreement", *_GRANTS):
            return set()
        if name in ("enter-agreement", "adopt-justering", "designate-area", "assign", "adopt-wheel"):
            return self._thing(c["decision"]) if c.get("decision") else set()
        if name == "authorise-pulje":
            return {c["disposer"]}
        if name == "file-document":
            places = [c[field] for field in ("belongs_to", "meeting") if c.get(field)]
            return {body for place in places for body in self._thing(place)}
        if name in _VOTES:
            return {c["party"]} | self._thing(c["subject" if name in ("approve", "decline") else "agreement"])
        if name == "follow-up":
            return self._thing(c["assignment"]) | ({c["body"]} if c.get("body") else set())
        return self._thing(c[_MADE_OF.get(name) or _first(name)])

    def _thing(self, id: str) -> set[str]:
        made = self.made.get(id)
        if made is None:  # a year of tilsyn
            return set()
        return {id} if made["command"] == "establish-body" else self._of(made)


_MAKES = (
    "establish-body", "establish-office", "adopt-kommissorium", "designate-area", "call-meeting", "ask",
    "propose-item", "record-decision", "assign", "enter-agreement", "adopt-justering", "authorise-pulje",
    "dispose-pulje", "adopt-wheel", "note-disagreement", "file-document",
)  # fmt: skip
_CORRECTED = {"correct-decision": "decision", "correct-agreement": "agreement", "correct-justering": "justering"}
_ENVELOPE = {name: {"command", "reason", "void", "note", "dated_as", field} for name, field in _CORRECTED.items()}
# What is made of something that is there: where that is named.
_MADE_OF = {"ask": "subject", "propose-item": "body", "dispose-pulje": "pulje"}


def _first(command: str) -> str:
    """What is said of something that is there names it first, as its example shows."""
    return next(iter(COMMANDS[command].example))


def _mend(record: dict[str, Any], fields: Mapping[str, Any]) -> None:
    for field, value in fields.items():
        if value is None:
            record.pop(field, None)
        else:
            record[field] = value
