"""Where a reader whose question could not be answered may go on."""

from __future__ import annotations

from typing import Any

from archive.problems import Problem
from web.pages.typing import DAYS


def ways_on(problem: Problem) -> dict[str, Any]:
    """``{known_from, sought, wrong_day}``: when it was first known, what else to look for, whether a day is wrong."""
    return {
        "known_from": problem.params.get("known_from") if problem.slug == "not-known-then" else None,
        "sought": problem.params.get("id") if problem.slug == "not-found" else None,
        "wrong_day": any(error.path in DAYS for error in problem.errors),
    }
