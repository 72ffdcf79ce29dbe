"""Whether letters can be those of a language: the map of a font may say others than the page shows."""

from __future__ import annotations

# How many in a thousand letters of Danish texts; those of its neighbours and of English are much the same.
_OF_1000 = {
    "e": 155, "r": 90, "n": 72, "t": 69, "a": 60, "i": 60, "d": 59, "s": 58, "l": 52, "o": 46, "g": 41, "k": 34,
    "m": 32, "f": 24, "v": 23, "b": 20, "u": 20, "p": 18, "h": 16, "å": 12, "æ": 9, "ø": 9, "y": 7, "j": 7, "c": 6,
    "w": 1, "x": 0, "z": 0, "q": 0,
}  # fmt: skip
# Of 2,667 pieces of real texts, minutes and English ones, the least had 57; with letters changed about, 99 of 100 have
# less than 52, and moved by up to five places none has more than 49.
_LEAST_LETTERS, _LEAST = 150, 50


def is_doubtful(text: str) -> bool:
    """Of a text with too few Latin letters nothing is said."""
    found = [_OF_1000[sign] for sign in text.lower() if sign in _OF_1000]
    return len(found) >= _LEAST_LETTERS and sum(found) < _LEAST * len(found)
