"""Any command, made by the grammar: what it names is there, its days lie close, its words are few.

A command that joins the grammar joins these histories by itself. A field of a shape that is not known here is given as
in its command's example; where that will not do, ``value`` learns the shape.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from archive.catalogue import ID_ASSIGNED
from archive.grammar import COMMANDS, OWN_CORRECTION
from archive.grammar.shapes import CommandSpec, Schema
from archive.problems import Problem
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF, Given

Command = dict[str, Any]

DAYS = ["2012-01-01", "2012-02-01", "2012-03-01", "2012-04-15", "2012-06-01"]
_TEXTS = ["Hver fjerde bolig", "Haver og gårde", "aftale", "Kommissoriet drøftet."]
_NUMBERS = ["1", "2", "4", "4a"]
_RULES: list[Any] = [
    {"rule": "remark_period", "value": {"weeks": 2}},
    {"rule": "final_decisions", "value": False},
    {"rule": "adjusts", "value": ["delaftale"]},
    {"rule": "purpose", "value": "At styrke dialogen"},
]
# What only an import takes, and what a text must be so that it is a text.
_NOT_HERE = frozenset({"path"})
# What ends is named as it began.
_SAID_AGAIN = frozenset({"person", "role"})
# What no correction reaches.
_FIXED = frozenset({"id", "remark", "content", "path"})
_AS_TOLD = {"media_type": "text/plain", "remark": "b1"}
_NAMING = ("document", "decision", "kommissorium")
# One of each kind of thing, so that whatever comes next can name it.
BEGINNING: tuple[Command, ...] = (
    PSF,
    BR,
    {"command": "establish-office", "id": "formand", "name": "Formanden"},
    {**MEETING, "date": DAYS[2], "called_on": DAYS[0]},
    DECISION,
    {**AGREEMENT, "effective_on": DAYS[1], "ends_on": "2013-01-01"},
    {**JUSTERING, "effective_on": DAYS[3]},
    {"command": "appoint-member", "body": "psf", "person": _TEXTS[0], "role": "chair", "from": DAYS[0]},
    {"command": "take-office", "office": "formand", "person": _TEXTS[0], "from": DAYS[0]},
    {"command": "publish-agenda", "meeting": "m1", "sent_on": DAYS[1], "items": [{"number": "3", "title": "Aftalen"}]},
    {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Haver og gårde."}]},
    {"command": "dispatch-minutes", "meeting": "m1", "on": DAYS[2]},
    {"command": "remark-on-minutes", "meeting": "m1", "remark": "b1", "from": "br", "on": DAYS[3], "text": "Nej."},
)


# Twice what others depend on in more ways than one.
_SPECS = [*COMMANDS.values(), *(spec for spec in COMMANDS.values() if spec.corrects or spec.makes in _NAMING)]


class Made:
    """What an archive holds by now: ids by type, and at which position which command was recorded."""

    def __init__(self) -> None:
        self.ids: dict[str, list[str]] = {}
        self.at: dict[int, CommandSpec] = {}
        self.spoken_of: list[str] = []
        self.said: dict[str, Any] = {}

    def add(self, command: Command, receipt: Mapping[str, Any]) -> None:
        spec = COMMANDS[command["command"]]
        self.at[receipt["position"]] = spec
        if spec.makes:
            assigned = [event["subject"] for event in receipt["events"] if event["event"] == ID_ASSIGNED]
            self.ids.setdefault(spec.makes, []).append(command.get("id") or [*assigned, receipt["subject"]["id"]][0])
        self.said |= {name: value for name, value in command.items() if name in _SAID_AGAIN}
        self.spoken_of = [*self.spoken_of[-3:], receipt["subject"]["id"], command.get("id", "")]

    def of(self, types: list[str]) -> list[list[str]]:
        """The ids of each type of which there are any."""
        return [self.ids[type] for type in types if type in self.ids]

    def fresh(self, prefix: str) -> str:
        return f"{prefix[:2]}{sum(map(len, self.ids.values()))}"


class _Impossible(Exception):
    """A field that must be there would name what is not."""


def any_command(chance: Random, made: Made, spec: CommandSpec) -> Command | None:
    """A command of one kind; None where it would name what is not there yet."""
    try:
        return {"command": spec.name, **_fields(chance, made, spec)}
    except _Impossible:
        return None


def _fields(chance: Random, made: Made, spec: CommandSpec) -> Command:
    if spec.name == "correct-record":
        return _correction(chance, made)
    alternatives = [names for names in spec.one_of_fields if not _NOT_HERE & set(names)]
    one_of = list(chance.choice(alternatives)) if alternatives else []
    free = [name for name in spec.optional if not any(name in names for names in spec.one_of_fields)]
    chosen = [name for name in free if chance.random() < 0.5]
    found = {name: _named(chance, made, spec, name) for name in [*spec.required, *one_of]}
    for name in chosen:
        try:
            found[name] = _named(chance, made, spec, name)
        except _Impossible:
            continue
    return found


def _named(chance: Random, made: Made, spec: CommandSpec, name: str) -> Any:
    schema = spec.fields[name]
    if name == "id" and "x-ref" not in schema:
        return made.fresh(spec.makes or spec.name)
    if name in made.said and chance.random() < 0.5:
        return made.said[name]
    if name in _AS_TOLD:
        return _AS_TOLD[name]
    return value(chance, made, schema, spec.example.get(name))


def value(chance: Random, made: Made, schema: Schema, example: Any = None) -> Any:
    """A value of a shape of the grammar."""
    if "x-ref" in schema:
        return _one(chance, made, made.of(schema["x-ref"]))
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if "anyOf" in schema:
        return value(chance, made, chance.choice(schema["anyOf"]), example)
    if "then" in schema:
        return value(chance, made, schema[chance.choice(["then", "else"])], example)
    return _of_type(chance, made, schema, example)


def _of_type(chance: Random, made: Made, schema: Schema, example: Any) -> Any:
    kind = schema.get("type")
    if kind == "null":
        return None
    if kind == "boolean":
        return chance.random() < 0.5
    if kind == "integer":
        return chance.randint(schema.get("minimum", 0), schema.get("minimum", 0) + 3)
    if kind == "array":
        return _list(chance, made, schema, example)
    if kind == "object" and "properties" in schema:
        return _object(chance, made, schema, example)
    if kind == "string":
        return _text(chance, schema, example)
    return chance.choice(_RULES)["value"] if schema.get("format") == "value" else example


def _list(chance: Random, made: Made, schema: Schema, example: Any) -> list[Any]:
    many = chance.randint(schema.get("minItems", 0), max(2, schema.get("minItems", 0)))
    of = example[0] if isinstance(example, list) and example else None
    found = [value(chance, made, schema["items"], of) for _ in range(many)]
    if "number" in schema["items"].get("properties", ()):  # a number stands once
        found = list({one["number"]: one for one in found}.values())
    return found


def _object(chance: Random, made: Made, schema: Schema, example: Any) -> Command:
    members, required = schema["properties"], list(schema.get("required", ()))
    given = example if isinstance(example, Mapping) else {}
    if schema.get("format") == "kommissorium-rule":
        return {**chance.choice(_RULES), "source": value(chance, made, members["source"])}
    if "oneOf" in schema:
        required += chance.choice(schema["oneOf"])["required"]
    elif "heading" in members:  # always given, or it is lost unsaid
        required.append("heading")
    return {name: value(chance, made, members[name], given.get(name)) for name in dict.fromkeys(required)}


def _text(chance: Random, schema: Schema, example: Any) -> Any:
    if schema.get("format") == "date":
        return chance.choice(DAYS)
    if "contentEncoding" in schema:
        return base64.b64encode(chance.choice(_TEXTS).encode()).decode()
    if schema.get("format") == "text":
        numbered = "{1,20}" in schema.get("pattern", "")
        return chance.choice(_NUMBERS if numbered else _TEXTS)
    return example or "10:00"


def _one(chance: Random, made: Made, types: list[list[str]]) -> str:
    """Of what is there, of each type as likely; often the first of all, or what was just spoken of, as in life."""
    if not types:
        raise _Impossible
    ids = chance.choice(types)
    lately = [id for id in ids if id in made.spoken_of]
    return str(chance.choice(chance.choice([ids[:1], lately or ids, ids])))


def _correction(chance: Random, made: Made) -> Command:
    """Of any record that has no correction of its own."""
    open_to = [at for at, spec in made.at.items() if not spec.corrects and spec.name not in OWN_CORRECTION]
    if not open_to:
        raise _Impossible
    position = chance.choice(open_to)
    spec = made.at[position]
    told = {"position": position, "reason": "Skrivefejl"}
    names = sorted(spec.fields.keys() - _FIXED - {spec.owner})
    if not names or chance.random() < 0.5:
        return {**told, "void": chance.random() < 0.5}
    name = chance.choice(names)
    return {**told, "fields": {name: _named(chance, made, spec, name)}}


def history(chance: Random, given: Given, most: int) -> Iterator[Command]:
    """Does commands to an archive, as many of them as it takes; gives each one that it took."""
    made = Made()
    begun = [command for command in BEGINNING if chance.random() < 0.9]
    for n in range(len(begun) + chance.randint(most // 2, most)):
        command = begun[n] if n < len(begun) else any_command(chance, made, chance.choice(_SPECS))
        if command is None:
            continue
        try:
            receipt = given.when(command)
        except Problem:
            continue
        made.add(command, receipt.body)
        yield command
