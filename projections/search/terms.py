"""Analysis of Danish, once for all engines: words with their places, folded, with their base forms and their parts'.

An engine is given ready terms, so that two of them find the same set, and what is shown as a hit is what was found.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from projections.search import dates, written_out
from projections.search.danish import base_forms, last_part, parts, whole_parts
from projections.search.folding import LONGEST, fold
from projections.search.word_lists import forms, listed

# What nobody sees within a word: soft hyphens, signs without width, marks of direction.
_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0001-\U000e007f"
)
# Hyphens as they are typed and typeset. Word processors put a dash into the number of a case; in 2010–2014 it says from
# and to.
_HYPHEN = "\\-\u2010\u2011\u2043\ufe63\uff0d"
_DASH = "\u2012-\u2015\u2212"
# Nothing here is looked at twice: what was taken is not given back, and no more than so many parts are joined.
_RUN = f"(?:[^\\W_][\u0300-\u036f{_UNSEEN}]*+)++"
_BLANKS = "[ \t\u00a0]{0,40}"
# A line of a mail that is quoted begins with a mark for each time.
_LINES = f"{_BLANKS}(?:\r?\n[ \t\u00a0>|]{{0,40}}){{1,4}}"
_SPACE = " \u00a0\u2002-\u200a\u202f"
_END = f"(?:[=\u00ac\u2013{_HYPHEN}][{_UNSEEN}]*+|(?<=\u00ad)){_LINES}(?!(?i:og|eller|samt|til)\\b)"
_INNER = f"[{_HYPHEN}/][{_UNSEEN}]*+|(?<=[0-9])(?:[.:](?=[0-9])|[{_DASH}](?=[0-9]{{5}}))"
# The number of a case, broken where its parts are joined.
_NUMBER_END = f"(?<=[0-9])[{_HYPHEN}]{_LINES}(?=[0-9]{{5}})"
# A number keeps what joins its parts, whatever letters it holds: 2010-16954, 14.04.2010, TMF-2012/45. A word may be
# broken at the end of a line or a page, in old minutes with an equals sign.
_JOINT = f"(?:{_NUMBER_END}|{_INNER}|(?<![0-9]){_END}(?=[a-zæøå]))"
_JOINED = f"{_RUN}(?:{_JOINT}{_RUN}){{0,15}}+"
_CAPITALS = "[A-ZÄÆÅÉÖØ]{2,}+"
_BROKEN_HEADING = f"(?<!\\w){_CAPITALS}(?:{_END}{_CAPITALS}(?!\\w))++"
# As typewriters stressed a word.
_SPACED = f"(?<!\\w)[^\\W\\d_](?:[{_SPACE}][^\\W\\d_](?!\\w)){{3,}}+"
# Whose letters are no words by themselves: BL is not in bl.a.
_STOP = f"[.][{_SPACE}]?"
_SHORTENED = "bl.a|f.eks|m.v|m.fl|o.s.v|d.v.s|t.kr".replace(".", _STOP)
# In capitals these are initials of names.
_IN_SMALL = "[pP].g.a|[iI].f.[tm]|[iI].h.t|[mM].[hH].[tp]|[vV].h.a|[tTfF].o.m|m.m|e.l|o.l(?:ign)?|p.t|d.d".replace(
    ".", _STOP
)
_DOTTED = f"(?=[bdefimoptvBDFIMOPTV][lL]?[.])(?<!\\w)(?:(?i:{_SHORTENED})|{_IN_SMALL})[.](?!\\w)"
_TOKEN = re.compile(f"{_DOTTED}|{_BROKEN_HEADING}|{_SPACED}|{_JOINED}|§++|%")
_BREAK = re.compile(f"{_END}|[{_UNSEEN}{_SPACE}]")
# What is joined by a hyphen of its own, which stands at the end of the line: a number; EU-direktiv, A-kasse.
_TRUE_HYPHEN = re.compile(f"{_NUMBER_END}|(?:(?<=^[^\\W_])|(?<=^[A-ZÆØÅ]{{2}})|(?<=^[A-ZÆØÅ]{{3}}))[{_HYPHEN}]{_LINES}")
_DASHES = re.compile(f"[{_HYPHEN}{_DASH}]")
_BETWEEN = re.compile("[-/]")
_POINTS = re.compile(f"[.{_SPACE}]")
_DIGIT = re.compile("[0-9]")
_LETTERS = re.compile("[^\\W\\d_]{2,}")
_FIGURES = re.compile("[0-9]{2,}")
_THOUSANDS = re.compile("[1-9][0-9]{0,2}(?:\\.[0-9]{3})+$")
# "Børne- og Ungdomsudvalget" is a Børneudvalg too.
_SUSPENDED = re.compile(
    f"[{_HYPHEN}]\\s{{1,3}}(?:[^\\W\\d_]{{2,40}}[{_HYPHEN}],?\\s{{1,3}})?"
    "(?:og|eller|samt)\\s{1,3}([^\\W\\d_]{5,60})"
)
_MOST_PARTS = 6
_FOREIGN, _WITHOUT_DOTS = re.compile("[äöü]"), str.maketrans("äöü", "aou")
_HYPHENS = ("-", "\u2010", "\u2011")

# A measure by its sign, and its word.
_MEASURES = forms("measures")
STOP_WORDS = frozenset(map(fold, listed("stop words")))


@dataclass(frozen=True, slots=True)
class Term:
    """A word as it is found. ``literal``: without case; ``folded``: without accents too, ``aa`` as ``å``.

    ``whole``: its base forms, the likeliest first; ``stems``: these and those of its parts, each at most 100
    characters, without blanks. ``parts``: of a compound, for each part the base forms by which it is met. Both writings
    are empty of a date, an amount or what has an abbreviation, beside the words that it is written with.
    """

    literal: str
    folded: str
    whole: tuple[str, ...]
    stems: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()


class Word(NamedTuple):
    """A term at its place in a text: characters ``start`` to ``end``; ``nth`` of the words, those passed over too."""

    start: int
    end: int
    term: Term
    nth: int = 0


def words(text: str, passed: Container[str] = ()) -> Iterator[Word]:
    """The words of a text in order, and before its own words what is a date, an amount, or has an abbreviation. Signs
    do not count.

    Words that are written as one of ``passed`` are left out, unless they take a part from another.
    """
    special = Special(text)
    for word in plain_words(text, passed):
        if special.begins_by(word.start):
            yield from _special(special, word.start)
        yield word
    yield from _special(special, len(text))


def _special(found: Special, place: int) -> Iterator[Word]:
    return (Word(one.start, one.end, Term("", "", one.asked, one.held)) for one in found.up_to(place))


class Special:
    """What is a term beside the words of a text, looked for no further than asked: dates, amounts, and words that have
    an abbreviation.
    """

    def __init__(self, text: str) -> None:
        self._dates, self._phrases = dates.Dates(text), written_out.found(text)
        self._next = next(self._phrases, None)

    def begins_by(self, place: int) -> bool:
        """Whether there may be any; of most words there is none, which is found sooner than that nothing is given."""
        return self._dates.begins_by(place) or (self._next is not None and self._next.start <= place)

    def up_to(self, place: int) -> Iterable[dates.Span]:
        """In order, what begins no later than there and was not given yet."""
        found = self._dates.up_to(place)
        if self._next is None or self._next.start > place:
            return found
        return sorted((*found, *self._phrases_up_to(place)), key=lambda span: span.start)

    def _phrases_up_to(self, place: int) -> Iterator[dates.Span]:
        while self._next is not None and self._next.start <= place:
            yield self._next
            self._next = next(self._phrases, None)


def plain_words(text: str, passed: Container[str] = ()) -> Iterator[Word]:
    """Those that stand in order alone."""
    nth = -1
    for match in _TOKEN.finditer(text):
        raw, end = match.group(), match.end()
        nth += 1
        start, beside = match.start(), raw in written_out.BESIDE_FIGURES
        if raw in passed and not beside and text[end : end + 1] not in _HYPHENS:
            continue
        if len(raw) <= LONGEST and "/" not in raw or _DIGIT.search(raw):
            term = term_of(raw)
            if text[end : end + 1] in _HYPHENS and (suspended := _SUSPENDED.match(text, end)):
                term = _with_last(term, suspended[1])
            elif beside and (full := written_out.beside_figure(text, raw, start, end)):
                term = _with_full(raw, full)
            yield Word(start, end, term, nth)
        else:
            pieces = list(re.finditer(_RUN, raw))
            for more, piece in enumerate(pieces):
                yield Word(start + piece.start(), start + piece.end(), term_of(piece.group()), nth + more)
            nth += len(pieces) - 1


def in_full(text: str) -> str:
    """A text in which stands in full what is short for a word beside a figure (*klokken 9* of *kl. 9*), and in one
    what is short for several words (*bl.a.* of *bl. a.*).
    """
    for word in reversed(list(plain_words(text))):
        raw = text[word.start : word.end]
        full = written_out.beside_figure(text, raw, word.start, word.end)
        if full or (written_out.term(word.term.literal, "") and word.term.literal != raw):
            text = text[: word.start] + (full or word.term.literal) + text[word.end :]
    return text


@lru_cache(maxsize=30_000)
def term_of(raw: str) -> Term:
    literal = normalize("NFC", _DASHES.sub("-", _BREAK.sub("", _TRUE_HYPHEN.sub("-", raw)))).casefold()[:LONGEST]
    folded = fold(literal)
    if _DIGIT.search(folded):
        return _number(literal, folded)
    if short := written_out.term(literal, folded):
        return Term(literal, folded.replace(".", ""), (short,), (short,))
    pieces = _BETWEEN.split(folded.replace(".", ""))
    folded = "".join(pieces)[:LONGEST]
    word = _of_number(folded)
    whole = base_forms(word)
    if _FOREIGN.search(literal):
        # Müller is looked for as Muller too, by who has no such key.
        whole = _once((*whole, *base_forms(fold(literal.translate(_WITHOUT_DOTS)))))
    own = whole_parts(word) if len(pieces) == 1 else tuple(base_forms(piece) for piece in pieces[:_MOST_PARTS])
    smaller = parts(word) if len(pieces) == 1 else (*own, *(one for piece in pieces for one in parts(piece)))
    return Term(literal, folded, whole, _once((*whole, *(form for one in smaller for form in one))), own)


def _of_number(word: str) -> str:
    """What ends in a shortened *nummer* with that in full: *sagsnr.*"""
    return f"{word[:-2]}nummer"[:LONGEST] if word.endswith("nr") and len(word) > 4 else word


def _number(literal: str, folded: str) -> Term:
    """A number meets itself however it is written, a measure its word; of the number of a case also its parts."""
    folded = folded.replace("/", "-")
    whole = (folded.replace(".", ""), folded) if _THOUSANDS.match(folded) else (folded,)
    if folded in _MEASURES:
        whole = (*whole, _MEASURES[folded])
    letters = [word for word in _LETTERS.findall(folded) if word != folded]
    more = (form for word in letters for forms in (base_forms(word), *parts(word)) for form in forms)
    return Term(literal, folded, whole, _once((*whole, *_of_case(folded), *more)))


def _of_case(number: str) -> Iterator[str]:
    """The parts of the number of a case: each that holds a figure, and those that stand together."""
    pieces = _BETWEEN.split(number)
    many = len(pieces) if len(pieces) <= _MOST_PARTS else 1
    for first in range(many):
        if many > 1 and _DIGIT.search(pieces[first]) and len(pieces[first]) > 1:
            yield pieces[first]
        yield from ("-".join(pieces[first:last]) for last in range(first + 2, many + 1) if last - first < many)
    if len(pieces) > 1:
        yield from (figures for piece in pieces for figures in _FIGURES.findall(piece))


def _with_last(term: Term, other: str) -> Term:
    """Of a part whose rest stands with another word."""
    joined = term.folded + last_part(fold(other))
    if joined == term.folded:
        return term
    more = (*base_forms(joined), *(form for one in parts(joined) for form in one))
    return Term(term.literal, term.folded, term.whole, _once((*term.stems, *more)), term.parts)


@cache
def _with_full(raw: str, full: str) -> Term:
    """Of what is short for another word where it stands."""
    term = term_of(raw)
    whole = _once((*term.whole, *base_forms(full)))
    return replace(term, whole=whole, stems=_once((*whole, *term.stems)))


def _once(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term[:LONGEST] for term in terms))
