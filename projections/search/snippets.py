"""The piece of a text that shows why it was found: analysed as the index was, so that hits are exact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from projections.search.documents import SearchDocument
from projections.search.hits import Hits, Span
from projections.search.query import Query

_BEFORE, _LENGTH = 80, 280
_ROOM = _LENGTH - _BEFORE
# A text is looked through no further than this many hits.
_ENOUGH = 100
_MORE = "… ", " …"

Snippet = list[dict[str, Any]]


class _Looking:
    """Hits of one text, and how far it was looked through to find those that were asked for."""

    def __init__(self, found: Iterable[Span], length: int) -> None:
        self._found, self._length, self.looked = found, length, 0

    def __iter__(self) -> Iterator[Span]:
        for span in self._found:
            self.looked = max(self.looked, span[1])
            yield span
        self.looked = self._length


class Snippets:
    """Those of one answer. ``each``, ``of_all``: how many characters are looked through, of each text and of all."""

    def __init__(self, query: Query, each: int = 50_000, of_all: int = 60_000) -> None:
        self._hits, self._clauses = Hits(query), len(query.wanted)
        self._each, self._left = each, of_all

    def of(self, document: SearchDocument) -> Snippet:
        """``[{text, hit}]``: where most of what was asked stands close together; the beginning where nothing shows."""
        for piece in (document.text, *document.numbers, document.title or "") if self._clauses else ():
            looked = piece[: min(self._each, self._left)]
            looking = _Looking(self._hits.of(looked), len(looked))
            found = _densest(looking, self._clauses)
            self._left -= looking.looked
            if found:
                return _around(piece, _merged(found))
        return _around(document.text or document.title or "", [])


def _densest(found: Iterable[Span], clauses: int) -> list[Span]:
    """The hits of the first place where most different clauses are met within a snippet's length."""
    best: list[Span] = []
    near: list[Span] = []
    for span in islice(found, _ENOUGH):
        near = [one for one in (*near, span) if span[1] <= one[0] + _ROOM] or [span]
        if _met(near) > _met(best) or near[0] == best[0]:
            best = near
        elif _met(best) == clauses:
            break
    return best


def _met(spans: Iterable[Span]) -> int:
    return len({clause for _, _, clause in spans})


def _merged(found: Sequence[Span]) -> list[tuple[int, int]]:
    """Spans in order that do not overlap."""
    merged: list[tuple[int, int]] = []
    for start, end, _ in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _around(text: str, spans: Sequence[tuple[int, int]]) -> Snippet:
    first = _word_start(text, spans[0][0] - _BEFORE) if spans else 0
    last = _word_end(text, max(first + _LENGTH, spans[-1][1] if spans else 0))
    pieces: Snippet = []
    _add(pieces, _MORE[0] if first else "", False)
    at = first
    for start, end in spans:
        _add(pieces, text[at:start], False)
        _add(pieces, text[start:end], True)
        at = end
    _add(pieces, text[at:last].rstrip() if last < len(text) else text[at:], False)
    _add(pieces, _MORE[1] if last < len(text) else "", False)
    return pieces


def _add(pieces: Snippet, text: str, hit: bool) -> None:
    if text and not hit and pieces and not pieces[-1]["hit"]:
        pieces[-1]["text"] += text
    elif text:
        pieces.append({"text": text, "hit": hit})


def _word_start(text: str, at: int) -> int:
    """The beginning of the first word after a place."""
    if at <= 0:
        return 0
    blank = next((i for i in range(at, min(at + _BEFORE, len(text))) if text[i].isspace()), at - 1)
    return blank + 1


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    return next((i for i in range(at, max(at - _BEFORE, 0), -1) if text[i].isspace()), at)
