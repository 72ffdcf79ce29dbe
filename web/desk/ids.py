"""The id of what a form makes, where none was typed: by what it is called, or by what it belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from archive.grammar import COMMANDS

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_LONGEST = 80
Values = Mapping[str, Any]


def slug(text: str) -> str:
    """A text as an id: lower case, æ ø å as ae oe aa, every run outside a-z0-9 as one hyphen; perhaps empty."""
    name = unicodedata.normalize("NFC", text).lower().translate(_DANISH)
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")[:_LONGEST].strip("-")


def made_id(values: Values, is_taken: Callable[[str], bool]) -> str | None:
    """An id that is free for what a command makes; None where it makes nothing, or the archive gives the id itself."""
    spec = COMMANDS[values["command"]]
    if spec.makes is None or spec.makes == "kommissorium":
        return None
    return free(_stem(values) or spec.makes, is_taken)


def free(stem: str, is_taken: Callable[[str], bool]) -> str:
    """An id that nothing has: the stem, else it with a number from 2."""
    if not is_taken(stem):
        return stem
    return next(id for n in count(2) if not is_taken(id := f"{stem}-{n}"))


def _stem(values: Values) -> str:
    named = (slug(str(values[name])) for name in ("name", "title", "task") if values.get(name))
    found = _BY.get(values["command"])
    return next(filter(None, (slug(found(values)) if found else "", *named)), "")


def _decision(values: Values) -> str:
    place = [str(values[name]) for name in ("meeting", "item") if name in values]
    return " ".join(["d", *(place or [str(values.get("body", "")), str(values.get("decided_on", ""))])])


_BY: Mapping[str, Callable[[Values], str]] = {
    "call-meeting": lambda v: f"{v.get('body', '')} {v.get('date', '')}",
    "record-decision": _decision,
    "adopt-justering": lambda v: f"j {v.get('agreement', '')} {v.get('effective_on', '')}",
    "ask": lambda v: f"anmodning {v.get('subject', '')} {v.get('what', '')}",
    "propose-item": lambda v: f"forslag {v.get('title', '')}",
    "authorise-pulje": lambda v: f"pulje {v.get('disposer', '')} {v.get('budget_year', str(v.get('on', ''))[:4])}",
    "dispose-pulje": lambda v: f"{v.get('pulje', '')} {v.get('to', '')}",
    "adopt-wheel": lambda v: f"aarshjul {str(v.get('effective_on', ''))[:4]}",
}
