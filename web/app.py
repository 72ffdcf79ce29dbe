"""The web application: the API and the pages over one archive."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response

from archive.archive import Archive
from projections.following.building import Progress
from projections.search.server import SearchServer
from web import api, compressing, policy, problems
from web.desk import desk_page, mending_pages
from web.desk.own.pages import desk
from web.metrics import Metrics
from web.pages import blueprint
from web.people import guarding, oidc
from web.people.settings import PeopleSettings
from web.services import Services

_ROOM_FOR_WORDS = 16_000_000
_MOST_FIELDS = 20_000
_HEADERS = {
    "Content-Security-Policy": policy.PAGE,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Answers change with what is recorded, and are for who asked: kept only to be asked about again.
    "Cache-Control": "private, no-cache",
}


def create_app(
    archive: Archive,
    progress: Progress = lambda done, of: None,
    search: SearchServer | None = None,
    signing_in: PeopleSettings = PeopleSettings(),  # noqa: B008 - it never changes
) -> Flask:
    """The application; ``progress(position, of)`` is told while read models are made or made anew.

    ``search``: the server that holds the index; None: it is embedded. ``signing_in``: who may ask.
    """
    return app_over(Services.over(archive, progress, search, signing_in))


def app_over(services: Services) -> Flask:
    """The application of services that are there already."""
    archive = services.archive
    services.search.patient = False  # made here and not by several threads at once
    app = Flask("web", root_path=str(Path(__file__).parent))
    app.config.update(MAX_CONTENT_LENGTH=archive.max_bytes * 4 // 3 + _ROOM_FOR_WORDS)
    app.config.update(MAX_FORM_MEMORY_SIZE=_ROOM_FOR_WORDS, MAX_FORM_PARTS=_MOST_FIELDS)
    app.url_map.merge_slashes = False  # a provision's number may hold slashes
    compressing.register(app)
    services.register(app)
    Metrics(app, services)
    guarding.behind_proxies(app, services.people.settings.proxies)
    guarding.register(app)
    oidc.register(app)
    app.after_request(_with_headers)
    app.context_processor(lambda: {"simulated": archive.simulated})  # also on pages that hold no answer
    api.register(app)
    problems.register(app)
    app.register_blueprint(blueprint)
    app.register_blueprint(desk)
    app.register_blueprint(mending_pages.blueprint)
    app.register_blueprint(desk_page.blueprint)
    return app


def close(app: Flask) -> None:
    """Lets go of the read models and the index; the archive is the caller's."""
    services: Services = app.extensions["forumarkiv"]
    services.close()


def _with_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.vary.add("Accept-Language")
    return response
