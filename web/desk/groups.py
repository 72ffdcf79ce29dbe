"""Commands by what they are about, in the order in which they are offered: that of the grammar."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

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

_ROOMS: Mapping[str, tuple[ModuleType, ...]] = {
    "meetings": (meetings,),
    "decisions": (decisions, assignments, asking),
    "agreements": (agreements, chains),
    "bodies": (bodies, relations),
    "documents": (documents, disagreements),
    "year": (wheels, tilsyn, areas),
    "puljer": (puljer,),
    "rights": (grants,),
}


def _of(*rooms: ModuleType, corrects: bool = False) -> tuple[str, ...]:
    return tuple(spec.name for room in rooms for spec in room.COMMANDS if spec.corrects is corrects)


GROUPS: Mapping[str, tuple[str, ...]] = {
    **{group: _of(*rooms) for group, rooms in _ROOMS.items()},
    "corrections": _of(agreements, decisions, documents, corrects=True),
}
