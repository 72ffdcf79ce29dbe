"""What was published, where, and when.

Sources: Partnerskabsforum, formalia (its agenda on the website) and tasks (the hovedaftale, its justeringer); the
note, C.2 (the yearly evaluation).
"""

from __future__ import annotations

from archive.judgement.facts import Facts
from archive.records import Record


def publications(facts: Facts, owner: str, on: str, subject: str | None = None) -> list[Record]:
    """The ``publish`` records of a subject dated by ``on``, by date; ``owner``: of a justering its agreement."""
    found = [r for r in facts.live(owner, "publish") if r.data["subject"] == (subject or owner) and r.data["on"] <= on]
    return sorted(found, key=lambda r: (r.data["on"], r.position))
