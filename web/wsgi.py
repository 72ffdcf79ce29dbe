"""What a server of WSGI applications imports: ``web.wsgi:application()``."""

from __future__ import annotations

from flask import Flask

from web.app import create_app
from web.services import open_archive
from web.settings import Settings


def application() -> Flask:
    """The application over the archive that the environment names.

    To be called in each process that answers, after it was forked: connections and locks cannot be shared. Raises
    ``invalid`` for a wrong setting, ``unavailable`` where there is no archive.
    """
    settings = Settings.from_env()
    return create_app(open_archive(settings), search=settings.search)
