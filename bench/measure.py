"""Measuring two things in turn, and printing their ratio."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Sequence
from typing import Any

QUICK = os.environ.get("QUICK") == "1"


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def in_turn(one: Callable[[], object], other: Callable[[], object], rounds: int = 9) -> tuple[float, float]:
    """Least seconds of each, run A B A B, after one round that is not counted.

    What else a machine does only ever adds: the least of many is what the thing itself takes.
    """
    one(), other()
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds)]
    return min(a for a, _ in pairs), min(b for _, b in pairs)


def each_in_turn(
    ones: Sequence[Callable[[], object]], others: Sequence[Callable[[], object]], rounds: int
) -> tuple[float, float]:
    """As ``in_turn``, for many short runs: the least of each, added up."""
    pairs = [in_turn(one, other, rounds) for one, other in zip(ones, others, strict=True)]
    return sum(a for a, _ in pairs), sum(b for _, b in pairs)


def at(values: list[float], share: float) -> float:
    """The value that a share of all does not exceed."""
    return sorted(values)[max(0, round(share * len(values)) - 1)]


def report(bench: str, ratio: float, of: str, to: str, **more: Any) -> None:
    print(json.dumps({"bench": bench, "ratio": round(ratio, 3), "of": of, "to": to, **more}), flush=True)
