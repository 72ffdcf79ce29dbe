"""Where a Danish compound falls into parts: where known words meet, joined by nothing, ``s`` or ``e``.

Of several ways the cheapest is taken: few parts, of words that often begin or end compounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from projections.search.lexicon import JOINTS, lexicon
from projections.search.word_lists import forms, listed

_MOST = 6
_SHORTEST = 3
# The words of two letters that compounds are made of.
_SHORT = listed("short parts")
# What begins a word without being a part of its own, and what ends one.
_BEGINNINGS = listed("beginnings")
_ENDINGS = listed("endings")
# What looks like a compound and is none, and names of places that are made like one.
_WHOLE = listed("whole") | {name + case for name in listed("names") for case in ("", "s")}
_PLACES = listed("places")
# What ends so is joined by s; what ends otherwise so seldom begins a compound.
_SELDOM = ("som", "lig")
_JOINED_BY_S = (*_SELDOM, "skab", "hed", "ing", "tion", "itet", "dom", "else")
# What stands before a word that is a part all the same, of so many letters at least.
_PREFIXES = ("over", "under", "vice", "sær", "mer")
_LONG = 5
_UNLIKELY, _OFTEN = 7, 5
_OF_VERBS = ("ende", "et")
# What is hardly the end of a name, but the beginning of what stands after it: hædersbevisning.
_BOUND = ("af", "an", "be", "for", "fore", "frem", "gen", "ind", "med", "ned", "om", "op", "på", "til", "ud", "under")
# Of nouns of deeds whose verb is made otherwise; and what has come to mean something else than its verb.
_VERBS = forms("verbs")
_OF_NO_DEED = listed("of no deed")
# That who does something ends a compound, as against the same letters otherwise: pålægsvarer.
_WHO_DOES = 1.0
# Of so many letters nothing is a word by chance.
_BY_ITSELF, _FAIRLY_OFTEN = 8, 5
_JOINT = dict(zip(JOINTS, (0.0, 0.3, 0.8), strict=True))
# By the letter that follows a part: what may join it there.
_NOTHING = ("",)
_MAY_JOIN = {joint: ("", joint) for joint in JOINTS if joint}
# Where the e may as well belong to the part: tanke, tankegang; and where something else joins it mostly.
_OTHERWISE = 1.5
# What joins the word as a rule is something else.
_AGAINST_RULE = 0.8
# Above that, on an average, what falls into parts does so by its letters alone: by the length of the shortest part.
_TOO_DEAR = {2: 3.8, 3: 4.25, 4: 4.6}
# A word that is in no list is a compound rather than something whole.
_OF_NO_LIST = 0.25
_DEAREST = 6.0


@lru_cache(maxsize=8_000)
def split(word: str) -> tuple[str, ...]:
    """The parts of a folded word in order, joints left out; nothing where it is no compound."""
    return of_known(word) or _after_name(word)


@lru_cache(maxsize=8_000)
def of_known(word: str) -> tuple[str, ...]:
    """The parts of a word where each of them is known."""
    if len(word) < 2 * _SHORTEST - 1 or not word.isalpha() or word in _WHOLE:
        return ()
    cost, found = _best(word)
    most = _TOO_DEAR.get(min(map(len, found), default=0), _DEAREST)
    most += 0.0 if lexicon().knows(word) else _OF_NO_LIST
    return found if cost <= most * len(found) and found else _prefixed(word)


def _after_name(word: str) -> tuple[str, ...]:
    """What is named after what nobody knows: *viborgvej*, *esperantistforening*."""
    known = lexicon()
    if not word.isalpha() or word in _WHOLE:
        return ()
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        name, last = word[:at], word[at:]
        if not known.knows(last) and last not in _PLACES:
            continue
        lemmas = known.lemmas(last)
        place = not _PLACES.isdisjoint((*lemmas, last))
        if place and (len(name) >= _LONG or known.is_base(name)) or _closes(last, lemmas) and _may_be_name(name):
            return (name.removesuffix("s") if len(name) > _SHORTEST else name, last)
        if len(last) >= _UNLIKELY:
            return ()  # the end of a word that is known is none by itself
    return ()


def _closes(last: str, lemmas: tuple[str, ...]) -> bool:
    """Whether much is named by a word: long, and at the end of many compounds."""
    known = lexicon()
    return (
        len(last) >= _UNLIKELY
        and not last.endswith(_OF_VERBS)
        and max(map(known.ends, lemmas), default=0) >= _OFTEN
        and (known.ends(last) > _OFTEN or not any(map(known.is_verb, lemmas)))
    )


def _may_be_name(name: str) -> bool:
    return len(name) >= _LONG and name not in _BEGINNINGS and not name.endswith(_BOUND)


def _prefixed(word: str) -> tuple[str, ...]:
    """What stands over, under or beside something: *overborgmester*; never a verb's own beginning (*underretning*)."""
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _LONG and _stands_alone(rest) and not deeds(word):
            return prefix, rest
    return ()


def _stands_alone(word: str) -> bool:
    if not lexicon().lemmas(word):
        return len(word) >= _BY_ITSELF and bool(_best(word)[1])
    often = lexicon().ends(word) > 0 or len(word) >= _BY_ITSELF
    return lexicon().is_base(word) and often and not lexicon().is_verb(word)


def deeds(noun: str) -> tuple[str, ...]:
    """The verb behind a noun in -ing or -else, or behind one that the lists name."""
    if noun in _VERBS:
        return (_VERBS[noun],)
    return next(((verb,) for verb in _behind(noun) if lexicon().is_verb(verb) or _of_gå_or_gøre(verb)), ())


