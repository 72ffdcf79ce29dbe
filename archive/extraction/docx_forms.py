"""Forms of Word of the older kind."""

from __future__ import annotations

from typing import Any

from archive.extraction.ooxml import attribute, child, local


def chosen(field: Any) -> str:
    """What was chosen from the list of a field; nothing where it has none."""
    choices = next(field.iter("{*}ddList"), None)
    if choices is None:
        return ""
    entries = [attribute(one, "val") or "" for one in choices if local(one) == "listEntry"]
    marks = [child(choices, name) for name in ("result", "default")]
    at = next((attribute(one, "val") for one in marks if one is not None), None) or "0"
    return entries[int(at)] if at.isdigit() and int(at) < len(entries) else ""
