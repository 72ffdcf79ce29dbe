"""How the fields of a command lie in its form: what is always asked, either this or that, and what is seldom said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from archive.grammar import COMMANDS
from archive.grammar.shapes import COMMON
from web.desk.fields import Field, field_of, fields_of

# What may be left out and is so seldom left out that it stands with the rest.
_USUAL = frozenset(
    {
        "access", "belongs_to", "concerns", "dated", "decision", "document", "due", "ends_on", "last_day", "level",
        "number", "parent", "parties", "place", "present", "recipients", "reply_by", "represents", "requires", "source",
        "successors", "text", "time", "until", "void",
    }
)  # fmt: skip
# Where few fields may be left out, none is folded away.
_FEW = 4
# What a file tells by its name.
_TOLD_BY_FILE = frozenset({"media_type"})
# What is asked for first is where it was decided, or the file.
_CHOICE_FIRST = frozenset({"record-decision", "file-document"})


@dataclass(frozen=True)
class Section:
    """A part of a form. ``either``: lists of fields, of which one is filled in. ``folded``: what is seldom said."""

    name: str
    fields: tuple[Field, ...] = ()
    either: tuple[tuple[Field, ...], ...] = ()
    folded: bool = False


@cache
def common_of(command: str) -> Mapping[str, Field]:
    """What may be said of the recording of any command."""
    names = ("dated_as", "note", "despite", "at")
    return {name: field_of(COMMON[name], (command, name)) for name in names}


@cache
def all_fields(command: str) -> tuple[Field, ...]:
    """Every field that a form of a command reads."""
    return (*fields_of(command).values(), *common_of(command).values())


@cache
def sections(command: str, simulated: bool) -> tuple[Section, ...]:
    spec, fields, common = COMMANDS[command], fields_of(command), common_of(command)
    either = tuple(
        tuple(fields[name] for name in names) for names in _alternatives(command) if all(n in fields for n in names)
    )
    chosen = {one.name for fields_of_one in either for one in fields_of_one}
    free = [one for one in fields.values() if one.name not in chosen and one.name != "id"]
    open_to = [one for one in free if not one.required]
    usual = [one for one in open_to if one.name in _USUAL or len(open_to) <= _FEW]
    made = "id" in fields and fields["id"].kind == "slug"
    first = () if made or "id" not in fields else (fields["id"],)
    needed = [one for one in free if one.required and one.name not in _TOLD_BY_FILE]
    main = [*first, *_dated([*needed, *usual], spec.own_date, common["dated_as"])]
    more = [one for one in free if one.name in _TOLD_BY_FILE or (one in open_to and one not in usual)]
    choice = [Section("either", either=either)] if len(either) > 1 else [Section("only", either[0])] if either else []
    asked = [Section("main", tuple(main)), *choice]
    found = [
        *(reversed(asked) if command in _CHOICE_FIRST else asked),
        Section("more", (*more, *([fields["id"]] if made else ())), folded=True),
        Section("recording", _recording(main, common, simulated), folded=True),
    ]
    return tuple(one for one in found if one.fields or one.either)


def _alternatives(command: str) -> list[list[str]]:
    """What is given one of; of a day, as it stands or as the day before it."""
    spec = COMMANDS[command]
    given = [list(names) for names in spec.one_of_fields]
    return given or ([[spec.last_day], ["last_day"]] if spec.last_day else [])


def _dated(fields: list[Field], own_date: str | None, dated_as: Field) -> list[Field]:
    """The source's words stand beside the record's own date."""
    names = [one.name for one in fields]
    if own_date not in names:
        return fields
    at = names.index(own_date) + 1
    return [*fields[:at], dated_as, *fields[at:]]


def _recording(main: list[Field], common: Mapping[str, Field], simulated: bool) -> tuple[Field, ...]:
    left = [one for one in common.values() if one not in main and one.name != "despite"]
    return tuple(one for one in left if one.name != "at" or simulated)
