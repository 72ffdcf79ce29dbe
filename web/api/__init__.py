"""The API: a route for each question of the registry, files, recording, and the signs of life."""

from __future__ import annotations

from flask import Flask, Response

from web.api import asking, files, health, recording
from web.api.blueprint import JSON, blueprint

__all__ = ["asking", "files", "recording", "register"]


def register(app: Flask) -> None:
    """The routes, and ``/openapi.json``."""
    app.register_blueprint(blueprint)
    app.register_blueprint(health.blueprint)
    app.add_url_rule("/openapi.json", "openapi", _described)


def _described() -> Response:
    from web.api.openapi import document  # with its libraries, when somebody asks

    return Response(document(blueprint, health.blueprint), mimetype=JSON)
