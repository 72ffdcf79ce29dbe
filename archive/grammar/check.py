"""Checks a command alone, against its grammar; tells every field that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, cast

import fastjsonschema
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from archive.grammar import COMMANDS, formats
from archive.grammar.rules import SHAPES, well_formed_rule
from archive.grammar.shapes import ENVELOPE, CommandSpec, Schema
from archive.problems import FieldError, Problem
from archive.times import parse_instant

_FORMATS = FormatChecker(formats=())
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)
_MAX_INTEGER = 2**53
_OF_TEXTS = frozenset({"text", "date", "instant"})
# What a JSON Schema's keyword is as a code, and the name of the code's parameter.
_LIMITS = {
    "type": ("wrong-type", "expected"),
    "maxLength": ("too-long", "expected"),
    "minimum": ("too-small", "least"),
    "maximum": ("too-great", "most"),
    "minItems": ("too-few", "least"),
}


@_FORMATS.checks("text")
def _is_text(value: object) -> bool:
    return not isinstance(value, str) or _FORBIDDEN.search(value) is None


@_FORMATS.checks("date")
def is_date(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return bool(_DATE.match(value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


@_FORMATS.checks("instant")
def _is_instant(value: object) -> bool:
    try:
        return not isinstance(value, str) or bool(parse_instant(value))
    except ValueError:
        return False


@_FORMATS.checks("value")
def _is_value(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(_is_value(key) and _is_value(item) for key, item in value.items())
    if isinstance(value, list):
        return all(map(_is_value, value))
    if isinstance(value, int) and not isinstance(value, bool):
        return abs(value) < _MAX_INTEGER
    return _is_text(value)


@_FORMATS.checks("kommissorium-rule")
def _is_rule(value: object) -> bool:
    return not isinstance(value, Mapping) or well_formed_rule(value)


@_FORMATS.checks("numbered")
def _has_unique_numbers(value: object) -> bool:
    if not isinstance(value, list):
        return True
    numbers = [str(item.get("number")) for item in value if isinstance(item, Mapping)]
    return len(set(numbers)) == len(numbers)


@_FORMATS.checks("provision-correction")
def _takes_out_or_has_heading(value: object) -> bool:
    return not isinstance(value, Mapping) or value.get("text") is None or "heading" in value


for _name, _holds in formats.OF_PARTS.items():
    _FORMATS.checks(_name)(_holds)


def check(command: object) -> CommandSpec:
    """The grammar of a command that is well formed by itself.

    Raises ``invalid`` with every wrong field: its path (``items/0/number``) and a code.
    """
    if not isinstance(command, Mapping):
        raise Problem("invalid", "not-an-object", errors=(FieldError("", "not-an-object"),))
    spec = _spec(command)
    told = () if _is_valid(spec.name, command) else _schema_errors(_validator(spec.name), command)
    errors = [*told, *_further(spec, command)]
    raise_if(errors)
    return spec


def check_fields(spec: CommandSpec, fields: Mapping[str, Any], kept: Mapping[str, Any], prefix: str) -> None:
    """Checks the fields that a ``correct-record`` gives for a command of ``spec``; null takes an optional one away.

    ``kept``: the record's own, of which what must be one of several stays exactly one.
    """
    frozen = ENVELOPE | {"id", spec.owner, *spec.fixed}
    allowed = {name: schema for name, schema in spec.fields.items() if name not in frozen}
    allowed |= {"note": {"type": "string", "format": "text"}, "dated_as": {"type": "string", "format": "text"}}
    errors: list[FieldError] = []
    for name, value in fields.items():
        if name not in allowed:
            errors.append(FieldError(f"{prefix}/{name}", "unknown-field"))
        elif value is not None or name in spec.required:
            validator = Draft202012Validator(allowed[name], format_checker=_FORMATS)
            errors += _schema_errors(validator, value, (prefix, name))
    merged = {name: value for name, value in {**kept, **fields}.items() if name not in fields or value is not None}
    together = (FieldError(f"{prefix}/{e.path}", e.code, e.params) for e in _together(spec, merged))
    alternatives = _alternatives(spec, fields, kept, prefix)
    raise_if([*errors, *alternatives, *together, *_no_day_after(fields, f"{prefix}/")])


def _together(spec: CommandSpec, fields: Mapping[str, Any]) -> Iterator[FieldError]:
    """What must go together in a command, and in a record as corrected."""
    if spec.some_of and not fields.keys() & set(spec.some_of):
        yield FieldError(spec.some_of[0], "at-least-one-of", {"options": ", ".join(spec.some_of)})
    if spec.name == "follow-up" and "due" in fields and fields.get("outcome") != "in-progress":
        yield FieldError("due", "with-in-progress-only")


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


def raise_if(errors: Iterable[FieldError]) -> None:
    """Raises ``invalid`` with each error once: a field that is missing is told by every check that needs it."""
    found = {(error.path, error.code): error for error in errors}
    if found:
        raise Problem("invalid", "invalid-fields", errors=tuple(found.values()))


def _spec(command: Mapping[str, Any]) -> CommandSpec:
    name = command.get("command")
    if "command" not in command:
        raise Problem("invalid", "invalid-fields", errors=(FieldError("command", "required"),))
    if not isinstance(name, str) or name not in COMMANDS:
        error = FieldError("command", "unknown-command", {"given": str(name)[:100].encode("utf-8", "replace").decode()})
        raise Problem("invalid", "invalid-fields", errors=(error,))
    return COMMANDS[name]


def _is_valid(name: str, command: Mapping[str, Any]) -> bool:
    """Whether a command is valid for certain. Only jsonschema tells every error, but it takes ten times as long."""
    compiled = _compiled(name)
    if compiled is None:
        return False
    try:
        compiled(command)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


@cache
def _compiled(name: str) -> Callable[[object], object] | None:
    """None where a format is of more than a text: fastjsonschema would pass it over."""
    if not _OF_TEXTS.issuperset(_formats_in(COMMANDS[name].schema)):
        return None
    schema = {**COMMANDS[name].schema, "$schema": "http://json-schema.org/draft-07/schema"}  # of the same keywords
    formats = {format: _accepting(_FORMATS.checkers[format][0]) for format in _OF_TEXTS}
    return fastjsonschema.compile(schema, formats=formats, use_default=False)


def _formats_in(schema: object) -> Iterator[str]:
    if isinstance(schema, Mapping):
        if isinstance(schema.get("format"), str):
            yield schema["format"]
        for inner in schema.values():
            yield from _formats_in(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _formats_in(inner)


def _accepting(checks: Callable[[object], bool]) -> Callable[[object], bool]:
    """A check as fastjsonschema asks for it. Raises nothing."""
    return lambda value: bool(checks(value))


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(COMMANDS[name].schema, format_checker=_FORMATS)


def _schema_errors(
    validator: Draft202012Validator, value: object, prefix: tuple[str, ...] = ()
) -> Iterator[FieldError]:
    for error in validator.iter_errors(value):
        yield from _field_errors(error, prefix)


def _field_errors(error: ValidationError, prefix: tuple[str, ...]) -> Iterator[FieldError]:
    path = "/".join([*prefix, *map(str, error.absolute_path)])
    keyword = str(error.validator)
    # The stubs allow for errors that were never set and for boolean schemas; an error met in checking has neither.
    expected, instance, schema = cast(tuple[Any, Any, Schema], (error.validator_value, error.instance, error.schema))
    if keyword == "required":
        yield from (FieldError(_join(path, name), "required") for name in expected if name not in instance)
    elif keyword == "additionalProperties":
        known = schema.get("properties", {})
        yield from (FieldError(_join(path, name), "unknown-field") for name in instance if name not in known)
    elif keyword == "anyOf" and all(branch.keys() == {"required"} for branch in expected):
        options = [branch["required"][0] for branch in expected]
        yield FieldError(_join(path, options[0]), "at-least-one-of", {"options": ", ".join(options)})
    elif keyword == "anyOf":
        branches = [e for e in error.context or () if e.relative_schema_path[0] == 0]
        for branch in branches:
            yield from _field_errors(branch, prefix)
    elif keyword == "oneOf":
        options = ["+".join(option["required"]) for option in expected]
        yield FieldError(path or options[0].split("+")[0], "exactly-one-of", {"options": ", ".join(options)})
    elif keyword in ("then", "else", "if"):
        for branch in error.context or ():
            yield from _field_errors(branch, prefix)
    elif expected == "kommissorium-rule":
        shape = SHAPES[instance["rule"]].expected
        yield FieldError(path, "not-kommissorium-rule", {"rule": instance["rule"], "expected": shape})
    else:
        yield FieldError(path, *_code(keyword, expected, schema))


def _code(keyword: str, expected: Any, schema: Schema) -> tuple[str, dict[str, Any]]:
    if keyword == "format":
        return f"not-{expected}", {}
    if keyword == "pattern":
        return "wrong-pattern", {"expected": schema.get("description", "not blank")}
    if keyword in ("enum", "const"):
        return "not-one-of", {"options": ", ".join(map(str, expected if keyword == "enum" else [expected]))}
    code, parameter = _LIMITS[keyword]
    return code, {parameter: str(expected)}


def _join(path: str, name: object) -> str:
    return f"{path}/{name}" if path else str(name)


def _further(spec: CommandSpec, command: Mapping[str, Any]) -> Iterator[FieldError]:
    if spec.corrects and "void" not in command and not command.keys() & spec.fields.keys() - {spec.owner, "reason"}:
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
