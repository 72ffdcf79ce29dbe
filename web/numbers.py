"""A provision's number in an address."""

from __future__ import annotations

from flask.sansio.blueprints import BlueprintSetupState
from werkzeug.routing import PathConverter


class _Number(PathConverter):
    """It may hold slashes, and begin with one."""

    regex, part_isolating = ".+?", False


def know_numbers(state: BlueprintSetupState) -> None:
    """Lets a route of a blueprint that records this hold ``<number:...>``."""
    state.app.url_map.converters["number"] = _Number
