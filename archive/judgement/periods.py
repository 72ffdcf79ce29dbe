"""How long relations of bodies run, and areas are pointed out: an end closes what runs on the day before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from archive.records import Record

_AFTER_ALL = "~"  # sorts after every date


class Period(NamedTuple):
    """``[from_, until)`` of one record; None is not known, or open."""

    record: Record
    from_: str | None
    until: str | None

    def runs(self, on: str) -> bool:
        return (self.from_ or "") <= on and (self.until is None or on < self.until)

    def ran_before(self, on: str) -> bool:
        """Whether it runs on the day before ``on``."""
        return (self.from_ or "") < on and (self.until is None or on <= self.until)

    def meets(self, from_: str | None, until: str | None) -> bool:
        """Whether it has a day in common with ``[from_, until)``."""
        return max(self.from_ or "", from_ or "") < min(self.until or _AFTER_ALL, until or _AFTER_ALL)


def periods(begun: Sequence[Record], ended: Sequence[Record]) -> list[Period]:
    """The periods of one and the same thing; ``begun`` and ``ended`` are its records that are not void, as recorded."""
    found = [Period(r, r.data["from"], r.data.get("until")) for r in begun]
    for end in ended:
        on = end.data["on"]
        running = [i for i, period in enumerate(found) if period.ran_before(on)]
        if running:
            last = max(running, key=lambda i: found[i].from_ or "")
            found[last] = found[last]._replace(until=on)
    return found
