"""Numbers in an address: a provision's, and those that a database is asked for."""

from __future__ import annotations

import re
from typing import Any

from flask.sansio.blueprints import BlueprintSetupState
from werkzeug.routing import IntegerConverter, Map, PathConverter


class _Number(PathConverter):
    """It may hold slashes, and begin with one."""

    regex, part_isolating = ".+?", False


class _Integer(IntegerConverter):
    """One that a database can be asked for; of a greater one there is no page."""

    def __init__(self, map: Map, *given: Any, **more: Any) -> None:
        super().__init__(map, *given, **{"max": 2**63 - 1, **more})


_DIGITS = re.compile(r"[0-9]{1,18}", re.ASCII)


def whole(text: str) -> int | None:
    """The number that a text is, where it is one that a database can be asked for, without a sign."""
    return int(text) if _DIGITS.fullmatch(text) else None


def know_numbers(state: BlueprintSetupState) -> None:
    """Lets a route of a blueprint that records this hold ``<number:...>`` and ``<int:...>``."""
    state.app.url_map.converters.update(number=_Number, int=_Integer)
