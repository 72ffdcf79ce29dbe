"""Who asks, of the request that is being answered."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, current_app, g, request

from archive.grammar.grants import ROLES
from archive.rights.judging import Actor, rights_of
from archive.rights.roles import Rights
from web.people.kept import People
from web.people.sessions import Kept, hashed
from web.people.settings import PeopleSettings
from web.services import services

_logger = logging.getLogger(__name__)

NAME = "name"
# What is sent so by a mistake of a program, or by whoever tries what is let through.
_NOT_TAKEN = frozenset({"malformed", "invalid", "too-large", "unsupported"})
# A provider is asked again: told which session it is, gives whether that goes on.
Renewal = Callable[[Kept], bool]
_RENEWAL = "forumarkiv.renewal"
_EVERYTHING = Rights(frozenset(ROLES), unlimited=True)


@dataclass(slots=True)
class Asker:
    """Who asks.

    ``handle``: whose it is; None: nobody is signed in. ``groups``: as their provider names them. ``means``: by what
    they are known, ``nobody``, ``session`` or ``token``. ``values``: of their session; ``chosen``: what they chose for
    longer. ``records``: False of a token that may only read.
    """

    handle: str | None = None
    groups: tuple[str, ...] = ()
    means: str = "nobody"
    values: Mapping[str, Any] = field(default_factory=dict)
    chosen: Mapping[str, Any] = field(default_factory=dict)
    hash: str | None = None
    records: bool = True

    @property
    def by(self) -> str | None:
        """Who records: the handle, without sign-in the name that was asked for once; None where it has not been."""
        if people().settings.required:
            return self.handle
        return self.values.get(NAME)

    @property
    def actor(self) -> Actor | None:
        """Who a command is judged by; None where nobody has to sign in, and everybody may everything."""
        if not people().settings.required or self.handle is None:
            return None
        return Actor(self.handle, self.groups, self.means == "token", not self.records)

    @property
    def rights(self) -> Rights:
        """What they may do now; where nobody has to sign in, everything."""
        if not people().settings.required:
            return _EVERYTHING
        actor = self.actor
        return Rights() if actor is None else rights_of(actor, services().archive.known.grants)

    def get(self, name: str, default: Any = None) -> Any:
        """A value of the session, else what the person chose for longer."""
        return self.values.get(name, self.chosen.get(name, default))

    def put(self, **values: Any) -> None:
        """Sets values of this session, small ones that can be JSON; None takes one out."""
        if self.hash is None:
            _take_on(people().sessions.begin(None, said={k: v for k, v in values.items() if v is not None}), self)
            self.values = {name: value for name, value in values.items() if value is not None}
            return
        self.values = people().sessions.put(self.hash, values)

    def keep(self, **values: Any) -> None:
        """The same for longer than a session, where somebody is signed in; without sign-in it is ``put``."""
        if self.handle is None:
            self.put(**values)
            return
        people().keep(self.handle, values)
        both = {**self.chosen, **values}
        self.chosen = {name: value for name, value in both.items() if value is not None}


def people() -> People:
    """What is kept of people of the archive that this application shows."""
    return services().people


def own_address() -> str:
    """Scheme and host as people have them, as browsers write them in ``Origin``."""
    return people().settings.public_url or request.host_url.rstrip("/")


def asker() -> Asker:
    """Who asks; looked up once a request."""
    if "asker" not in g:
        g.asker = _found()
    found: Asker = g.asker
    return found


def begin_session(handle: str, groups: tuple[str, ...] = (), renew_at: float | None = None, **values: Any) -> Asker:
    """Somebody has signed in: a session of a new id, whatever id came with the request; the one before it ends.

    ``groups`` without ``group:``; ``renew_at``: when the provider is to be asked again, in seconds since 1970.
    """
    before, new = asker(), Asker(handle, groups, "session", values)
    if before.hash is not None:
        people().sessions.end(before.hash)
    _take_on(people().sessions.begin(handle, groups, values, renew_at), new)
    g.asker = new
    _logger.info("%s signed in from %s", handle, request.remote_addr)
    return new


def end_session() -> None:
    """Whoever asks signs out: the session ends in every process, and its cookie is taken back."""
    before = asker()
    if before.hash is not None:
        people().sessions.end(before.hash)
        _logger.info("%s signed out", before.handle)
    g.asker, g.session_cookie = Asker(), ""


def note_refusal(slug: str, code: str) -> None:
    """That somebody was not allowed what they asked for, or sent what is none, goes into the log; what they sent not.

    Of what is only asked for in a wrong way nothing is noted.
    """
    handle = g.asker.handle if "asker" in g else None
    who, where = handle or request.remote_addr, (request.method, request.path[:200], code)
    if slug == "not-allowed":
        _logger.info("%s was not allowed: %s %r (%s)", who, *where)
    elif slug in _NOT_TAKEN and request.method not in ("GET", "HEAD", "OPTIONS"):
        _logger.info("%s sent what is not taken: %s %r (%s)", who, *where)


def whose_ended() -> str | None:
    """The handle whose session, named by this request's cookie, has ended by itself: what they typed is theirs."""
    id = cookie()
    return None if not id or asker().handle is not None else people().sessions.whose_ended(id)


