"""The embedded engine: one tantivy index in a folder, its position kept in the same commit as its documents."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec.structs import replace
from tantivy import DocAddress, Document, Index, Occur, Query, Schema, SchemaBuilder, Searcher

from archive.private import make_folder
from archive.records import OPEN
from projections.search.at_once import at_once
from projections.search.bounds import SHOWN, Budget
from projections.search.documents import SearchDocument
from projections.search.embedded_page import best, in_order
from projections.search.embedded_query import Extent, known_at, query_of
from projections.search.failures import each
from projections.search.fields import CLOSED, FACETS, FIELDS, of_kind, values
from projections.search.matching import fields_of
from projections.search.port import NONE, Found, Request, Told

_HEAP = 50_000_000
_CHUNK = 500
# Of so many documents a page and the facets are asked for at once: of fewer they take less than to call a thread.
_MANY = 50_000
# Of so many documents one may be no longer known, where those are left out; of half of them that costs as much as to
# ask all, of nine in ten up to twice as much.
_FEW_OF = 4
# Written anew by each commit.
_COMMITTED = "meta.json"
# The one document that says how far the log has been put.
_REACHED = "reached"
_value_and_count = itemgetter("key", "doc_count")

_encode = msgspec.json.Encoder().encode
_told = msgspec.json.Decoder(Told).decode
_decode = msgspec.json.Decoder(SearchDocument).decode


def _schema() -> Schema:
    builder = SchemaBuilder()
    for field in of_kind("ordered-terms", "terms"):
        option = "position" if field.kind == "ordered-terms" else "freq"
        builder.add_text_field(field.name, tokenizer_name="whitespace", index_option=option)
    for field in of_kind("words"):
        builder.add_text_field(field.name, tokenizer_name="whitespace", index_option="basic")
    for field in of_kind("word"):
        builder.add_text_field(field.name, tokenizer_name="raw", index_option="basic", fast=field.most is not None)
    for name in (*(field.name for field in of_kind("number")), _REACHED):
        builder.add_integer_field(name, fast=True)
    for name in ("document", "more"):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


@dataclass(frozen=True)
class _Committed:
    """One state of the index; ``stamp``: of the file that names it."""

    stamp: tuple[int, int]
    searcher: Searcher
    position: int
    extent: Extent


class EmbeddedIndex:
    """Fulfils ``SearchEngine``. One writer at a time on the machine, which the caller sees to; any number of readers.

    Its methods raise ValueError or OSError, or the library's own panic, where the folder is damaged.
    """

    def __init__(self, folder: Path) -> None:
        """Opens the index in a folder, or makes the folder with an empty one."""
        make_folder(folder, exist_ok=True)
        self._schema = _schema()
        self._index = Index(self._schema, str(folder))
        self._index.config_reader("manual")
        self._told = str(folder / _COMMITTED)
        self._kept: _Committed | None = None

    def position(self, enough: int | None = None) -> int:
        return self._committed().position

    def told(self, brief: bool = False) -> Told:
        searcher = self._searcher()
        found = _reached(searcher, self._schema)
        return _told(searcher.doc(found[0]).get_first("document") or b"") if found else Told()

    def put(
        self, documents: Sequence[SearchDocument], position: int, key: str = "", failed: Mapping[str, str] = NONE
    ) -> None:
        if position < self.position():  # a writer that comes late: all of it has been put, and some of it changed
            return
        writer, failing = self._index.writer(_HEAP, 1), dict(failed)
        try:
            last = {document.key: document for document in documents}
            for known_as in last:
                writer.delete_documents_by_term("key", known_as)
            for stored in each(_as_stored, last.values(), failing):
                writer.add_document(stored)
            writer.delete_documents_by_term("key", _REACHED)
            told = _encode(Told(position, key, failing))
            # Never found, as what is no longer known is not.
            writer.add_document(Document(key=_REACHED, closed=CLOSED, reached=position, document=told))
            writer.commit()
        finally:
            writer.wait_merging_threads()

    def open_of(self, units: Sequence[str], position: int) -> list[SearchDocument]:
        searcher = self._searcher()
        known = Query.boolean_query([(Occur.Must, one) for one in known_at(self._schema, position)])
        found: list[SearchDocument] = []
        for start in range(0, len(units), _CHUNK):
            of_units = Query.term_set_query(self._schema, "unit", list(units[start : start + _CHUNK]))
            found += [_whole(searcher.doc(at)) for at in _all(searcher, of_units.and_must_match(known))]
        return [replace(document, known_to=OPEN) for document in found]

    def find(self, request: Request) -> Found:
        budget = Budget(request.offset + request.limit, request.bounded)
        committed = self._committed()
        searcher, query = committed.searcher, query_of(self._schema, request, committed.extent)
        (total, first), facets = at_once(
            partial(best, searcher, query, request),
            budget.counted(partial(_counted, searcher, query, request)),
            beside=searcher.num_docs >= _MANY,
        )
        budget.take()
        documents = self._documents(searcher, [at for _, at in first], budget)
        page = in_order([score for score, _ in first], documents)[request.offset : request.offset + request.limit]
        # What was asked for is all that there can be.
        same = {name: {value: total} if total else {} for name, value in request.single.items() if name in FACETS}
        return Found(total, page, facets | same)

    def _searcher(self) -> Searcher:
        return self._committed().searcher

    def _committed(self) -> _Committed:
        """What is searched now. One that is new has to open all that it reads, so that it is kept until a commit."""
        told = os.stat(self._told)
        stamp = told.st_ino, told.st_mtime_ns
        kept = self._kept
        if kept is None or kept.stamp != stamp:
            self._index.reload()
            searcher = self._index.searcher()
            found = _reached(searcher, self._schema)
            position = int(searcher.fast_field_values(_REACHED, found)[0] or 0) if found else 0
            kept = self._kept = _Committed(stamp, searcher, position, extent_of(searcher, self._schema))
        return kept

    def _documents(self, searcher: Searcher, addresses: Iterable[DocAddress], budget: Budget) -> list[SearchDocument]:
        """As they are shown: of a long text its beginning."""
        found = []
        for address in addresses:
            stored = searcher.doc(address)
            found.append(_decode(stored.get_first("document") or b""))
            budget.take(len(found[-1].text) + sum(map(len, stored.get_all("more"))))
        return found


def _reached(searcher: Searcher, schema: Schema) -> list[DocAddress]:
    return [at for _, at in searcher.search(Query.term_query(schema, "key", _REACHED), limit=1).hits]


def extent_of(searcher: Searcher, schema: Schema) -> Extent:
    closed = Query.term_query(schema, "closed", CLOSED)
    few = _count(searcher, closed) * _FEW_OF <= searcher.num_docs
    last = _most(searcher, Query.all_query(), "known_from")
    return Extent(last, _most(searcher, closed, "known_to") if few else None)


def _most(searcher: Searcher, query: Query, field: str) -> int:
    found = searcher.aggregate(query, {"most": {"max": {"field": field}}})
    return int(found["most"]["value"] or 0)


def _as_stored(document: SearchDocument) -> Document:
    stored = Document()
    for field, texts in fields_of(document).items():
        for text in texts:
            stored.add_text(field, text)
    for field, value in values(document).items():
        if isinstance(value, int):
            stored.add_integer(field, value)
        else:
            stored.add_text(field, value if isinstance(value, str) else " ".join(value))
    if len(document.text) <= SHOWN:
        stored.add_bytes("document", _encode(document))
        return stored
    stored.add_bytes("document", _encode(replace(document, text=document.text[:SHOWN])))
    stored.add_bytes("more", document.text[SHOWN:].encode())
    return stored


def _whole(stored: Document) -> SearchDocument:
    shown = _decode(stored.get_first("document") or b"")
    return replace(shown, text=shown.text + str(stored.get_first("more") or b"", "utf-8"))


def _count(searcher: Searcher, query: Query) -> int:
    return int(cast(Any, searcher.search(query, limit=1)).count)


def _all(searcher: Searcher, query: Query) -> list[DocAddress]:
    return [address for _, address in searcher.search(query, limit=max(1, _count(searcher, query))).hits]


def _counted(searcher: Searcher, query: Query, request: Request) -> dict[str, dict[str, int]]:
    """The counts of each value, the most frequent first, equal ones by the value; not of what was asked for."""
    free = [field for field in FIELDS if field.most is not None and field.name not in request.single]
    asked = {field.name: {"terms": {"field": field.name, "size": field.most}} for field in free}
    counted = searcher.aggregate(query, asked)
    return {name: _ordered(map(_value_and_count, counted[name]["buckets"])) for name in asked}


def _ordered(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    return dict(sorted(sorted(counts), key=itemgetter(1), reverse=True))
