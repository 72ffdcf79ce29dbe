"""A year as a wheel: a ring for each forum, its meetings and planned times where they lie in the year.

Plain geometry in the units of the picture; what it is drawn with stands in ``_wheel.html`` and the style sheet.
"""

from __future__ import annotations

import math
from calendar import isleap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

SIZE, CENTRE = 700, 350
OUTER, INNER, _NAMES = 300, 110, 318
# More rings would touch: the forums with least in the year stand in the list alone.
_MOST_RINGS = 9

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """``row``: the item of the year that it stands for; ``held``: a meeting, else a planned time alone."""

    x: float
    y: float
    held: bool
    row: Row


@dataclass(frozen=True, slots=True)
class Wheel:
    """``rings``: of each body its id, name and radius, the outermost first; ``months``: the line before each and where
    its name stands.
    """

    rings: Sequence[tuple[str, str, float]]
    months: Sequence[tuple[tuple[float, float, float, float], tuple[float, float]]]
    spots: Sequence[Spot]


def wheel(year: int, items: Sequence[Row]) -> Wheel | None:
    """None of a year without anything."""
    often = Counter(row["body"] for row in items)
    names = {row["body"]: row["title"] for row in items}
    bodies = sorted(sorted(often), key=lambda body: -often[body])[:_MOST_RINGS]
    if not bodies:
        return None
    apart = (OUTER - INNER) / len(bodies)
    radius = {body: round(OUTER - apart * (n + 0.5), 1) for n, body in enumerate(bodies)}
    spots = [_spot(year, row, radius[row["body"]]) for row in items if row["body"] in radius]
    rings = [(body, names[body] or body, radius[body]) for body in bodies]
    return Wheel(rings, [_month(year, month) for month in range(1, 13)], spots)


def _spot(year: int, row: Row, radius: float) -> Spot:
    x, y = _at(_part(year, row["date"] or row["from"]), radius)
    return Spot(x, y, row["meeting"] is not None, row)


def _month(year: int, month: int) -> tuple[tuple[float, float, float, float], tuple[float, float]]:
    first, middle = (_part(year, f"{year:04d}-{month:02d}-{day:02d}") for day in (1, 16))
    return (*_at(first, INNER), *_at(first, OUTER)), _at(middle, _NAMES)


def _part(year: int, day: str) -> float:
    """How much of the year lies before a day; what lies outside it at its edge."""
    passed = (date.fromisoformat(day) - date(year, 1, 1)).days
    days = 366 if isleap(year) else 365
    return min(max(passed, 0), days - 1) / days


def _at(part: float, radius: float) -> tuple[float, float]:
    """A place on a ring: the year begins at the top and runs as a clock does."""
    turn = 2 * math.pi * part
    return round(CENTRE + radius * math.sin(turn), 1), round(CENTRE - radius * math.cos(turn), 1)
