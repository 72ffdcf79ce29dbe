"""Ny aftale: provisions typed, pasted, or taken from a file by its numbered headings, and mended first."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from archive.drafting import Draft, divide, entered, read
from archive.extraction.kinds import guess_media_type
from archive.grammar import COMMANDS
from archive.grammar.shapes import TEXT, Schema
from archive.problems import Problem, invalid
from web.desk.own.kinds import Base, Found, Kind, Made, Values, only, same_places
from web.desk.posted import drafts

_FIELDS = COMMANDS["enter-agreement"].fields
_FILE: Schema = COMMANDS["file-document"].fields["content"]
_NAMES = tuple(_FIELDS)
# Lines that were left out; the rest of a long one is an ellipsis.
_MOST_TOLD = 200


def _draft(values: Values) -> Draft | None:
    """Of a file before a text; None of neither. Raises ``invalid`` and what reading a file raises."""
    if values.get("content"):
        data = _bytes(values["content"])
        return read(data, guess_media_type(values.get("content:name", ""), data))
    return divide(values["text"], path="text") if values.get("text") else None


def _bytes(content: str) -> bytes:
    try:
        return base64.b64decode(drafts().held(content), validate=True)
    except binascii.Error:
        raise invalid("content", "not-base64") from None


def _filled(base: Base, values: Values) -> dict[str, Any]:
    try:
        draft = _draft(values)
    except Problem as problem:
        raise problem.placed(lambda path: "content" if path == "file" else path) from problem
    if draft is None:
        return {"provisions": [{"number": "1", "heading": None, "text": ""}]}
    found = {name: value for name, value in entered(draft, {}).items() if value is not None and name != "command"}
    return {name: value for name, value in found.items() if name != "parties"}


def _beside(base: Base, values: Values) -> dict[str, Any]:
    """What was left out of the provisions, and numbers that stand in several places."""
    try:
        draft = _draft(values)
    except Problem:
        return {}
    if draft is None:
        return {}
    more = ["…"] if len(draft.left_out) > _MOST_TOLD else []
    return {"left_out": [*draft.left_out[:_MOST_TOLD], *more], "twice": draft.twice}


def _found(base: Base, values: Values) -> Found:
    said = {"effective_on": None, "parties": [], "provisions": [], **only(values, *_NAMES)}
    return Found([Made({"command": "enter-agreement", **said}, same_places(*_NAMES), "id")])


AFTALE = Kind(
    "aftale",
    first={"content": _FILE, "text": TEXT},
    needed=(),
    rest={name: _FIELDS[name] for name in _NAMES},
    filled=_filled,
    found=_found,
    beside=_beside,
    folded=("id", "area", "case_number", "carries_out", "signatures", "document", "last_day"),
    template="desk/own_aftale.html",
    forgotten=("content", "text"),
    always=("level", "title"),
)
