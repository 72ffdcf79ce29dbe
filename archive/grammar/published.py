"""The grammar as JSON Schema for other programs: our own formats said in words that any validator knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    return found


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
