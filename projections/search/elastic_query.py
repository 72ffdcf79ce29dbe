"""A request as a query of Elasticsearch: built from terms, never from what the user wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from projections.search.matching import asked_terms, field_of
from projections.search.port import FACETS, Request
from projections.search.query import Clause
from projections.search.rectangles import first_day
from projections.search.weights import WEIGHTS

Part = Mapping[str, Any]

_NO_DAY = -1
# Together fewer than the engine's 65,535 groups of one answer; a date has four digits of year.
_MOST_VALUES = {"type": 100, "body": 50_000, "year": 10_000}

# By relevance, ties by date, newest first, then type and id; after that what no two documents share.
ORDER: Sequence[Any] = (
    {"_score": "desc"},
    {"day": {"order": "desc", "missing": _NO_DAY}},
    *({field: "asc"} for field in ("type", "id", "number", "valid_from", "known_from", "key")),
)
COUNTS: Part = {name: {"terms": {"field": name, "size": _MOST_VALUES[name]}} for name in FACETS}


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


def known_at(position: int) -> list[Part]:
    return _rectangle("known", position)


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
    found = _rectangle("known", request.position)
    if request.on is not None:
        found += _rectangle("valid", first_day(request.on))
    day = {"gte": request.from_, "lt": request.to}
    bounds = {name: first_day(value) for name, value in day.items() if value is not None}
    if bounds:
        found.append({"range": {"day": bounds}})
    asked = (("type", request.type), ("body", request.body))
    return found + [{"term": {field: value}} for field, value in asked if value is not None]


def _rectangle(axis: str, at: int) -> list[Part]:
    """That a moment of an axis lies within the document's rectangle."""
    return [{"range": {f"{axis}_from": {"lte": at}}}, {"range": {f"{axis}_to": {"gt": at}}}]
