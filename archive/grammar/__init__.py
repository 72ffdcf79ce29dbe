"""The grammar of commands: one description of each, for checking, docs, forms and the API."""

from __future__ import annotations

from archive.grammar import (
    agreements,
    areas,
    asking,
    assignments,
    bodies,
    chains,
    decisions,
    disagreements,
    documents,
    grants,
    meetings,
    puljer,
    relations,
    tilsyn,
    wheels,
)
from archive.grammar.shapes import CommandSpec

_ROOMS = (
    bodies,
    relations,
    areas,
    meetings,
    asking,
    decisions,
    assignments,
    agreements,
    chains,
    puljer,
    tilsyn,
    wheels,
    disagreements,
    documents,
    grants,
)
COMMANDS: dict[str, CommandSpec] = {spec.name: spec for room in _ROOMS for spec in room.COMMANDS}

BY_EVENT: dict[str, CommandSpec] = {spec.event: spec for spec in COMMANDS.values()}
_MAKERS = {spec.makes: spec.name for spec in COMMANDS.values() if spec.makes}
# The correction that a kind of record has of its own; every other kind is mended by correct-record.
OWN_CORRECTION: dict[str, str] = {
    _MAKERS[made]: spec.name
    for spec in COMMANDS.values()
    if spec.corrects
    for made in spec.fields[spec.owner].get("x-ref", ())
}
