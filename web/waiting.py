"""Waiting for a database that is not there when a program begins."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import sleep
from typing import TypeVar

import psycopg
from eventsourcing.persistence import PersistenceError
from sqlalchemy.exc import DBAPIError

from archive.problems import Problem
from archive.telling import in_a_line

_FIRST, _LONGEST = 1.0, 60.0
_logger = logging.getLogger(__name__)
T = TypeVar("T")


def patiently(begin: Callable[[], T], database_url: str | None, wait: Callable[[float], object] = sleep) -> T:
    """What ``begin`` gives, once the database answers; each try is told, the pauses double up to a minute.

    Without a database, and for whatever no waiting helps against, what ``begin`` raises is raised.
    """
    pause = 0.0
    while True:
        try:
            given = begin()
        except (Problem, PersistenceError, DBAPIError, psycopg.Error) as error:
            if database_url is None or (isinstance(error, Problem) and error.code != "cannot-read"):
                raise
            pause = min(pause * 2, _LONGEST) or _FIRST
            _logger.error("The database is not there and is tried again in %g s: %s", pause, _reason(error))
        else:
            if pause:
                _logger.warning("The database is there")
            return given
        wait(pause)


def _reason(error: Exception) -> str:
    if isinstance(error, Problem):
        return str(error.params["reason"])
    return in_a_line(error.orig if isinstance(error, DBAPIError) and error.orig else error)
