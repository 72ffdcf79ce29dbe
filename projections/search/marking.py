"""Where a whole text is met by what was looked for, by the very terms of the index."""

from __future__ import annotations

from itertools import islice
from typing import Any

from projections.search.hits import Hits
from projections.search.query import Query

# A text is looked through no further than this, in characters and in hits.
_ROOM, _MOST = 200_000, 500


def marked(text: str, query: Query) -> list[dict[str, Any]]:
    """``[{text, hit}]``, joined the text itself."""
    spans = sorted((start, end) for start, end, _ in islice(Hits(query).of(text[:_ROOM]), _MOST))
    pieces, at = list[dict[str, Any]](), 0
    for start, end in spans:
        if start < at:
            continue
        pieces += [{"text": text[at:start], "hit": False}, {"text": text[start:end], "hit": True}]
        at = end
    return [piece for piece in (*pieces, {"text": text[at:], "hit": False}) if piece["text"]]
