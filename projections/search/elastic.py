"""Elasticsearch as an engine: one of its indexes, its position stored when all that belongs to it can be found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from elasticsearch import ApiError, ConflictError, Elasticsearch, NotFoundError
from elasticsearch.helpers import streaming_bulk
from msgspec import structs

from archive.problems import Problem
from archive.records import OPEN
from projections.search.bounds import SECONDS, Budget, too_broad
from projections.search.documents import SearchDocument
from projections.search.elastic_client import Lost, SearchServer, asking, is_lost, patience
from projections.search.elastic_mapping import REACHED, action, document_of, written_to
from projections.search.elastic_query import COUNTS, known_at, order_of, query_of
from projections.search.elastic_walk import Walk, Walks, forgotten
from projections.search.failures import Failures, each, reason
from projections.search.fields import FACETS
from projections.search.port import NONE, Found, Request, Told

# How far the engine looks into a set from its beginning, and how many documents it is asked for at once.
_WINDOW = 10_000
_PAGE = 1_000
_UNITS = 500
_DOCUMENT = {"includes": ["document"]}
_WHOLE = {"includes": ["document", "more"]}
_CONFLICT, _TOO_LARGE = 409, 413
# What a document is refused for that would be refused whenever it came.
_OF_A_DOCUMENT = (400, _TOO_LARGE)
# A document that is too large for a request goes alone in one: of several none would be.
_BULK: Mapping[str, Any] = {
    "chunk_size": 500,
    "max_chunk_bytes": 5_000_000,
    "max_retries": 3,
    "initial_backoff": 0.5,
    "ignore_status": _TOO_LARGE,
}
_BULK_SECONDS = 60

Answer = Mapping[str, Any]


class ElasticsearchIndex:
    """Fulfils ``SearchEngine``. Any number of readers and, though they would do the same work twice, of writers.

    Two that feed the same log write the same documents, the position that made each so its version: the later version
    stays, whoever comes last. Nobody looks at what was put beyond the position stored.
    """

    def __init__(self, server: SearchServer, client: Elasticsearch, name: str) -> None:
        self._server, self._client, self._name = server, client, name
        self._reached = 0
        self._walks = Walks()

    def position(self, enough: int | None = None) -> int:
        if enough is None or self._reached < enough:
            self._reached = self.told().position
        return self._reached

    def told(self, brief: bool = False) -> Told:
        with asking(self._server):
            try:
                found = patience(self._client, brief).get(index=self._name, id=REACHED)["_source"]
            except NotFoundError as error:
                if is_lost(error.body):
                    raise
                return Told()
        return Told(found[REACHED], **found["told"])

    def put(
        self, documents: Sequence[SearchDocument], position: int, key: str = "", failed: Mapping[str, str] = NONE
    ) -> None:
        failing = dict(failed)
        with asking(self._server):
            if documents:
                self._write(documents, failing)
                self._client.indices.refresh(index=self._name)
            with suppress(ConflictError):  # another writer has come further
                self._client.index(
                    index=written_to(self._name),
                    id=REACHED,
                    document={REACHED: position, "told": {"key": key, "failed": failing}},
                    version=position,
                    version_type="external_gte",
                    require_alias=True,
                )

    def open_of(self, units: Sequence[str], position: int) -> list[SearchDocument]:
        found: list[SearchDocument] = []
        with asking(self._server):
            for start in range(0, len(units), _UNITS):
                of_units = {"terms": {"unit": list(units[start : start + _UNITS])}}
                hits = self._all({"bool": {"filter": [of_units, *known_at(position)]}})
                found += [structs.replace(document_of(hit), known_to=OPEN) for hit in hits]
        return found

    def find(self, request: Request) -> Found:
        Budget(request.offset + request.limit, request.bounded)
        with asking(self._server):
            if request.offset + request.limit <= _WINDOW and request.limit <= _PAGE:
                answer = self._search(request, request.offset, request.limit)
                return _found(answer, answer["hits"]["hits"])
            return self._far(request)

    def _write(self, documents: Sequence[SearchDocument], failed: Failures) -> None:
        """What the engine has against a document goes into ``failed``; that it is there already is no fault.

        Raises ``unavailable`` where it has the same against any.
        """
        actions = {made["_id"]: made for made in each(action, documents, failed)}
        client = self._client.options(request_timeout=_BULK_SECONDS)
        to: dict[str, Any] = {"index": written_to(self._name), "require_alias": True}
        refused: list[str] = []
        for done, told in streaming_bulk(client, actions.values(), raise_on_error=False, **to, **_BULK):
            result = told["index"]
            if is_lost(result):
                raise Lost(str(result["error"])[:300])
            unit = actions[result["_id"]]["_source"]["unit"]
            if not done and result["status"] in _OF_A_DOCUMENT:
                failed[unit] = reason(actions[result["_id"]]["version"], result["error"])
            elif not done and result["status"] != _CONFLICT:
                refused.append(f"{unit}: {result['error']}")
        if refused:
            raise Problem("unavailable", "search-refused", reason=f"documents: {len(refused)}, {refused[0][:300]}")

    def _all(self, query: Answer) -> Iterator[Answer]:
        first = self._client.search(
            index=self._name, query=query, size=_PAGE, source=_WHOLE, allow_partial_search_results=False
        )
        if first["hits"]["total"]["value"] <= _PAGE:
            yield from first["hits"]["hits"]
            return
        walk = Walk(self._client, self._name, query, ["_shard_doc"], whole=True)
        yield from walk.hits(first["hits"]["total"]["value"] + _WINDOW)
        walk.close()

    def _search(self, request: Request, offset: int, limit: int) -> Answer:
        found: Answer = self._client.search(
            index=self._name,
            query=query_of(request),
            sort=order_of(request),
            from_=offset,
            size=limit,
            aggs=COUNTS,
            source=_DOCUMENT,
            track_total_hits=True,
            allow_partial_search_results=False,
            search_type="dfs_query_then_fetch",
            timeout=f"{SECONDS:g}s",
        ).body
        if found["timed_out"]:
            raise too_broad()
        return found

    def _far(self, request: Request) -> Found:
        """A page beyond the window, or one too large to be asked for at once; the next one goes on where it ended."""
        walk = self._walks.take(request)
        if walk is not None:
            try:
                return self._walked(walk, request)
            except ApiError as error:
                if not forgotten(error):
                    raise
        answer = self._search(request, 0, 0)
        told = _found(answer, ())
        return self._walked(Walk(self._client, self._name, query_of(request), order_of(request), told), request)

    def _walked(self, walk: Walk, request: Request) -> Found:
        found: Found = walk.told
        if request.offset >= found.total:
            walk.close()
            return found
        walk.skip(request.offset)
        documents = [document_of(hit) for hit in walk.hits(request.limit)]
        if walk.offset < found.total:
            self._walks.keep(request, walk)
        else:
            walk.close()
        return replace(found, documents=documents)


def _found(answer: Answer, hits: Sequence[Answer]) -> Found:
    counted = answer["aggregations"]
    facets = {name: _ordered({b["key"]: b["doc_count"] for b in counted[name]["buckets"]}) for name in FACETS}
    return Found(answer["hits"]["total"]["value"], [document_of(hit) for hit in hits], facets)


def _ordered(counts: Mapping[str, int]) -> dict[str, int]:
    """The most frequent first, equal ones by the value."""
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
