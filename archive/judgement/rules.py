"""Which of a kommissorium's rules is judged by: the last listed of its name, examples and what is ``false`` aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.judgement.facts import Facts, Kommissorium

Rule = Mapping[str, Any]


def judged_by(kommissorium: Kommissorium | None, name: str) -> Rule | None:
    """Rules of strength ``example`` are shown and do nothing; a rule whose value is ``false`` is none."""
    rules = () if kommissorium is None else kommissorium.judged(name)
    found = [rule for rule in rules if rule.get("strength") != "example"]
    return found[-1] if found and found[-1]["value"] is not False else None


def kommissorier(facts: Facts, body: str) -> list[Kommissorium]:
    """Those of a body that are not void, in force or not, in the order of recording."""
    records = facts.live(body, "adopt-kommissorium")
    return [Kommissorium(record, record.id, record.data["status"], record.data["rules"]) for record in records]
