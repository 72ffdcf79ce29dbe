"""Items of agendas and minutes by number, also where a record of before that was refused has a number twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

# A number, and which of equal ones in the order of the list, from 0.
Place = tuple[str, int]
Items = dict[Place, Mapping[str, Any]]


def in_places(items: Iterable[Mapping[str, Any]]) -> Items:
    seen: Counter[str] = Counter()
    found: Items = {}
    for item in items:
        found[item["number"], seen[item["number"]]] = item
        seen[item["number"]] += 1
    return found
