"""What a server of WSGI applications imports: ``web.wsgi:application()``."""

from __future__ import annotations

from functools import partial

from flask import Flask

from web import log
from web.app import create_app
from web.services import open_archive
from web.settings import Settings
from web.settling import settle
from web.waiting import patiently


def application() -> Flask:
    """The application over the archive that the environment names, once its database is there.

    To be called in each process that answers, after it was forked: connections and locks cannot be shared. Raises
    ``invalid`` for a wrong setting, ``unavailable`` where there is no archive.
    """
    settings = Settings.from_env()
    log.begin(settings.language)
    archive = patiently(partial(open_archive, settings), settings.database_url)
    made = partial(create_app, archive, search=settings.search, signing_in=settings.people)
    app = patiently(made, settings.database_url)
    settle()
    return app