def _of_gå_or_gøre(verb: str) -> bool:
    """Verbs that take no ending by which the lexicon tells one: *omgå*, *redegøre*."""
    return verb.endswith(("gå", "stå", "gøre")) and lexicon().is_base(verb)


def _behind(noun: str) -> Iterator[str]:
    """What may be the verb of a noun, were there such a one."""
    if noun.endswith("else") and noun not in _OF_NO_DEED:
        yield noun[:-4] if noun.endswith("åelse") else f"{noun[:-4]}e"
    elif noun.endswith("ing") and len(noun) >= _UNLIKELY:
        for one in [noun[:-4], noun[:-3]] if noun.endswith("ning") else [noun[:-3]]:
            yield from (f"{one}e", f"{one}{one[-1]}e")


def _best(word: str) -> tuple[float, tuple[str, ...]]:
    """The cheapest row of known words that the whole word is made of."""
    length, closing = len(word), _closing(word)
    latest = max(closing, default=0)
    # By place: what it costs to come there, with the parts up to it.
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for start in range(latest + 1 if closing else 0):
        if start not in best or len(best[start][1]) >= _MOST:
            continue
        cost, before = best[start]
        for onward, priced in _onward(word, start, latest, closing):
            found = cost + priced[0], (*before, priced[1])
            if onward not in best or found[0] < best[onward][0]:
                best[onward] = found
    return best.get(length, (0.0, ()))


_Priced = tuple[float, str] | None


def _closing(word: str) -> dict[int, tuple[float, str]]:
    """By place, what the last part costs that begins there: beyond the last of them nothing leads to the end."""
    whole, places = lexicon().is_base(word), range(2, len(word) - 1)
    return {at: priced for at in places if (priced := _last(word[at:], whole)) is not None}


def _onward(
    word: str, start: int, latest: int, closing: Mapping[int, tuple[float, str]]
) -> Iterator[tuple[int, tuple[float, str]]]:
    """The places that a part leads to from ``start``, with what it costs: none from which nothing closes."""
    for end in range(start + 2, latest + 1):
        part = word[start:end]
        for joint in _MAY_JOIN.get(word[end], _NOTHING):
            if end + len(joint) <= latest and (priced := _inner(part, joint)) is not None:
                yield end + len(joint), priced
    if start in closing:
        yield len(word), closing[start]


def _inner(part: str, joint: str) -> _Priced:
    """What a part before others costs, with what joins it, and as a word; None where it cannot be one."""
    if part in _BEGINNINGS or (part not in _SHORT and len(part) < _SHORTEST):
        return None
    known, longer = lexicon(), part + "e"
    if not known.knows(part):
        return _shortened(longer) if joint in ("", "s") and len(part) >= _LONG else None
    rule, often = known.joint(part), known.begins(part)
    if part in _ENDINGS and part not in _SHORT and not (joint == rule == "s" and often >= _OFTEN):
        return None
    price = _joined(part, joint, rule)
    if joint == "s" and not known.is_base(part) and known.is_base(longer):
        # A final e gives way: arbejde, arbejdsløs.
        return price + _price(longer, max(often, known.begins(longer))), part
    if known.is_base(part) or _as_it_stands(part, often):
        return price + _price(part, often), part
    return (price + _price(part, often) + _WHO_DOES, part) if _does(part) else None


def _shortened(word: str) -> _Priced:
    """A word whose last letter is left out before others: *maskinhal*; *opsigelsfrist*, where the joint is not told."""
    known = lexicon()
    if not known.is_base(word) or known.is_verb(word):
        return None
    return _price(word, known.begins(word)) + (0.0 if word.endswith("else") else _OTHERWISE), word


def _as_it_stands(form: str, often: int) -> bool:
    """Whether compounds begin with a form that is told to be another word's: *død*, *tvang*, *børne*."""
    if form.endswith("s") and lexicon().lemmas(form[:-1]):
        return False
    return often >= _OFTEN or (often == _OFTEN - 1 and form.endswith(("e", "er")))


def _joined(part: str, joint: str, rule: str | None) -> float:
    """What a joint costs: less where it is what joins the word as a rule."""
    price = 0.0 if joint == rule else _JOINT[joint]
    if rule is not None:
        price += 0.0 if joint == rule else _AGAINST_RULE
    elif part.endswith(_SELDOM if joint == "s" else _JOINED_BY_S):
        price += _OTHERWISE
    if joint and lexicon().is_base(part + joint):
        price += _OTHERWISE
    return price


def _does(part: str) -> bool:
    """Whether a word is of who does something."""
    return part.endswith("er") and lexicon().is_verb(part[:-1])


def _last(part: str, base: bool) -> _Priced:
    """What the last part costs: it may be inflected, but of a base form."""
    if part in _ENDINGS or (len(part) < _SHORTEST and part not in _SHORT):
        return None
    known = lexicon()
    if known.is_base(part):
        return _price(part, known.ends(part)), part
    if _does(part):
        return _price(part, max(known.ends(part), known.ends(part[:-1]))) + _WHO_DOES, part
    if base and not (part.endswith(("ende", "eret")) and len(part) >= _UNLIKELY):
        return None
    lemmas = [one for one in known.lemmas(part) if one not in _ENDINGS]
    return min(((_price(part, known.ends(one)) + 0.5, part) for one in lemmas), default=None)


def _price(part: str, often: int) -> float:
    """Short words that compounds are seldom made of are words by chance."""
    if len(part) >= _BY_ITSELF:
        often = max(often, _FAIRLY_OFTEN)
    return 1.5 + (7 - often) * 0.6 + max(0, 6 - len(part)) * 0.35
