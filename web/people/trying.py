"""A password that somebody gives is tried: counted first, whether it signs in or is asked for again."""

from __future__ import annotations

import logging

from flask import request

from archive.handles import handle_of
from archive.problems import Problem
from web.people.asking import people
from web.people.passwords import turn

_logger = logging.getLogger(__name__)


def tried(name: str, password: str) -> str | None:
    """The handle of the own account whose password it is; None where it is none's.

    Raises ``too-many-attempts``, ``unavailable`` where too many are tried at once: that counts as no attempt.
    """
    with turn():
        return _tried(name, password)


def _tried(name: str, password: str) -> str | None:
    who, address = handle_of(name) or name, request.remote_addr or ""
    try:
        at = people().attempts.count(who, address)
    except Problem:
        _logger.warning("a password was not looked at, as too many were tried: %s from %s", _said(who), address)
        raise
    handle = people().accounts.sign_in(name, password)
    if handle is None:
        _logger.warning("a password was wrong: %s from %s", _said(who), address)
        return None
    people().attempts.succeeded(who, address, at)
    return handle


def _said(who: str) -> str:
    """A name of somebody there is; others may be a password in the wrong field, which no log shall hold."""
    return repr(who) if people().accounts.find(who) is not None else "somebody unknown"
