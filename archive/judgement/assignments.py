"""For whom an assignment is still open, by what has been recorded of it."""

from __future__ import annotations

from collections.abc import Sequence

from archive.records import Record

IN_PROGRESS = "in-progress"


def concerned(follow_up: Record) -> Sequence[str]:
    """The bodies that a follow-up is for: the one it names, else those for whom it was open when it was recorded."""
    named = follow_up.data.get("body")
    return follow_up.data["open_for"] if named is None else [named]


def open_for(records: Sequence[Record]) -> list[str]:
    """The bodies that no follow-up that is not void has settled, whatever its date."""
    to = next(r for r in records if r.command == "assign").data["to"]
    settling = [r for r in records if r.command == "follow-up" and not r.void and r.data["outcome"] != IN_PROGRESS]
    settled = {body for record in settling for body in concerned(record)}
    return [body for body in dict.fromkeys(to) if body not in settled]
