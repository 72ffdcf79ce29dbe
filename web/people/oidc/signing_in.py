"""Signing in at the provider, and asking it again while somebody is signed in."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from flask import Blueprint, Flask, current_app, redirect, request
from werkzeug.wrappers import Response

from archive.problems import Problem
from web.people.asking import asker, begin_session, cookie, cookie_of_form, people, renew_by
from web.people.guarding import SIGN_IN, within
from web.people.oidc import BACK, BEGINS, EXTENSION
from web.people.oidc.claims import NotBelieved, Told
from web.people.oidc.provider import Granted, OpenIDProvider, Refused
from web.people.oidc.sealing import seal, unseal
from web.people.oidc.transport import Away
from web.people.sessions import Kept, hashed

_MINUTE = 60.0
_TO_SIGN_IN = 10 * _MINUTE
_ASKED_EVERY = 15 * _MINUTE
# A provider that does not answer ends nobody's session at once: so long after it last did.
_BELIEVED = 2 * _ASKED_EVERY
_SUBJECT, _SEALED, _ASKED_AT = "oidc_subject", "oidc_refresh", "oidc_asked_at"
_logger = logging.getLogger(__name__)
_pages = Blueprint("oidc", __name__)


def register(app: Flask) -> None:
    """Adds the addresses, and has sessions that began here asked about anew."""
    app.register_blueprint(_pages)
    renew_by(app, _goes_on)


@_pages.get(BEGINS)
def _begin() -> Response:
    """Only for somebody who asked for it on our own page: no other site signs anybody in."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return redirect(f"{SIGN_IN}?{urlencode({'til': within(request.args.get('til'))})}", 303)
    with _told_to_people():
        begun = _provider().begin()
    kept = {
        "nonce": begun.nonce,
        "verifier": begun.verifier,
        "browser": hashed(cookie_of_form()),
        "til": within(request.args.get("til")),
    }
    people().put_once(begun.state, kept, _TO_SIGN_IN, request.remote_addr or "")
    return redirect(begun.address, 303)


@_pages.get(BACK)
def _back() -> Response:
    kept = people().take_once(request.args.get("state", ""))
    if kept is None or not hmac.compare_digest(kept["browser"], hashed(cookie() or "")):
        raise Problem("not-signed-in", "signing-in-too-old")
    with _told_to_people():
        if not _provider().is_from(request.args.get("iss")):
            raise NotBelieved("iss")
        if "code" not in request.args:
            raise Refused(request.args.get("error", ""))
        granted = _provider().redeem(request.args["code"], kept["verifier"], kept["nonce"])
    _signed_in(granted)
    return redirect(kept["til"], 303)


def _signed_in(granted: Granted) -> None:
    told, accounts, now = granted.told, people().accounts, people().clock()
    assert told is not None
    settings = people().settings.provider
    assert settings is not None
    handle = accounts.bind(settings.issuer, told.subject, told.name or "")
    if told.shown is not None:
        accounts.show_as(handle, told.shown)
    begin_session(handle, _groups(told), now + _ASKED_EVERY, **{_SUBJECT: told.subject, _ASKED_AT: now})
    if granted.refresh_token is not None:
        asker().put(**{_SEALED: seal(granted.refresh_token, cookie() or "")})


def _goes_on(kept: Kept) -> bool:
    """Whether somebody is still known to the provider, and in which groups."""
    sealed, id = kept.said.get(_SEALED), cookie() or ""
    refresh_token = None if sealed is None else unseal(sealed, id)
    if refresh_token is None:
        return False
    now = people().clock()
    try:
        granted = _provider().renew(refresh_token)
    except Away as error:
        _logger.warning("The provider of OpenID Connect cannot be asked: %s", error)
        return now - float(kept.said.get(_ASKED_AT, 0)) < _BELIEVED
    except (Refused, NotBelieved) as error:
        _logger.warning("A session has ended, as the provider does not answer for it any more: %s", error)
        return False
    if granted.told is not None and granted.told.subject != kept.said.get(_SUBJECT):
        _logger.warning("A session has ended, as the provider does not answer for it any more: %s", "sub")
        return False
    groups = kept.groups if granted.told is None else _groups(granted.told)
    values = {_SEALED: seal(granted.refresh_token or refresh_token, id), _ASKED_AT: now}
    people().sessions.renewed(kept.hash, groups, values, now + _ASKED_EVERY)
    return True


def _groups(told: Told) -> tuple[str, ...]:
    if told.groups is None:
        _logger.warning("The provider's token has no claim of groups")
    return told.groups or ()


def _provider() -> OpenIDProvider:
    found: OpenIDProvider = current_app.extensions[EXTENSION]
    return found


@contextmanager
def _told_to_people() -> Iterator[None]:
    """What goes wrong between us and the provider, as people are told; the log says more."""
    try:
        yield
    except Away as error:
        _logger.warning("The provider of OpenID Connect cannot be asked: %s", error)
        raise Problem("unavailable", "provider-away") from error
    except Refused as error:
        _logger.warning("The provider of OpenID Connect let nobody in: %s", repr(error.code[:100]))
        raise Problem("not-signed-in", "provider-refused") from error
    except NotBelieved as error:
        _logger.warning("A token of the provider was not believed: %s", error)
        raise Problem("not-signed-in", "token-not-believed") from error
