"""Programs that ask: the API, and feeds and calendars, which know nothing of forms."""

from __future__ import annotations

from flask import g, request

from archive.problems import Problem
from web.people.asking import Asker, asker, people

_API, _OPENAPI, _METRICS = "/api/", "/openapi.json", "/metrics"
# What programs read that can only send a name and a password: these take a token in place of the password.
_READ_WITH_PASSWORDS = (".ics", ".atom", ".rss")
_SAFE = frozenset({"GET", "HEAD"})


def is_for_them() -> bool:
    """Whether what is asked for is answered to programs, with problem details and never with a page."""
    return request.path.startswith((_API, _OPENAPI, _METRICS)) or takes_passwords()


def takes_passwords() -> bool:
    """To read alone: a form of a page whose address happens to end so is a form."""
    return request.path.endswith(_READ_WITH_PASSWORDS) and request.method in _SAFE


def admit() -> None:
    """Finds out who asks by token, or to read by session. Raises ``not-signed-in``."""
    token = _token()
    if token is not None:
        g.asker = _owner(token)
    elif request.method not in _SAFE:
        raise Problem("not-signed-in", "token-needed")
    if asker().handle is None or (request.path == _METRICS and token is None):
        raise Problem("not-signed-in", "not-signed-in")


def asks_for() -> str:
    """What ``WWW-Authenticate`` says of an answer that nobody got."""
    realm = 'realm="Forumarkiv", charset="UTF-8"'
    return f"Basic {realm}" if takes_passwords() else f"Bearer {realm}"


def _token() -> str | None:
    given = request.authorization
    if given is None:
        return None
    if given.type == "bearer":
        return given.token or ""
    if given.type == "basic" and takes_passwords():
        return given.password or ""
    raise Problem("not-signed-in", "token-needed")


def _owner(secret: str) -> Asker:
    token = people().tokens.find(secret) if people().settings.own_accounts else None
    if token is None:
        raise Problem("not-signed-in", "token-unknown")
    return Asker(token.handle, means="token", records=token.records)
