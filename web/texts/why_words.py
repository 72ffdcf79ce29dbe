"""Why a mandate is what it is, in a sentence; the rule that it rests on stands beside it in the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol


class Words(Protocol):
    """The words of one language."""

    def text(self, key: str, **params: Any) -> str: ...

    def code(self, group: str, code: str | None) -> str: ...

    def day(self, day: str | None) -> str: ...


def why(reason: Mapping[str, Any], w: Words, called: Callable[[str, str], str]) -> str:
    """``reason``: ``{code, ...parameters}`` as the judge gives it; ``called``: what an id of a type is called."""
    rule = reason.get("rule") or {}
    return w.text(
        f"why.{reason['code']}",
        missing=", ".join(called(body, "body") for body in reason.get("missing", ())),
        decided_on=w.day(reason.get("decided_on")),
        meeting=called(reason["meeting"], "meeting") if "meeting" in reason else "?",
        minutes=w.code("minutes", reason.get("minutes")),
        body=called(rule["body"], "body") if "body" in rule else "?",
        despite=rule.get("despite", "?"),
    )
