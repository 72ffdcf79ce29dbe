"""A request as a query of the embedded engine: built from terms, never from what the user wrote."""

from __future__ import annotations

import re

from tantivy import FieldType, Occur, Query, Schema

from projections.search.fields import KNOWN, Bounds, narrowing
from projections.search.matching import asked_terms, field_of
from projections.search.port import Request
from projections.search.query import Clause
from projections.search.query import Query as Asked
from projections.search.weights import WEIGHTS

_SIGN = re.compile("([\\\\.+*?()|\\[\\]{}^$#&~-])")

Condition = tuple[Occur, Query]


def query_of(schema: Schema, request: Request, latest: int) -> Query:
    """All that a request asks for. Filters do not count in the order. ``latest``: the last ``known_from`` there is."""
    conditions = [condition for clause in request.query.clauses for condition in _of_clause(schema, request, clause)]
    if not request.query.wanted:
        conditions.append((Occur.Must, Query.all_query()))
    filters = [(Occur.Must, Query.const_score_query(query, 0.0)) for query in _filters(schema, request, latest)]
    return Query.boolean_query([*conditions, *filters])


def _of_clause(schema: Schema, request: Request, clause: Clause) -> list[Condition]:
    """The condition that decides, and what counts in the order besides."""
    exact = request.query.exact
    decides = _decides(schema, clause, exact)
    if clause.excluded:
        return [(Occur.MustNot, decides)]
    if exact or clause.kind != "word":
        return [(Occur.Must, decides)]
    term = clause.terms[0]
    ordering = {"whole": term.stems[0], "folded": term.folded, "title": term.stems[0]}
    counted = [
        (Occur.Should, Query.boost_query(Query.term_query(schema, field, value), WEIGHTS[field]))
        for field, value in ordering.items()
    ]
    return [(Occur.Must, Query.boost_query(decides, WEIGHTS["stems"])), *counted]


def _decides(schema: Schema, clause: Clause, exact: bool) -> Query:
    field, terms = field_of(clause, exact), asked_terms(clause, exact)
    if clause.kind == "prefix":
        return Query.regex_query(schema, field, _SIGN.sub(r"\\\1", clause.beginning) + ".*")
    if len(terms) == 1:
        return Query.term_query(schema, field, terms[0])
    return Query.phrase_query(schema, field, list(terms))


def _filters(schema: Schema, request: Request, latest: int) -> list[Query]:
    asked = dict(narrowing(request))
    if request.position >= latest:  # the engine would look at each document to find that all of them had begun
        del asked["known_from"]
    return [_narrowed(schema, name, value) for name, value in asked.items()]


def known_at(schema: Schema, position: int) -> list[Query]:
    """That a position lies within what is known of the document."""
    asked = narrowing(Request(Asked(()), position))
    return [_narrowed(schema, name, asked[name]) for name in KNOWN]


def _narrowed(schema: Schema, name: str, asked: str | Bounds) -> Query:
    if isinstance(asked, str):
        return Query.term_query(schema, name, asked)
    return Query.range_query(schema, name, FieldType.Integer, *asked)
