"""What a Danish word is met by: its base forms, those of the parts that it is made of, old spelling set right.

Words that the lexicon knows have its base forms. Another one is looked for as a genitive, in today's spelling, then as
a compound whose last part is inflected; what is left, names mostly, has the stem that its ending leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from projections.search.lexicon import JOINTS, lexicon
from projections.search.splitting import deeds, of_known, split
from projections.search.stemming import stem
from projections.search.word_lists import listed

_GENITIVE = re.compile("(?:'s|s)$")
# As words were spelt before 1948, and in the century before that; each with what is written now.
_OLD = (
    (re.compile("kj(?=[eæøi])"), "k"),
    (re.compile("gj(?=[eæøi])"), "g"),
    (re.compile("skj(?=[eæøi])"), "sk"),
    (re.compile("([eaø])i(?=[^aeiouyæøå]|$|e)"), "\\1j"),
    (re.compile("aj"), "ej"),
    (re.compile("ei"), "ej"),
    (re.compile("x"), "ks"),
    (re.compile("ph"), "f"),
    (re.compile("th"), "t"),
    (re.compile("w"), "v"),
    (re.compile("([aeiouyæøå])\\1"), "\\1"),
    (re.compile("q(?:u|v)"), "kv"),
    (re.compile("c(?=[eiyæø])"), "s"),
    (re.compile("ch"), "k"),
    (re.compile("c(?![eiyæø])"), "k"),
    (re.compile("eur"), "ør"),
    (re.compile("oug"), "ov"),
    (re.compile("ld(?=e)"), "ll"),
    (re.compile("nd(?=e)"), "nn"),
    (re.compile("(?<=[iouyeø])e(?=r?$)"), ""),
    (re.compile("([bdfgklmnprst])\\1$"), "\\1"),
    (re.compile("ø(?=[lr])"), "u"),
    (re.compile("(?<=[gj])ær"), "er"),
    (re.compile("ai(?=[rn])"), "æ"),
    (re.compile("nts"), "ns"),
)
_MOST_OLD = 6
# Whose noun without it is another word's: have is no hav.
_KEEP_THEIR_E = listed("keep their e")
# What is written so is hardly a word of today, though a name, or a rare word, may look like it.
_SURELY_OLD = re.compile("[gk]j[eæøi]|[eø]i|([eiouy])\\1")


@lru_cache(maxsize=8_000)
def base_forms(word: str) -> tuple[str, ...]:
    """The base forms of a folded word, the likeliest first; of a noun in -ing also the verb."""
    known = _known(word)
    found = known or _compound(word) or (stem(_respelt(word)),)
    return tuple(dict.fromkeys((*found, *(verb for one in found for verb in deeds(one)))))


@lru_cache(maxsize=8_000)
def whole_parts(word: str) -> tuple[tuple[str, ...], ...]:
    """The base forms of each part of a compound, from the first on; nothing where it is none."""
    *before, last = _split(word) or ("",)
    return (*map(_before_others, before), base_forms(last)) if before else ()


@lru_cache(maxsize=8_000)
def parts(word: str) -> tuple[tuple[str, ...], ...]:
    """The base forms of all that a compound holds: its parts, theirs, and parts that stand together."""
    found = _split(word)
    many = len(found)
    rows = [found[first:last] for first in range(many) for last in range(first + 2, many + 1) if last - first < many]
    inner = [one for part in found if len(part) < len(word) for one in parts(part)]
    return (*whole_parts(word), *map(base_forms, (*map("".join, rows), *_begun(word))), *inner)


def _begun(word: str) -> Iterator[str]:
    """Known words that a compound begins with, across its parts: *byrådsmøde* falls into *by* and *rådsmøde*."""
    first, *others = _leaves(word)
    texts = [first]
    for leaf in others[:-1]:
        texts = [text for begun in texts for joint in JOINTS if word.startswith(text := begun + joint + leaf)]
        yield from filter(lexicon().lemmas, texts)


def _leaves(word: str) -> tuple[str, ...]:
    """The parts of a compound, and of them again, until nothing falls apart."""
    found = _split(word)
    apart = found and all(len(part) < len(word) for part in found)
    return tuple(leaf for part in found for leaf in _leaves(part)) if apart else (word,)


def _before_others(part: str) -> tuple[str, ...]:
    """The base forms of a part that others follow: *låneansøgning* holds *lån* as well as *låne*."""
    noun, forms = part[:-1], base_forms(part)
    joined = part.endswith("e") and lexicon().is_verb(part) and _is_noun(noun) and not _is_noun(part)
    return (*forms, noun) if joined and part not in _KEEP_THEIR_E and noun not in forms else forms


def last_part(word: str) -> str:
    """The last part of a compound, as it stands there; empty where it is none."""
    found = split(_today(word))
    return found[-1] if found else ""


@lru_cache(maxsize=8_000)
def _split(word: str) -> tuple[str, ...]:
    known = _known(word)
    found = known[0] if known else _today(word)
    return split(found) or _apart(found)


def _apart(word: str) -> tuple[str, ...]:
    """Two words that meet with an a each, which are read as one letter otherwise: *ekstraarbejde*."""
    return of_known(word.replace("å", "aa")) if "å" in word else ()


@lru_cache(maxsize=8_000)
def _known(word: str) -> tuple[str, ...]:
    found = lexicon().lemmas(word)
    if found and _SURELY_OLD.search(word) and (today := _written_today(word)) != word:
        found = tuple(dict.fromkeys((*found, *lexicon().lemmas(today))))
    if not found and word.endswith("s"):
        found = lexicon().lemmas(_GENITIVE.sub("", word))
    if not found:
        today = _respelt(word)
        found = lexicon().lemmas(today) if today != word else ()
    return (*found, *_other(word, found))


def _other(word: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Base forms that a list with one for each form lacks: who does, participles, neuter adjectives."""
    if not found or len(word) < 5:
        return ()
    if word.endswith("er") and word not in found and word in lexicon().lemmas(f"{word}e"):
        return (word,)
    if not word.endswith("t"):
        return ()
    verb, adjective = f"{word[:-1]}e", word[:-1]
    others = [verb] if lexicon().is_verb(verb) else []
    if lexicon().is_base(adjective) and adjective in lexicon().lemmas(f"{adjective}e") and not _is_noun(adjective):
        others.append(adjective)
    return tuple(one for one in others if one not in found)


