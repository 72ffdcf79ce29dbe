"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

from flask import Response
from flask_smorest import Blueprint

from archive.problems import Problem
from web.api.blueprint import JSON, respond
from web.schemas.archive import Live, Ready
from web.services import services

blueprint = Blueprint("health", __name__)


@blueprint.get("/livez")
@blueprint.alt_response(200, schema=Live, content_type=JSON, success=True)
def live() -> Response:
    """Whether the process answers at all."""
    return respond({"status": "ok"})


@blueprint.get("/readyz")
@blueprint.alt_response(200, schema=Ready, content_type=JSON, success=True)
def ready() -> Response:
    """Whether questions can be answered, and how far each read model is; 503 where none can."""
    models = services().at_once()
    basis = models[0]  # every question rests on it
    if basis["state"] == "stopped":
        raise Problem("behind", "read-model-stopped", position=basis["position"], reason=basis["reason"])
    if basis["position"] == 0:
        raise Problem("behind", "behind", position=0, needed=services().archive.last_position())
    in_order = all(model["state"] in ("ok", "missing") for model in models)
    return respond({"status": "ok" if in_order else "degraded", "read_models": models})
