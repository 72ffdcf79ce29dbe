"""Where a Danish compound falls into parts: where known words meet, joined by nothing, ``s`` or ``e``.

Of several ways the cheapest is taken: few parts, of words that often begin or end compounds.
"""

from __future__ import annotations

from functools import lru_cache

from projections.search.lexicon import lexicon
from projections.search.word_lists import listed

_MOST = 6
_SHORTEST = 3
# The words of two letters that compounds are made of.
_SHORT = listed("short parts")
# What begins a word without being a part of its own, and what ends one.
_BEGINNINGS = listed("beginnings")
_ENDINGS = listed("endings")
_JOINTS = ("", "s", "e")
# Above that, on an average, what falls into parts does so by its letters alone: by the length of the shortest part.
_TOO_DEAR = {2: 3.8, 3: 3.65, 4: 4.4}
_DEAREST = 6.0


@lru_cache(maxsize=200_000)
def split(word: str) -> tuple[str, ...]:
    """The parts of a folded word in order, joints left out; nothing where it is no compound."""
    if len(word) < 2 * _SHORTEST - 1 or not word.isalpha():
        return ()
    cost, found = _best(word)
    most = _TOO_DEAR.get(min(map(len, found), default=0), _DEAREST)
    return found if cost <= most * len(found) else ()


def _best(word: str) -> tuple[float, tuple[str, ...]]:
    """The cheapest row of known words that the whole word is made of."""
    length, whole = len(word), lexicon().is_base(word)
    # By place: what it costs to come there, with the parts up to it.
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for start in range(length):
        if start not in best or len(best[start][1]) >= _MOST:
            continue
        cost, before = best[start]
        for end in range(start + 2, length + 1):
            part = word[start:end]
            price = _last(part, whole) if end == length else _inner(part)
            if price is None or (end == length and not before):
                continue
            for joint in _JOINTS if end < length else ("",):
                onward = end + len(joint)
                if word.startswith(joint, end) and (onward < length or not joint):
                    found = cost + price + _JOINT[joint], (*before, part)
                    if onward not in best or found[0] < best[onward][0]:
                        best[onward] = found
    return best.get(length, (0.0, ()))


_JOINT = {"": 0.0, "s": 0.3, "e": 0.8}


def _inner(part: str) -> float | None:
    """What a part before others costs; None where it cannot be one."""
    if part in _BEGINNINGS or part in _ENDINGS or (len(part) < _SHORTEST and part not in _SHORT):
        return None
    known = lexicon()
    if not known.lemmas(part):
        return None
    often = known.begins(part)
    if not known.is_base(part) and (often < 4 or not part.endswith(("e", "er"))):
        return None
    return _price(part, often)


def _last(part: str, base: bool) -> float | None:
    """What the last part costs: it may be inflected, but of a base form."""
    if part in _ENDINGS or (len(part) < _SHORTEST and part not in _SHORT):
        return None
    known = lexicon()
    if known.is_base(part):
        return _price(part, known.ends(part))
    if base:
        return None
    lemmas = [one for one in known.lemmas(part) if one not in _ENDINGS]
    return min((_price(part, known.ends(one)) + 0.5 for one in lemmas), default=None)


def _price(part: str, often: int) -> float:
    """Short words that compounds are seldom made of are words by chance."""
    return 1.5 + (7 - often) * 0.6 + max(0, 6 - len(part)) * 0.35
