"""The API: a route for each question of the registry, files, recording, and the signs of life."""

from __future__ import annotations

from flask import Flask
from flask_smorest import Api

from web.api import asking, files, health, recording
from web.api.blueprint import blueprint
from web.schemas.problems import Problem

__all__ = ["asking", "files", "recording", "register"]


class _Documented(Api):
    """The OpenAPI document: what is not said otherwise is a problem."""

    ERROR_SCHEMA = Problem
    DEFAULT_RESPONSE_CONTENT_TYPE = "application/problem+json"


def register(app: Flask) -> None:
    """The routes, and ``/openapi.json``."""
    api = _Documented(app)
    api.register_blueprint(blueprint)
    api.register_blueprint(health.blueprint)
