"""Letters without case, accents and the two ways of writing ``å``."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

LONGEST = 100
# Letters of their own, which are no accented ones; and how others are written in Danish.
_LETTERS = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y", "œ": "ø", "ð": "d", "þ": "th", "ł": "l", "ß": "ss"})
_PLAIN = re.compile("[ -~æøå]*")
_RING = "\u030a"


def fold(word: str, longest: int = LONGEST) -> str:
    """Without case and accents; ``aa`` and ``å`` are one, and so are ``ä`` and ``æ``, ``ö`` and ``ø``."""
    found = word.casefold()
    if not _PLAIN.fullmatch(found):
        found = _without_accents(normalize("NFC", found).translate(_LETTERS))
    return found.replace("aa", "å")[:longest]


def _without_accents(word: str) -> str:
    kept = [sign for sign in normalize("NFD", word) if not combining(sign) or sign == _RING]
    return normalize("NFC", "".join(kept))
