"""The codes that the source names, with the parameters given beside them at each place."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.telling import _code

ROOT = Path(__file__).parents[2]
ROOMS = ("archive", "projections", "web", "cli")
BY_STATUS = {"not-http", "no-such-page", "method-not-allowed", "request-too-large", "not-json-media-type", "failed"}
_PLACES = {"Problem": 1, "refused": 0, "refuse": 0, "refuse_by": 1, "invalid": 1, "FieldError": 1}
_WARNERS = {"warn": 0, "warned": 0}
_FIELDS = {"invalid", "FieldError"}
# Where the makers of problems are themselves made, and codes are chosen from a table.
_MAKERS = {
    "archive/problems.py",
    "archive/verbs/context.py",
    "web/problems.py",
    "archive/grammar/check.py",
    "archive/grammar/telling.py",
}
# Formats told by what is wrong in them.
_TOLD_WITHIN = {"kommissorium-rule", "numbered"}
_NOT_PARAMETERS = {"errors", "rule"}
_BRANCHES = ("items", "anyOf", "if", "then", "else")
# What no code is made of: told otherwise, or no check of its own.
_OTHERWISE = {
    "properties", "required", "additionalProperties", "oneOf", *_BRANCHES, "description", "title", "$schema", "x-ref",
    "contentEncoding", "x-apart", "x-once",
}  # fmt: skip

Codes = dict[str, list[set[str]]]


def details() -> Codes:
    """Codes of problems, each with the names of its parameters, place by place."""
    found: Codes = defaultdict(list)
    for _, name, call in _calls():
        code = _literal(call, name)
        if code is not None and name not in _FIELDS:
            found[code].append(_keywords(call))
    return found


def messages() -> Codes:
    """Codes of fields, each with the names of its parameters, place by place."""
    found: Codes = defaultdict(list)
    for _, name, call in _calls():
        code = _literal(call, name)
        if code is not None and name in _FIELDS:
            found[code].append(_keywords(call) | _given(call))
    for code, params in generated():
        found[code].append(set(params))
    return found


def generated() -> list[tuple[str, Mapping[str, Any]]]:
    """What the check of a command makes of the grammar: of its schemas' keywords, and of what goes together."""
    together = {needed for spec in COMMANDS.values() for _, needed in spec.only_with.values()}
    of_schemas = [found for spec in COMMANDS.values() for found in _of_schema(spec.schema)]
    return [*of_schemas, *((f"with-{needed}-only", {}) for needed in sorted(together))]


def unnamed() -> list[str]:
    """Places outside the makers whose code cannot be read off."""
    found = ((path, name, call) for path, name, call in _calls() if path not in _MAKERS)
    return [f"{path}:{call.lineno}" for path, name, call in found if _literal(call, name) is None]


def warnings() -> Codes:
    """Codes of warnings, each with the names of its parameters, place by place."""
    found: Codes = defaultdict(list)
    for _, name, call in _calls(_WARNERS):
        code = _literal(call, name)
        if code is not None:
            found[code].append(_names(keyword.arg for keyword in call.keywords))
    return found


def gone_by() -> set[str]:
    """The rules of a kommissorium that verbs refuse by."""
    return {ast.literal_eval(call.args[3]) for _, _, call in _calls({"broken": 3})}


def reasons() -> set[str]:
    """The codes of why a mandate is what it is."""
    judging = ROOT / "archive/judgement"
    mandates, authority = (judging / name for name in ("mandates.py", "authority.py"))
    return {
        *re.findall(r'"code": "([a-z-]+)"', mandates.read_text(encoding="utf-8")),
        *re.findall(r'(?:return|RECORDED_DESPITE =) "([a-z-]+)"', authority.read_text(encoding="utf-8")),
    }


def types() -> set[str]:
    """The types of record that a problem names."""
    return {
        keyword.value.value
        for _, name, call in _calls()
        if name == "Problem"
        for keyword in call.keywords
        if keyword.arg == "type" and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str)
    }


def _of_schema(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for keyword, value in schema.items():
        if keyword == "properties":
            for inner in value.values():
                yield from _of_schema(inner)
        elif keyword in _BRANCHES:
            for inner in value if isinstance(value, list) else [value]:
                yield from _of_schema(inner)
        elif keyword not in _OTHERWISE and not (keyword == "format" and value in _TOLD_WITHIN):
            yield _code(keyword, value, dict(schema))


def _calls(places: Mapping[str, int] = _PLACES) -> list[tuple[str, str, ast.Call]]:
    """Every call that makes a problem or the error of a field, or a warning: file, what is called, the call."""
    return [found for found in _all_calls() if found[1] in places]


@cache
def _all_calls() -> list[tuple[str, str, ast.Call]]:
    """Every call in the source: it is read once for all that is asked of it."""
    return [
        (str(path.relative_to(ROOT)), _called(node.func), node)
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _literal(call: ast.Call, name: str) -> str | None:
    place = (_PLACES | _WARNERS)[name]
    argument = call.args[place] if len(call.args) > place else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def _keywords(call: ast.Call) -> set[str]:
    return _names(keyword.arg for keyword in call.keywords) - _NOT_PARAMETERS


def _given(call: ast.Call) -> set[str]:
    """The names in a dictionary of parameters."""
    given = call.args[2] if len(call.args) > 2 else None
    return _names(getattr(key, "value", None) for key in given.keys) if isinstance(given, ast.Dict) else set()


def _names(values: Iterable[Any]) -> set[str]:
    return {value for value in values if isinstance(value, str)}
