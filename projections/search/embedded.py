"""The embedded engine: one tantivy index in a folder, its position kept in the same commit as its documents."""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec.structs import replace
from tantivy import DocAddress, Document, Index, Occur, Query, Schema, SchemaBuilder, Searcher

from archive.private import make_folder
from archive.records import OPEN
from projections.search.bounds import SHOWN, Budget
from projections.search.documents import SearchDocument
from projections.search.embedded_query import Extent, known_at, query_of
from projections.search.failures import each
from projections.search.fields import CLOSED, FACETS, FIELDS, of_kind, values
from projections.search.matching import fields_of
from projections.search.port import NONE, Found, Request, Told

_HEAP = 50_000_000
_CHUNK = 500
_NO_DAY = -1
# Scores that differ less are the same: what is left of adding the same numbers in another order.
_DIGITS = 3
# How many are asked for before it is known how many there are: an engine makes room for as many.
_AT_ONCE = 2_000
# Of so many one is asked for at least: of many found, many have the score of the last one of the page, and to ask once
# more costs as much as to ask at all. Of a day, which orders beginnings, there are few.
_TIED = {"word": 200, "phrase": 50}
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
        facets = _counted(searcher, query, request)
        total, best = _best(searcher, query, request, max(sum(counts.values()) for counts in facets.values()))
        budget.take()
        documents = self._documents(searcher, [at for _, at in best], budget)
        page = _in_order([score for score, _ in best], documents)[request.offset : request.offset + request.limit]
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
            stored.add_text(field, value)
    stored.add_bytes("document", _encode(replace(document, text=document.text[:SHOWN])))
    if document.text[SHOWN:]:
        stored.add_bytes("more", document.text[SHOWN:].encode())
    return stored


def _whole(stored: Document) -> SearchDocument:
    shown = _decode(stored.get_first("document") or b"")
    return replace(shown, text=shown.text + str(stored.get_first("more") or b"", "utf-8"))


def _count(searcher: Searcher, query: Query) -> int:
    return int(cast(Any, searcher.search(query, limit=1)).count)


def _all(searcher: Searcher, query: Query) -> list[DocAddress]:
    return [address for _, address in searcher.search(query, limit=max(1, _count(searcher, query))).hits]


Scored = tuple[float, DocAddress]


def _best(searcher: Searcher, query: Query, request: Request, likely: int) -> tuple[int, list[Scored]]:
    """How many there are; and the first by score, or ``known_from``, and day up to the end of the page, with all equal
    to the last one.

    ``likely``: how many there are at least.
    """
    wanted, by = request.offset + request.limit, _ordered_by(request)
    order: dict[str, Any] = {} if by is None else {"order_by_field": by}
    asked = _at_first(request, likely)
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


def _at_first(request: Request, likely: int) -> int:
    """How many hits will mostly hold the page and all that are equal to its last one."""
    kinds = set() if request.newest else {clause.kind for clause in request.query.wanted}
    tied = next((likely // of for kind, of in _TIED.items() if kind in kinds), 0)
    return min(max(2 * (request.offset + request.limit), tied), _AT_ONCE)


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


def _in_order(scores: list[float], documents: list[SearchDocument]) -> list[SearchDocument]:
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


def _counted(searcher: Searcher, query: Query, request: Request) -> dict[str, dict[str, int]]:
    """The counts of each value, the most frequent first, equal ones by the value; not of what was asked for."""
    free = [field for field in FIELDS if field.most is not None and field.name not in request.single]
    asked = {field.name: {"terms": {"field": field.name, "size": field.most}} for field in free}
    counted = searcher.aggregate(query, asked)
    return {name: _ordered(map(_value_and_count, counted[name]["buckets"])) for name in asked}


def _ordered(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    return dict(sorted(sorted(counts), key=itemgetter(1), reverse=True))
