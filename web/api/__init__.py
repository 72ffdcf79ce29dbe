"""The API: one route an answer; what it says is made in ``projections``, what it looks like in ``web.schemas``."""

from __future__ import annotations

from flask import Flask
from flask_smorest import Api

from web.api import agreements, owners, whole_archive
from web.api.blueprint import blueprint

__all__ = ["agreements", "owners", "register"]


def register(api: Api, app: Flask) -> None:
    api.register_blueprint(blueprint)
    app.add_url_rule("/livez", "live", whole_archive.live)
    app.add_url_rule("/readyz", "ready", whole_archive.ready)
