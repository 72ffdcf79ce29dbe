"""Forms that may be of two words: a list with one base form for each has the other word's paradigm incomplete.

What a paradigm holds all the same tells the word that is missing: *jorderne* of *jord* says that *jorder* is not of
the verb *jorde* alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_VOWELS = frozenset("aeiouyæøå")
# The endings that only forms of verbs have, by what is left of the infinitive without its e.
_VERBAL = ("ede", "te", "de", "ende", "edes", "tes")
# Those of adjectives, whose plural may be a noun as well: *syge* is of *syg*.
_COMPARED = ("ere", "est", "este")
_DEFINITE = {"en": "et", "et": "en"}


def missing(found: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """``(form, base form)`` of what the list has for other words only, by folded words."""
    for base in sorted({lemma for of in found.values() for lemma in of}):
        yield from _of_noun(found, base)
        if any(_is_of(found, base + ending, base) for ending in _COMPARED) and base + "e" in found:
            yield base + "e", base
        if is_infinitive(found, base):
            yield from ((form, base) for form in (f"{base}t", f"{base[:-1]}t") if form in found)


def _of_noun(found: Mapping[str, list[str]], base: str) -> Iterator[tuple[str, str]]:
    stem = next((stem for stem in _stems(base) if _is_of(found, stem + "ene", base)), None) or next(
        (stem for stem in _stems(base) if _is_of(found, stem + "erne", base)), None
    )
    if stem is None:
        return
    yield base, base
    if _is_of(found, f"{stem}erne", base):
        yield f"{stem}er", base
    for ending, other in _DEFINITE.items():
        if not _is_of(found, stem + other, base):
            yield from ((stem + ending + case, base) for case in ("", "s"))


def _stems(base: str) -> Iterator[str]:
    """What endings are put to: the last consonant is doubled after a short vowel."""
    yield base
    if len(base) > 2 and base[-1] not in _VOWELS and base[-2] in _VOWELS:
        yield base + base[-1]


def _is_of(found: Mapping[str, list[str]], form: str, base: str) -> bool:
    return base in found.get(form, ())


def is_infinitive(found: Mapping[str, list[str]], word: str) -> bool:
    """Whether a word is that of a verb, as two forms that only verbs have tell, or one and the present tense."""
    if not word.endswith("e") or not _is_of(found, word, word):
        return False
    verbal = sum(_is_of(found, word[:-1] + ending, word) for ending in _VERBAL)
    return verbal > 1 or (verbal == 1 and _is_of(found, word + "r", word))
