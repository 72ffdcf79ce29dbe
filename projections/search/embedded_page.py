"""One page of what the embedded engine finds, in order; the engine itself orders by one thing only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any, cast

from tantivy import DocAddress, Query, Searcher

from projections.search.documents import SearchDocument
from projections.search.port import Request

_NO_DAY = -1
# Scores that differ less are the same: what is left of adding the same numbers in another order.
_DIGITS = 3
# So many hits will mostly hold a page and all with the score of its last one; of phrases, whose texts are often alike,
# as many as that. Each costs a microsecond, to ask again as much as to ask at all.
_PAGES, _PHRASES = 2, 700
# How many are asked for before it is known how many there are: an engine makes room for as many.
_AT_ONCE = 2_000

Scored = tuple[float, DocAddress]


def best(searcher: Searcher, query: Query, request: Request) -> tuple[int, list[Scored]]:
    """How many there are; and the first by score, or ``known_from``, and day up to the end of the page, with all equal
    to the last one.
    """
    wanted, by = request.offset + request.limit, _ordered_by(request)
    order: dict[str, Any] = {} if by is None else {"order_by_field": by}
    asked = _at_first(request)
    while True:
        found = cast(Any, searcher.search(query, limit=asked, **order))
        hits, last = found.hits, min(wanted, found.count)
        if request.offset >= last:
            return found.count, []
        if asked >= found.count or (asked > last and _level(hits[-1]) != _level(hits[last - 1])):
            break
        asked = min(4 * max(asked, wanted), found.count)
    bound = _level(hits[last - 1])
    first, end = bisect_left(hits, bound, hi=last, key=_level), bisect_right(hits, bound, lo=last, key=_level)
    if by == "day":
        return found.count, [(0.0, at) for _, at in hits[:end]]
    tied = hits[first:end] if end == last else _newest(searcher, hits[first:end], last - first)
    return found.count, [(round(score, _DIGITS), at) for score, at in hits[:first] + tied]


def _at_first(request: Request) -> int:
    alike = not request.newest and any(clause.kind == "phrase" for clause in request.query.wanted)
    return min(max(_PAGES * (request.offset + request.limit), _PHRASES if alike else 0), _AT_ONCE)


def _level(hit: Scored) -> float:
    """Of a score, or of a field, and of all that are the same; the highest first."""
    score: float | None = hit[0]
    return -round(_NO_DAY if score is None else score, _DIGITS)


def _newest(searcher: Searcher, tied: list[Scored], wanted: int) -> list[Scored]:
    """Of those with the same score the ``wanted`` newest, with all of the same day as the last one."""
    found = searcher.fast_field_values("day", [at for _, at in tied])
    days = [_NO_DAY if day is None else day for day in found]
    oldest = sorted(days, reverse=True)[wanted - 1]
    return [one for one, day in zip(tied, days, strict=True) if day >= oldest]


def _ordered_by(request: Request) -> str | None:
    """The field that orders what is found, in place of the score; where all have the same score the day alone does."""
    if request.newest:
        return "known_from"
    return "day" if all(clause.kind == "prefix" for clause in request.query.wanted) else None


def in_order(scores: list[float], documents: list[SearchDocument]) -> list[SearchDocument]:
    """By score, or what stands in its place, and then by date, both from the highest on; what is left equal as
    docs/search.md has it.
    """
    ordered = sorted(zip(scores, documents, strict=True), key=_place)
    ordered.sort(key=_rank, reverse=True)
    return [document for _, document in ordered]


def _place(found: tuple[float, SearchDocument]) -> tuple[str, str, str, str, int, str]:
    document = found[1]
    first = document.valid_from or ""
    return document.type, document.id, document.number or "", first, document.known_from, document.key


def _rank(found: tuple[float, SearchDocument]) -> tuple[float, str]:
    return found[0], found[1].date or ""
