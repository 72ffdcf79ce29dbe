"""Verbs: what a command is refused for, and what its event takes from the archive; most need none."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from archive.verbs.verb import LOOK_UPS, VERBS, record

__all__ = ["LOOK_UPS", "VERBS", "record"]

for _room in iter_modules(__path__):
    import_module(f"{__name__}.{_room.name}")
