"""A form of one command: what stands in it, what is wrong with it, and what it says."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Self

from archive.grammar import COMMANDS
from archive.problems import FieldError
from web.desk import ids, moments, rule_values
from web.desk import typed as boxes
from web.desk.choices import Choice, Choices
from web.desk.fields import Field
from web.desk.layout import all_fields
from web.desk.posted import Act, Posted, new_key
from web.desk.typed import Typed
from web.numbers import whole

Command = dict[str, Any]
Rows = Mapping[str, list[int]]
# The ids that were made for what a form makes, so that they are told from those that somebody typed.
MADE = "_made"
_ANY_FILE = "application/octet-stream"
BODY = Field("of", "ref", False, ("adopt-kommissorium", "of"), types=("body",))


@dataclass
class Form:
    """A form of the fields of a command, or of ``fields`` where they are given.

    ``typed``: what stands in its boxes; ``errors`` by path; ``picks``: what words that fit several things may mean.

    ``key``: by which what it says is recorded once. ``own``: what it carries along beside its fields.
    """

    command: str
    typed: Typed
    key: str = field(default_factory=new_key)
    errors: list[FieldError] = field(default_factory=list)
    picks: dict[str, list[Choice]] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    fields: tuple[Field, ...] = ()

    def __post_init__(self) -> None:
        self.fields = self.fields or all_fields(self.command)

    @classmethod
    def filled(cls, command: str, values: Mapping[str, Any]) -> Form:
        """A form filled in with a command, or with some of its fields."""
        values = {**values, **({"at": moments.local(values["at"])} if "at" in values else {})}
        return cls(command, boxes.write(all_fields(command), values))

    @classmethod
    def sent(cls, command: str, posted: Posted) -> Self:
        """A form as it was posted. Ids that were made for it are made anew, unless it is recorded as it was shown: what
        they are called by may have changed."""
        form = cls(command, posted.typed, posted.key, own=posted.own)
        made = form.own.get(MADE, "").split()
        if posted.act.name != "record":
            form.typed = {path: text for path, text in form.typed.items() if not (_is_id(path) and text in made)}
        return form

    def _made(self, path: str, id: str) -> None:
        self.typed[path] = id
        self.own = {**self.own, MADE: " ".join({*self.own.get(MADE, "").split(), id})}

    def act(self, act: Act, choices: Choices) -> bool:
        """Does what a button asks of the form itself; False where it asks for something else."""
        if act.name == "add":
            filled = self._new_row(act.of)
            self.typed, _ = boxes.added(act.of, self.typed, **filled)
        elif act.name == "take":
            path, _, number = act.of.rpartition("/")
            row = whole(number)
            self.typed = self.typed if row is None else boxes.taken_out(path, row, self.typed)
        elif act.name == "find":
            self._find(act.of, choices)
        elif act.name != "boxes":
            return False
        return True

    def _new_row(self, path: str) -> Typed:
        """A rule of a kommissorium is added by its name."""
        rule = self.typed.pop(f"{path}:new", "")
        return {"rule": rule} if rule else {}

    def _find(self, path: str, choices: Choices) -> None:
        """What was typed in one box narrowed to what fits it, to choose from."""
        found = {place: one for one, place in places(self.fields, self.typed)}.get(path)
        if found is None:
            return
        fitting = choices.find(self.typed.get(path, ""), found.types)
        if len(fitting) == 1:
            self.typed[path] = fitting[0].id
        elif fitting:
            self.picks[path] = fitting
        else:
            self.errors.append(FieldError(path, "nothing-found", {"given": self.typed.get(path, "")}))

    def settle(self, choices: Choices) -> None:
        """Makes what was typed final: names become ids, rows left open go, what a file tells is filled in."""
        self.typed = boxes.compacted(self.fields, self.typed)
        for one, path in places(self.fields, self.typed):
            text = self.typed.get(path, "").strip()
            if text:
                self._name(path, text, choices.find(text, one.types))
        self._of_file()

    def _name(self, path: str, text: str, fitting: list[Choice]) -> None:
        if len(fitting) == 1:
            self.typed[path] = fitting[0].id
        elif fitting:
            self.picks[path] = fitting
            self.errors.append(FieldError(path, "several-found", {"given": text}))
        else:
            self.errors.append(FieldError(path, "nothing-found", {"given": text}))

    def _of_file(self) -> None:
        name = self.typed.get("content:name")
        if name and "media_type" in {one.name for one in self.fields}:
            guessed = mimetypes.guess_type(name)[0] or _ANY_FILE
            self._fill("media_type", guessed)
            self._fill("title", PurePath(name).stem)

    def _fill(self, name: str, text: str) -> None:
        if not self.typed.get(name, "").strip():
            self.typed[name] = text

    def values(self) -> Command:
        """The command as it stands, whether it is right or not."""
        said = boxes.read(self.fields, self.typed)
        if "at" in said:
            said["at"] = moments.instant(said["at"])
        return {"command": self.command, **said}

    def make_id(self, choices: Choices) -> None:
        """Gives what is made an id where none was typed."""
        spec, values = COMMANDS[self.command], self.values()
        if spec.name == "remark-on-minutes" and "remark" not in values and "meeting" in values:
            self._made("remark", choices.next_remark(values["meeting"]))
        if spec.makes and "id" not in values and "id" in spec.fields:
            made = ids.made_id(values, choices.is_taken)
            if made is not None:
                self._made("id", made)


def _is_id(path: str) -> bool:
    return path.rpartition("/")[2] in ("id", "remark")


def places(fields: Iterable[Field], typed: Mapping[str, str]) -> Iterator[tuple[Field, str]]:
    """Every box that names something, with its path."""
    rows = boxes.Places(typed).rows
    for one in fields:
        yield from _places(one, one.name, typed, rows)


def _places(one: Field, path: str, typed: Mapping[str, str], rows: Rows) -> Iterator[tuple[Field, str]]:
    if one.kind == "ref":
        yield one, path
    elif one.kind == "group":
        for member in one.members:
            yield from _places(member, f"{path}/{member.name}", typed, rows)
    elif one.kind == "list" and one.item is not None:
        for n in rows.get(path, ()):
            yield from _places(one.item, f"{path}/{n}", typed, rows)
    elif one.kind == "value":
        way = rule_values.way(path, boxes.rule_of(path, typed), typed)
        of = [path] if way == "body" else [f"{path}/{n}/of" for n in rows.get(path, ())] if way == "seats" else []
        yield from ((BODY, place) for place in of)
