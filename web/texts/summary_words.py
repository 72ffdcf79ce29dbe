"""What an event of the audit trail says, in a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from web.texts import codes_da, codes_en

_CODES: Mapping[str, Mapping[str, str]] = {"da": codes_da.CODES, "en": codes_en.CODES}
# Parameters that are codes, with the group of their words.
_GROUPS = {"outcome": "outcome", "role": "role"}


def summary(code: str, params: Mapping[str, Any], language: str) -> str:
    """The event by its name, then what it is about: ``Justering: Anvisning``."""
    words = _CODES[language]
    event = words.get(f"event.{code}", code)
    said = [
        words.get(f"{_GROUPS[name]}.{value}", value) if name in _GROUPS else value for name, value in params.items()
    ]
    return event[:1].upper() + event[1:] + (f": {', '.join(map(str, said))}" if said else "")
