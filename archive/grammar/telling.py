"""What is wrong with a command's fields, as errors with a path and a code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from jsonschema.exceptions import ValidationError

from archive.grammar.limits import twice
from archive.grammar.rules import SHAPES
from archive.grammar.shapes import Schema
from archive.grammar.validating import wrong_in
from archive.problems import FieldError, Problem
from archive.telling import printable

MOST_ERRORS = 50
# What a JSON Schema's keyword is as a code, and the name of the code's parameter.
_LIMITS = {
    "type": ("wrong-type", "expected"),
    "maxLength": ("too-long", "expected"),
    "minimum": ("too-small", "least"),
    "maximum": ("too-great", "most"),
    "minItems": ("too-few", "least"),
}


def raise_if(errors: Iterable[FieldError]) -> None:
    """Raises ``invalid`` with each error once: a field that is missing is told by every check that needs it.

    No more than ``MOST_ERRORS`` are told, or looked for.
    """
    found: dict[tuple[str, str], FieldError] = {}
    for error in errors:
        found.setdefault((error.path, error.code), error)
        if len(found) == MOST_ERRORS:
            break
    if found:
        raise Problem("invalid", "invalid-fields", errors=tuple(found.values()))


def schema_errors(schema: Schema, value: object, prefix: tuple[str, ...] = ()) -> Iterator[FieldError]:
    """What is wrong in a value, each with its path after ``prefix``."""
    for error in wrong_in(schema, value):
        yield from _field_errors(error, prefix)


def _field_errors(error: ValidationError, prefix: tuple[str, ...]) -> Iterator[FieldError]:
    path = "/".join([*prefix, *map(printable, error.absolute_path)])
    keyword = str(error.validator)
    # The stubs allow for errors that were never set and for boolean schemas; an error met in checking has neither.
    expected, instance, schema = cast(tuple[Any, Any, Schema], (error.validator_value, error.instance, error.schema))
    if keyword == "required":
        yield from (FieldError(joined(path, name), "required") for name in expected if name not in instance)
    elif keyword == "additionalProperties":
        known = schema.get("properties", {})
        yield from (FieldError(joined(path, name), "unknown-field") for name in instance if name not in known)
    elif keyword == "anyOf" and any("required" not in branch for branch in expected):
        yield from _of_branches(error, path, expected, prefix)
    elif keyword == "anyOf":
        options = [branch["required"][0] for branch in expected]
        yield FieldError(joined(path, options[0]), "at-least-one-of", {"options": ", ".join(options)})
    elif keyword == "oneOf":
        options = ["+".join(option["required"]) for option in expected]
        yield FieldError(path or options[0].split("+")[0], "exactly-one-of", {"options": ", ".join(options)})
    elif expected == "numbered":
        yield from twice(instance, path)
    elif expected == "kommissorium-rule":
        shape = SHAPES[instance["rule"]].expected
        yield FieldError(path, "not-kommissorium-rule", {"rule": instance["rule"], "expected": shape})
    else:
        yield FieldError(path, *_code(keyword, expected, schema))


def _of_branches(
    error: ValidationError, path: str, branches: list[Schema], prefix: tuple[str, ...]
) -> Iterator[FieldError]:
    """What is wrong by the shape whose type a value has; of a value that has none of their types, what it may be."""
    found = list(error.context or ())
    mistyped = {one.relative_schema_path[0] for one in found if one.validator == "type" and not one.relative_path}
    fitting = [n for n in range(len(branches)) if n not in mistyped]
    if not fitting:
        yield FieldError(path, "wrong-type", {"expected": ", ".join(str(branch["type"]) for branch in branches)})
    for one in found:
        if one.relative_schema_path[0] in fitting[:1]:
            yield from _field_errors(one, prefix)


def _code(keyword: str, expected: Any, schema: Schema) -> tuple[str, dict[str, Any]]:
    if keyword == "format":
        return f"not-{expected}", {}
    if keyword == "pattern":
        return "wrong-pattern", {"expected": schema.get("description", "not blank")}
    if keyword in ("enum", "const"):
        return "not-one-of", {"options": ", ".join(map(str, expected if keyword == "enum" else [expected]))}
    code, parameter = _LIMITS[keyword]
    return code, {parameter: str(expected)}


def joined(path: str, name: object) -> str:
    return f"{path}/{printable(name)}" if path else printable(name)
