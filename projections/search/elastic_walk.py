"""Through a whole set of Elasticsearch, beyond the window that it shows at once, as it was when the walk began."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from elasticsearch import ApiError, Elasticsearch

from projections.search.port import Request

Hit = Mapping[str, Any]

_KEPT_ALIVE = "2m"
_MOST = 8
_SKIPPED = 10_000
_PAGE = 1_000


@dataclass
class Walk:
    """A place in a set; ``told`` is what whoever began it wants to find again."""

    client: Elasticsearch
    index: str
    query: Mapping[str, Any]
    order: Sequence[Any]
    told: Any = None
    whole: bool = False
    offset: int = 0
    _after: list[Any] | None = None
    _pit: str = field(default="", repr=False)

    def skip(self, offset: int) -> None:
        while self.offset < offset and self._step(min(_SKIPPED, offset - self.offset), False):
            pass

    def hits(self, most: int) -> Iterator[Hit]:
        """The next ones, with the documents."""
        end = self.offset + most
        of = {"includes": ["document", "more"] if self.whole else ["document"]}
        while self.offset < end and (found := self._step(min(_PAGE, end - self.offset), of)):
            yield from found

    def close(self) -> None:
        if self._pit:
            self.client.options(ignore_status=404).close_point_in_time(id=self._pit)

    def _step(self, size: int, source: Any) -> list[Hit]:
        if not self._pit:
            self._pit = self.client.open_point_in_time(index=self.index, keep_alive=_KEPT_ALIVE)["id"]
        answer = self.client.search(
            pit={"id": self._pit, "keep_alive": _KEPT_ALIVE},
            query=self.query,
            sort=self.order,
            size=size,
            search_after=self._after,
            source=source,
            track_total_hits=False,
            allow_partial_search_results=False,
        )
        found: list[Hit] = answer["hits"]["hits"]
        self._pit, self.offset = answer["pit_id"], self.offset + len(found)
        self._after = found[-1]["sort"] if found else self._after
        return found


class Walks:
    """The walks that may go on: each by what was asked and how far it came."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[Request, Walk] = OrderedDict()

    def take(self, request: Request) -> Walk | None:
        """The walk that stands where a page begins. It is the caller's until it is kept again."""
        with self._lock:
            return self._kept.pop(_at(request, request.offset), None)

    def keep(self, request: Request, walk: Walk) -> None:
        """Keeps a walk in place of the one that has been idle longest."""
        with self._lock:
            self._kept[_at(request, walk.offset)] = walk
            idle = self._kept.popitem(last=False)[1] if len(self._kept) > _MOST else None
        if idle is not None:
            idle.close()


def forgotten(error: ApiError) -> bool:
    """Whether the engine has let go of where a walk was."""
    return error.status_code == 404 and "search_context_missing_exception" in str(error.body)


def _at(request: Request, offset: int) -> Request:
    return replace(request, offset=offset, limit=0)
