"""Analysis of Danish, once for all engines: words with their places, folded, with their stem and those of their parts.

An engine is given ready terms, so that two of them find the same set, and what is shown as a hit is what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from unicodedata import normalize

from snowballstemmer import stemmer

from projections.search.compounds import segments

LONGEST = 100

# What nobody sees within a word: soft hyphens, signs without width, marks of direction.
_UNSEEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_LETTER = f"[^\\W\\d_][\u0300-\u036f{_UNSEEN}]*"
_SIGN = f"[^\\W_][\u0300-\u036f{_UNSEEN}]*"
# Hyphens as they are typed and typeset. Word processors put a dash into the number of a case; in 2010–2014 it says from
# and to.
_HYPHEN = "\\-\u2010\u2011"
_DASH = "\u2012-\u2015\u2212"
_INNER = f"(?<=[0-9])(?:[.:](?=[0-9])|[{_DASH}](?=[0-9]{{5}}))"
# A number keeps what joins its parts, whatever letters it holds: 2010-16954, 14.04.2010, TMF-2012/45.
_NUMBER = f"(?:{_SIGN})*[0-9](?:{_SIGN})*(?:(?:[{_HYPHEN}/]|{_INNER})(?:{_SIGN})+)*"
_PART = f"[{_HYPHEN}/](?:{_SIGN})+"
_JOINED = f"(?:{_LETTER})+(?:{_PART})*[{_HYPHEN}/](?=(?:{_SIGN})*[0-9])(?:{_SIGN})+(?:{_PART})*"
# A word may be broken at the end of a line or a page, in old minutes with an equals sign.
_END = f"[=\u00ac\u00ad{_HYPHEN}][ \t\u00a0]*(?:\r?\n[ \t\u00a0]*){{1,4}}(?!(?i:og|eller|samt|til)\\b)"
_BROKEN = f"(?:{_LETTER})+(?:{_END}(?=[a-zæøå])(?:{_LETTER})+)+"
_CAPITALS = "[A-ZÄÆÅÉÖØ]{2,}"
_BROKEN_HEADING = f"{_CAPITALS}(?:{_END}{_CAPITALS}(?!\\w))+"
# As typewriters stressed a word.
_SPACED = "(?<!\\w)[^\\W\\d_](?:[ \u00a0][^\\W\\d_]){3,}(?!\\w)"
_WORD = f"(?:{_LETTER})+"
_TOKEN = re.compile(f"{_JOINED}|{_NUMBER}|{_BROKEN}|{_BROKEN_HEADING}|{_SPACED}|{_WORD}")
_BREAK = re.compile(f"{_END}|[{_UNSEEN} \u00a0]")
_DASHES = re.compile(f"[{_HYPHEN}{_DASH}]")
_LETTERS = re.compile("[^\\W\\d_]{2,}")
_stemmer = stemmer("danish")
_stemming = Lock()  # the stemmer keeps the word that it works on in itself

# What no rule of endings reaches: plurals with another vowel, short words, Latin ones, and what the stemmer takes for
# an ending. Each is put right before or after it.
_PLURALS = {
    "mænd": "mand", "bøger": "bog", "børn": "barn", "kræfter": "kraft", "nætter": "nat", "stæder": "stad",
    "hænder": "hånd", "fødder": "fod", "mødre": "moder", "fædre": "fader", "døtre": "datter", "brødre": "broder",
}  # fmt: skip
_PLURAL = re.compile(f"({'|'.join(_PLURALS)})(?:s|nes?|enes?)?$")
_SHORT = {
    form: word
    for word, forms in {
        "by": "bys byen byens byer byers byerne byernes",
        "år": "års året årets årene årenes",
        "ny": "nye nyt nyes",
        "almen": "almene alment almenes",
        "forum": "fora foras foraene",
        "aften": "aftenen aftenens aftner aftnerne",
        "stor": "stort",
        "høj": "højt",
        "god": "godt",
        "ren": "rent",
        "ung": "ungt",
        "tryg": "trygt",
        "grøn": "grønt",
        "sikker": "sikkert",
        "åben": "åbent åbne",
    }.items()
    for form in forms.split()
}
_ENDINGS = "e|es|er|te|t|s|en|ens|ers|erne|ernes|ende|een|eens|eer|eerne|tet|tets|ter|ters|terne|ternes"
_KEPT = re.compile(f"(kend|vend|send|orden|komit|itet|budget|billet|toilet)(?:{_ENDINGS})?$")
_LATIN = re.compile("(?<=[ie])um(?:met|s|mets)?$|(?<=[ie])(?:a|erne|ernes|er|ets|et)$")
_PAST = re.compile("(?<=[a-zæøå]{4})ede?s?$")
_DOUBLE = re.compile("([bdfgklmnprst])\\1$")
_SYNCOPE_L = re.compile("([b-df-hj-np-tv-xz])\\1?e?l$")
_SYNCOPE_R = re.compile("(?<=[bdgkmnpst])r$")
_PARTICIPLE = re.compile("(?<=[a-zæøå]{3}s)t$")
_STRONG = re.compile("(?<=[a-zæøå](?:tag|rev|giv))n$")
_NEUTER = re.compile("(?<=[a-zæøå]{3}(?:al|el|il|iv|ær))t$")
# The stemmer takes it from "plads" and leaves it in "pladsen".
_FINAL_S = re.compile("(?<=[a-zæøå]{2}[bcdfghjklmnprtvz])s$")


@dataclass(frozen=True, slots=True)
class Term:
    """A word as it is found. ``literal``: as written; ``folded``: without case, ``aa`` as ``å``.

    ``stems``: that of the whole word, then those of its parts; each at most 100 characters, without blanks.
    """

    literal: str
    folded: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A term at its place in a text: characters ``start`` to ``end``."""

    start: int
    end: int
    term: Term


