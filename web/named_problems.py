"""Bodies in the words of a problem: whoever reads it knows them by name, programs and their writers by id."""

from __future__ import annotations

from typing import Any

from archive.problems import Problem
from web.things import Known, Things
from web.wording import Wording

# What a sentence names bodies by; ``to`` and ``other`` are days and fields in some.
_BODIES = frozenset({"authority", "belongs", "bodies", "body", "disposer", "other", "party", "to"})


def names_bodies(problem: Problem) -> bool:
    """Whether the words of a problem may name bodies."""
    return not _BODIES.isdisjoint(problem.params)


def with_names(problem: Problem, known: Known, w: Wording) -> Problem:
    """The problem with bodies by their names; what is no body that is known stays as it is."""
    things = Things(known, w)

    def called(value: Any) -> Any:
        return things.called(value) if isinstance(value, str) and known.type_of(value) == "body" else value

    def said(name: str, value: Any) -> Any:
        if name not in _BODIES:
            return value
        return [called(one) for one in value] if isinstance(value, list) else called(value)

    return problem.said(said)
