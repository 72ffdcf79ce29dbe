"""A form of its own as it is filled in: what stands in its boxes, and the commands that it says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.grammar.telling import schema_errors
from archive.problems import FieldError, Problem
from web.desk import ids, moments
from web.desk import typed as boxes
from web.desk.choices import Choices
from web.desk.fields import Field
from web.desk.forms import Form
from web.desk.own.kinds import Base, Command, Kind, Made, only
from web.desk.own.listed import KINDS

# What is said of the recording of every command, under its own name.
COMMON = ("note", "despite", "at")
BASE, BESIDE, FILLED = "_base", "_beside", "_filled"


@dataclass
class OwnForm(Form):
    """``command`` is the name of its kind. ``made``: the commands that it says, as of the last ``make``."""

    made: list[Made] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.fields = self.kind.fields

    @property
    def kind(self) -> Kind:
        return KINDS[self.command]

    def said(self) -> dict[str, Any]:
        """The values of its fields, whether they are right or not."""
        found = boxes.read(self.fields, self.typed)
        names = {f"{one.name}:name": self.typed[f"{one.name}:name"] for one in self.fields if self._is_file(one)}
        return {**found, **names}

    def _is_file(self, one: Field) -> bool:
        return one.kind == "file" and f"{one.name}:name" in self.typed

    def is_begun(self) -> bool:
        """Whether all is there by which the rest is filled in."""
        said = self.said()
        return all(name in said for name in self.kind.needed)

    def begin(self, base: Base) -> None:
        """Fills in the rest by what is asked first; what was there of the rest is gone. Raises what reading raises."""
        said = self.said()
        first = {one.name for one in self.kind.first_fields}
        filled = self.kind.filled(base, said)
        beside = self.kind.beside(base, said) if self.kind.forgotten else {}
        kept = {
            path: text
            for path, text in self.typed.items()
            if path.split("/")[0].split(":")[0].rstrip("!") in first - set(self.kind.forgotten)
        }
        own = [one for one in self.fields if one.name in filled]
        # A list that nothing is known to fill is left open: nobody has said that there are none.
        written = {path: text for path, text in boxes.write(own, filled).items() if text != "empty" or path[-1] != "!"}
        self.typed = {**kept, **written}
        self.own = {**self.own, FILLED: "1", **({BESIDE: json.dumps(beside)} if beside else {})}

    def beside(self, base: Base) -> dict[str, Any]:
        """What its template is told besides its fields."""
        if self.kind.forgotten:
            return _carried(self.own.get(BESIDE, "{}"))
        return self.kind.beside(base, self.said())

    def needs(self) -> list[FieldError]:
        """What is wrong with what is asked first, by its shape."""
        said = self.said()
        found = [FieldError(name, "required") for name in self.kind.needed if name not in said]
        for name, schema in self.kind.first.items():
            found += schema_errors(schema, said[name], (name,)) if name in said else ()
        return found

    def make(self, base: Base, choices: Choices) -> list[FieldError]:
        """Reads the commands that it says, ids made where none was typed; gives what is wrong beyond their grammar."""
        found = self.kind.found(base, self.said())
        while self._make_id(found.made, choices):
            found = self.kind.found(base, self.said())
        self.made = found.made
        return found.errors

    def _make_id(self, made: Sequence[Made], choices: Choices) -> bool:
        """That of the first that has none: what comes after may be called by it."""
        one = next((one for one in made if one.id_at and "id" not in one.command), None)
        if one is None or self.typed.get(one.id_at):
            return False
        taken = {str(other.command["id"]) for other in made if "id" in other.command}
        id = ids.made_id(one.command, lambda id: id in taken or choices.is_taken(id))
        if id is None:
            return False
        self._made(one.id_at, id)
        return True

    def commands(self) -> list[Command]:
        common = only(self.said(), *COMMON)
        if "at" in common:
            common["at"] = moments.instant(common["at"])
        return [{**one.command, **common} for one in self.made]

    def placed(self, problem: Problem, n: int) -> Problem:
        """What is wrong with the ``n``-th command, by the paths of the form."""
        one = self.made[n] if n < len(self.made) else Made({})
        return problem.placed(lambda path: path if path.startswith("_") or path in COMMON else one.place(path))


def _carried(text: str) -> dict[str, list[str]]:
    """What was told beside the form when it was begun, lists of lines by name; what is no such thing is nothing."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: [str(line) for line in lines] for name, lines in found.items() if isinstance(lines, list)}
