"""Forms that may be of two words: a list with one base form for each has the other word's paradigm incomplete.

What a paradigm holds all the same tells the word that is missing: *jorderne* of *jord* says that *jorder* is not of
the verb *jorde* alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_VOWELS = frozenset("aeiouyæøå")
# The endings that only forms of verbs have, by what is left of the infinitive without its e.
_VERBAL = ("ede", "te", "de", "ende", "edes", "tes")
# Those of adjectives, whose plural may be a noun as well: *syge* is of *syg*.
_COMPARED = ("ere", "est", "este")
# What loses its e before endings.
_SHORTENED = ("el", "er", "en")
_DEFINITE = {"en": "et", "et": "en"}
_OF_LATIN = ("", "s", "t", "ts", "r", "rs", "rne", "rnes")


def missing(found: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """``(form, base form)`` of what the list has for other words only, by folded words."""
    for base in sorted({lemma for of in found.values() for lemma in of}):
        yield from _of_noun(found, base)
        yield from _from_latin(found, base)
        if any(_is_of(found, base + ending, base) for ending in _COMPARED):
            yield base + "e", base
            if found.get(f"{base}ere") == [f"{base}ere"]:
                yield f"{base}ere", base
        if is_infinitive(found, base):
            yield from ((form, base) for form in (f"{base}t", f"{base[:-1]}t") if form in found)
            yield from _weak_past(found, base)


def prefixed(
    found: Mapping[str, list[str]], strong: Mapping[str, str], prefixes: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """``(form, base form)`` of strong verbs with what stands before them: *optog* of *optage*, though a noun too."""
    for form, verb in strong.items():
        for prefix in prefixes:
            if _is_of(found, prefix + verb, prefix + verb):
                yield prefix + form, prefix + verb


def bases(found: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Base forms of other words that are told to be forms only: *fjern* of *fjerne*. Who does something is not."""
    for base in sorted({lemma for of in found.values() for lemma in of}):
        if not base.endswith("er") or not _is_of(found, base, base[:-1]):
            yield base, base


def in_e(found: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """What the list has for another word's only: *adresser* of *adressere*, *ejer* and *deles* of a noun."""
    for base in sorted({lemma for of in found.values() for lemma in of}):
        if is_infinitive(found, base):
            yield from ((base + ending, base) for ending in ("r", "s"))
        elif base.endswith("e") and _is_of(found, f"{base}n", base):
            yield from ((base + ending, base) for ending in ("r", "rs", "rne", "rnes"))


def _weak_past(found: Mapping[str, list[str]], verb: str) -> Iterator[tuple[str, str]]:
    """*udtalte*, where the list has it of the participle alone, unless that is a noun: *helte* is not of *hele*."""
    for past, participle in ((f"{verb[:-1]}te", f"{verb[:-1]}t"), (f"{verb[:-1]}ede", f"{verb[:-1]}et")):
        noun = any(_is_of(found, participle + ending, participle) for ending in ("en", "et", "erne", "ene"))
        if found.get(past) == [participle] and not noun:
            yield past, verb


def _of_noun(found: Mapping[str, list[str]], base: str) -> Iterator[tuple[str, str]]:
    plurals = ((stem, ending) for ending in ("ene", "erne") for stem in _stems(base))
    stem = next((stem for stem, ending in plurals if _is_of(found, stem + ending, base)), None)
    if stem is None:
        return
    yield base, base
    if _is_of(found, f"{stem}erne", base):
        yield f"{stem}er", base
    elif not stem.startswith(base):
        yield f"{stem}e", base
    for ending, other in _DEFINITE.items():
        if not _is_of(found, stem + other, base):
            yield from ((stem + ending + case, base) for case in ("", "s"))


def _from_latin(found: Mapping[str, list[str]], base: str) -> Iterator[tuple[str, str]]:
    """*ministeriet* is of *ministerium*, and *ministerie* the same word."""
    if base.endswith("ium"):
        other = f"{base.removesuffix('um')}e"
        yield from ((other + ending, base) for ending in _OF_LATIN if found.get(other + ending) == [other])


def _stems(base: str) -> Iterator[str]:
    """What endings are put to: the last consonant is doubled after a short vowel, or an e gives way (*fængsel*)."""
    yield base
    if len(base) > 2 and base[-1] not in _VOWELS and base[-2] in _VOWELS:
        yield base + base[-1]
    if len(base) > 4 and base[-2:] in _SHORTENED and base[-3] not in _VOWELS:
        yield base[: -3 if base[-3] == base[-4] else -2] + base[-1]


def _is_of(found: Mapping[str, list[str]], form: str, base: str) -> bool:
    return base in found.get(form, ())


def is_infinitive(found: Mapping[str, list[str]], word: str) -> bool:
    """Whether a word is that of a verb, as two forms that only verbs have tell, or one and the present tense."""
    if not word.endswith("e") or not _is_of(found, word, word):
        return False
    verbal = sum(_is_of(found, word[:-1] + ending, word) for ending in _VERBAL)
    return verbal > 1 or (verbal == 1 and _is_of(found, word + "r", word))
