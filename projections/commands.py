"""The commands that the archive takes, as they are described to programs."""

from __future__ import annotations

from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.published import published
from archive.problems import Problem
from projections.view import View

Answer = dict[str, Any]


def listing(view: View) -> Answer:
    """``{items: [{command, event, description, schema, example}]}``, in the order of the grammar."""
    return {"items": [_shape(name) for name in COMMANDS]}


def show(view: View, name: str) -> Answer:
    """One of them. Raises ``not-found``."""
    if name not in COMMANDS:
        raise Problem("not-found", "not-found", id=name, type="command")
    return _shape(name)


def _shape(name: str) -> Answer:
    spec = COMMANDS[name]
    example = {"command": name, **spec.example}
    said = {"command": name, "event": spec.event, "description": spec.doc}
    return {**said, "schema": published(spec), "example": example}
