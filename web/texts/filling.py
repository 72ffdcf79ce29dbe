"""A sentence with its parameters filled in; what is missing never stands in the way of the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# A name with these in it would turn round the sentence that it stands in, or go on as a line of its own.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"\s*[\n\t\u2028\u2029]\s*")
_BEGINS = re.compile(r"{(\w+)}")


class _Parameters(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "?"


def fill(sentence: str | None, code: str, params: Mapping[str, Any]) -> str:
    """``sentence`` with ``{name}`` replaced; the code where there is no sentence; ``?`` for what is missing."""
    if sentence is None:
        return code
    said = {name: "–" if value is None else in_a_sentence(value) for name, value in params.items()}
    return sentence.format_map(_Parameters(said))


def beginning(sentence: str | None, params: Mapping[str, Any]) -> dict[str, str]:
    """The parameter that a sentence begins with, as a sentence begins."""
    begins = _BEGINS.match(sentence or "")
    value = params.get(begins[1]) if begins is not None else None
    return {begins[1]: value[:1].upper() + value[1:]} if begins is not None and isinstance(value, str) else {}


def in_a_sentence(value: Any) -> Any:
    """A text as it may stand within a sentence: one line, and nothing that turns the order of what is read."""
    return _BREAKS.sub(" ", _TURNING.sub("", value)) if isinstance(value, str) else value
