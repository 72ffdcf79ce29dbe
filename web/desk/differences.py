"""What a command would change, for people to look over: what stands before it, what after, the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.archive import Archive
from archive.grammar import COMMANDS
from archive.owners import Owner, evolve
from archive.records import Record
from projections.agreements.as_of import text as text_on
from projections.agreements.comparing import words as compared
from projections.audit.answers import legible
from projections.audit.handler import changes
from projections.view import View
from web.changes import change_words
from web.desk.fields import Field, fields_of
from web.desk.words import Words
from web.wording import Wording

# What is recorded again in place of the last of its kind.
_VERSIONS: Mapping[str, tuple[str, ...]] = {
    "publish-agenda": ("publish-agenda", "prepare-agenda"),
    "prepare-agenda": ("publish-agenda", "prepare-agenda"),
    "record-minutes": ("record-minutes",),
    "plan-tilsyn": ("plan-tilsyn",),
}


@dataclass(frozen=True)
class Shown:
    """One line of a preview: ``before`` and ``after`` as people read them, None where there is nothing.

    ``words``: ``[{op, text}]`` with ``same``, ``removed`` and ``added`` pieces, where both are texts.
    """

    label: str
    before: str | None
    after: str | None
    words: Sequence[Mapping[str, str]] | None = None


def _line(label: str, before: str | None, after: str | None) -> Shown:
    both = before is not None and after is not None
    return Shown(label, before, after, compared(before or "", after or "") if both else None)


class Differences:
    """Of commands that were tried in a sketch of the archive. ``view``: how it stands."""

    def __init__(self, sketch: Archive, view: View, w: Wording, words: Words) -> None:
        self._sketch, self._view, self._w, self._words = sketch, view, w, words

    def of(self, command: Mapping[str, Any], owner: Owner, version: int) -> list[Shown]:
        """``owner``: the subject after it; ``version``: of its event in the subject's stream."""
        spec = COMMANDS[command["command"]]
        if spec.corrects:
            return list(self._corrected(owner, version))
        if spec.name == "adopt-justering":
            return list(self._adjusted(command))
        if spec.name in _VERSIONS:
            before = self._version_before(owner, version, _VERSIONS[spec.name])
            if before is not None:
                return list(self._replaced(spec.name, before, owner.records[version]))
        return list(self._new(command))

    def target(self, owner: Owner, version: int) -> tuple[Record, Record] | None:
        """A corrected record before and after; None where nothing of it changed."""
        before = Owner(owner.id)
        for event in self._sketch.log.stream(owner.id):
            if event.originator_version < version:
                evolve(before, event)
        found = ((before.records[at], after) for at, after in owner.records.items() if at in before.records)
        return next((pair for pair in found if pair[0] != pair[1]), None)

    def _corrected(self, owner: Owner, version: int) -> Iterator[Shown]:
        found = self.target(owner, version)
        for change in changes(*found) if found else ():
            yield self._change(legible(change, self._sketch.texts))

    def _change(self, change: Mapping[str, Any]) -> Shown:
        label, before, after = change_words(self._w, change)
        return _line(
            label, before if change["before"] is not None else None, after if change["after"] is not None else None
        )

    def _adjusted(self, command: Mapping[str, Any]) -> Iterator[Shown]:
        """The text as it stands on the day that the justering holds from, and as it makes it."""
        rows = text_on(self._view.connection, command["agreement"], command["effective_on"], self._view.position)
        stands = {row.number: _provision(row.heading, row.text) for row in rows if row.op != "repeal"}
        for change in command["changes"]:
            number = change["number"]
            after = None if change["op"] == "repeal" else _provision(change["heading"], change["text"])
            yield _line(self._w.text("desk.provision", number=number), stands.get(number), after)
            stands |= {number: after} if after is not None else {}

    def _version_before(self, owner: Owner, version: int, commands: Sequence[str]) -> Record | None:
        earlier = [r for r in owner.plain.values() if r.command in commands and not r.void and r.position < version]
        return earlier[-1] if earlier else None

    def _replaced(self, command: str, before: Record, after: Record) -> Iterator[Shown]:
        """What an agenda, minutes or a plan say otherwise than the last."""
        was, now = (dict(self._lines(command, legible(r.data, self._sketch.texts))) for r in (before, after))
        for label in dict.fromkeys([*was, *now]):
            if was.get(label) != now.get(label):
                yield _line(label, was.get(label), now.get(label))

    def _new(self, command: Mapping[str, Any]) -> Iterator[Shown]:
        yield from (Shown(label, None, said) for label, said in self._lines(command["command"], command))

    def _lines(self, command: str, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for field in fields_of(command).values():
            if field.name in values:
                yield from self._of_field(field, values[field.name])

    def _of_field(self, field: Field, value: Any) -> Iterator[tuple[str, str]]:
        label = self._words.label(field)
        if field.kind == "list" and field.item is not None and field.item.kind == "group" and value:
            for n, row in enumerate(value, 1):
                yield f"{label} {row.get('number', n)}", self._row(field.item, row)
        else:
            yield label, self._words.said(field, value)

    def _row(self, item: Field, row: Mapping[str, Any]) -> str:
        """A row as it is read: what it is called, its text, then the rest."""
        first = [self._words.said(item.member(name), row[name]) for name in _READ if row.get(name)]
        rest = {name: value for name, value in row.items() if name not in (*_READ, "number")}
        return "\n".join([*first, *([self._words.said(item, rest)] if rest else [])])


_READ = ("rule", "title", "heading", "text", "says", "person", "task")


def _provision(heading: str | None, text: str) -> str:
    return "\n".join(filter(None, (heading, text)))


def befores(shown: Iterable[Shown]) -> list[tuple[str, str | None]]:
    """What stood before, by which it is told whether others have changed it meanwhile."""
    return [(one.label, one.before) for one in shown]
