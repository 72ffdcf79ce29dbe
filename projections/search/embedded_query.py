"""A request as a query of the embedded engine: built from terms, never from what the user wrote."""

from __future__ import annotations

import re

from tantivy import FieldType, Occur, Query, Schema

from projections.search.fields import KNOWN, Asked, narrowing
from projections.search.matching import Any_, Is, Node, condition
from projections.search.port import Request
from projections.search.query import Query as Parsed

_SIGN = re.compile("([\\\\.+*?()|\\[\\]{}^$#&~-])")


def query_of(schema: Schema, request: Request, latest: int) -> Query:
    """All that a request asks for. Filters do not count in the order. ``latest``: the last ``known_from`` there is."""
    asked = condition(request.query, request.rest)
    conditions = [(Occur.Must, _made(schema, one)) for one in asked.must] or [(Occur.Must, Query.all_query())]
    conditions += [(Occur.MustNot, _made(schema, one)) for one in asked.excluded]
    conditions += [(Occur.Should, _made(schema, one)) for one in asked.counted]
    filters = [(Occur.Must, Query.const_score_query(query, 0.0)) for query in _filters(schema, request, latest)]
    return Query.boolean_query([*conditions, *filters])


def _made(schema: Schema, node: Node) -> Query:
    if isinstance(node, Is):
        return _holds(schema, node)
    occur = Occur.Should if isinstance(node, Any_) else Occur.Must
    made = [_made(schema, one) for one in node.of]
    return made[0] if len(made) == 1 else Query.boolean_query([(occur, one) for one in made])


def _holds(schema: Schema, node: Is) -> Query:
    if node.begins:
        return Query.regex_query(schema, node.field, _SIGN.sub(r"\\\1", node.terms[0]) + ".*")
    if node.far:
        return Query.fuzzy_term_query(schema, node.field, node.terms[0], node.far)
    if len(node.terms) > 1:
        return Query.phrase_query(schema, node.field, list(node.terms))
    found = Query.term_query(schema, node.field, node.terms[0])
    return found if node.weight == 1.0 else Query.boost_query(found, node.weight)


def _filters(schema: Schema, request: Request, latest: int) -> list[Query]:
    asked = dict(narrowing(request))
    if request.position >= latest:  # the engine would look at each document to find that all of them had begun
        del asked["known_from"]
    return [_narrowed(schema, name, value) for name, value in asked.items()]


def known_at(schema: Schema, position: int) -> list[Query]:
    """That a position lies within what is known of the document."""
    asked = narrowing(Request(Parsed(()), position))
    return [_narrowed(schema, name, asked[name]) for name in KNOWN]


def _narrowed(schema: Schema, name: str, asked: Asked) -> Query:
    if isinstance(asked, str):
        return Query.term_query(schema, name, asked)
    if isinstance(asked, frozenset):
        return Query.term_set_query(schema, name, sorted(asked))
    return Query.range_query(schema, name, FieldType.Integer, *asked)
