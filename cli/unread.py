"""Failures of what the archive is read with: files, databases, the libraries over them."""

from __future__ import annotations

import sqlite3

from eventsourcing.persistence import PersistenceError
from sqlalchemy.exc import SQLAlchemyError

from archive.telling import in_a_line


def reason(error: BaseException) -> str | None:
    """What such a failure says, in a line; None of any other error."""
    if isinstance(error, OSError | sqlite3.Error | PersistenceError | SQLAlchemyError):
        return in_a_line(getattr(error, "orig", error))
    return None
