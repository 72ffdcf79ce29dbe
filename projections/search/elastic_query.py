"""A request as a query of Elasticsearch: built from terms, never from what the user wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from projections.search.fields import FIELDS, KNOWN, Asked, narrowing
from projections.search.matching import All_, Is, Node, condition
from projections.search.port import Request
from projections.search.query import Query

Part = Mapping[str, Any]

_NO_DAY = -1

# By relevance, ties by date, newest first, then type and id; after that what no two documents share.
ORDER: Sequence[Any] = (
    {"_score": "desc"},
    {"day": {"order": "desc", "missing": _NO_DAY}},
    *({field: "asc"} for field in ("type", "id", "number", "valid_from", "known_from", "key")),
)
_NEWEST: Sequence[Any] = ({"known_from": "desc"}, *ORDER[1:])
COUNTS: Part = {
    field.name: {"terms": {"field": field.name, "size": field.most}} for field in FIELDS if field.most is not None
}


def order_of(request: Request) -> Sequence[Any]:
    return _NEWEST if request.newest else ORDER


def query_of(request: Request) -> Part:
    """All that a request asks for. Filters do not count in the order."""
    asked = condition(request.query, request.rest)
    parts = {"must": asked.must, "must_not": asked.excluded, "should": asked.counted}
    return {"bool": {**{name: [_made(one) for one in of] for name, of in parts.items()}, "filter": _filters(request)}}


def _made(node: Node) -> Part:
    if isinstance(node, Is):
        return _holds(node)
    made = [_made(one) for one in node.of]
    if isinstance(node, All_):
        return {"bool": {"must": made}}
    return {"bool": {"should": made, "minimum_should_match": 1}}


def _holds(node: Is) -> Part:
    if node.begins:
        return {"prefix": {node.field: {"value": node.terms[0]}}}
    if node.far:
        return {"fuzzy": {node.field: {"value": node.terms[0], "fuzziness": node.far, "max_expansions": 50}}}
    if len(node.terms) > 1:
        return {"match_phrase": {node.field: {"query": " ".join(node.terms)}}}
    return {"term": {node.field: {"value": node.terms[0], "boost": node.weight}}}


def _filters(request: Request) -> list[Part]:
    return [_narrowed(name, asked) for name, asked in narrowing(request).items()]


def known_at(position: int) -> list[Part]:
    """That a position lies within what is known of the document."""
    asked = narrowing(Request(Query(()), position))
    return [_narrowed(name, asked[name]) for name in KNOWN]


def _narrowed(name: str, asked: Asked) -> Part:
    if isinstance(asked, str):
        return {"term": {name: asked}}
    if isinstance(asked, frozenset):
        return {"terms": {name: sorted(asked)}}
    bounds = zip(("gte", "lte"), asked, strict=True)
    return {"range": {name: {bound: value for bound, value in bounds if value is not None}}}
