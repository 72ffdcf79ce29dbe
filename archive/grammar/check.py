"""Checks a command alone, against its grammar; tells every field that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.limits import beyond_limits, too_deep
from archive.grammar.shapes import ENVELOPE, CommandSpec, Schema
from archive.grammar.telling import MOST_ERRORS, joined, raise_if, schema_errors
from archive.grammar.validating import is_valid
from archive.problems import FieldError, Problem
from archive.telling import printable


def check(command: object) -> CommandSpec:
    """The grammar of a command that is well formed by itself.

    Raises ``invalid`` with every wrong field: its path (``items/0/number``) and a code.
    """
    if not isinstance(command, Mapping):
        raise Problem("invalid", "not-an-object", errors=(FieldError("", "not-an-object"),))
    spec = _spec(command)
    try:
        _check_shape(spec, command)
    except RecursionError:
        raise_if(too_deep(command))
        raise
    return spec


def _check_shape(spec: CommandSpec, command: Mapping[str, Any]) -> None:
    unknown = [name for name in command if name not in spec.schema["properties"]]
    if len(unknown) >= MOST_ERRORS:
        raise_if(FieldError(printable(name), "unknown-field") for name in unknown)
    told = () if is_valid(spec.schema, command) else schema_errors(spec.schema, command)
    raise_if(chain(told, _further(spec, command)))


def check_fields(spec: CommandSpec, fields: Mapping[str, Any], kept: Mapping[str, Any], prefix: str) -> None:
    """Checks the fields that a ``correct-record`` gives for a command of ``spec``; null takes an optional one away.

    ``kept``: the record's own, of which what must be one of several stays exactly one.
    """
    frozen = ENVELOPE | {"id", spec.owner, *spec.fixed}
    allowed = {name: schema for name, schema in spec.fields.items() if name not in frozen}
    allowed |= {"note": {"type": "string", "format": "text"}, "dated_as": {"type": "string", "format": "text"}}
    told = _of_fields(allowed, spec.required, fields, prefix)
    merged = {name: value for name, value in {**kept, **fields}.items() if name not in fields or value is not None}
    together = (FieldError(f"{prefix}/{e.path}", e.code, e.params) for e in _together(spec, merged))
    alternatives = _alternatives(spec, fields, kept, prefix)
    raise_if(chain(told, alternatives, together, _no_day_after(fields, f"{prefix}/")))
    raise_if(beyond_limits(spec, fields, f"{prefix}/"))


def _of_fields(
    allowed: Mapping[str, Schema], required: Iterable[str], fields: Mapping[str, Any], prefix: str
) -> Iterator[FieldError]:
    for name, value in fields.items():
        if name not in allowed:
            yield FieldError(joined(prefix, name), "unknown-field")
        elif value is not None or name in required:
            yield from schema_errors(allowed[name], value, (prefix, name))


def _together(spec: CommandSpec, fields: Mapping[str, Any]) -> Iterator[FieldError]:
    """What must go together in a command, and in a record as corrected."""
    if spec.some_of and not fields.keys() & set(spec.some_of):
        yield FieldError(spec.some_of[0], "at-least-one-of", {"options": ", ".join(spec.some_of)})
    for name, (other, needed) in spec.only_with.items():
        if name in fields and fields.get(other) != needed:
            yield FieldError(name, f"with-{needed}-only")


def _alternatives(
    spec: CommandSpec, fields: Mapping[str, Any], kept: Mapping[str, Any], prefix: str
) -> Iterator[FieldError]:
    given = [name for names in spec.one_of_fields for name in names if name in fields]
    if not given:
        return
    # The day that a ``last_day`` stands for is kept under its own name, which it replaces.
    merged = {**({} if "last_day" in fields else kept), **fields}
    options = ["+".join(names) for names in spec.one_of_fields]
    if sum(all(merged.get(name) is not None for name in names) for names in spec.one_of_fields) != 1:
        yield FieldError(f"{prefix}/{given[0]}", "exactly-one-of", {"options": ", ".join(options)})


def _no_day_after(fields: Mapping[str, Any], prefix: str = "") -> Iterator[FieldError]:
    if fields.get("last_day") == "9999-12-31":
        yield FieldError(f"{prefix}last_day", "out-of-range", {"expected": "< 9999-12-31"})


def _spec(command: Mapping[str, Any]) -> CommandSpec:
    name = command.get("command")
    if "command" not in command:
        raise Problem("invalid", "invalid-fields", errors=(FieldError("command", "required"),))
    if not isinstance(name, str) or name not in COMMANDS:
        error = FieldError("command", "unknown-command", {"given": printable(name)})
        raise Problem("invalid", "invalid-fields", errors=(error,))
    return COMMANDS[name]


def _further(spec: CommandSpec, command: Mapping[str, Any]) -> Iterator[FieldError]:
    if spec.corrects and not command.keys() & set(spec.corrected):
        yield FieldError("void", "nothing-corrected")
    if spec.last_day in command and "last_day" in command and not spec.one_of_fields:
        yield FieldError("last_day", "exactly-one-of", {"options": f"{spec.last_day}, last_day"})
    if command.get("last_day") == "9999-12-31":
        yield FieldError("last_day", "no-day-after", {"given": "9999-12-31"})
    yield from _together(spec, command)
    if command.get("command") == "record-decision":
        yield from _mixed_decision(command)


def _mixed_decision(command: Mapping[str, Any]) -> Iterator[FieldError]:
    if "meeting" in command:
        for name in ("body", "decided_on", "form"):
            if name in command:
                yield FieldError(name, "not-with", {"other": "meeting"})
    elif "item" in command:
        yield FieldError("item", "required-with", {"other": "meeting"})
