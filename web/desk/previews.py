"""What a list of commands would record, shown before anything is: judged as a whole, nothing written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from archive.archive import Archive
from archive.grammar import COMMANDS
from archive.grammar.references import references
from archive.problems import Problem
from archive.receipts import TOLD
from archive.rights.judging import Actor
from archive.sketch import events_under, sketched
from projections.audit.answers import listing
from projections.audit.handler import told_by
from projections.listing import cursor_of
from projections.view import View
from web.desk.choices import Choices
from web.desk.differences import Differences, Shown, befores
from web.desk.words import Words
from web.wording import Wording
from web.words import worded

Command = Mapping[str, Any]


@dataclass
class Verdict:
    """Of one command: its sentence in the audit trail, what it changes, what to be aware of.

    ``recorded``: it was recorded before, by the same form. ``against``: the rule that it is recorded despite.
    ``problem``: why it cannot be recorded; then there is nothing else.
    """

    command: Command
    problem: Problem | None = None
    recorded: bool = False
    receipt: Mapping[str, Any] = field(default_factory=dict)
    sentence: str = ""
    shown: list[Shown] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    overtaken: list[Mapping[str, Any]] = field(default_factory=list)
    against: Mapping[str, Any] | None = None


@dataclass
class Judged:
    """Of a form: a verdict for each command up to the first that cannot be recorded.

    ``position``: how far the archive had come. ``digest``: of all that stood before what it changes.
    """

    commands: Sequence[Command]
    position: int
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def problem(self) -> Problem | None:
        return self.verdicts[-1].problem if self.verdicts else None

    @property
    def is_recorded(self) -> bool:
        """Whether all of it was recorded before."""
        return len(self.verdicts) == len(self.commands) and all(one.recorded for one in self.verdicts)

    def stopped(self, receipts: Sequence[Mapping[str, Any]], problem: Problem) -> Judged:
        """The same where the first of them are recorded by now, and the next cannot be."""
        done = [
            replace(verdict, recorded=True, receipt=receipt, shown=[])
            for verdict, receipt in zip(self.verdicts, receipts, strict=False)
        ]
        return replace(self, verdicts=[*done, Verdict(self.commands[len(done)], problem)])

    @property
    def left(self) -> Sequence[Command]:
        """What comes after the first that cannot be recorded."""
        return self.commands[len(self.verdicts) :]

    @property
    def digest(self) -> str:
        said = [befores(verdict.shown) for verdict in self.verdicts]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def key_of(form: str, n: int) -> str:
    """The key of a form's command, counted from 1: sent twice, it is recorded once."""
    return f"{form}-{n}"


@dataclass(frozen=True)
class Judge:
    """Who judges forms at one moment, in one language; ``actor``: by whose rights, as of ``Archive.do``."""

    archive: Archive
    view: View
    w: Wording
    choices: Choices
    actor: Actor | None = None

    def judged(self, commands: Sequence[Command], form: str, by: str | None) -> Judged:
        """Every command tried after those before it, up to the first that cannot be recorded. Nothing is written.

        ``form``: the form's key, under which its commands are recorded; ``by``: who would record them.
        """
        found = Judged(commands, self.view.position)
        with sketched(self.archive) as sketch:
            differences = Differences(sketch, self.view, self.w, Words(self.w, self.choices))
            for n, command in enumerate(commands, 1):
                verdict = self._one(sketch, differences, command, key_of(form, n), by)
                found.verdicts.append(verdict)
                if verdict.problem is not None:
                    break
        return found

    def _one(self, sketch: Archive, differences: Differences, command: Command, key: str, by: str | None) -> Verdict:
        try:
            receipt = sketch.do({**command, "key": key}, by=by or "?", actor=self.actor)
        except Problem as problem:
            return Verdict(command, problem)
        first, closing = events_under(sketch, receipt.body["key"])
        owner = sketch.known.owner(closing["subject"])
        fields: Mapping[str, Any] = first.data
        if COMMANDS[command["command"]].corrects:
            pair = differences.target(owner, first.originator_version)
            fields = pair[1].data if pair else {}
        entry = {
            "subject": {"type": closing["type"], "id": first.originator_id},
            "body": _body_of(sketch, closing, fields),
            "corrects": command.get("position"),
            "effective_on": fields.get("effective_on"),
            **{name: closing.get(name, []) for name in TOLD},
            "summary": {"code": first.name, "params": told_by(first.name, fields, first.data.get("void"))},
        }
        said = worded(self.view, entry, self.w.language, sketch.known)
        return Verdict(
            command,
            recorded=receipt.status == 200 and receipt.body["key"] == key,
            receipt=receipt.body,
            sentence=said["summary"],
            shown=[] if receipt.status == 200 else differences.of(command, owner, first.originator_version),
            warnings=[one["text"] for name in TOLD for one in said[name]],
            overtaken=receipt.body.get("overtaken", []),
            against=first.data.get("judgement"),
        )

    def since(self, position: int, concerned: Iterable[str], own: Container[int] = ()) -> list[Mapping[str, Any]]:
        """Entries of the audit trail after a position on what is concerned, those of ``own`` positions aside."""
        found: dict[int, Mapping[str, Any]] = {}
        for id in concerned:
            rows = listing(self.view, cursor=cursor_of([position]), subject=id)["items"]
            found |= {row["position"]: row for row in rows if row["n"] == 1 and row["position"] not in own}
        return [worded(self.view, row, self.w.language) for _, row in sorted(found.items())]


def _body_of(sketch: Archive, closing: Mapping[str, Any], fields: Mapping[str, Any]) -> str | None:
    """The body that a record is of, as the audit trail says it."""
    made = sketch.known.made(closing["subject"]) if closing["type"] == "meeting" else None
    found = made.data["body"] if made else fields.get("body")
    return found if isinstance(found, str) else None


def concerned(judged: Judged) -> set[str]:
    """What the commands are on, and what they name."""
    named = {
        reference.id
        for command in judged.commands
        for reference in references(COMMANDS[command["command"]].fields, command)
        if isinstance(reference.id, str)
    }
    return named | {verdict.receipt["subject"]["id"] for verdict in judged.verdicts if verdict.receipt}
