"""The piece of a text that shows why it was found: analysed as the index was, so that hits are exact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from projections.search.documents import SearchDocument
from projections.search.matching import hits
from projections.search.query import Query

_BEFORE, _LENGTH = 80, 280
_ROOM = _LENGTH - _BEFORE
# A text is looked through no further than this many hits.
_ENOUGH = 100
_MORE = "… ", " …"

Span = tuple[int, int, int]
Snippet = list[dict[str, Any]]


@dataclass
class Room:
    """How much is looked through for the snippets of one answer: in characters, of each text and of all."""

    each: int = 50_000
    of_all: int = 120_000

    def left(self) -> int:
        """How much of the next text may be looked through."""
        return min(self.each, self.of_all)


class _Looking:
    """Hits of one text, and how far it was looked through to find those that were asked for."""

    def __init__(self, found: Iterable[Span], length: int) -> None:
        self._found, self._length, self.looked = found, length, 0

    def __iter__(self) -> Iterator[Span]:
        for span in self._found:
            self.looked = max(self.looked, span[1])
            yield span
        self.looked = self._length


def snippet(document: SearchDocument, query: Query, room: Room) -> Snippet:
    """``[{text, hit}]``: where most of what was asked stands close together; the beginning where nothing is shown.

    No more than ``room`` is looked through of a text, and taken from it.
    """
    for piece in (document.text, *document.numbers, document.title or "") if query.wanted else ():
        looked = piece[: room.left()]
        looking = _Looking(hits(looked, query.wanted, query.exact), len(looked))
        found = _densest(looking, len(query.wanted))
        room.of_all -= looking.looked
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
