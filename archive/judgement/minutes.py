"""Minutes: when they were sent, until when remarks may come, and when they are final by silence.

Rule: the kommissorier of the four forums, heading "Formalia": minutes are sent, then two weeks for remarks, after
that they count as finally approved. The sources are silent on calendar or working days, on when the clock starts and
on what a remark does: calendar days from the dispatch, and a remark stops the clock until it is settled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.counting import add_days, add_period
from archive.items import Items, in_places
from archive.records import Record


@dataclass(frozen=True, slots=True)
class Remark:
    """``late``: dated after the last day, so it touches neither finality nor mandate; ``open``: not settled on D."""

    record: Record
    late: bool
    settlement: Record | None

    @property
    def open(self) -> bool:
        return self.settlement is None


@dataclass(frozen=True, slots=True)
class Minutes:
    """How minutes stand on D. ``status``: ``none`` ``recorded`` ``dispatched`` ``remarked`` ``final``."""

    status: str
    versions: Sequence[Record]
    dispatched_on: str | None = None
    remarks_until: str | None = None
    final_on: str | None = None
    remarks: Sequence[Remark] = ()

    def items(self) -> Items:
        """The items of the latest version, with those that an accepted remark sent out anew."""
        items = in_places(self.versions[-1].data["items"]) if self.versions else {}
        settled = [r.settlement for r in self.remarks if r.settlement is not None]
        for settlement in sorted(settled, key=lambda record: (record.data["on"], record.position)):
            if settlement.data["outcome"] == "accepted":
                items |= in_places(settlement.data.get("items", ()))
        return items

    def is_final(self, on: str) -> bool:
        return self.final_on is not None and self.final_on <= on


def minutes(records: Sequence[Record], meeting_date: str | None, period: Mapping[str, int] | None, on: str) -> Minutes:
    """How the minutes of a meeting stand on ``on``; ``records`` are its owner's, ``period`` that for remarks."""
    live = [r for r in records if not r.void]
    sent = min((r.data["on"] for r in live if r.command == "dispatch-minutes" and r.data["on"] <= on), default=None)
    recorded = sent is not None or (meeting_date is not None and meeting_date <= on)
    versions = [r for r in live if r.command == "record-minutes"] if recorded else []
    if sent is None:
        return Minutes("recorded" if versions else "none", versions)
    return _sent(live, versions, sent, period, on)


def _sent(
    live: Sequence[Record], versions: Sequence[Record], sent: str, period: Mapping[str, int] | None, on: str
) -> Minutes:
    remarks = sorted(
        (r for r in live if r.command == "remark-on-minutes" and r.data["on"] <= on), key=lambda r: r.data["on"]
    )
    settled = {r.data["remark"]: r for r in live if r.command == "settle-remark" and r.data["on"] <= on}
    if period is None:
        late = [Remark(r, True, settled.get(r.data["remark"])) for r in remarks]
        return Minutes("final", versions, sent, None, sent, late)
    until, in_time = _until(remarks, settled, sent, period)
    judged = [Remark(r, r.position not in in_time, settled.get(r.data["remark"])) for r in remarks]
    open_ = any(remark.open and not remark.late for remark in judged)
    settlements = [r.settlement.data["on"] for r in judged if not r.late and r.settlement is not None]
    final_on = None if open_ else max([add_days(until, 1), *settlements])
    status = "remarked" if open_ else "final" if final_on is not None and final_on <= on else "dispatched"
    return Minutes(status, versions, sent, until, final_on, judged)


def _until(
    remarks: Sequence[Record], settled: Mapping[str, Record], sent: str, period: Mapping[str, int]
) -> tuple[str, set[int]]:
    """The last day for remarks, and the positions of those in time.

    Each settlement that sends items out again opens a window of its own; a remark is in time within a window. What
    came between two windows was late when it came, and stays so. A dispatch moved by a correction to after a remark
    leaves that remark in time.
    """
    windows = {"": add_period(sent, period)}
    while True:
        in_time = {r.position for r in remarks if any(a <= r.data["on"] <= b for a, b in windows.items())}
        again = [settled[r.data["remark"]] for r in remarks if r.position in in_time and r.data["remark"] in settled]
        days = {settlement.data["on"] for settlement in again if _sends_again(settlement)}
        if days <= windows.keys():
            return max(windows.values()), in_time
        windows |= {day: add_period(day, period) for day in days}


def _sends_again(settlement: Record) -> bool:
    return settlement.data["outcome"] == "accepted" and bool(settlement.data.get("items"))


def as_answer(found: Minutes) -> dict[str, Any]:
    return {
        "status": found.status,
        "versions": len(found.versions),
        "dispatched_on": found.dispatched_on,
        "remarks_until": found.remarks_until,
        "final_on": found.final_on,
    }
