"""Where a text is met by what was asked: by the very terms of the index, so that what is shown as a hit was found."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from projections.search.matching import field_of
from projections.search.query import Clause, Query
from projections.search.terms import Term, Word, plain_words, words

_DIGIT = re.compile("[0-9]")

Span = tuple[int, int, int]


class Hits:
    """Those of one query, in any number of texts; what it has learnt of a word in one it knows in the next."""

    def __init__(self, query: Query) -> None:
        asked = query.wanted
        self._asked = [_Asked(n, clause, field_of(clause, query.exact)) for n, clause in enumerate(asked)]
        self._met: dict[int, tuple[Term, list[_Asked]]] = {}
        self._longest = max((len(one.terms) for one in self._asked), default=0)
        self._of_numbers = any(one.has_digits for one in self._asked)
        # Words as they are written that meet nothing: unless words are looked for in a row, they are not looked at.
        self._passed: set[str] = set()

    def of(self, text: str) -> Iterator[Span]:
        """Of one piece of text, from its beginning on: ``(start, end, which clause)``, in characters."""
        last: deque[Word] = deque(maxlen=self._longest)
        for word in self._words(text) if self._asked else ():
            met = self._met_by(word.term)
            if word.term.literal:
                last.append(word)
                if not met and self._longest == 1:
                    self._passed.add(text[word.start : word.end])
            for one in met:
                if len(one.terms) == 1:
                    yield word.start, word.end, one.index
                elif one.ends(last):
                    yield last[-len(one.terms)].start, word.end, one.index

    def _words(self, text: str) -> Iterator[Word]:
        return words(text, self._passed) if self._of_numbers else plain_words(text, self._passed)

    def _met_by(self, term: Term) -> list[_Asked]:
        """What a word is the last of that is looked for."""
        known = self._met.get(id(term))
        if known is None:
            # The term is held on to: another one cannot have its identity meanwhile.
            known = self._met[id(term)] = term, [one for one in self._asked if one.may_end_with(term)]
        return known[1]


class _Asked:
    """What is looked for in a text, word by word."""

    def __init__(self, index: int, clause: Clause, field: str) -> None:
        self.index, self._field = index, field
        self._begins = clause.beginning if clause.kind == "prefix" else None
        if field == "stems":
            term = clause.terms[0]
            self._forms = frozenset((*term.whole, *(form for forms in term.parts for form in forms)))
        self.terms = [getattr(term, field) for term in clause.terms] if field != "stems" else [""]

    @property
    def has_digits(self) -> bool:
        """Whether a date or an amount may meet it beside the words that it is written with."""
        return self._field == "stems" and any(_DIGIT.search(form) for form in self._forms)

    def may_end_with(self, term: Term) -> bool:
        """Whether its last word, or only one, is met by this one."""
        if self._field == "stems":
            return not self._forms.isdisjoint(term.stems)
        written: str = getattr(term, self._field)
        if not term.literal:
            return False
        return written.startswith(self._begins) if self._begins is not None else written == self.terms[-1]

    def ends(self, last: Sequence[Word]) -> bool:
        """Whether the last words are those that are looked for."""
        return [getattr(word.term, self._field) for word in list(last)[-len(self.terms) :]] == self.terms
