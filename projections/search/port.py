"""What search needs of an engine: keep documents, and find those that hold ready terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from projections.search.documents import SearchDocument
from projections.search.query import Query

FACETS = ("type", "body", "year")


@dataclass(frozen=True, slots=True)
class Request:
    """``position``: K; ``on``: only what stood that day. ``type``, ``body``, ``[from_, to)`` of the date narrow."""

    query: Query
    position: int
    on: str | None = None
    type: str | None = None
    body: str | None = None
    from_: str | None = None
    to: str | None = None
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Found:
    """``documents``: one page, in order; ``facets``: of all that was found, value -> count for each of ``FACETS``."""

    total: int
    documents: Sequence[SearchDocument]
    facets: Mapping[str, Mapping[str, int]]


class SearchEngine(Protocol):
    """One index. All that it holds up to ``position`` is there at once; one that is torn down half-way is not."""

    def position(self) -> int:
        """How far of the log has been put; 0 where nothing has."""

    def put(self, documents: Sequence[SearchDocument], position: int) -> None:
        """Adds documents, in place of those with the same key, and the position reached, together."""

    def open_of(self, units: Sequence[str]) -> list[SearchDocument]:
        """The documents of some units that are still known."""

    def find(self, request: Request) -> Found:
        """The set by the terms alone; the order by ``projections.search.weights``, ties by date, type, id."""
