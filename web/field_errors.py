"""What a schema found wrong with the parameters of a question, as fields that are told by their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from archive.problems import FieldError, Problem

_UNREADABLE = "Not a valid "
_MISSING = "Missing data for required field."
_OPTIONS = "Must be one of: "


def invalid_fields(messages: Mapping[str, Iterable[str]]) -> Problem:
    """``messages``: marshmallow's, by field."""
    errors = tuple(_error(name, message) for name, told in messages.items() for message in told)
    return Problem("invalid", "invalid-fields", errors=errors)


def _error(name: str, message: str) -> FieldError:
    if message == _MISSING:
        return FieldError(name, "required")
    if message.startswith(_OPTIONS):
        return FieldError(name, "not-one-of", {"options": message.removeprefix(_OPTIONS).rstrip(".")})
    return FieldError(name, "wrong-type", {"expected": message.removeprefix(_UNREADABLE).rstrip(".")})
