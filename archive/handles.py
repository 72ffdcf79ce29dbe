"""Handles: the short names that people are known by, in lower case."""

from __future__ import annotations

import re
import unicodedata

GROUP = "group:"
LONGEST = 100
_HANDLE = re.compile(r"[^\W_][\w.@+'-]{0,99}")


def is_group(who: str) -> bool:
    return who.startswith(GROUP) and 0 < len(who) - len(GROUP) <= LONGEST


def handle_of(text: str) -> str | None:
    """A name as a handle; None where it cannot be one: letters, digits and ``. _ - + @ '``, a letter or digit first.

    Names that look alike to people are one: compatibility forms and case are set aside.
    """
    handle = unicodedata.normalize("NFKC", text.strip()).lower()
    return handle if _HANDLE.fullmatch(handle) else None
