"""Fields of the documented answers: each says in one sentence what it holds; what may be absent is ``optional``."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from marshmallow import Schema, fields, validate

_DATE = validate.Regexp(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_INSTANT = validate.Regexp(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$")


def string(
    says: str, *, null: bool = False, optional: bool = False, one_of: Collection[str] = (), key: str | None = None
) -> fields.String:
    """A text; ``one_of``: the codes that it may be; ``key``: its name, where Python has that word for itself."""
    allowed = validate.OneOf(one_of) if one_of else None
    return fields.String(
        required=not optional, allow_none=null, validate=allowed, data_key=key, metadata={"description": says}
    )


def day(says: str, *, null: bool = False, optional: bool = False, key: str | None = None) -> fields.String:
    about = {"description": says, "format": "date"}
    return fields.String(required=not optional, allow_none=null, validate=_DATE, data_key=key, metadata=about)


def instant(says: str, *, null: bool = False, optional: bool = False) -> fields.String:
    """ISO 8601 in UTC with microseconds."""
    about = {"description": says, "format": "date-time"}
    return fields.String(required=not optional, allow_none=null, validate=_INSTANT, metadata=about)


def whole(says: str, *, null: bool = False, optional: bool = False, key: str | None = None) -> fields.Integer:
    about = {"description": says}
    return fields.Integer(strict=True, required=not optional, allow_none=null, data_key=key, metadata=about)


def flag(says: str, *, null: bool = False, optional: bool = False) -> fields.Boolean:
    about = {"description": says}
    return fields.Boolean(required=not optional, allow_none=null, truthy={True}, falsy={False}, metadata=about)


def wholes(says: str, *, null: bool = False) -> fields.List[int]:
    each = fields.Integer(strict=True, allow_none=True)
    return fields.List(each, required=True, allow_none=null, metadata={"description": says})


def strings(says: str, *, null: bool = False, optional: bool = False, key: str | None = None) -> fields.List[str]:
    about = {"description": says}
    return fields.List(fields.String(), required=not optional, allow_none=null, data_key=key, metadata=about)


def one(
    schema: type[Schema], says: str, *, null: bool = False, optional: bool = False, key: str | None = None
) -> fields.Nested:
    about = {"description": says}
    return fields.Nested(schema, required=not optional, allow_none=null, data_key=key, metadata=about)


def many(
    schema: type[Schema], says: str, *, null: bool = False, optional: bool = False, joined: str | None = None
) -> fields.List[Any]:
    """``joined``: of pieces of one text, the name of each piece's own; in a table they are one value."""
    about = {"description": says, "joined": joined}
    return fields.List(fields.Nested(schema), required=not optional, allow_none=null, metadata=about)


def tally(says: str) -> fields.Dict:
    """A number for each value."""
    numbers = fields.Integer(strict=True)
    return fields.Dict(keys=fields.String(), values=numbers, required=True, metadata={"description": says})


def free(says: str, *, optional: bool = False) -> fields.Raw:
    """Any JSON value."""
    return fields.Raw(required=not optional, allow_none=True, metadata={"description": says})


def anything(says: str) -> fields.Dict:
    """A JSON object of any shape."""
    return fields.Dict(keys=fields.String(), required=True, metadata={"description": says})