def words(text: str) -> Iterator[Word]:
    """The words of a text in order. Signs between them do not count."""
    for match in _TOKEN.finditer(text):
        yield Word(match.start(), match.end(), term_of(match.group()))


@lru_cache(maxsize=200_000)
def term_of(raw: str) -> Term:
    literal = normalize("NFC", _DASHES.sub("-", _BREAK.sub("", raw)))[:LONGEST]
    folded = fold(literal)
    return Term(literal, folded, tuple(dict.fromkeys(one[:LONGEST] for one in _stems(folded))))


def fold(word: str) -> str:
    """Without case; ``aa`` and ``å`` are one."""
    return normalize("NFC", word.casefold()).replace("aa", "å")[:LONGEST]


@lru_cache(maxsize=200_000)
def stem(folded: str) -> str:
    """What a word shares with its inflections; of a number the number itself."""
    word = _PLURAL.sub(lambda match: _PLURALS[match[1]], _SHORT.get(folded, folded))
    if len(word) > 5 and (kept := _KEPT.search(word) or _LATIN.search(word)):
        return word[: kept.end(1) if kept.re is _KEPT else kept.start()]
    with _stemming:
        found = str(_stemmer.stemWord(word))
    if word.endswith(("ede", "edes")):
        found = _DOUBLE.sub("\\1", _PAST.sub("", found))
    return _syncope(found) if len(found) > 3 else found


def _syncope(found: str) -> str:
    """``regel`` and ``regler``, ``center`` and ``centre``, ``social`` and ``socialt`` have one stem each."""
    for ending in (_FINAL_S, _NEUTER, _STRONG):
        found = ending.sub("", found)
    for ending, short in ((_SYNCOPE_L, "\\1l"), (_SYNCOPE_R, ""), (_PARTICIPLE, "")):
        found = ending.sub(short, found)
    return found


def _stems(folded: str) -> Iterator[str]:
    if any(sign.isdigit() for sign in folded):
        yield folded
        yield from (stem(part) for part in _LETTERS.findall(folded) if part != folded)
        return
    yield stem(folded)
    parts = segments(folded, stem)
    for first in range(len(parts)):
        for last in range(first, len(parts)):
            if last - first + 1 < len(parts):
                yield stem(folded[parts[first][0] : parts[last][1]])