def renew_by(app: Flask, renewal: Renewal) -> None:
    """Has ``renewal`` asked about sessions whose ``renew_at`` has come, one request at a time for each of them."""
    app.extensions[_RENEWAL] = renewal


def cookie_name(settings: PeopleSettings) -> str:
    """``__Host-`` keeps others of the same domain from setting it; browsers take it over https only."""
    return "__Host-forumarkiv" if settings.over_https else "forumarkiv"


def cookie() -> str | None:
    """The id that this browser has, or will have with this answer; it need not be one of a session."""
    if "session_cookie" in g:
        return g.session_cookie or None
    return request.cookies.get(cookie_name(people().settings)) or None


def cookie_of_form() -> str:
    """The same, given to a browser that has none: what the token of a form is bound to.

    Where nobody has to sign in it is that of a session, so that forms that are open already go on working.
    """
    found = cookie()
    if found is not None and (asker().hash is not None or people().settings.required):
        return found
    if people().settings.required:
        g.session_cookie = secrets.token_urlsafe(32)
    else:
        _take_on(people().sessions.begin(None), asker())
    given: str = g.session_cookie
    return given


def with_cookie(response: Response) -> Response:
    """Sends a session's cookie that was given or taken back while this request was answered."""
    if "session_cookie" not in g:
        return response
    settings = people().settings
    how: dict[str, Any] = {"path": "/", "secure": settings.over_https, "httponly": True, "samesite": "Lax"}
    name = cookie_name(settings)
    if g.session_cookie:
        response.set_cookie(name, g.session_cookie, **how)
    else:
        response.delete_cookie(name, **how)
    return response


def _take_on(id: str, new: Asker) -> None:
    new.hash, g.session_cookie = hashed(id), id
    new.means = "session"


def _found() -> Asker:
    id = request.cookies.get(cookie_name(people().settings))
    if not id:
        return Asker()
    kept = people().sessions.find(id)
    if kept is not None and _is_to_be_renewed(kept):
        kept = people().sessions.find(id) if _renewed(kept) else None
    if kept is None:
        return Asker()
    return Asker(kept.handle, kept.groups, "session", kept.said, kept.chosen, kept.hash)


def _is_to_be_renewed(kept: Kept) -> bool:
    return kept.renew_at is not None and _RENEWAL in current_app.extensions and kept.renew_at <= people().clock()


def _renewed(kept: Kept) -> bool:
    """Whether the session goes on: asked of the provider by one request, the others go on meanwhile."""
    renewal: Renewal = current_app.extensions[_RENEWAL]
    if not people().sessions.claim_renewal(kept) or renewal(kept):
        return True
    people().sessions.lapse(kept.hash)
    return False
