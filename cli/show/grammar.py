"""The commands that the archive takes, as text: what each is called in its form, and what its fields hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cli.output import Lines, Names, heading, table
from cli.session import Answer
from web.texts.problem_words import expected
from web.wording import Wording


def commands(body: Answer, w: Wording, names: Names) -> Lines:
    columns = [w.text("cli.command"), w.text("cli.called"), w.text("cli.shape")]
    rows = ((name, *_said(w, name)) for name in (row["command"] for row in body["items"]))
    yield from table(columns, rows, w.text("list.none"))


def command(body: Answer, w: Wording, names: Names) -> Lines:
    name, schema = body["command"], body["schema"]
    called, records = _said(w, name)
    yield f"{name}: {called}"
    yield records
    yield ""
    columns = [w.text("cli.field"), w.text("cli.required"), w.text("cli.called"), w.text("cli.shape")]
    yield from table(columns, _fields(name, schema, w), "")
    yield from heading(w.text("cli.example"))
    yield json.dumps(body["example"], ensure_ascii=False, indent=2)
    yield from heading("JSON Schema")
    yield json.dumps(schema, ensure_ascii=False, indent=2)


def _said(w: Wording, name: str) -> tuple[str, str]:
    return w.text(f"command.{name}"), w.text(f"command.{name}.intro")


def _fields(command: str, schema: Mapping[str, Any], w: Wording) -> Iterator[tuple[str, ...]]:
    needed = set(schema["required"])
    for name, shape in schema["properties"].items():
        label = w.template(f"label.{command}/{name}") or w.text(f"label.{name}")
        yield name, w.text("value.yes") if name in needed else "", label, _shape(shape, w)


def _shape(shape: Mapping[str, Any], w: Wording) -> str:
    """A field's JSON Schema in a few words."""
    if "anyOf" in shape:
        return " | ".join(_shape(one, w) for one in shape["anyOf"])
    if "enum" in shape:
        return " | ".join(map(str, shape["enum"]))
    if shape.get("type") == "array":
        return f"[{_shape(shape['items'], w)}]"
    if shape.get("properties"):
        return f"{{{', '.join(shape['properties'])}}}"
    if "const" in shape:
        return str(shape["const"])
    return expected(str(shape.get("description") or shape["type"]), w.language)
