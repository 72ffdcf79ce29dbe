"""A request as a query of Elasticsearch: built from terms, never from what the user wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from projections.search.fields import FIELDS, KNOWN, Bounds, narrowing
from projections.search.matching import asked_terms, field_of
from projections.search.port import Request
from projections.search.query import Clause, Query
from projections.search.weights import WEIGHTS

Part = Mapping[str, Any]

_NO_DAY = -1

# By relevance, ties by date, newest first, then type and id; after that what no two documents share.
ORDER: Sequence[Any] = (
    {"_score": "desc"},
    {"day": {"order": "desc", "missing": _NO_DAY}},
    *({field: "asc"} for field in ("type", "id", "number", "valid_from", "known_from", "key")),
)
COUNTS: Part = {
    field.name: {"terms": {"field": field.name, "size": field.most}} for field in FIELDS if field.most is not None
}


def query_of(request: Request) -> Part:
    """All that a request asks for. Filters do not count in the order."""
    decides, counted, excluded = [], [], []
    for clause in request.query.clauses:
        if clause.excluded:
            excluded.append(_decides(clause, request.query.exact, 1.0))
        else:
            decides.append(_decides(clause, request.query.exact, WEIGHTS["stems"]))
            counted += _counted(clause, request.query.exact)
    return {"bool": {"must": decides, "should": counted, "must_not": excluded, "filter": _filters(request)}}


def _decides(clause: Clause, exact: bool, boost: float) -> Part:
    field, terms = field_of(clause, exact), asked_terms(clause, exact)
    if clause.kind == "prefix":
        return {"prefix": {field: {"value": clause.beginning}}}
    if len(terms) == 1:
        return _term(field, terms[0], boost)
    return {"match_phrase": {field: {"query": " ".join(terms)}}}


def _counted(clause: Clause, exact: bool) -> list[Part]:
    """What counts in the order besides."""
    if exact or clause.kind != "word":
        return []
    term = clause.terms[0]
    ordering = {"whole": term.stems[0], "folded": term.folded, "title": term.stems[0]}
    return [_term(field, value, WEIGHTS[field]) for field, value in ordering.items()]


def _term(field: str, value: str, boost: float) -> Part:
    return {"term": {field: {"value": value, "boost": boost}}}


def _filters(request: Request) -> list[Part]:
    return [_narrowed(name, asked) for name, asked in narrowing(request).items()]


def known_at(position: int) -> list[Part]:
    """That a position lies within what is known of the document."""
    asked = narrowing(Request(Query(()), position))
    return [_narrowed(name, asked[name]) for name in KNOWN]


def _narrowed(name: str, asked: str | Bounds) -> Part:
    if isinstance(asked, str):
        return {"term": {name: asked}}
    bounds = zip(("gte", "lte"), asked, strict=True)
    return {"range": {name: {bound: value for bound, value in bounds if value is not None}}}
