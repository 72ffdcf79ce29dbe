"""Compounds: where a Danish word falls into parts, inflected ones and those with a joining ``s`` or ``e`` included.

The stemmer never links *aftale* to *hovedaftalerne*. The parts known stand in ``parts.txt``; next to one that is
known a part may stand that is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path

_MOST = 6
_SHORTEST, _STRANGE, _LONG = 2, 3, 5
_BEGINNING = 3
_VOWELS = frozenset("aeiouyæøåé")
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_SHORT_BUT_SURE = frozenset({"vej", "gad", "hus", "mød", "lov", "råd", "sag", "lån", "løn"})
# Endings that make one word of another; what stands before them is no part.
_SUFFIX = re.compile("n?ing|else|hed|skab|dom|lig|som|er|isk|inde|ist|agtig|ende|ede|ne|es|et|al")
# What begins a word without being a part of its own: nothing is split off there.
_BEGINNINGS = """af an be bi bort efter er fejl for fore forud fra frem før ge gen gennem hen her hid hin hjem i igennem
    imod ind inde med mis mod ned nær om omkring op oven over på sam selv sær til tilbage u ud uden und under van
    ved vel veder vi viden vide å"""
_PREFIXES = frozenset(_BEGINNINGS.split())

Stem = Callable[[str], str]
Segments = tuple[tuple[int, int], ...]


@lru_cache(maxsize=100_000)
def segments(word: str, stem: Stem) -> Segments:
    """The parts of a word as ``(start, end)``, one after the other; nothing where it is no compound.

    A split into known parts alone goes first, then the one with the fewest parts; then the longest last part.
    """
    if len(word) < 2 * _SHORTEST + 1 or _is_part(word, stem) or stem(word) in _whole_stems(stem):
        return ()
    whole = _known(word, 0, stem, _MOST)
    return whole if len(whole) > 1 else _half_known(word, stem)


def _known(word: str, start: int, stem: Stem, most: int) -> Segments:
    """The shortest row of known parts from ``start`` to the end; empty where there is none."""
    best: Segments = ()
    if most == 0:
        return best
    for end in range(start + _SHORTEST, len(word) + 1):
        if not _is_part(word[start:end], stem):
            continue
        if end == len(word):
            return ((start, end),)
        for onward in _after_joint(word, end):
            rest = _known(word, onward, stem, most - 1)
            if rest and (not best or len(rest) + 1 <= len(best)):
                best = ((start, end), *rest)
    return best


def _after_joint(word: str, end: int) -> Sequence[int]:
    """Where the next part can begin: at once, or after a joining letter."""
    return (end, end + 1) if word[end] in "se" else (end,)


def _half_known(word: str, stem: Stem) -> Segments:
    """A strange first part before known ones, else a long known one before a strange last part."""
    for middle in range(_STRANGE, len(word) - _SHORTEST):
        if _could_begin(word[:middle]):
            rest = _known(word, middle, stem, _MOST)
            if rest and _carries(word[middle : rest[0][1]], stem):
                return ((0, middle), *rest)
    for middle in range(len(word) - _STRANGE - 1, _LONG, -1):
        first, last = word[:middle], word[middle:]
        if _could_end(last) and _is_part(first, stem) and len(stem(first)) >= _LONG:
            return ((0, middle), (middle, len(word)))
    return ()


def _could_begin(part: str) -> bool:
    """A strange part, more than a prefix with what the next part would begin with."""
    return _has_vowel(part) and part.rstrip(_CONSONANTS) not in _PREFIXES and part not in _PREFIXES


def _could_end(part: str) -> bool:
    return _has_vowel(part) and not _SUFFIX.match(part)


def _carries(part: str, stem: Stem) -> bool:
    """Whether a known part is enough to take what stands before it for a part too."""
    found = stem(part)
    return len(found) > _STRANGE or found in _SHORT_BUT_SURE


def _has_vowel(part: str) -> bool:
    return not _VOWELS.isdisjoint(part)


def _is_part(word: str, stem: Stem) -> bool:
    """Whether a known part, in any inflection; of the shortest most only as they are."""
    if len(word) <= _STRANGE:
        return word in _parts()
    return word[:_BEGINNING] in _beginnings(stem) and (word in _parts() or stem(word) in _part_stems(stem))


@cache
def _parts() -> frozenset[str]:
    return _listed(lambda line: not line.startswith(("#", "=")))


@cache
def _part_stems(stem: Stem) -> frozenset[str]:
    return frozenset(stem(word) for word in _parts() if len(word) > _STRANGE or stem(word) in _SHORT_BUT_SURE)


@cache
def _beginnings(stem: Stem) -> frozenset[str]:
    """Of all known parts. Stemming leaves them alone, and is dear where a text is full of strange words.

    A plural with another vowel begins otherwise: it stands among the parts itself.
    """
    return frozenset(part[:_BEGINNING] for part in _parts() | _part_stems(stem))


@cache
def _whole_stems(stem: Stem) -> frozenset[str]:
    """Words that would fall into parts by their letters alone."""
    return frozenset(stem(word) for word in _listed(lambda line: line.startswith("=")) if word != "=")


def _listed(chosen: Callable[[str], bool]) -> frozenset[str]:
    lines = (Path(__file__).parent / "parts.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if chosen(line) for word in line.split())
