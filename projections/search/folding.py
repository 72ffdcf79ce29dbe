"""Letters without case, accents and the two ways of writing ``å``."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

LONGEST = 100
# Letters of their own, which are no accented ones; and how others are written in Danish.
_LETTERS = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y", "œ": "ø", "ð": "d", "þ": "th", "ł": "l", "ß": "ss"})
# Figures and letters as other keyboards write them; what is raised is part of a measure (m²), else a note's mark.
_WIDE = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_LETTERS |= {wide: chr(wide - 0xFEE0) for wide in _WIDE}
_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans(_SIGNS, "0123456789")
_MEASURE = re.compile(r"[kcdm]?m[²³]")
_NOTE = re.compile(f"(?<=[^\\W\\d_])[{_SIGNS}]+$")
_PLAIN = re.compile("[ -~æøå]*")
_RING = "\u030a"


def fold(word: str, longest: int = LONGEST) -> str:
    """Without case and accents; one are ``aa`` and ``å``, ``ä`` and ``æ``, ``ö`` and ``ø``, ``m²`` and ``m2``."""
    found = word.casefold()
    if not _PLAIN.fullmatch(found):
        found = _without_accents(_raised(normalize("NFC", found).translate(_LETTERS)))
    return found.replace("aa", "å")[:longest]


def _raised(word: str) -> str:
    return word.translate(_RAISED) if _MEASURE.fullmatch(word) else _NOTE.sub("", word)


def _without_accents(word: str) -> str:
    kept = [sign for sign in normalize("NFD", word) if not combining(sign) or sign == _RING]
    return normalize("NFC", "".join(kept))
