"""Why a file has no text, as a reader of its kind says it."""

from __future__ import annotations


class Unreadable(Exception):
    """``code``: ``encrypted`` ``broken`` ``too-much-memory``, or ``contradicts`` (it is of another kind)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
