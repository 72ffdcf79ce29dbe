"""What is missing, as rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.judgement.facts import Kommissorium
from archive.judgement.rules import Rule
from archive.kinds import MISSING

_ORDER = {kind: place for place, kind in enumerate(MISSING)}


@dataclass(frozen=True, slots=True)
class Behind:
    """The rule behind a row: ``binding`` where its kommissorium is adopted."""

    rule: str
    strength: str
    binding: bool
    source: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """Something missing. ``due``: the last day for it; ``chosen``: the archive chose that day, the sources give none.

    ``says``: what its sentence shows beside these, by name.
    """

    kind: str
    due: str
    subject: tuple[str, str] | None = None
    body: str | None = None
    behind: Behind | None = None
    chosen: bool = False
    says: Mapping[str, Any] = field(default_factory=dict)

    @property
    def order(self) -> tuple[int, str, str, str, str]:
        return (
            _ORDER[self.kind],
            self.due,
            "" if self.subject is None else self.subject[1],
            self.body or "",
            "" if self.behind is None else self.behind.rule,
        )


def behind(kommissorium: Kommissorium, rule: Rule) -> Behind:
    return Behind(rule["rule"], rule.get("strength", "must"), kommissorium.status == "adopted", rule["source"])
