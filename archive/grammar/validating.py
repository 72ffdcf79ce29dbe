"""Checking a value against a schema of the grammar: at once whether it is valid, or one by one what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import fastjsonschema
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from archive.grammar.formats import FORMATS
from archive.grammar.shapes import Schema

Compiled = Callable[[object], object]
_OF_TEXTS = frozenset({"text", "date", "instant"})
# By the identity of a schema, which is kept with it so that no other takes that identity.
_COMPILED: dict[int, tuple[Schema, Compiled | None]] = {}


def is_valid(schema: Schema, value: object) -> bool:
    """Whether a value is valid for certain. Only jsonschema tells every error, but it takes ten times as long."""
    compiled = _quick(schema)
    return compiled is not None and _passes(compiled, value)


def wrong_in(schema: Schema, value: object) -> Iterator[ValidationError]:
    """What is wrong in a value, looked for no further than is asked."""
    yield from _Validator(schema, format_checker=FORMATS).iter_errors(value)


def _any_of(validator: Any, branches: Sequence[Schema], instance: object, schema: Schema) -> Iterator[ValidationError]:
    """Errors one by one of what may be null instead, and of that alone: of a long list they are never all wanted."""
    first, *others = branches
    if others == [{"type": "null"}]:
        yield from () if instance is None else validator.descend(instance, first)
    else:
        yield from Draft202012Validator.VALIDATORS["anyOf"](validator, branches, instance, schema)


def _items(validator: Any, items: Schema, instance: object, schema: Schema) -> Iterator[ValidationError]:
    """Errors of those items alone that are not valid for certain: of a long list most are, and telling is slow."""
    quick = _quick(items)
    for index, item in enumerate(instance if isinstance(instance, list) else ()):
        if quick is None or not _passes(quick, item):
            yield from validator.descend(item, items, path=index)


_extend: Callable[..., Any] = extend  # the stubs leave it untyped
_Validator = _extend(Draft202012Validator, {"anyOf": _any_of, "items": _items})


def _passes(compiled: Compiled, value: object) -> bool:
    try:
        compiled(value)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


def _quick(schema: Schema) -> Compiled | None:
    """A schema of the grammar compiled, once."""
    if id(schema) not in _COMPILED:
        _COMPILED[id(schema)] = schema, _compiled(schema)
    return _COMPILED[id(schema)][1]


def _compiled(schema: Schema) -> Compiled | None:
    """None where a format is of more than a text: fastjsonschema would pass it over."""
    if not _OF_TEXTS.issuperset(_formats_in(schema)):
        return None
    schema = {**schema, "$schema": "http://json-schema.org/draft-07/schema"}  # of the same keywords
    formats = {format: _accepting(FORMATS.checkers[format][0]) for format in _OF_TEXTS}
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
