"""The shapes of fields, as JSON Schema; ``x-ref`` names the types of record that an id may stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

Schema = dict[str, Any]

MAX_TEXT = 1_000_000
SLUG_PATTERN = r"^[a-z0-9][a-z0-9._-]{0,99}$(?!\n)"
ANY_TYPE = (
    "body",
    "office",
    "meeting",
    "decision",
    "agreement",
    "document",
    "justering",
    "kommissorium",
    "area",
    "ask",
    "proposal",
    "assignment",
    "pulje",
    "disposal",
    "tilsyn",
    "wheel",
    "disagreement",
)

# A grant is named by its revocation alone: nothing of the domain is about who may record it.
EVERY_TYPE = (*ANY_TYPE, "grant")

SLUG: Schema = {"type": "string", "pattern": SLUG_PATTERN, "description": "an id: a-z, 0-9, dot, underscore, hyphen"}
TEXT: Schema = {"type": "string", "maxLength": MAX_TEXT, "format": "text"}
NAME: Schema = {"type": "string", "maxLength": MAX_TEXT, "format": "text", "pattern": r"\S"}
DATE: Schema = {"type": "string", "format": "date", "description": "YYYY-MM-DD"}
TIME: Schema = {"type": "string", "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9]$(?!\n)", "description": "HH:MM"}
NUMBER: Schema = {
    "type": "string",
    "format": "text",
    "pattern": r"^\S{1,20}$(?!\n)",
    "description": "a number as text, without blanks, at most 20 characters",
}
# A field named ``text`` is one of these: kept as a file by its hash, so that it can be erased, or within its event.
TEXT_APART: Schema = {**TEXT, "x-apart": True}
TEXT_WITHIN: Schema = {**TEXT, "x-apart": False}
YEAR: Schema = {"type": "integer", "minimum": 1, "maximum": 9999, "description": "a year"}
BOOL: Schema = {"type": "boolean"}
ACCESS: Schema = {"enum": ["public", "internal", "closed"]}


def whole(least: int) -> Schema:
    """A whole number from ``least`` to the greatest that canonical JSON (RFC 8785) can hold."""
    return {"type": "integer", "minimum": least, "maximum": 2**53 - 1}


def one_of(*values: str) -> Schema:
    return {"enum": list(values)}


def ref(*types: str) -> Schema:
    return {**SLUG, "x-ref": list(types)}


def array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def numbered(items: Schema) -> Schema:
    """A list in which a number stands once; commands recorded before that was asked for need not keep it."""
    return {**array(items), "x-once": "number"}


def nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def record(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None, **more: Any) -> Schema:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


SOURCE = record({"document": NAME, "heading": NAME})
REQUIRES = array(record({"body": ref("body")}, {"for": one_of("all", "itself")}))
# A number that is null: the agreement as a whole.
CARRIES_OUT = array(record({"agreement": ref("agreement"), "number": nullable(NUMBER)}))
SIGNATURES = array(record({"party": ref("body"), "person": NAME, "on": DATE}, {"capacity": TEXT}))

COMMON: dict[str, Schema] = {
    "command": NAME,
    "by": NAME,
    "key": {**NAME, "maxLength": 1000},
    "expect_version": {"type": "integer", "minimum": 0},
    "note": TEXT,
    "dated_as": TEXT,
    "at": {"type": "string", "format": "instant", "description": "recording time, in a simulated archive only"},
    "despite": NAME,
}
# Fields that tell how a command is to be recorded, not what it says.
ENVELOPE = frozenset({"command", "by", "key", "expect_version", "at", "despite"})
# Fields of a document that its event does not hold: the bytes are kept as a file, and told by their hash.
NOT_KEPT = frozenset({"content", "path", "keep_unread"})


# The names under which a record gives its own date, from which its lateness is counted.
OWN_DATES = ("on", "decided_on", "sent_on", "dated")
# Where it has none of those: the names of the day from which it says that something holds, or was told of.
EFFECT_DATES = ("effective_on", "called_on", "announced_on", "established_on", "from")


def _is_date(schema: Schema) -> bool:
    return schema.get("format") == "date" or any(map(_is_date, schema.get("anyOf", ())))


def _holds_any_value(schema: Schema) -> bool:
    """Whether a part of it may be any JSON value."""
    inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", ()), schema.get("items")]
    return schema.get("format") == "value" or any(_holds_any_value(one) for one in inner if one is not None)


class Follows(NamedTuple):
    """That a day, by its field, comes no sooner than ``what``: another day of the record, or a field that names what
    was to be there; ``of``: where that is of one of these types."""

    day: str
    what: str
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class CommandSpec:
    """One command of the grammar: its fields, and every fact of it that others go by.

    ``owner``: the field that names its subject. ``makes``: the type of what it makes, or None; where the subject is
    not that itself, the made gets an id of its own within the subject (a justering within its agreement).
    ``required`` may hold fields whose null means "not known". ``corrects``: it mends an earlier record.
    ``tells``: the fields that its sentence in the audit trail shows. ``listed_by``: the field with the day by which
    lists find it. ``last_day``: the field in whose place the day before it may be given. ``held_at``: the field with
    the meeting whose date is the record's own. ``fixed``: fields that no correction changes, its id and owner aside.
    ``begins``: the field with the first day of what its end ends, which is ``last_day`` or else ``until``.
    ``many``: a subject has so many of these that they are looked up one by one, apart from its other records.
    ``yearly``: the type of a subject of which there is one a year, made by the first command for it; ``owner`` is then
    the year, and the id the type and the year. ``some_of``: fields of which at least one is given. ``found_by``: fields
    by whose value records are found: days that something is due or counts from, kinds, levels, years.
    ``only_with``: a field -> another field, and the one value of it that it goes with.
    ``follows``: the days that come after something; days from which something has effect may reach back, and are not
    here. ``precedes``: a day, and the field with the meeting that it does not come after. ``held``: the field with the
    meeting that it is done at or for. What is in another order is recorded, and may be a mistake.
    ``uncorrectable``: its records stand as they were recorded, and no correction reaches them.
    """

    name: str
    event: str
    owner: str
    doc: str
    required: Mapping[str, Schema]
    optional: Mapping[str, Schema] = field(default_factory=dict)
    makes: str | None = None
    corrects: bool = False
    one_of_fields: Sequence[Sequence[str]] = ()
    tells: Sequence[str] = ()
    listed_by: str | None = None
    last_day: str | None = None
    begins: str | None = None
    held_at: str | None = None
    fixed: Sequence[str] = ()
    many: bool = False
    yearly: str | None = None
    some_of: Sequence[str] = ()
    found_by: Sequence[str] = ()
    only_with: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    follows: Sequence[Follows] = ()
    precedes: Sequence[tuple[str, str]] = ()
    held: str | None = None
    uncorrectable: bool = False
    example: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def fields(self) -> dict[str, Schema]:
        given = {**self.required, **self.optional}
        if self.type:
            given |= {"case_number": NAME}
        return given if self.last_day is None else {**given, "last_day": given[self.last_day]}

    @property
    def type(self) -> str | None:
        """The type of what it makes, of a year the first time; None where it makes nothing."""
        return self.makes or self.yearly

    def subject(self, fields: Mapping[str, Any]) -> str:
        """The id that names the subject: it, or what lies within it."""
        given = fields[self.owner]
        return str(given) if self.yearly is None else f"{self.yearly}-{int(given)}"

    @property
    def corrected(self) -> tuple[str, ...]:
        """What a correction may give, of which it gives something."""
        return ("void", *(name for name in self.fields if name not in ("void", self.owner, "reason")))

    @cached_property
    def makes_within(self) -> bool:
        """Whether what it makes gets an id of its own within its subject."""
        return self.makes is not None and self.owner != "id"

    @cached_property
    def own_date(self) -> str | None:
        """The field with the record's own date."""
        dates = (name for name in (*OWN_DATES, *EFFECT_DATES) if _is_date(self.fields.get(name, {})))
        return next(dates, None)

    @cached_property
    def unknowable(self) -> frozenset[str]:
        """Fields in which null is a value of its own: not known."""
        return frozenset(name for name, schema in self.required.items() if {"type": "null"} in schema.get("anyOf", ()))

    @cached_property
    def limited(self) -> tuple[str, ...]:
        """The fields to which limits were added later."""
        return tuple(name for name, schema in self.fields.items() if "x-once" in schema or _holds_any_value(schema))

    @cached_property
    def schema(self) -> Schema:
        """The JSON Schema (2020-12) of the whole command."""
        properties = {**COMMON, "command": {"const": self.name}, **self.fields}
        schema: Schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.name,
            "description": self.doc,
            "type": "object",
            "properties": properties,
            "required": ["command", *self.required],
            "additionalProperties": False,
        }
        if self.one_of_fields:
            schema["oneOf"] = [{"required": list(names)} for names in self.one_of_fields]
        if self.some_of:
            schema["anyOf"] = [{"required": [name]} for name in self.some_of]
        return schema
