"""What fields are called, and values in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from web.desk.choices import Choices
from web.desk.fields import Field
from web.wording import Wording

# The words of a choice: the group of its codes, by command and path, or by its own name.
_GROUPS: Mapping[str, str] = {
    "access": "access",
    "adopt-kommissorium/status": "kommissorium.status",
    "as": "as",
    "assess-provision/status": "assessment",
    "assign/kind": "task",
    "tasks/kind": "task",
    "changes/op": "op",
    "designate-area/kind": "area",
    "end-agreement/reason": "ended",
    "entries/part": "part",
    "establish-body/kind": "kind",
    "feeds/needs": "needs",
    "follow-up/outcome": "follow-up",
    "form": "form",
    "grant-role/role": "granted",
    "level": "level",
    "outcome": "outcome",
    "part": "publication",
    "relation": "relation",
    "requires/for": "for",
    "role": "role",
    "rules/strength": "strength",
    "settle-remark/outcome": "settlement",
    "settlement/outcome": "settlement",
    "assignments/outcome": "follow-up",
    "udsend/part": "publication",
    "vote": "vote",
    "what": "ask",
}


# What pages say of rules, and what holds of a pulje alone.
_NO_RULES = frozenset({"word", "despite", "value", "strength", "other", "draft", "disposer", "amount", "period"})


def places(where: tuple[str, ...]) -> Iterator[str]:
    """The names under which the words of a field may stand, its very own first."""
    command, *path = where
    yield "/".join([command, *path])
    for n in range(len(path)):
        yield "/".join([command, *path[n:]])
    for n in range(len(path)):
        yield "/".join(path[n:])


def group_of(field: Field) -> str:
    """The group of the codes of a choice."""
    return next((_GROUPS[place] for place in places(field.where) if place in _GROUPS), field.name)


Said = Callable[[str], str]


class Words:
    """Labels, help and values in one language."""

    def __init__(self, w: Wording, choices: Choices) -> None:
        self._w, self._choices = w, choices
        self._said: dict[tuple[str, tuple[str, ...]], str | None] = {}

    def label(self, field: Field) -> str:
        return self._first("label", field) or field.name

    def help(self, field: Field) -> str:
        return self._first("fieldhelp", field) or ""

    def _first(self, kind: str, field: Field) -> str | None:
        key = kind, field.where
        if key not in self._said:
            found = (self._w.template(f"{kind}.{place}") for place in places(field.where))
            self._said[key] = next((one for one in found if one is not None), None)
        return self._said[key]

    def code(self, field: Field, option: str) -> str:
        return self._w.code(group_of(field), option)

    def code_of(self, field: Field) -> Said:
        """What gives the words of the options of a choice."""
        return partial(self._w.code, group_of(field))

    def yes_no(self, option: str) -> str:
        return self._w.text("value.yes" if option == "true" else "value.no")

    def unit(self, option: str) -> str:
        return self._w.code("unit", option)

    def span_part(self, option: str) -> str:
        return self._w.code("part", option)

    def funds(self, option: str) -> str:
        return self._w.code("value", option)

    def level(self, option: str) -> str:
        return self._w.code("type" if option == "justering" else "level", option)

    def said(self, field: Field, value: Any) -> str:
        """A value as people read it, in a line or so."""
        if value is None:
            return self._w.text("date.unknown")
        if isinstance(value, list):
            inner = field.item or field
            return "; ".join(self.said(inner, one) for one in value) if value else self._w.text("value.empty")
        if isinstance(value, Mapping) and field.kind == "group":
            told = ((one, value[one.name]) for one in field.members if one.name in value)
            return ", ".join(f"{self.label(one).lower()}: {self.said(one, inner)}" for one, inner in told)
        return self._one(field, value)

    def _one(self, field: Field, value: Any) -> str:
        if field.kind == "ref":
            return self._choices.shown(str(value))
        if field.kind == "choice":
            return self.code(field, str(value))
        if field.kind == "date":
            return self._w.day(str(value))
        if field.kind == "file":
            return self.size(len(str(value)) * 3 // 4)
        if field.name == "rule":
            return self._w.code("rule", str(value))
        return self._w.plain(value) if not isinstance(value, str) else value

    def size(self, bytes: int) -> str:
        """How much a file holds."""
        if bytes < 1_000:
            return self._w.count("size.bytes", bytes)
        if bytes < 1_000_000:
            return self._w.text("size.kilobytes", n=bytes // 1_000)
        return self._w.text("size.megabytes", n=bytes // 1_000_000)

    def rule(self, name: str) -> str:
        return self._w.code("rule", name)

    def rules(self) -> list[tuple[str, str]]:
        """The rules that a kommissorium may have, those that are judged by and those that have a name, by name."""
        named = {key.removeprefix("rule.") for key in self._w.keys("rule.")} - _NO_RULES
        return sorted(((name, self.rule(name)) for name in named), key=lambda one: one[1].casefold())

    def place(self, fields: Iterable[Field], path: str) -> str:
        """What the field at a path is called, with the rows that it lies in: ``Punkter, række 1, Nummer``."""
        named = {one.name: one for one in fields}
        found, field = [], None
        for part in path.split("/"):
            if part.isdecimal() and field is not None:
                found[-1] = self.row(found[-1], int(part) + 1)
                named = {one.name: one for one in (field.item.members if field.item is not None else ())}
            else:
                field = named.get(part)
                found.append(self.label(field) if field is not None else self._w.template(f"label.{part}") or part)
                named = {one.name: one for one in field.members} if field is not None else {}
        return ", ".join(found)

    def row(self, label: str, n: int) -> str:
        """What a row of a list is called, by the list and its place there, from 1."""
        return self._w.text("desk.row", label=label, n=n)

    def example(self, fields: Iterable[Field], values: Mapping[str, Any]) -> list[tuple[str, str]]:
        """How a form could be filled in, field by field."""
        return [(self.label(one), self.said(one, values[one.name])) for one in fields if one.name in values]
