"""The API: one route an answer; what it says is made in ``projections``, what it looks like in ``web.schemas``."""

from __future__ import annotations

from flask import Flask
from flask_smorest import Api

from web import schemas
from web.api import agreements, health, owners, whole_archive
from web.api.blueprint import blueprint

__all__ = ["agreements", "owners", "register", "whole_archive"]


class _Documented(Api):
    """The OpenAPI document: what is not said otherwise is a problem."""

    ERROR_SCHEMA = schemas.Problem
    DEFAULT_RESPONSE_CONTENT_TYPE = "application/problem+json"


def register(app: Flask) -> None:
    """The routes, and ``/openapi.json``."""
    api = _Documented(app)
    api.register_blueprint(blueprint)
    api.register_blueprint(health.blueprint)
