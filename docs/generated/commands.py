"""Every command with its fields and an example."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.shapes import COMMON, CommandSpec


def page() -> str:
    return "\n".join(_commands()) + "\n"


def _commands() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield "One grammar for `arkiv do`, `arkiv import` and the API. `arkiv commands NAME` prints the JSON Schema."
    yield ""
    yield "Common fields, all optional but `command`: " + ", ".join(f"`{name}`" for name in COMMON) + "."
    for spec in COMMANDS.values():
        yield from _command(spec)


def _command(spec: CommandSpec) -> Iterator[str]:
    yield from ("", f"## {spec.name}", "", spec.doc, "", f"Event: `{spec.event}`.", "")
    if spec.one_of_fields:
        options = " or ".join("`" + "` and `".join(names) + "`" for names in spec.one_of_fields)
        yield from (f"Exactly one of: {options}.", "")
    yield from ("| field | | shape |", "|---|---|---|")
    for name, schema in spec.fields.items():
        yield f"| `{name}` | {'required' if name in spec.required else 'optional'} | {_shape(schema)} |"
    example = json.dumps({"command": spec.name, **spec.example}, ensure_ascii=False)
    yield from ("", "```json", example, "```")


def _shape(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(_shape(branch) for branch in schema["anyOf"])
    if "x-ref" in schema:
        return "id of " + ("anything" if len(schema["x-ref"]) > 2 else " or ".join(schema["x-ref"]))
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if schema.get("type") == "array":
        once = ", each number once" if "x-once" in schema or schema.get("format") == "numbered" else ""
        return f"list of {_shape(schema['items'])}{once}"
    if "properties" in schema:
        required = schema.get("required", [])
        then = schema.get("else", schema).get("properties", {})
        names = [name if name in required else f"{name}?" for name in {**schema["properties"], **then}]
        return "{" + ", ".join(names) + "}"
    return str(schema.get("description") or schema.get("type") or "any value")
