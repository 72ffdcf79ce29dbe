"""Another spelling of a query that found nothing, which finds something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from projections.search.documents import SearchDocument
from projections.search.folding import fold
from projections.search.port import Found, Request
from projections.search.query import Clause, Query, parse

# A word of so many letters may differ in so many places.
_LETTERS = ((4, 1), (8, 2))
_LOOKED_AT, _CHARACTERS = 20, 10_000
# Of a query of more words none is looked for, and of no more than so many that nothing holds another spelling.
_WORDS, _MISSING = 12, 3
_WORD = re.compile(r"[^\W\d_]+")

Find = Callable[[Request], Found]


def suggestion(find: Find, request: Request, text: str) -> str | None:
    """The query with each word that nothing holds replaced by the nearest that a text holds; None where none helps."""
    tried = text
    for clause in _missing(find, request):
        nearest = _nearest(find, request, clause)
        if nearest is not None:
            tried = _replaced(tried, clause.terms[0].literal, nearest)
    return tried if tried != text and _finds(find, request, tried) else None


def _finds(find: Find, request: Request, text: str) -> bool:
    """Whether something is found when another text is asked for in the same way."""
    return find(replace(request, query=parse(text, request.query.exact), offset=0, limit=1)).total > 0


def _missing(find: Find, request: Request) -> list[Clause]:
    """The words that nothing holds; none where there are too many for another spelling to be meant."""
    asked = [clause for clause in request.query.words if clause.terms[0].folded.isalpha()]
    if len(request.query.clauses) > _WORDS:
        return []
    found = [clause for clause in asked if not find(_alone(request, clause, 1, request.query.exact)).total]
    return found if len(found) <= _MISSING else []


def _alone(request: Request, clause: Clause, limit: int, exact: bool = False) -> Request:
    return replace(request, query=Query((clause,), exact), offset=0, limit=limit)


def _nearest(find: Find, request: Request, clause: Clause) -> str | None:
    """Of a word that nothing holds the nearest that is held."""
    word = clause.terms[0].folded
    for far in range(1, max((most for least, most in _LETTERS if len(word) >= least), default=0) + 1):
        near = Clause("near", clause.terms, beginning=word, far=far)
        held = _held(find(_alone(request, near, _LOOKED_AT)).documents, request.query.exact)
        nearest = [other for other in held if abs(len(other) - len(word)) <= far >= differences(word, other, far)]
        if nearest:
            return min(nearest, key=lambda one: (-held[one], one))
    return None


def _held(documents: Iterable[SearchDocument], exact: bool) -> Counter[str]:
    """The words of documents, as often as they stand there; ``exact``: with nothing folded but case."""
    pieces = (piece[:_CHARACTERS] for document in documents for piece in document.pieces())
    folded = (piece.casefold() if exact else fold(piece, _CHARACTERS) for piece in pieces)
    return Counter(word for piece in folded for word in _WORD.findall(piece))


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
