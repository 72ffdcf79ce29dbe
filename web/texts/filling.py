"""A sentence with its parameters filled in; what is missing never stands in the way of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class _Parameters(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "?"


def fill(sentence: str | None, code: str, params: Mapping[str, Any]) -> str:
    """``sentence`` with ``{name}`` replaced; the code where there is no sentence; ``?`` for what is missing."""
    if sentence is None:
        return code
    said = {name: "–" if value is None else value for name, value in params.items()}
    return sentence.format_map(_Parameters(said))
