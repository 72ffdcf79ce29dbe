"""What a form of its own is: fields, what they are filled in with, and the commands that they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from archive.grammar.shapes import COMMON, Schema
from archive.problems import FieldError
from projections.view import View
from web.desk.fields import Field, field_of
from web.wording import Wording

Values = Mapping[str, Any]
Command = dict[str, Any]


@dataclass(frozen=True)
class Made:
    """A command that a form says.

    ``places``: paths of the command, each with that of the form that it comes from; a longer one goes before a shorter,
    what has none is the form's as a whole. ``id_at``: the path of the box for the id of what it makes.
    """

    command: Command
    places: Mapping[str, str] = field(default_factory=dict)
    id_at: str = ""

    def place(self, path: str) -> str:
        """Where the form says what the command says at a path."""
        fitting = [one for one in self.places if one == "" or path == one or path.startswith(f"{one}/")]
        if not fitting:
            return ""
        longest = max(fitting, key=len)
        return f"{self.places[longest]}{path[len(longest) :]}".strip("/")


@dataclass(frozen=True)
class Base:
    """What a form reads: the archive as it stood when the form was begun. ``today``: the day that it stands for.

    ``theirs``: whether what belongs to one of some things may be recorded by who fills it in.
    """

    view: View
    w: Wording
    today: str
    theirs: Callable[..., bool] = lambda *ids: True


@dataclass
class Found:
    """The commands that a form says, and what is wrong with it beyond what their grammar tells."""

    made: list[Made] = field(default_factory=list)
    errors: list[FieldError] = field(default_factory=list)


@dataclass(frozen=True)
class Kind:
    """``name``: in the address; ``first``, ``rest``: schemas of its fields by name; ``needed``: those of ``first``
    without which nothing can be filled in. ``filled(base, values of first)`` gives values of the rest;
    ``found(base, values)`` the commands. ``beside(base, values)``: what its template is told besides. ``template``:
    draws its fields. ``forgotten``: what of ``first`` is no longer needed once the rest is filled in. ``folded``: what
    is seldom said; ``always``: what of the rest is always said.
    """

    name: str
    first: Mapping[str, Schema]
    rest: Mapping[str, Schema]
    needed: Sequence[str]
    filled: Callable[[Base, Values], dict[str, Any]]
    found: Callable[[Base, Values], Found]
    beside: Callable[[Base, Values], dict[str, Any]] = lambda base, values: {}
    template: str = "desk/own.html"
    forgotten: Sequence[str] = ()
    folded: Sequence[str] = ()
    always: Sequence[str] = ()

    @cached_property
    def first_fields(self) -> tuple[Field, ...]:
        return tuple(self._field(name, schema, name in self.needed) for name, schema in self.first.items())

    @cached_property
    def rest_fields(self) -> tuple[Field, ...]:
        return tuple(
            self._field(name, schema, name in self.always or _may_be_unknown(schema))
            for name, schema in self.rest.items()
        )

    @cached_property
    def common_fields(self) -> tuple[Field, ...]:
        """What is said of the recording of all its commands."""
        return tuple(self._field(name, COMMON[name], False) for name in ("note", "despite", "at"))

    @property
    def fields(self) -> tuple[Field, ...]:
        return (*self.first_fields, *self.rest_fields, *self.common_fields)

    @property
    def open_fields(self) -> list[Field]:
        return [one for one in self.rest_fields if one.name not in self.folded]

    @property
    def folded_fields(self) -> list[Field]:
        return [one for one in self.rest_fields if one.name in self.folded]

    def field(self, name: str) -> Field:
        return next(one for one in self.fields if one.name == name)

    def _field(self, name: str, schema: Schema, required: bool) -> Field:
        return field_of(schema, (self.name, name), required)


def _may_be_unknown(schema: Schema) -> bool:
    """Whether it is always said, be it that it is not known."""
    return {"type": "null"} in schema.get("anyOf", ())


def only(values: Values, *names: str) -> Command:
    """The values of some names that are there."""
    return {name: values[name] for name in names if name in values}


def same_places(*names: str) -> dict[str, str]:
    """Fields that a form and a command call alike."""
    return {name: name for name in names}
