"""Why a mandate is what it is, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol


class Words(Protocol):
    """The words of one language."""

    def text(self, key: str, **params: Any) -> str: ...

    def day(self, day: str | None) -> str: ...


def why(reason: Mapping[str, Any], w: Words, body_name: Callable[[str], str]) -> str:
    """``reason``: ``{code, ...parameters}`` as the judge gives it; ``body_name``: of an id."""
    params = {name: value for name, value in reason.items() if isinstance(value, str)}
    if "missing" in reason:
        params["missing"] = ", ".join(body_name(body) for body in reason["missing"])
    if "decided_on" in reason:
        params["decided_on"] = w.day(reason["decided_on"])
    despite = (reason.get("rule") or {}).get("despite", "")
    return w.text(f"why.{reason['code']}", **params, despite=despite)
