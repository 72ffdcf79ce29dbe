"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

from flask import Response
from flask_smorest import Blueprint

from archive.problems import Problem
from web import schemas
from web.api.answering import respond
from web.api.blueprint import JSON
from web.services import services

blueprint = Blueprint("health", __name__)


@blueprint.get("/livez")
@blueprint.alt_response(200, schema=schemas.Live, content_type=JSON, success=True)
def live() -> Response:
    """Whether the process answers at all."""
    return respond({"status": "ok"})


@blueprint.get("/readyz")
@blueprint.alt_response(200, schema=schemas.Ready, content_type=JSON, success=True)
def ready() -> Response:
    """Whether every read model has reached the end of the log."""
    models = services().tables()
    behind = next((model for model in models if model["state"] != "ok"), None)
    if behind is not None:
        if behind["state"] == "stopped":
            raise Problem("behind", "read-model-stopped", position=behind["position"], reason=behind["reason"])
        raise Problem("behind", "behind", position=behind["position"], needed=services().archive.last_position())
    return respond({"status": "ok", "read_models": models})
