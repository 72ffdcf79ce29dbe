"""Another spelling of a query that found nothing, which finds something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from projections.search.documents import SearchDocument
from projections.search.port import Found, Request
from projections.search.query import Clause, Query
from projections.search.terms import plain_words

# A word of so many letters may differ in so many places.
_LETTERS = ((4, 1), (8, 2))
_LOOKED_AT, _CHARACTERS = 20, 20_000

Find = Callable[[Request], Found]


def suggestion(find: Find, request: Request, text: str) -> str | None:
    """The query with each word that nothing holds replaced by the nearest that a text holds; None where none helps."""
    tried, changed = text, False
    clauses: list[Clause] = []
    for clause in request.query.clauses:
        nearest = None if clause.excluded or clause.kind != "word" else _nearest(find, request, clause)
        if nearest is not None and clause.terms[0].folded != nearest:
            tried, changed = _replaced(tried, clause.terms[0].literal, nearest), True
            clause = _as_word(nearest)
        clauses.append(clause)
    if not changed or not find(replace(request, query=Query(tuple(clauses)), offset=0, limit=1)).total:
        return None
    return tried


def _nearest(find: Find, request: Request, clause: Clause) -> str | None:
    """Of a word that nothing holds the nearest that is held; the word itself where something holds it."""
    word = clause.terms[0].folded
    alone = replace(request, query=Query((clause,)), offset=0, limit=1)
    if not word.isalpha() or find(alone).total:
        return word or None
    for far in range(1, max((most for least, most in _LETTERS if len(word) >= least), default=0) + 1):
        near = Clause("near", clause.terms, beginning=word, far=far)
        found = find(replace(request, query=Query((near,)), offset=0, limit=_LOOKED_AT)).documents
        held = Counter(_near(word, far, found))
        if held:
            return min(held, key=lambda one: (-held[one], one))
    return None


def _near(word: str, far: int, documents: Iterable[SearchDocument]) -> Iterator[str]:
    for document in documents:
        for piece in document.pieces():
            for found in plain_words(piece[:_CHARACTERS]):
                other = found.term.folded
                if abs(len(other) - len(word)) <= far and differences(word, other, far) <= far:
                    yield other


def differences(one: str, other: str, most: int) -> int:
    """How many letters are put in, left out, changed, or changed places with the next; ``most`` + 1 for more."""
    before: list[int] = []
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = above, row, [i]
        for j, sign in enumerate(other, 1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != sign))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == sign:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return row[-1]


def _replaced(text: str, word: str, nearest: str) -> str:
    at = text.casefold().find(word)
    return text if at < 0 else text[:at] + nearest + text[at + len(word) :]


def _as_word(word: str) -> Clause:
    return Clause("word", tuple(found.term for found in plain_words(word)))
