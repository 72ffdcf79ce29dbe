"""A request as a query of the embedded engine: built from terms, never from what the user wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import FieldType, Occur, Query, Schema

from projections.search.fields import CLOSED, KNOWN, Asked, narrowing
from projections.search.matching import Any_, Is, Node, condition
from projections.search.port import Request
from projections.search.query import Query as Parsed

_SIGN = re.compile("([\\\\.+*?()|\\[\\]{}^$#&~-])")


@dataclass(frozen=True, slots=True)
class Extent:
    """How far what an index holds reaches in positions, which says what need not be asked of each document.

    ``latest``: the last ``known_from``; ``closed``: the last ``known_to`` of what is no longer known, None where that
    is so much that to leave it out costs more than to ask all.
    """

    latest: int
    closed: int | None


def query_of(schema: Schema, request: Request, extent: Extent) -> Query:
    """All that a request asks for. Filters do not count in the order."""
    asked = condition(request.query, request.rest)
    conditions = [(Occur.Must, _made(schema, one)) for one in asked.must] or [(Occur.Must, Query.all_query())]
    conditions += [(Occur.MustNot, _made(schema, one)) for one in asked.excluded]
    conditions += [(Occur.Should, _made(schema, one)) for one in asked.counted]
    return Query.boolean_query([*conditions, *_filters(schema, request, extent)])


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


def _filters(schema: Schema, request: Request, extent: Extent) -> Iterator[tuple[Occur, Query]]:
    """Of all that had begun, or ended, by the position the engine would look at each document to find that out."""
    asked = dict(narrowing(request))
    if request.position >= extent.latest:
        del asked["known_from"]
    if extent.closed is not None and request.position >= extent.closed:
        del asked["known_to"]
        yield Occur.MustNot, Query.term_query(schema, "closed", CLOSED)
    for name, value in asked.items():
        yield Occur.Must, Query.const_score_query(_narrowed(schema, name, value), 0.0)


def known_at(schema: Schema, position: int) -> list[Query]:
    """That a position lies within what is known of the document."""
    asked = narrowing(Request(Parsed(()), position))
    return [_narrowed(schema, name, asked[name]) for name in KNOWN]


def _narrowed(schema: Schema, name: str, asked: Asked) -> Query:
    if isinstance(asked, str):
        return Query.term_query(schema, name, asked)
    if isinstance(asked, frozenset):
        return Query.boolean_query([(Occur.Should, Query.term_query(schema, name, one)) for one in sorted(asked)])
    return Query.range_query(schema, name, FieldType.Integer, *asked)
