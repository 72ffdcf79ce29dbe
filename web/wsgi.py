"""What a server of WSGI applications imports: ``web.wsgi:application()``."""

from __future__ import annotations

import logging

from flask import Flask

from archive.problems import Problem
from web.app import create_app, open_archive
from web.problems import in_a_line
from web.settings import Settings

# What gunicorn takes as: no process of this kind will ever start.
_CANNOT_START = 3
_logger = logging.getLogger("gunicorn.error")


def application() -> Flask:
    """The application over the archive that the environment names.

    To be called in each process that answers, after it was forked: connections and locks cannot be shared. Ends the
    process, having said why, where a setting is wrong or there is no archive.
    """
    try:
        settings = Settings.from_env()
        return create_app(open_archive(settings), search=settings.search)
    except Problem as problem:
        _logger.error("%s", in_a_line(problem))
        raise SystemExit(_CANNOT_START) from problem
