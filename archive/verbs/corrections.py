"""The correction of records that have no correction of their own."""

from __future__ import annotations

from archive.verbs import domain
from archive.verbs.context import Context
from archive.verbs.verb import verb


@verb
def correct_record(c: Context) -> None:
    """Shape and references were checked when the target was found; the event names the target's version."""
    assert c.target is not None
    if c.target.command == "place-agreement":
        domain.correct_placing(c)
    c.data["version"] = c.target.position
