"""What a verb is given: the command, what is known, and the events it prepares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from archive.grammar.references import Reference
from archive.grammar.shapes import CommandSpec
from archive.judgement import Judge
from archive.knowledge import StreamKnowledge
from archive.owners import Owner
from archive.problems import refused
from archive.records import Record

_OF_A_RULE = ("rule", "value", "kommissorium", "source")


@dataclass
class Context:
    """One command about to be recorded.

    ``data`` becomes the primary event; ``links`` are events in other streams (stream, name, data); ``extras`` go
    into the answer, ``warnings`` too. ``references``: every id that it names, found; ``target`` is the record that a
    correction mends.
    """

    spec: CommandSpec
    command: Mapping[str, Any]
    known: StreamKnowledge
    owner: Owner
    data: dict[str, Any]
    links: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    extras: dict[str, Any] = field(default_factory=dict)
    references: Sequence[Reference] = ()
    target: Record | None = None
    warnings: list[dict[str, Any]] = field(default_factory=list)

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.known)

    def given(self, name: str) -> Any:
        return self.data[name]

    def named(self, field: str) -> Record | None:
        """The record that made what the command names in a field."""
        id = self.data.get(field)
        return None if id is None else self.known.maker(id)

    def live(self, command: str, **fields: Any) -> list[Record]:
        """The owner's records of a command that are not void and have these fields."""
        return [
            record
            for record in self.owner.plain.values()
            if record.command == command and not record.void and all(record.data.get(k) == v for k, v in fields.items())
        ]

    def warn(self, code: str, **params: Any) -> None:
        """Says of what is recorded all the same that it may be a mistake."""
        self.warnings.append({"code": code, **params})

    def refuse(self, code: str, **params: Any) -> None:
        raise refused(code, rule=archive_rule(code), **params)

    def ends_after(self, begins: str | None, ends: str | None) -> None:
        """Refuses an end on or before the first day; None is not known, or open."""
        if begins is not None and ends is not None and ends <= begins:
            self.refuse("ends-before-it-begins", begins=begins, ends=ends)

    def refuse_by(self, rule: Mapping[str, Any], code: str, **params: Any) -> None:
        """Refuses by a rule of a kommissorium or a pulje; ``despite`` records it all the same, with the judgement.

        The judgement is of the first rule that was broken; its ``rules`` are all of them.
        """
        reason = self.command.get("despite")
        if reason is None:
            raise refused(code, rule=rule, **params)
        judgement = self.data.setdefault("judgement", {**rule, "code": code, "despite": reason, "rules": []})
        judgement["rules"].append({name: rule.get(name) for name in _OF_A_RULE})


def archive_rule(code: str) -> dict[str, Any]:
    """A rule of the archive's own, where no kommissorium has one."""
    return {"rule": code, "source": {"document": "docs/rules.md", "heading": f"Refusals / {code}"}}
