"""Which ids a command names, where, and what they may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


Named = tuple[str, str]
Finder = Callable[[Any], Iterable[Named]]


def finder(fields: Mapping[str, Schema]) -> Finder:
    """Finds ``(path, id)`` of each reference in values, the path without places in lists.

    The same as ``references``, but made once: whole parts of a value that can name nothing are never looked at.
    """
    return _finder({"properties": fields}, "") or (lambda value: ())


def _finder(schema: Schema, path: str) -> Finder | None:
    if "x-ref" in schema:
        return lambda value: () if value is None else ((path, value),)
    found = [_finder(branch, path) for branch in schema.get("anyOf", ())]
    if "items" in schema:
        found.append(_in_list(_finder(schema["items"], path)))
    found.append(_in_members(schema, path))
    finders = [one for one in found if one is not None]
    return _all_of(finders) if len(finders) > 1 else next(iter(finders), None)


def _all_of(finders: Sequence[Finder]) -> Finder:
    return lambda value: [named for find in finders for named in find(value)]


def _in_list(find: Finder | None) -> Finder | None:
    if find is None:
        return None
    return lambda value: [named for item in value for named in find(item)] if isinstance(value, list) else ()


def _in_members(schema: Schema, path: str) -> Finder | None:
    members = [
        (name, find)
        for branch in (schema, schema.get("then", {}), schema.get("else", {}))
        for name, member in branch.get("properties", {}).items()
        if (find := _finder(member, f"{path}/{name}" if path else name)) is not None
    ]
    if not members:
        return None

    def of(value: Any) -> Iterable[Named]:
        if not isinstance(value, Mapping):
            return ()
        return [named for name, find in members if name in value for named in find(value[name])]

    return of
