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
    """The tenures of one and the same holder, each as ``ended`` leave it.

    Both sequences hold records that are not void, of the same who and role, in the order of recording.
    """
    found = [Tenure(r, r.data.get("from"), r.data.get("until")) for r in begun]
    for end in ended:
        index = _to_be_ended(found, end)
        if index is not None:
            found[index] = found[index]._replace(until=end.data["on"])
    return found


def _to_be_ended(found: Sequence[Tenure], end: Record) -> int | None:
    """Which of some tenures an end closes: of those that run on its day the one that began last.

    One that begins on that day follows the one that ends then, and what was recorded after the end was not meant by
    it: either is closed only where there is no other.
    """
    on = end.data["on"]

    def meant(index: int) -> tuple[bool, bool, str]:
        from_ = found[index].from_ or ""
        return from_ < on, found[index].record.position < end.position, from_

    running = (i for i, tenure in enumerate(found) if tenure.runs(on))
    return max(running, key=meant, default=None)


def runs_on(begun: Sequence[Record], ended: Sequence[Record], on: str) -> bool:
    return any(tenure.runs(on) for tenure in tenures(begun, ended))
