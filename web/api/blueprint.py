"""The blueprint of the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from flask import Response
from flask_smorest import Blueprint

from web.numbers import know_numbers

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
blueprint.record(know_numbers)

JSON = "application/json"
BYTES = {"type": "string", "format": "binary"}


def respond(body: Mapping[str, Any], status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, mimetype=JSON)
