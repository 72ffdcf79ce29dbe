"""The catalogue of events: names that never change."""

from __future__ import annotations

from archive.grammar import COMMANDS

INITIALISED = "archive-initialised"
ID_ASSIGNED = "id-assigned"
DECISION_TAKEN = "decision-taken"
CLOSED = "command-closed"

# Every name that the log may hold. A name is the topic in the store, and the name in JSON, docs and pages.
EVENTS: dict[str, str] = {
    INITIALISED: "The archive's own first record.",
    ID_ASSIGNED: "An id was given to a justering or a kommissorium; names its owner.",
    DECISION_TAKEN: "A line in a meeting's stream: a decision was taken there.",
    CLOSED: "Closes a command: its events are known together from here on.",
    **{spec.event: spec.doc for spec in COMMANDS.values()},
}

# What is shown to people: an event that only closes a command says nothing of its own.
SHOWN = tuple(name for name in EVENTS if name != CLOSED)
