"""Names in the words of a problem: whoever reads it knows bodies and documents by them, programs by ids."""

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


def with_title(problem: Problem, known: Known) -> Problem:
    """The problem with the document that its rule is cited from by its title, where there is no link that says it."""
    source = (problem.rule or {}).get("source")
    made = known.made(source["document"]) if source and known.type_of(source["document"]) == "document" else None
    if problem.rule is None or source is None or made is None:
        return problem
    return problem.by({**problem.rule, "source": {**source, "document": made.data["title"]}})
