"""Two ways to rank texts for a question: this product's search, and a stock Elasticsearch that knows Danish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from elasticsearch.helpers import bulk

from bench.servers import named
from projections.search.documents import SearchDocument
from projections.search.embedded import EmbeddedIndex
from projections.search.port import Request
from projections.search.query import parse

# As a page of hits is: what meets every word, and where that is little the best of the rest.
FIRST = 10
_BATCH = 2_000
_PATIENCE = 60


class Ranking(Protocol):
    def __call__(self, question: str) -> list[str]:
        """The ids of the first ten."""


@contextmanager
def product(documents: Sequence[SearchDocument]) -> Iterator[Ranking]:
    """The embedded engine, its documents put by its own ``put``."""
    with TemporaryDirectory() as folder:
        index = EmbeddedIndex(Path(folder) / "index")
        last = max(document.known_from for document in documents)
        index.put(documents, last)

        def rank(question: str) -> list[str]:
            request = Request(parse(question), last, limit=FIRST)
            found = index.find(request)
            hits = list(found.documents)
            if found.total < FIRST and request.query.has_some:
                hits += index.find(Request(parse(question), last, limit=FIRST, rest=True)).documents
            return [name_of(document) for document in hits][:FIRST]

        yield rank


@contextmanager
def stock(address: str, documents: Sequence[SearchDocument]) -> Iterator[Ranking]:
    """Elasticsearch with its analyzer ``danish`` on title and text, asked as its manual begins: one ``multi_match``."""
    with named(address) as server, server.client() as client:
        index, fields = f"{server.prefix}-stock", ("title", "text", "stands")
        mapped: dict[str, Any] = {field: {"type": "text", "analyzer": "danish"} for field in fields}
        client.indices.create(index=index, mappings={"properties": mapped})
        patient = client.options(request_timeout=_PATIENCE)
        bulk(patient, _actions(index, documents), chunk_size=_BATCH, refresh="wait_for", timeout=f"{_PATIENCE}s")

        def rank(question: str) -> list[str]:
            query = {"multi_match": {"query": question, "fields": [*fields], "type": "most_fields"}}
            hits = client.search(index=index, query=query, size=FIRST)["hits"]["hits"]
            return [name_of(documents[int(hit["_id"])]) for hit in hits]

        yield rank


@contextmanager
def stemmed(address: str) -> Iterator[Callable[[str], set[str]]]:
    """What that analyzer makes of a word."""
    with named(address) as server, server.client() as client:

        def stems(word: str) -> set[str]:
            told = client.indices.analyze(analyzer="danish", text=word)["tokens"]
            return {token["token"] for token in told}

        yield stems


def _actions(index: str, documents: Iterable[SearchDocument]) -> Iterator[dict[str, Any]]:
    for n, document in enumerate(documents):
        told = {"title": document.title, "text": document.text, "stands": list(document.stands)}
        yield {"_index": index, "_id": str(n), "_source": told}


def name_of(document: SearchDocument) -> str:
    """How judged sets name a text: a document by its id, others by type, id, number and first day."""
    if document.type == "document":
        return document.id
    parts = document.type, document.id, document.number, document.valid_from
    return " ".join(part for part in parts if part is not None)
