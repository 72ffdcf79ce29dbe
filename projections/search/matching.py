"""Which words meet a clause: the one place that says so, for the fields of engines and for what is shown as a hit."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from projections.search.documents import SearchDocument
from projections.search.query import Clause
from projections.search.terms import Term, Word, words

# The fields of ready terms that an engine keeps; blanks stand between terms. In ``literal`` and ``folded`` they stand
# in order, each piece by itself.
FIELDS = ("literal", "folded", "stems", "whole", "title")


def field_of(clause: Clause, exact: bool) -> str:
    """The field in which a clause decides."""
    if exact:
        return "literal"
    return "stems" if clause.kind == "word" else "folded"


def asked_terms(clause: Clause, exact: bool) -> tuple[str, ...]:
    """The terms of a word or phrase as they stand in ``field_of``; of a word its whole stem, never its parts."""
    field = field_of(clause, exact)
    return tuple(in_field(term, field)[0] for term in clause.terms)


def in_field(term: Term, field: str) -> tuple[str, ...]:
    """What a word of a text stands for in a field."""
    if field == "literal":
        return (term.literal,)
    if field == "folded":
        return (term.folded,)
    return term.stems[:1] if field == "whole" else term.stems


def fields_of(document: SearchDocument) -> Mapping[str, list[str]]:
    """The terms of a document, joined by blanks: for each field one text a piece."""
    pieces = [[word.term for word in words(piece)] for piece in document.pieces()]
    kept = [piece for piece in pieces if piece]
    found = {field: [_joined(piece, field) for piece in kept] for field in FIELDS if field != "title"}
    titled = [word.term for word in words(document.title or "")]
    return {**found, "title": [_joined(titled, "stems")] if titled else []}


def _joined(piece: list[Term], field: str) -> str:
    return " ".join(one for term in piece for one in in_field(term, field))


def hits(text: str, clauses: tuple[Clause, ...], exact: bool) -> Iterator[tuple[int, int, int]]:
    """Where one piece of text meets clauses, from its beginning on: ``(start, end, which clause)``, in characters."""
    asked = [(asked_terms(clause, exact), field_of(clause, exact), clause) for clause in clauses]
    last: deque[Word] = deque(maxlen=max((len(terms) for terms, _, _ in asked), default=1))
    for word in words(text):
        last.append(word)
        for index, (terms, field, clause) in enumerate(asked):
            if _meets(word.term, terms[-1], field, clause) and _before(last, terms, field):
                yield last[-len(terms)].start, word.end, index


def _meets(term: Term, asked: str, field: str, clause: Clause) -> bool:
    found = in_field(term, field)
    return found[0].startswith(clause.beginning) if clause.kind == "prefix" else asked in found


def _before(last: Sequence[Word], terms: tuple[str, ...], field: str) -> bool:
    """Whether the words before the last are those of a phrase."""
    if len(last) < len(terms):
        return False
    return all(terms[-back] in in_field(last[-back].term, field) for back in range(2, len(terms) + 1))
