"""Limits that commands recorded before them need not keep: they are looked at once the key is known to be new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from archive.grammar.rules import SHAPES, well_formed_rule
from archive.grammar.shapes import CommandSpec, Schema
from archive.problems import FieldError
from archive.telling import printable

MOST_NESTED = 64
# Members of objects and of lists in one command, all told: what follows is checked, hashed and looked up one by one.
MOST_VALUES = 200_000


def beyond_limits(spec: CommandSpec, fields: Mapping[str, Any], prefix: str = "") -> list[FieldError]:
    """What is beyond them in fields that are right by their schemas; ``prefix`` goes before each path."""
    limited = ((name, fields[name]) for name in spec.limited if name in fields)
    if spec.corrects and fields.get("fields") == {} and "void" not in fields:
        return [FieldError(f"{prefix}fields", "nothing-corrected")]
    return [error for name, value in limited for error in _of_field(spec.fields[name], value, f"{prefix}{name}")]


def too_many_values(command: object) -> list[FieldError]:
    """The field at which a command holds more than ``MOST_VALUES``; no further is counted."""
    left = MOST_VALUES - (len(command) if isinstance(command, Mapping) else 0)
    for name, value in command.items() if isinstance(command, Mapping) and left > 0 else ():
        if isinstance(value, dict | list):
            left -= _counted(value, left)
        if left < 0:
            return [FieldError(printable(name), "too-many-values", {"most": str(MOST_VALUES)})]
    return [] if left >= 0 else [FieldError("", "too-many-values", {"most": str(MOST_VALUES)})]


def _counted(value: object, most: int) -> int:
    """How many members a JSON value holds, however deep; where there are more than ``most``, some number above it."""
    found, within = 0, [value]
    while within and found <= most:
        inner = within.pop()
        if isinstance(inner, dict | list):
            found += len(inner)
            within += (inner.values() if isinstance(inner, dict) else inner) if found <= most else ()
    return found


def _of_field(schema: Schema, value: object, path: str) -> Iterator[FieldError]:
    if "x-once" in schema:
        yield from twice(value, path)
    else:
        yield from too_deep({path: value})
    if schema.get("items", {}).get("format") == "kommissorium-rule":
        yield from shapeless(value, path)


def shapeless(rules: object, path: str) -> Iterator[FieldError]:
    """Rules of a kommissorium that are judged by, and whose value has not the shape for it."""
    for index, rule in enumerate(rules if isinstance(rules, list) else ()):
        if isinstance(rule, Mapping) and not well_formed_rule(rule):
            name = rule["rule"]
            said = SHAPES[name].expected
            yield FieldError(f"{path}/{index}", "not-kommissorium-rule", {"rule": name, "expected": said})


def too_deep(fields: Mapping[str, Any]) -> Iterator[FieldError]:
    for path, value in fields.items():
        if is_deeper(value, MOST_NESTED):
            yield FieldError(path, "too-deep", {"most": str(MOST_NESTED)})


def twice(items: object, path: str) -> Iterator[FieldError]:
    """Each number that stands more than once in a list, at each of its places, which name each other."""
    places: dict[str, list[int]] = {}
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, Mapping) and isinstance(item.get("number"), str):
            places.setdefault(item["number"], []).append(index)
    for number, found in places.items():
        for index in found if len(found) > 1 else ():
            other = found[1] if index == found[0] else found[0]
            place = f"{path}/{other}/number"
            yield FieldError(f"{path}/{index}/number", "number-twice", {"number": number, "other": place})


def is_deeper(value: object, most: int) -> bool:
    """Whether a JSON value holds lists and objects within each other more than ``most`` deep."""
    level = [value] if isinstance(value, list | dict) else []
    for _ in range(most):
        if not level:
            return False
        inner = (one for each in level for one in (each.values() if isinstance(each, dict) else each))
        level = [one for one in inner if isinstance(one, list | dict)]
    return bool(level)
