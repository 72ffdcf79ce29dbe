"""Where a Danish compound falls into parts: where known words meet, joined by nothing, ``s`` or ``e``.

Of several ways the cheapest is taken: few parts, of words that often begin or end compounds.
"""

from __future__ import annotations

from functools import lru_cache

from projections.search.lexicon import lexicon
from projections.search.word_lists import forms, listed

_MOST = 6
_SHORTEST = 3
# The words of two letters that compounds are made of.
_SHORT = listed("short parts")
# What begins a word without being a part of its own, and what ends one.
_BEGINNINGS = listed("beginnings")
_ENDINGS = listed("endings")
# What looks like a compound and is none.
_WHOLE = listed("whole")
_PLACES = listed("places")
# What ends so is joined by s; what ends otherwise so seldom begins a compound.
_SELDOM = ("som", "lig")
_JOINED_BY_S = (*_SELDOM, "skab", "hed", "ing", "tion", "itet", "dom", "else")
# What stands before a word that is a part all the same, of so many letters at least.
_PREFIXES = ("over", "under", "vice", "sær")
_LONG = 5
# Of nouns in -ing whose verb is made otherwise.
_VERBS = forms("verbs")
# That who does something ends a compound, as against the same letters otherwise: pålægsvarer.
_WHO_DOES = 1.0
# Of so many letters nothing is a word by chance.
_BY_ITSELF, _FAIRLY_OFTEN = 8, 5
_JOINT = {"": 0.0, "s": 0.3, "e": 0.8}
# Where the e may as well belong to the part: tanke, tankegang; and where something else joins it mostly.
_OTHERWISE = 1.5
# Above that, on an average, what falls into parts does so by its letters alone: by the length of the shortest part.
_TOO_DEAR = {2: 3.8, 3: 4.2, 4: 4.6}
_DEAREST = 6.0


@lru_cache(maxsize=8_000)
def split(word: str) -> tuple[str, ...]:
    """The parts of a folded word in order, joints left out; nothing where it is no compound."""
    if len(word) < 2 * _SHORTEST - 1 or not word.isalpha() or word in _WHOLE:
        return ()
    cost, found = _best(word)
    most = _TOO_DEAR.get(min(map(len, found), default=0), _DEAREST)
    return found if cost <= most * len(found) and found else _prefixed(word) or _of_place(word)


def _of_place(word: str) -> tuple[str, ...]:
    """A road or the like that is named after what nobody knows: *viborgvej*."""
    for place in _PLACES:
        name = word.removesuffix(place)
        if name != word and len(name) >= _LONG:
            return (name.removesuffix("s"), place)
    return ()


def _prefixed(word: str) -> tuple[str, ...]:
    """What stands over, under or beside something: *overborgmester*; never a verb's own beginning (*underretning*)."""
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _LONG and _stands_alone(rest) and not deeds(word):
            return prefix, rest
    return ()


def _stands_alone(word: str) -> bool:
    return (
        lexicon().is_base(word)
        and (lexicon().ends(word) > 0 or len(word) >= _BY_ITSELF)
        and not lexicon().is_verb(word)
    )


def deeds(noun: str) -> tuple[str, ...]:
    """The verb behind a noun in -ing."""
    if not noun.endswith("ing") or len(noun) < 7:
        return ()
    if noun in _VERBS:
        return (_VERBS[noun],)
    stems = [noun[:-4], noun[:-3]] if noun.endswith("ning") else [noun[:-3]]
    tried = [verb for one in stems for verb in (f"{one}e", f"{one}{one[-1]}e")]
    return next(((verb,) for verb in tried if lexicon().is_verb(verb)), ())


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
            for joint in _JOINT if end < length else ("",):
                onward = end + len(joint)
                if not word.startswith(joint, end) or (joint and onward >= length):
                    continue
                price = _last(part, whole) if end == length else _inner(part, joint)
                if price is not None and (before or end < length):
                    found = cost + price, (*before, part)
                    if onward not in best or found[0] < best[onward][0]:
                        best[onward] = found
    return best.get(length, (0.0, ()))


def _inner(part: str, joint: str) -> float | None:
    """What a part before others costs, with what joins it; None where it cannot be one."""
    if part in _BEGINNINGS or (part not in _SHORT and (part in _ENDINGS or len(part) < _SHORTEST)):
        return None
    known, longer = lexicon(), part + "e"
    if not known.lemmas(part):
        return None
    price, often = _JOINT[joint], known.begins(part)
    if part.endswith(_SELDOM if joint == "s" else _JOINED_BY_S):
        price += _OTHERWISE
    if joint == "e" and known.is_base(longer):
        price += _OTHERWISE
    if joint == "s" and not known.is_base(part) and known.is_base(longer):
        # A final e gives way: arbejde, arbejdsløs.
        return price + _price(longer, max(often, known.begins(longer)))
    if not known.is_base(part) and (often < 4 or not part.endswith(("e", "er"))):
        return None
    return price + _price(part, often)


def _last(part: str, base: bool) -> float | None:
    """What the last part costs: it may be inflected, but of a base form."""
    if part in _ENDINGS or (len(part) < _SHORTEST and part not in _SHORT):
        return None
    known = lexicon()
    if known.is_base(part):
        return _price(part, known.ends(part))
    if part.endswith("er") and known.is_verb(part[:-1]):  # who does
        return _price(part, max(known.ends(part), known.ends(part[:-1]))) + _WHO_DOES
    if base:
        return None
    lemmas = [one for one in known.lemmas(part) if one not in _ENDINGS]
    return min((_price(part, known.ends(one)) + 0.5 for one in lemmas), default=None)


def _price(part: str, often: int) -> float:
    """Short words that compounds are seldom made of are words by chance."""
    if len(part) >= _BY_ITSELF:
        often = max(often, _FAIRLY_OFTEN)
    return 1.5 + (7 - often) * 0.6 + max(0, 6 - len(part)) * 0.35
