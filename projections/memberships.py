"""Which memberships run on a day, and who holds an office."""

from __future__ import annotations

from collections.abc import Sequence

from archive.grammar.bodies import WHO
from archive.judgement.memberships import Tenure, tenures
from archive.records import Record
from projections.facts import live
from projections.view import View


def running(view: View, body: str) -> list[Tenure]:
    """The memberships of a body that run on the day, in the order of recording; a later end is shown."""
    begun: dict[tuple[str, str, str], list[Record]] = {}
    for record in live(view, body, "appoint-member"):
        begun.setdefault(_same(record), []).append(record)
    ended: dict[tuple[str, str, str], list[Record]] = {}
    for record in live(view, body, "end-membership"):
        ended.setdefault(_same(record), []).append(record)
    found = [tenure for same, records in begun.items() for tenure in tenures(records, ended.get(same, ()))]
    return sorted((tenure for tenure in found if tenure.runs(view.on)), key=lambda tenure: tenure.record.position)


def _same(record: Record) -> tuple[str, str, str]:
    who = next(name for name in WHO if name in record.data)
    return who, str(record.data[who]), str(record.data["role"])


def holders(view: View, office: str) -> list[str]:
    """The persons who hold an office on the day."""
    taken = live(view, office, "take-office")
    left = live(view, office, "leave-office")
    persons = dict.fromkeys(record.data["person"] for record in taken)
    return [person for person in persons if any(t.runs(view.on) for t in _terms(taken, left, person))]


def _terms(taken: Sequence[Record], left: Sequence[Record], person: str) -> list[Tenure]:
    begun = [record for record in taken if record.data["person"] == person]
    return tenures(begun, [record for record in left if record.data["person"] == person])