def _is_noun(word: str) -> bool:
    return any(word in lexicon().lemmas(word + ending) for ending in ("en", "et", "erne", "ene"))


def _compound(word: str) -> tuple[str, ...]:
    """Of a compound that is not known as a whole: with the base forms of its last part."""
    today = _today(word)
    found = split(today)
    if not found:
        found, today = _apart(today), today.replace("å", "aa")
    return tuple(today[: -len(found[-1])] + last for last in _known(found[-1])) if found else ()


def _today(word: str) -> str:
    return _respelt(word) if not lexicon().lemmas(word) else word


@lru_cache(maxsize=8_000)
def _respelt(word: str) -> str:
    """A word that is not known in the spelling of today, if that is known; else as it is."""
    return word if len(word) < 3 or lexicon().lemmas(word) or of_known(word) else _written_today(word)


def _listed(word: str) -> bool:
    return bool(lexicon().lemmas(word) or lexicon().lemmas(_GENITIVE.sub("", word)))


def _written_today(word: str) -> str:
    rules = [(old, now) for old, now in _OLD if old.search(word)][:_MOST_OLD]
    for chosen in sorted(product((False, True), repeat=len(rules)), key=sum):
        tried = word
        for (old, now), used in zip(rules, chosen, strict=True):
            tried = old.sub(now, tried) if used else tried
        if tried != word and (_listed(tried) or of_known(tried)):
            return tried
    return word
