"""What every request passes before it is answered: the host, who asks, whether they may, and forms."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from flask import Flask, Response, redirect, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as AnyResponse

from archive.problems import Problem
from web.hosts import is_loopback
from web.people import programs
from web.people.asking import asker, people, whose_ended, with_cookie
from web.people.forms import check_form, form_field, is_said_to_be_ours, whose_form
from web.people.needing import current_rights, require_right
from web.services import Services

_logger = logging.getLogger(__name__)

SIGN_IN, SIGN_OUT = "/log-ind", "/log-ud"
_ALIVE = frozenset({"/livez", "/readyz"})
_METRICS = "/metrics"
# Bytes that are read of somebody who has not said who they are.
_MOST_OF_NOBODY = 16_000
_MOST_OF_THE_SIGNED_OUT = 1_000_000
# Of a form without files, in which what is no letter of English takes three times as much.
_MOST_OF_WORDS = 3 * 16_000_000
_URLENCODED = "application/x-www-form-urlencoded"
# Of an address that is gone back to: it is kept while somebody signs in.
_LONGEST = 2_000
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# By one of these a proxy says for whom it asks; so does whatever begins with ``X-Forwarded``.
_FORWARDED = frozenset(
    {"forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "true-client-ip"}
    | {"cf-connecting-ip", "fastly-client-ip", "x-original-forwarded-for", "x-envoy-external-address"}
)
# A form came whose session had ended: given whose it was, keeps it and says where it is found after signing in; None
# where it is none that is kept.
KeepsForm = Callable[[str], str | None]
_KEEPS = "forumarkiv.keeps-form"


def register(app: Flask) -> None:
    """Guards every route, those that are added later too."""
    own: Services = app.extensions["forumarkiv"]
    if own.people.settings.required:
        own.sees_grants = lambda: current_rights().sees_grants
        own.sees_reasons = lambda: current_rights().administers
    app.before_request(_guard)
    app.after_request(with_cookie)
    app.after_request(_unstored)
    app.add_template_global(form_field)
    app.add_template_global(asker)
    app.add_template_global(own.sees_grants, "shows_grants")
    app.add_template_global(lambda: own.people.settings.required and current_rights().administers, "shows_people")


def behind_proxies(app: Flask, proxies: int) -> None:
    """Takes address and scheme of who asks from the headers of so many proxies, the nearest last."""
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0)  # type: ignore[method-assign]


def keep_forms(app: Flask, keeps: KeepsForm) -> None:
    """Has ``keeps`` called with a form (``request.form``) whose session had ended, before its sender signs in anew."""
    app.extensions[_KEEPS] = keeps


def _guard() -> AnyResponse | None:
    _require_host()
    if not people().settings.required:
        _check_form()
        return None
    _require_https()
    if _is_open():
        request.max_content_length = _MOST_OF_NOBODY
        _check_form()
        return None
    if request.path == _METRICS and _is_from_here():
        return None
    if programs.is_for_them():
        programs.admit()
    elif asker().handle is None:
        return _to_sign_in()
    require_right()
    try:
        _check_form()
    except Problem as problem:
        return _shown_again(problem)
    return None


def _shown_again(problem: Problem) -> AnyResponse:
    """A form of before its sender signed in anew, in another tab, is put away for them to look over: it does nothing.

    Raises the problem where it does not come from a page of ours, or is no such form; another where it is somebody
    else's, for whom it is kept.
    """
    keeps, handle = people_keeps(), asker().handle
    if problem.code != "form-without-token" or keeps is None or handle is None or not is_said_to_be_ours():
        raise problem
    owner = whose_form()
    kept = None if owner is None else keeps(owner)
    if kept is None:
        raise problem
    if owner != handle:
        raise Problem("not-allowed", "form-of-another")
    return redirect(kept, 303)


def _check_form() -> None:
    """A cookie alone never changes anything: a form has its token, a program of the API no cookie at all."""
    if request.mimetype == _URLENCODED:  # read at once, where what bounds other forms does not count
        request.max_content_length = min(request.max_content_length or _MOST_OF_WORDS, _MOST_OF_WORDS)
    if request.url_rule and request.method not in _SAFE and not programs.is_for_them():
        check_form()


def _is_open() -> bool:
    """What answers whoever asks: signs of life, the look of the pages, and signing in."""
    return (
        request.path in _ALIVE
        or request.path.startswith("/static/")
        or request.path == SIGN_IN
        or request.path.startswith(f"{SIGN_IN}/")
    )


def _is_from_here() -> bool:
    """Whether this machine asks, and not somebody through a proxy on it."""
    names = (name.lower() for name, _ in request.headers)
    return is_loopback(request.remote_addr or "") and not any(map(_tells_of_a_proxy, names))


def _tells_of_a_proxy(header: str) -> bool:
    return header in _FORWARDED or header.startswith("x-forwarded")


def _to_sign_in() -> AnyResponse:
    """To where one signs in, and back to where one was; what was typed is kept where whose it is can be told."""
    back = request.full_path.rstrip("?")
    if request.method not in _SAFE:
        back = _kept_for_its_sender() or request.path
    return redirect(f"{SIGN_IN}?{urlencode({'til': back})}", 303)


def _kept_for_its_sender() -> str | None:
    """Where they find it who filled in the form that came; None where that cannot be told, or it is not kept.

    The cookie tells, of a session that ended by itself; where it was ended, or there is none any more, the form does,
    if the browser says that it is ours.
    """
    keeps, owner = people_keeps(), whose_ended()
    if owner is not None:
        check_form()
    elif is_said_to_be_ours():
        request.max_content_length = _MOST_OF_THE_SIGNED_OUT
        try:
            owner = whose_form()
        except RequestEntityTooLarge:
            return None
    return None if keeps is None or owner is None else keeps(owner)


def people_keeps() -> KeepsForm | None:
    from flask import current_app

    found: KeepsForm | None = current_app.extensions.get(_KEEPS)
    return found


def within(address: str | None) -> str:
    """An address of this archive to go on to; the front page in place of anything else."""
    if not address or len(address) > _LONGEST or not address.startswith("/") or address.startswith(("//", "/\\")):
        return "/"
    if any(ord(c) < 0x21 or c in "\\\x7f" for c in address):
        return "/"
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or parts.path.startswith((SIGN_IN, SIGN_OUT)):
        return "/"
    return address


def _require_host() -> None:
    """A name that another site points at this machine is not ours: it could read the archive through a browser."""
    own = people().settings.public_url
    name = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    local = is_loopback(name.lower())
    if own is None:
        known = local
    else:
        known = request.host.lower() == urlsplit(own).netloc or (local and request.path in _ALIVE | {_METRICS})
    if not known:
        _logger.warning("a question to a foreign host was refused: %r", name[:200])
        raise Problem("malformed", "host-not-ours", host=name[:200])


def _require_https() -> None:
    """A cookie or a token that came in the clear has been seen by others; only proxies can tell."""
    settings = people().settings
    if settings.over_https and settings.proxies and request.scheme != "https" and not _is_from_here():
        raise Problem("malformed", "not-over-https", address=settings.public_url)


def _unstored(response: Response) -> Response:
    """Answers are for who asked: nobody else shall find them in a cache of theirs."""
    if people().settings.required and request.endpoint != "static":
        response.headers["Cache-Control"] = "private, no-store"
    return response
