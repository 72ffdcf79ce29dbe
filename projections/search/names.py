"""Bodies by their abbreviation and by their name: who asks for one finds the texts that say the other.

An abbreviation is an id of a few letters that stand in the name in their order: *psf* of *Partnerskabsforum*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from projections.choices import bodies_by_short_ids
from projections.search.folding import fold
from projections.search.lexicon import lexicon
from projections.search.query import Clause, Query, parse
from projections.search.terms import Term
from projections.view import View

_MOST = 1_000
_SHORT, _LONGEST_SHORT = re.compile("[a-z]{2,5}[0-9]?"), 6
# Ids are written without these letters.
_LETTERS = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))
_LONGEST_NAME = 200


class _Names(NamedTuple):
    """``short``: the ways to write an abbreviation; ``words``: those of the name; ``both_ways``: whether the
    abbreviation is no word of its own, so that it is found by the name as well.
    """

    short: tuple[str, ...]
    words: tuple[Term, ...]
    both_ways: bool


def looked_for(view: View, q: str, exact: bool = False) -> Query:
    """A query as ``parse`` reads it, in which the abbreviation of a body is met by its name as well, and the name by
    the abbreviation. Raises ``invalid``.
    """
    query = parse(q, exact)
    if query.exact or not query.words:
        return query
    bodies = (_names(one.id, str(one.data["name"])) for one in bodies_by_short_ids(view, _LONGEST_SHORT, _MOST))
    return _either(query, [names for names in bodies if names is not None])


def _either(query: Query, names: Iterable[_Names]) -> Query:
    clauses = list(query.clauses)
    for one in names:
        short = [at for at, clause in enumerate(clauses) if _is_word(clause) and clause.terms[0].folded in one.short]
        for at in short:
            clauses[at] = _or_name(clauses[at], one)
        first = None if short or not one.both_ways else _stands_at(clauses, one.words)
        if first is not None:
            clauses[first : first + len(one.words)] = [_or_short(clauses[first : first + len(one.words)], one)]
    return replace(query, clauses=tuple(dict.fromkeys(clauses)))


def _is_word(clause: Clause) -> bool:
    return clause.kind == "word"


def _or_name(clause: Clause, names: _Names) -> Clause:
    term = clause.terms[0]
    term = replace(term, whole=(*term.whole, *(one for one in names.short if one != term.folded)))
    if len(names.words) == 1:
        term = replace(term, whole=(*term.whole, *names.words[0].whole))
    elif not term.parts:
        term = replace(term, parts=tuple(word.whole for word in names.words))
    return replace(clause, terms=(term,))


def _or_short(clauses: Sequence[Clause], names: _Names) -> Clause:
    if len(clauses) == 1:
        term = clauses[0].terms[0]
        return replace(clauses[0], terms=(replace(term, whole=(*term.whole, *names.short)),))
    return Clause("word", (Term("", "", names.short, names.short, tuple(word.whole for word in names.words)),))


def _stands_at(clauses: Sequence[Clause], words: Sequence[Term]) -> int | None:
    """Where the words of a name stand one after the other, perhaps inflected."""
    for first in range(len(clauses) - len(words) + 1):
        row = clauses[first : first + len(words)]
        wanted = len(row) == 1 or not any(clause.excluded for clause in row)
        if wanted and all(_says(clause, word) for clause, word in zip(row, words, strict=True)):
            return first
    return None


def _says(clause: Clause, word: Term) -> bool:
    return _is_word(clause) and not set(word.whole).isdisjoint(clause.terms[0].whole)


@lru_cache(maxsize=2_000)
def _names(id: str, name: str) -> _Names | None:
    """None where an id is no abbreviation of the name."""
    if not _SHORT.fullmatch(id) or len(name) > _LONGEST_NAME:
        return None
    short = [id]
    for ascii, letter in _LETTERS:
        short += [one.replace(ascii, letter) for one in short if ascii in one]
    if not any(_abbreviates(one, fold(name)) for one in short):
        return None
    words = tuple(clause.terms[0] for clause in parse(name.replace('"', " ")).words)
    return _Names(tuple(short), words, not lexicon().knows(id)) if words else None


def _abbreviates(short: str, name: str) -> bool:
    """Whether its letters stand in the name in their order, the first of them first."""
    letters = iter(name)
    return short[0] == name[:1] and all(letter in letters for letter in short)
