"""The fields of a form, made from the schemas of the grammar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from archive.grammar import COMMANDS
from archive.grammar.puljer import AMOUNT
from archive.grammar.shapes import NUMBER, SLUG_PATTERN, TIME, Schema

# Texts that are more than a line or so.
_LONG = frozenset({"text", "proposal", "meanwhile", "says", "reservation", "note", "reason", "despite"})
# What an import alone takes.
_NOT_HERE = frozenset({"path"})
_PLAIN = {"boolean": "yes-no", "integer": "integer"}


@dataclass(frozen=True)
class Field:
    """One field.

    ``kind``: ``line`` ``text`` (more lines) ``number`` (of an item or a provision) ``slug`` ``ref`` ``date`` ``time``
    ``choice`` ``yes-no`` ``integer`` ``amount`` ``file`` ``lines`` (a text, or a list of one a line) ``level`` (a text
    or a number) ``value`` (of a rule) ``group`` (with ``members``) ``list`` (each as ``item``). ``nullable``: null says
    something of its own. ``types``: what a ``ref`` may stand for. ``options``: of a ``choice``. ``where``: the command
    and the path of names to it, by which its words are found (``publish-agenda``, ``items``, ``title``).
    ``turns_on``: of a group a member, an option of it, and the members that count then. ``may_be_empty``: an empty text
    is one. ``in_row``: it stands in a list. ``is_rule``: a group that is a rule of a kommissorium.
    """

    name: str
    kind: str
    required: bool
    where: tuple[str, ...]
    nullable: bool = False
    types: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    members: tuple[Field, ...] = ()
    item: Field | None = None
    turns_on: tuple[str, str, frozenset[str]] | None = None
    may_be_empty: bool = False
    in_row: bool = False
    is_rule: bool = False

    @property
    def empty_is_null(self) -> bool:
        """Whether an empty box says null: in a row a text that may be left out is given all the same."""
        return self.nullable and self.in_row and self.kind in ("line", "text", "number") and not self.may_be_empty

    def member(self, name: str) -> Field:
        return next(one for one in self.members if one.name == name)


def field_at(fields: Iterable[Field], path: str) -> Field | None:
    """The field that a path leads to, through groups and rows; None where it leads to none."""
    named, found = {one.name: one for one in fields}, None
    for part in path.split("/"):
        found = found.item if part.isdecimal() and found is not None else named.get(part)
        named = {one.name: one for one in found.members} if found is not None else {}
    return found


@cache
def fields_of(command: str) -> Mapping[str, Field]:
    """The fields of a command by name; those that hold for every command are ``common``."""
    spec = COMMANDS[command]
    return {
        name: field_of(schema, (command, name), name in spec.required)
        for name, schema in spec.fields.items()
        if name not in _NOT_HERE and not (command == "correct-record" and name == "fields")
    }


def field_of(schema: Schema, where: tuple[str, ...], required: bool = False, in_row: bool = False) -> Field:
    """A field of any shape of the grammar, found by its own name, the last of ``where``."""
    branches = schema.get("anyOf", ())
    if {"type": "null"} in branches:
        return replace(field_of(branches[0], where, required, in_row), nullable=True)
    found = Field(where[-1], _kind(schema, where[-1]), required, where, in_row=in_row)
    if found.kind == "ref":
        return replace(found, types=tuple(schema["x-ref"]))
    if found.kind == "choice":
        return replace(found, options=tuple(schema["enum"]))
    if found.kind == "list":
        return replace(found, item=field_of(schema["items"], where, required=True, in_row=True))
    if found.kind == "group":
        return _group(found, schema)
    return replace(found, may_be_empty=in_row and "x-apart" in schema)


def _kind(schema: Schema, name: str) -> str:
    if "x-ref" in schema:
        return "ref"
    if "enum" in schema:
        return "choice"
    if "anyOf" in schema:
        return "lines" if any(one.get("type") == "array" for one in schema["anyOf"]) else "level"
    if schema.get("format") in ("date", "value"):
        return str(schema["format"])
    if schema.get("type") in _PLAIN:
        return _PLAIN[schema["type"]]
    if schema.get("type") in ("array", "object"):
        return "list" if schema["type"] == "array" else "group"
    if "contentEncoding" in schema:
        return "file"
    return _of_text(schema, name)


def _of_text(schema: Schema, name: str) -> str:
    patterns = {SLUG_PATTERN: "slug", TIME["pattern"]: "time", NUMBER["pattern"]: "number", AMOUNT["pattern"]: "amount"}
    return patterns.get(schema.get("pattern", ""), "text" if name in _LONG else "line")


def _group(found: Field, schema: Schema) -> Field:
    """The members of an object; of one whose shape turns on a choice, those of the longer shape."""
    longer = schema.get("else", schema)
    needed = longer.get("required", ())
    shown = {**longer["properties"], **({} if longer is schema else schema["properties"])}
    members = tuple(
        field_of(inner, (*found.where, name), name in needed, found.in_row) for name, inner in _in_order(shown)
    )
    turns_on = None
    if "then" in schema:
        [(name, said)] = schema["if"]["properties"].items()
        turns_on = (name, str(said["const"]), frozenset(schema["then"]["properties"]))
    return replace(found, members=members, turns_on=turns_on, is_rule=schema.get("format") == "kommissorium-rule")


_FIRST = ("op", "number", "heading")


def _in_order(properties: Mapping[str, Schema]) -> Sequence[tuple[str, Schema]]:
    """What names a provision or an item before what it says."""
    if "number" not in properties:
        return list(properties.items())
    return sorted(properties.items(), key=lambda one: _FIRST.index(one[0]) if one[0] in _FIRST else len(_FIRST))
