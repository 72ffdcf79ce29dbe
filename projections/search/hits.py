"""Where a text is met by what was asked: by the very terms of the index, so that what is shown as a hit was found."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from projections.search.matching import field_of
from projections.search.query import Clause, Query
from projections.search.terms import Term, Word, plain_words, words

# What a date, an amount or what has an abbreviation is beside the words that it is written with (``terms.Special``).
_SPECIAL = re.compile("[0-9]{4,}$|[0-9]+,[0-9]+$|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?$|--[0-9]{2}|[^\\W\\d]+-")

Span = tuple[int, int, int]


class _Part(NamedTuple):
    """What a word has to do with what is looked for: the clauses that it meets, or is the last word of; and whether it
    may stand in a row at all.
    """

    met: tuple[_Asked, ...]
    in_row: bool


_NONE = _Part((), False)


class Hits:
    """Those of one query, in any number of texts; what it has learnt of a word in one it knows in the next.

    A word is looked up among all that is asked for, never clause by clause; one that plays no part is looked at once.
    """

    def __init__(self, query: Query) -> None:
        asked = [_Asked(n, clause, field_of(clause, query.exact)) for n, clause in enumerate(query.wanted)]
        self._begun = [one for one in asked if one.begins is not None]
        # By field: the clauses that a word which is written so meets, or is the last one of.
        self._last = {field: _by(field, asked) for field in ("stems", "folded", "literal")}
        self._rows = [one for one in asked if len(one.terms) > 1]
        self._row_words = {(one.field, written) for one in self._rows for written in one.terms}
        self._longest = max((len(one.terms) for one in asked), default=0)
        self._of_special = any(map(_SPECIAL.match, self._last["stems"]))
        self._known: dict[int, tuple[Term, _Part]] = {}
        # Words as they are written that play no part: they are not looked at again.
        self._passed: set[str] = set()

    def of(self, text: str) -> Iterator[Span]:
        """Of one piece of text, from its beginning on: ``(start, end, which clause)``, in characters."""
        row: deque[Word] = deque(maxlen=self._longest)
        for word in self._words(text) if self._longest else ():
            part = self._part_of(word.term)
            if word.term.literal:
                row.append(word)
                if not part.met and not part.in_row:
                    self._passed.add(text[word.start : word.end])
            for one in part.met:
                if len(one.terms) == 1:
                    yield word.start, word.end, one.index
                elif one.stands(row):
                    yield row[-len(one.terms)].start, word.end, one.index

    def _words(self, text: str) -> Iterator[Word]:
        return words(text, self._passed) if self._of_special else plain_words(text, self._passed)

    def _part_of(self, term: Term) -> _Part:
        known = self._known.get(id(term))
        if known is None:
            # The term is held on to: another one cannot have its identity meanwhile.
            known = self._known[id(term)] = term, self._told_of(term)
        return known[1]

    def _told_of(self, term: Term) -> _Part:
        if not self._may_meet(term):
            return _NONE
        found = {one for stem in term.stems for one in self._last["stems"].get(stem, ())}
        if not term.literal:
            return _Part(_ordered(found), False)
        for field, written in (("folded", term.folded), ("literal", term.literal)):
            found.update(self._last[field].get(written, ()))
        found.update(one for one in self._begun if _begins(term, one))
        return _Part(_ordered(found), self._in_row(term))

    def _may_meet(self, term: Term) -> bool:
        """Most words do not, and are to cost as little as can be."""
        last = self._last
        return (
            not last["stems"].keys().isdisjoint(term.stems)
            or term.folded in last["folded"]
            or term.literal in last["literal"]
            or (bool(self._row_words) and self._in_row(term))
            or any(_begins(term, one) for one in self._begun)
        )

    def _in_row(self, term: Term) -> bool:
        return ("folded", term.folded) in self._row_words or ("literal", term.literal) in self._row_words


class _Asked:
    """What is looked for in a text, word by word."""

    def __init__(self, index: int, clause: Clause, field: str) -> None:
        self.index, self.field = index, field
        self.begins = clause.beginning if clause.kind == "prefix" else None
        self.forms: tuple[str, ...] = ()
        if field == "stems":
            term = clause.terms[0]
            # Of a month of a year the year by itself is no place to show.
            self.forms = (*term.whole, *(form for forms in term.parts for form in forms if not form.isdigit()))
        self.terms = [getattr(term, field) for term in clause.terms] if field != "stems" else [""]
        if field != "stems" and self.begins is None:
            self.forms = (self.terms[-1],)

    def stands(self, row: Sequence[Word]) -> bool:
        """Whether the last words, one after the other, are those that are looked for."""
        many = len(self.terms)
        last = list(row)[-many:]
        return (
            last[-1].nth - last[0].nth == many - 1 and [getattr(word.term, self.field) for word in last] == self.terms
        )


def _by(field: str, asked: Iterable[_Asked]) -> dict[str, list[_Asked]]:
    found: defaultdict[str, list[_Asked]] = defaultdict(list)
    for one in asked:
        for form in one.forms if one.field == field else ():
            found[form].append(one)
    return dict(found)


def _ordered(found: Iterable[_Asked]) -> tuple[_Asked, ...]:
    return tuple(sorted(found, key=lambda one: one.index))


def _begins(term: Term, asked: _Asked) -> bool:
    return bool(term.literal) and str(getattr(term, asked.field)).startswith(str(asked.begins))
