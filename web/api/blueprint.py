"""The blueprint of the API."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
from flask import Response
from flask_smorest import Blueprint

from web.numbers import know_numbers
from web.parameters import Query, described, described_parts

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
blueprint.record(know_numbers)

JSON = "application/json"
Route = Callable[..., Response]
BYTES = {"type": "string", "format": "binary"}


def asks(query: type[Query], parts: Iterable[str] = ()) -> Callable[[Route], Route]:
    """A route that takes parameters and parts of an address, for the API's description; whoever answers reads them."""

    def decorate(route: Route) -> Route:
        told: Route = blueprint.doc(parameters=[*described_parts(parts), *described(query)])(
            blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")(route)
        )
        return told

    return decorate


def respond(body: Mapping[str, Any], status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, mimetype=JSON)
