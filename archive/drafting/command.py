"""A draft as a command file: YAML that an import takes and a person mends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from archive.drafting.reading import Draft

Command = dict[str, Any]


def entered(draft: Draft, given: Mapping[str, Any]) -> Command:
    """The ``enter-agreement`` of a draft. ``given``: its other fields, ``id`` among them."""
    fields: Command = {"id": None, "title": draft.title, "level": draft.level, "parties": [], "effective_on": None}
    fields.update(given)
    rows = [{"number": one.number, "heading": one.heading, "text": one.text} for one in draft.provisions]
    return {"command": "enter-agreement", **fields, "provisions": rows}


def written(commands: Sequence[Command], notes: Sequence[str] = ()) -> str:
    """The text of a command file. ``notes``: lines of comment before them."""
    comment = "".join(f"# {line}".rstrip() + "\n" for note in notes for line in note.splitlines() or [""])
    body = yaml.dump(list(commands), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return f"{comment}\n{body}" if comment else body


class _Dumper(yaml.SafeDumper):
    """Texts of several lines stand as they are read."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
