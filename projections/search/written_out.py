"""Abbreviations of several words, each one term with the words that it stands for: *pga.* and *på grund af*.

And what is short for a word beside a figure alone: *kl. 9*, *15 min.*
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from projections.search.dates import Span
from projections.search.word_lists import forms, listed

# By how it is written, without its last full stop: the words, joined by hyphens, which are the term.
_TERMS = forms("written out")
_PHRASES = sorted({tuple(term.split("-")) for term in _TERMS.values()})
# Not asked for where other words are: as its abbreviation, or as each of its words.
_STOP_WORDS = listed("stop words")
STOP_TERMS = frozenset(
    [term for short, term in _TERMS.items() if short in _STOP_WORDS or _STOP_WORDS.issuperset(term.split("-"))]
)
_BEFORE, _AFTER = forms("before figures"), forms("after figures")
_FIGURE_AHEAD = re.compile("[.]?[ \u00a0]?[0-9]")
_BLANKS = "\\s{1,3}"


def _letters(word: str) -> str:
    """As it stands in old minutes too: *paa Grund af*."""
    return f"[{word[0]}{word[0].upper()}]{word[1:]}".replace("å", "(?:å|aa)").replace("[(?:å|aa)Å]", "(?:å|aa|Aa|Å)")


def _pattern() -> re.Pattern[str]:
    begun = groupby(_PHRASES, key=lambda words: words[0])
    rows = [(first, "|".join(_BLANKS.join(map(_letters, words[1:])) for words in of)) for first, of in begun]
    return re.compile(f"(?<!\\w)(?:{'|'.join(f'{_letters(first)}{_BLANKS}(?:{more})' for first, more in rows)})(?!\\w)")


_FOUND = _pattern()


def term(literal: str, folded: str) -> str | None:
    """The term of an abbreviation, by how it is written; None where it is none."""
    return _TERMS.get(literal.rstrip(".")) or (_TERMS.get(folded) if "." not in literal else None)


def found(text: str) -> Iterator[Span]:
    """Where the words themselves stand."""
    for match in _FOUND.finditer(text):
        of = ("-".join(match.group().lower().replace("aa", "å").split()),)
        yield Span(match.start(), match.end(), of, of)


def beside_figure(text: str, raw: str, start: int, end: int) -> str | None:
    """The word that ``raw``, from ``start`` to ``end``, is short for by the figure beside it; None without one."""
    if raw in _BEFORE and _FIGURE_AHEAD.match(text, end) and text[start - 1 : start] not in ("'", "\u2019"):
        return _BEFORE[raw]
    before = text[max(0, start - 2) : start]
    if raw in _AFTER and before[-1:] in (" ", "\u00a0") and before[:1].isdigit() and text[end : end + 1] != "*":
        return _AFTER[raw]
    return None


# What has to be looked at where it stands.
BESIDE_FIGURES = frozenset((*_BEFORE, *_AFTER))
