"""Where a reader whose question could not be answered may go on."""

from __future__ import annotations

from typing import Any

from flask import request

from archive.problems import Problem
from web import axes
from web.pages.typing import DAYS
from web.people.asking import asker

_ROLES_MISSING = frozenset({"no-role", "role-missing", "outside-limit", "outside-limit-of-none"})


def ways_on(problem: Problem) -> dict[str, Any]:
    """``{known_from, sought, wrong_day, without, ask_as}``: when it was first known, what else to look for, whether a
    day is wrong, the page asked for everything but what is wrong, and by what name to ask for a missing role."""
    wrong = {error.path: None for error in problem.errors if error.path in request.args}
    return {
        "known_from": problem.params.get("known_from") if problem.slug == "not-known-then" else None,
        "sought": problem.params.get("id") if problem.slug == "not-found" else None,
        "wrong_day": any(error.path in DAYS for error in problem.errors),
        "ask_as": asker().handle if problem.code in _ROLES_MISSING else None,
        "without": axes.here(request, **wrong) if wrong and request.method == "GET" else None,
    }
