"""How long memberships and offices run: from a record of beginning to the first record of its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from archive.records import Record


class Tenure(NamedTuple):
    """``[from_, until)`` of one appointment; None is not known, or open."""

    record: Record
    from_: str | None
    until: str | None

    def runs(self, on: str) -> bool:
        return (self.from_ is None or self.from_ <= on) and (self.until is None or on < self.until)


def tenures(begun: Sequence[Record], ended: Sequence[Record]) -> list[Tenure]:
    """The tenures of one and the same holder; ``ended`` close the latest begun one that runs on their day.

    Both sequences hold records that are not void, of the same who and role, in the order of recording.
    """
    found = [Tenure(r, r.data.get("from"), r.data.get("until")) for r in begun]
    for end in ended:
        on = end.data["on"]
        running = [i for i, tenure in enumerate(found) if tenure.runs(on)]
        if running:
            index = max(running, key=lambda i: found[i].from_ or "")
            found[index] = found[index]._replace(until=on)
    return found


def runs_on(begun: Sequence[Record], ended: Sequence[Record], on: str) -> bool:
    return any(tenure.runs(on) for tenure in tenures(begun, ended))
