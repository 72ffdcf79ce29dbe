"""The grammar as JSON Schema for other programs: our own formats said in words that any validator knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from archive.grammar.shapes import CommandSpec, Schema

# What the formats ``text`` and ``instant`` ask for, as far as a pattern can say it: half a surrogate pair and the
# 30th of February are told by the archive alone.
_PATTERNS: Mapping[str, str] = {
    "text": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$",
    "instant": (
        "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]([01][0-9]|2[0-3]):[0-5][0-9]"
        "(:[0-5][0-9]([.,][0-9]{1,9})?)?([Zz]|[+-]([01][0-9]|2[0-3]):?[0-5][0-9])$"
    ),
}


def published(spec: CommandSpec) -> Schema:
    """The JSON Schema (2020-12) of a whole command, which anybody can check a command by before it is sent.

    It lets through what only the archive judges, and nothing that it rejects is accepted.
    """
    found: Schema = _told(spec.schema)
    together = [*_alternatives(spec), *_instead(spec), *_something(spec), *_only_with(spec)]
    return {
        **{name: said for name, said in found.items() if name != "oneOf"},
        **({"allOf": together} if together else {}),
    }


def _alternatives(spec: CommandSpec) -> Iterator[Schema]:
    """One of several, and nothing of the others beside it."""
    if spec.one_of_fields:
        every = {name for names in spec.one_of_fields for name in names}
        yield {"oneOf": [_alone(names, every - set(names)) for names in spec.one_of_fields]}


def _alone(names: Sequence[str], others: Iterable[str]) -> Schema:
    return {"required": list(names), "not": _any(sorted(others))}


def _any(names: Iterable[str]) -> Schema:
    return {"anyOf": [{"required": [name]} for name in names]}


def _instead(spec: CommandSpec) -> Iterator[Schema]:
    """A day, or the day before it."""
    if spec.last_day and not spec.one_of_fields:
        yield {"not": {"required": [spec.last_day, "last_day"]}}


def _something(spec: CommandSpec) -> Iterator[Schema]:
    """A correction corrects something."""
    if spec.corrects:
        yield _any(spec.corrected)


def _only_with(spec: CommandSpec) -> Iterator[Schema]:
    for name, (other, needed) in spec.only_with.items():
        yield {"if": {"required": [name]}, "then": {"properties": {other: {"const": needed}}}}


def _told(part: Any) -> Any:
    if isinstance(part, Mapping):
        return _with_pattern({name: _told(value) for name, value in part.items()})
    if isinstance(part, Sequence) and not isinstance(part, str):
        return [_told(value) for value in part]
    return part


def _with_pattern(schema: Schema) -> Schema:
    pattern = _PATTERNS.get(str(schema.get("format"))) if schema.get("type") == "string" else None
    if pattern is None:
        return schema
    return {**schema, "allOf": [{"pattern": pattern}]} if "pattern" in schema else {**schema, "pattern": pattern}
