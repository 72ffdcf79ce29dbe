"""Which ids a command names, where, and what they may stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from archive.grammar.shapes import Schema


class Reference(NamedTuple):
    path: str
    id: str
    types: tuple[str, ...]


def references(fields: Mapping[str, Schema], values: Mapping[str, Any]) -> Iterator[Reference]:
    for name, value in values.items():
        if name in fields:
            yield from _walk(fields[name], value, name)


def naming(schema: Schema) -> Schema:
    """What is left of a schema when all that cannot name an id is taken out: the same references, found sooner."""
    kept = {"x-ref": schema["x-ref"]} if "x-ref" in schema else {}
    for branch in ("items", "then", "else"):
        if branch in schema and (inner := naming(schema[branch])):
            kept[branch] = inner
    if branches := [inner for branch in schema.get("anyOf", ()) if (inner := naming(branch))]:
        kept["anyOf"] = branches
    if members := {n: inner for n, member in schema.get("properties", {}).items() if (inner := naming(member))}:
        kept["properties"] = members
    return kept


def _walk(schema: Schema, value: Any, path: str) -> Iterator[Reference]:
    if value is None:
        return
    if "x-ref" in schema:
        yield Reference(path, value, tuple(schema["x-ref"]))
    for branch in schema.get("anyOf", ()):
        yield from _walk(branch, value, path)
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            yield from _walk(schema["items"], item, f"{path}/{index}")
    if isinstance(value, Mapping):
        yield from _members(schema, value, path)


def _members(schema: Schema, value: Mapping[str, Any], path: str) -> Iterator[Reference]:
    for name, member in schema.get("properties", {}).items():
        if name in value:
            yield from _walk(member, value[name], f"{path}/{name}")
    for branch in ("then", "else"):
        if branch in schema:
            yield from _walk(schema[branch], value, path)
