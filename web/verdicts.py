"""Verdicts in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from web.wording import Wording

_FROM_A_DRAFT = ("broken", "departed")
_NO_DAYS = ("place", "meetings_per_year")


def verdict_words(row: Mapping[str, Any], w: Wording) -> str:
    """The verdict; by a draft nothing is broken. Where another rule goes before, that one."""
    if row["verdict"] in _FROM_A_DRAFT and not row["binding"]:
        return w.text("compliance.departs-from-draft")
    said = w.code("verdict", row["verdict"])
    return f"{said} ({w.code('rule', row['excepted_by'])})" if row["excepted_by"] else said


def done_words(row: Mapping[str, Any], w: Wording) -> str:
    """What counts as done: a day, a place, or a number of meetings."""
    actual = row["actual"]
    if actual is None:
        return ""
    if row["rule"] == "meetings_per_year":
        return w.text("compliance.held", held=actual, documented=row["documented"])
    return str(actual) if row["rule"] in _NO_DAYS else w.day(actual)


def value_lines(value: Any, names: Callable[[str], str], w: Wording) -> list[str]:
    """What a rule says, line by line, bodies by their names."""
    return [names(line) for line in w.rule_value(_named(value, names))]


def _named(value: Any, names: Callable[[str], str]) -> Any:
    """Seats with the name of the body that they are of, which stands within a line."""
    if isinstance(value, list):
        return [_named(one, names) for one in value]
    return {**value, "of": names(value["of"])} if isinstance(value, Mapping) and "of" in value else value
