"""The life of an agreement as a picture: its term, what changed it, who approved it, and what was corrected when.

Plain geometry in the units of the picture; what it is drawn with stands in ``_life.html`` and the style sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.times import in_copenhagen, parse_instant

WIDTH, LEFT, RIGHT = 1000, 20, 20
# Where the middle of each lane lies; points of one lane that would cover each other are set below one another.
LANES = {"text": 46, "votes": 112, "corrections": 178}
_APART, _BELOW, _ROOM = 16, 17, 30
_LANE_OF = {"begins": "text", "justering": "text", "ends": "text", "approval": "votes", "refusal": "votes"}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Point:
    """``row``: the entry of the timeline, or of the audit trail, that it stands for."""

    kind: str
    lane: str
    on: str
    x: float
    y: float
    row: Row


@dataclass(frozen=True, slots=True)
class Life:
    """``term``: from and to of the bar; ``years``: where each begins; ``here``: where the day asked about lies."""

    points: Sequence[Point]
    term: tuple[float, float]
    years: Sequence[tuple[int, float]]
    here: float | None
    height: float


def life(timeline: Sequence[Row], corrections: Sequence[Row], term: Row, on: str) -> Life | None:
    """None where there is nothing to draw: no day is known of it, or all that is known is one day."""
    dated = [(row["on"], row["kind"], row) for row in timeline if row["on"] is not None]
    dated += [(_day(row["recorded_at"]), "correction", row) for row in corrections]
    days = sorted(_ordinal(day) for day, _, _ in dated)
    if not days or days[0] == days[-1]:
        return None
    scale = _Scale(days[0], days[-1])
    points = list(_placed(scale, sorted(dated, key=lambda one: one[0])))
    ends = [scale(_ordinal(term[name])) if term[name] else edge for name, edge in (("from", LEFT), ("to", scale.end))]
    return Life(
        points,
        (ends[0], ends[1]),
        list(scale.years()),
        scale.within(_ordinal(on)),
        max(LANES["corrections"], *(point.y for point in points)) + _ROOM,
    )


class _Scale:
    """From days to places, the first day at the left edge, the last at the right."""

    end = WIDTH - RIGHT

    def __init__(self, first: int, last: int) -> None:
        self._first, self._last = first, last

    def __call__(self, day: int) -> float:
        part = (day - self._first) / (self._last - self._first)
        return round(LEFT + min(max(part, 0.0), 1.0) * (self.end - LEFT), 1)

    def within(self, day: int) -> float | None:
        return self(day) if self._first <= day <= self._last else None

    def years(self) -> Iterator[tuple[int, float]]:
        """At most twelve years, evenly apart."""
        first, last = (date.fromordinal(day).year for day in (self._first, self._last))
        step = 1 + (last - first) // 12
        for year in range(first + 1, last + 1, step):
            yield year, self(date(year, 1, 1).toordinal())


def _placed(scale: _Scale, dated: Iterable[tuple[str, str, Row]]) -> Iterator[Point]:
    last: dict[str, float] = {}
    below: Counter[str] = Counter()
    for day, kind, row in dated:
        lane, x = _LANE_OF.get(kind, "corrections"), scale(_ordinal(day))
        near = lane in last and x - last[lane] < _APART
        below[lane] = (below[lane] + 1) % 3 if near else 0
        last[lane] = x
        yield Point(kind, lane, day, x, LANES[lane] + below[lane] * _BELOW, row)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _day(instant: str) -> str:
    return in_copenhagen(parse_instant(instant)).date().isoformat()
