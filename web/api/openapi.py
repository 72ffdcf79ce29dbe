"""The OpenAPI document: describing every schema takes longer than all else when a program starts."""

from __future__ import annotations

from functools import cache

from flask import Flask
from flask_smorest import Api, Blueprint

from web.schemas.problems import Problem

_SAID = {
    "API_TITLE": "Forumarkiv",
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/",
    "OPENAPI_JSON_PATH": "openapi.json",
}


class _Documented(Api):
    """What is not said otherwise is a problem."""

    ERROR_SCHEMA = Problem
    DEFAULT_RESPONSE_CONTENT_TYPE = "application/problem+json"


@cache
def document(*blueprints: Blueprint) -> bytes:
    """Of an application that answers nothing else, once in a process: it is the same over every archive."""
    app = Flask("openapi")
    app.config.update(_SAID)
    api = _Documented(app)
    for blueprint in blueprints:
        api.register_blueprint(blueprint)
    said: bytes = app.test_client().get("/openapi.json").data
    return said
