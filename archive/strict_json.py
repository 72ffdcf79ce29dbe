"""JSON as RFC 8259 has it and nothing more: no NaN, no key twice, no text that is not UTF-8."""

from __future__ import annotations

import json
from typing import Any

from archive.problems import Problem


def parse(text: bytes | str) -> Any:
    """The value of a JSON text. Raises ``malformed`` (``not-json``) with the reason."""
    try:
        decoded = text.decode("utf-8") if isinstance(text, bytes) else text
        return json.loads(decoded, parse_constant=_refuse_constant, object_pairs_hook=_once_each)
    except RecursionError:
        raise Problem("malformed", "not-json", reason="too deeply nested") from None
    except ValueError as error:
        raise Problem("malformed", "not-json", reason=str(error)[:200]) from None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name {twice!r} stands twice in one object")
    return found
