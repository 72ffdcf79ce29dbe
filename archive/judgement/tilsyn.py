"""The extended supervision (udvidet tilsyn) of a year: which afdelinger are planned, nominated and reported on.

Source: the note, C.3: 45 afdelinger a year as a rule, picked by criteria; organisations may put forward their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.judgement.facts import Facts
from archive.records import Record


@dataclass(frozen=True, slots=True)
class Tilsyn:
    """What counts of a year on a day. ``nominated`` and ``reports``: by date and order of recording."""

    plan: Record | None
    nominated: Sequence[Record]
    reports: Sequence[Record]

    @property
    def reported(self) -> set[str]:
        return {r.data["afdeling"] for r in self.reports}


def owner_of(year: int) -> str:
    return f"tilsyn-{year}"


def tilsyn(facts: Facts, year: int, on: str) -> Tilsyn:
    """The plan is the last recorded; nominations and reports are those dated by the day."""
    owner = owner_of(year)
    plans = facts.live(owner, "plan-tilsyn")
    return Tilsyn(
        plans[-1] if plans else None,
        _dated(facts.live(owner, "nominate-for-tilsyn"), on),
        _dated(facts.live(owner, "report-tilsyn"), on),
    )


def _dated(records: Sequence[Record], on: str) -> list[Record]:
    return sorted((r for r in records if r.data["on"] <= on), key=lambda r: (r.data["on"], r.position))
