"""Minutes that were corrected after they had been sent: shown, without touching when they are final."""

from __future__ import annotations

from collections.abc import Sequence

from archive.records import Record

_MINUTES = ("record-minutes", "settle-remark")


def sent_at(records: Sequence[Record], on: str) -> int | None:
    """The position of the first dispatch of minutes that counts on a day; None where there is none."""
    sent = [r for r in records if r.command == "dispatch-minutes" and not r.void and r.data["on"] <= on]
    return min(sent, key=lambda r: (r.data["on"], r.position)).position if sent else None


def corrected_after_dispatch(records: Sequence[Record], on: str) -> list[Record]:
    """What was recorded of a meeting's minutes and remarks and corrected after the minutes were sent."""
    position = sent_at(records, on)
    if position is None:
        return []
    return [r for r in records if r.command in _MINUTES and r.corrected_at > position]
