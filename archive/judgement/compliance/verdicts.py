"""From what a rule requires and what was done to a verdict, an entry, and what the rule's other sources make of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from archive.grammar.rules import well_formed_rule
from archive.judgement.facts import Kommissorium
from archive.rules.meetings import Found

Entry = dict[str, Any]
MISSED = {"must": "broken", "as-a-rule": "departed"}


def verdict(found: Found, strength: str, on: str) -> str:
    """What is said, or what follows from the day on which it was done, if it was."""
    if found.said is not None:
        return found.said if found.said != "missed" else MISSED[strength]
    if found.done is not None and found.done <= found.required_by:
        return "kept"
    return MISSED[strength] if found.done is not None or on > found.required_by else "pending"


def strength(rule: Mapping[str, Any]) -> str:
    return str(rule.get("strength", "must"))


def counts(rule: Mapping[str, Any]) -> bool:
    """Whether a rule is judged by: an example is only shown, and one that is false is none."""
    return strength(rule) != "example" and rule["value"] is not False


def rules_of(kommissorium: Kommissorium, name: str) -> list[Mapping[str, Any]]:
    """The rules of a name that have an entry: different in value or strength one each, with the last listed source."""
    found: list[tuple[Any, Mapping[str, Any]]] = []
    for rule in filter(counts, kommissorium.judged(name)):
        said = (rule["value"], strength(rule))
        place = next((i for i, (known, _) in enumerate(found) if same(known, said)), len(found))
        found[place : place + 1] = [(said, rule)]
    return [rule for _, rule in found]


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same: true is not 1."""
    return repr(_sorted(one)) == repr(_sorted(other))


def _sorted(value: Any) -> Any:
    if isinstance(value, Mapping):
        return sorted((key, _sorted(inner)) for key, inner in value.items())
    return [_sorted(inner) for inner in value] if isinstance(value, list | tuple) else value


def has(kommissorium: Kommissorium | None, name: str) -> bool:
    """Whether a kommissorium has a rule that is more than an example, whatever its value."""
    return kommissorium is not None and any(strength(rule) != "example" for rule in kommissorium.judged(name))


def compared(rule: Mapping[str, Any], own: str, judged: Callable[[Any], str]) -> tuple[str, list[Entry]]:
    """The verdict, and what the rule's other sources say, each judged alone; where they differ it is ``disputed``.

    What another source says in words that cannot be judged has no verdict (None), and disputes nothing.
    """
    others = [
        {**_said(other), "verdict": _verdict_of(rule["rule"], other["value"], judged)}
        for other in rule.get("others", ())
    ]
    if all(other["verdict"] in (own, None) for other in others):
        return own, others
    return "disputed", [{**_said(rule), "verdict": own}, *others]


def _said(rule: Mapping[str, Any]) -> Entry:
    return {"value": rule["value"], "source": rule["source"]}


def _verdict_of(name: str, value: Any, judged: Callable[[Any], str]) -> str | None:
    can_be = value is not False and well_formed_rule({"rule": name, "value": value})
    return judged(value) if can_be else None
