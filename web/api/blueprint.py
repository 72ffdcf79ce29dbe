"""The blueprint of the API, and how a route says what it takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response
from flask_smorest import Blueprint
from marshmallow import Schema

from web.numbers import know_numbers
from web.schemas.queries import ListQuery

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
blueprint.record(know_numbers)

JSON = "application/json"
BYTES = {"type": "string", "format": "binary"}
Route = Callable[..., Response]
_NO_FILTER = frozenset({"on", "known", "limit", "cursor", "format"})


def asks(query: type[Schema], gives: type[Schema]) -> Callable[[Route], Route]:
    """A route that takes the parameters of ``query`` (as its first argument, a dictionary) and answers ``gives``."""

    def decorate(route: Route) -> Route:
        taking: Route = blueprint.arguments(query, location="query")(
            blueprint.alt_response(200, schema=gives, content_type=JSON, success=True)(route)
        )
        return _with_csv(taking) if issubclass(query, ListQuery) else taking

    return decorate


def _with_csv(route: Route) -> Route:
    content = {"text/csv": {"schema": {"type": "string"}}}
    described: Route = blueprint.doc(responses={200: {"content": content}})(route)
    return described


def filters(query: dict[str, Any]) -> dict[str, Any]:
    """The parameters that narrow a list; the axes and paging are read by ``answering``."""
    return {name: value for name, value in query.items() if name not in _NO_FILTER}
