"""Ids made of words: of a document that is filed without one, of what a form makes."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_LONGEST = 80
_NAMELESS = "dokument"


def document_id(filename: str, sha256: str) -> str:
    """The id for a file by its name (a path is allowed) and the SHA-256 of its bytes (64 hex digits).

    The name without its ending, in lower case, æ ø å as ae oe aa (also where å is written as a and a ring), every run
    outside a-z0-9 as one hyphen, none at either end, at most 80 characters; then a hyphen and 8 hex digits. A name
    of which nothing is left (``....pdf``, or one in Greek) becomes ``dokument``.
    """
    return f"{slug(PurePath(filename).stem)}-{sha256[:8]}"


def slug(words: str) -> str:
    """An id made of words, by the rules of ``document_id``, without the digits."""
    name = unicodedata.normalize("NFC", words).lower().translate(_DANISH)
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")[:_LONGEST].strip("-") or _NAMELESS
