"""What Elasticsearch keeps of a search document: ready terms, rectangles as numbers, and beside them the document."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from archive.records import OPEN
from projections.search.bounds import SHOWN
from projections.search.documents import SearchDocument
from projections.search.fields import FIELDS, Field, of_kind, values
from projections.search.matching import fields_of

# The one document that says how far the log has been put.
REACHED = "reached"
_LONG = 1_000_000
_ORDERED = frozenset(field.name for field in of_kind("ordered-terms"))

# Nothing is seen but by ``refresh``, asked for when a batch is whole. A copy on another node where there is one.
SETTINGS: Mapping[str, Any] = {"refresh_interval": "-1", "auto_expand_replicas": "0-1"}


def _mapped(field: Field) -> Mapping[str, Any]:
    """Terms stand between blanks; where their order counts no phrase reaches from one piece into the next."""
    if field.kind == "words":
        return {"type": "keyword", "doc_values": False}
    if field.kind in ("word", "number"):
        return {"type": "keyword" if field.kind == "word" else "long"}
    if field.kind == "terms":
        return {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
    return {"type": "text", "analyzer": "whitespace", "index_options": "positions", "position_increment_gap": 100}


MAPPINGS: Mapping[str, Any] = {
    "dynamic": "strict",
    "_source": {"includes": ["document", "more", REACHED, "told"]},
    "properties": {
        **{field.name: _mapped(field) for field in FIELDS},
        REACHED: {"type": "long"},
        **{field: {"type": "object", "enabled": False} for field in ("document", "more", "told")},
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
    shown = msgspec.to_builtins(replace(document, text=document.text[:SHOWN]))
    more = {"more": document.text[SHOWN:]} if document.text[SHOWN:] else {}
    return {**terms_of(document), **values(document), "document": shown, **more}


def document_of(hit: Mapping[str, Any]) -> SearchDocument:
    """As it is shown, or with all of its text where the hit has that."""
    shown = msgspec.convert(hit["_source"]["document"], SearchDocument)
    return replace(shown, text=shown.text + hit["_source"].get("more", ""))
