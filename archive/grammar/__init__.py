"""The grammar of commands: one description of each, for checking, docs, forms and the API."""

from __future__ import annotations

from archive.grammar import agreements, bodies, decisions, documents, meetings
from archive.grammar.shapes import CommandSpec

COMMANDS: dict[str, CommandSpec] = {
    spec.name: spec for room in (bodies, meetings, decisions, agreements, documents) for spec in room.COMMANDS
}

# The correction that a kind of record has of its own; every other kind is mended by correct-record.
OWN_CORRECTION = {
    "record-decision": "correct-decision",
    "enter-agreement": "correct-agreement",
    "adopt-justering": "correct-justering",
}
