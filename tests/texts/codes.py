"""The codes of errors that the source names, with the parameters given beside them."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("archive", "projections", "web", "cli")
# What the checks of the grammar make of a JSON Schema's keywords.
GENERATED = {
    "not-date", "not-instant", "not-kommissorium-rule", "not-numbered", "not-provision-correction", "not-text",
    "not-value", "wrong-pattern", "not-one-of", "wrong-type", "too-long", "out-of-range",
}  # fmt: skip
BY_STATUS = {"not-http", "no-such-page", "method-not-allowed", "request-too-large", "not-json-media-type", "failed"}
_NOT_PARAMETERS = {"errors", "rule"}

Codes = dict[str, set[str]]


def details() -> Codes:
    """Codes of problems, each with the names of its parameters."""
    found: Codes = defaultdict(set)
    for name, call in _calls():
        place = {"Problem": 1, "refused": 0, "refuse": 0, "refuse_by": 1}.get(name)
        code = None if place is None else _text(call, place)
        if code is not None:
            found[code] |= {keyword.arg for keyword in call.keywords if keyword.arg} - _NOT_PARAMETERS
    return found


def messages() -> Codes:
    """Codes of fields, each with the names of its parameters."""
    found: Codes = defaultdict(set)
    for name, call in _calls():
        code = _text(call, 1) if name in ("invalid", "FieldError") else None
        if code is not None:
            found[code] |= {keyword.arg for keyword in call.keywords if keyword.arg} | _given(call)
    return found


def _given(call: ast.Call) -> set[str]:
    """The names in a dictionary of parameters."""
    given = call.args[2] if len(call.args) > 2 else None
    return (
        {str(key.value) for key in given.keys if isinstance(key, ast.Constant)}
        if isinstance(given, ast.Dict)
        else set()
    )


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    called = node.func
                    yield called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""), node


def _text(call: ast.Call, place: int) -> str | None:
    argument = call.args[place] if len(call.args) > place else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None
