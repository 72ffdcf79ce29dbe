"""What Elasticsearch keeps of a search document: ready terms, rectangles as numbers, and beside them the document."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from archive.records import OPEN
from projections.search.documents import SearchDocument
from projections.search.matching import FIELDS, fields_of
from projections.search.rectangles import end_day, first_day

# The one document that says how far the log has been put.
REACHED = "reached"
_LONG = 1_000_000
_ORDERED = ("literal", "folded")
_NUMBERS = ("known_from", "known_to", "valid_from", "valid_to", "day", REACHED)
_WORDS = ("unit", "type", "id", "number", "body", "year")

# Nothing is seen but by ``refresh``, asked for when a batch is whole. A copy on another node where there is one.
SETTINGS: Mapping[str, Any] = {"refresh_interval": "-1", "auto_expand_replicas": "0-1"}


def _terms(field: str) -> Mapping[str, Any]:
    """Terms that stand between blanks; where their order counts no phrase reaches from one piece into the next."""
    options = "positions" if field in _ORDERED else "freqs"
    gap = {"position_increment_gap": 100} if field in _ORDERED else {}
    return {"type": "text", "analyzer": "whitespace", "index_options": options, **gap}


MAPPINGS: Mapping[str, Any] = {
    "dynamic": "strict",
    "_source": {"includes": ["document", REACHED, "told"]},
    "properties": {
        **{field: _terms(field) for field in FIELDS},
        **{field: {"type": "keyword"} for field in _WORDS},
        **{field: {"type": "long"} for field in _NUMBERS},
        **{field: {"type": "object", "enabled": False} for field in ("document", "told")},
    },
}


def written_to(name: str) -> str:
    """The alias by which an index is written: a deleted index is not made anew by the first document that comes."""
    return f"{name}-writing"


def action(document: SearchDocument) -> dict[str, Any]:
    """Of the bulk interface. The version is the position that made the document so: who comes late changes nothing.

    A document is never deleted, as the versions of deleted ones are forgotten: the end of what is known is written in.
    """
    written = document.known_from if document.known_to == OPEN else document.known_to
    return {
        "_op_type": "index",
        "_id": hashlib.sha256(document.key.encode()).hexdigest(),
        "version": written,
        "version_type": "external_gte",
        "_source": source(document),
    }


def terms_of(document: SearchDocument) -> Mapping[str, list[str]]:
    """Of a very long text what does not stand in order stands once only: an engine takes a document whole or not."""
    terms = fields_of(document)
    if len(document.text) <= _LONG:
        return terms
    return {field: texts if field in _ORDERED else _once(texts) for field, texts in terms.items()}


def _once(texts: list[str]) -> list[str]:
    return [" ".join(dict.fromkeys(term for text in texts for term in text.split(" ")))]


def source(document: SearchDocument) -> dict[str, Any]:
    dated = {} if document.date is None else {"year": document.date[:4], "day": first_day(document.date)}
    return {
        **terms_of(document),
        **dated,
        "unit": document.unit,
        "type": document.type,
        "id": document.id,
        "number": document.number or "",
        **({} if document.body is None else {"body": document.body}),
        "known_from": document.known_from,
        "known_to": document.known_to,
        "valid_from": first_day(document.valid_from),
        "valid_to": end_day(document.valid_to),
        "document": msgspec.to_builtins(document),
    }


def document_of(hit: Mapping[str, Any]) -> SearchDocument:
    return msgspec.convert(hit["_source"]["document"], SearchDocument)
