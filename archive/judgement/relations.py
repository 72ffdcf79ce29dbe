"""How bodies stand to each other on a day."""

from __future__ import annotations

from collections.abc import Sequence

from archive.judgement.facts import Facts
from archive.judgement.periods import Period, periods
from archive.records import Record


def relations(facts: Facts, body: str, on: str | None) -> list[Period]:
    """All that a body was ever in, in the order of recording; ends recorded for days after ``on`` are left out.

    With ``on`` None each end counts.
    """
    begun: dict[tuple[str, str], list[Record]] = {}
    for record in facts.live(body, "relate-body"):
        begun.setdefault(_same(record), []).append(record)
    ended = [r for r in facts.live(body, "end-relation") if on is None or r.data["on"] <= on]
    found = [p for same, records in begun.items() for p in periods(records, [r for r in ended if _same(r) == same])]
    return sorted(found, key=lambda period: period.record.position)


def _same(record: Record) -> tuple[str, str]:
    return record.data["relation"], record.data["to"]


def related(facts: Facts, body: str, relation: str, day: str, on: str | None) -> Sequence[str]:
    """The bodies that a body is related to on a day; an end dated after ``on`` does not count yet."""
    return [
        period.record.data["to"]
        for period in relations(facts, body, on)
        if period.record.data["relation"] == relation and _runs(period, day, on)
    ]


def _runs(period: Period, day: str, on: str | None) -> bool:
    counts = period.until is not None and (on is None or period.until <= on)
    return (period.from_ or "") <= day and not (counts and period.until is not None and period.until <= day)
