"""Forms that no other site can have a browser send: each carries a token that is bound to the browser's cookie."""

from __future__ import annotations

import hmac
from hashlib import sha256
from operator import xor
from secrets import token_bytes

from flask import request
from markupsafe import Markup

from archive.problems import Problem
from web.people.asking import cookie, cookie_of_form, own_address, people
from web.people.sessions import hashed

FIELD = "_token"
_HASH = sha256().digest_size * 2
_OWN_SITE = ("same-origin", "none")


def form_token() -> str:
    """The token of this browser's forms."""
    return _token(cookie_of_form())


def form_field() -> Markup:
    """The hidden field of a form that posts."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, _masked(form_token()))


def check_form() -> None:
    """Raises ``not-allowed`` where a post does not come from a form of ours, sent by the browser that it was made for.

    What the browser itself says of where it comes from is looked at first: it is said before a long form is read.
    """
    site, origin = request.headers.get("Sec-Fetch-Site", "none"), request.headers.get("Origin", own_address())
    if site not in _OWN_SITE or origin != own_address():
        raise Problem("not-allowed", "form-from-elsewhere")
    id, given = cookie(), _given()
    if id is None or not _is(given, _token(id)):
        raise Problem("not-allowed", "form-without-token")


def is_said_to_be_ours() -> bool:
    """Whether the browser itself says that a page of ours sent this: not that it says nothing."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or request.headers.get("Origin") == own_address()


def whose_form() -> str | None:
    """Whose session the form that came was made in, as its token says, while what they typed is still kept for them."""
    given = _given()
    session = given[:_HASH]
    return people().sessions.whose(session) if _is(given, _sealed(session)) else None


def _masked(token: str) -> str:
    """Different each time: how well a page with it is compressed tells nothing of it to who has words put beside it."""
    plain = bytes.fromhex(token)
    mask = token_bytes(len(plain))
    return mask.hex() + bytes(map(xor, plain, mask)).hex()


def _given() -> str:
    """The token of the form that came, without its mask; nothing of what is none."""
    try:
        sent = bytes.fromhex(request.form.get(FIELD, ""))
    except ValueError:
        return ""
    half = len(sent) // 2
    return bytes(map(xor, sent[:half], sent[half:])).hex()


def _is(given: str, token: str) -> bool:
    return hmac.compare_digest(token.encode("utf-8", "surrogatepass"), given.encode("utf-8", "surrogatepass"))


def _token(id: str) -> str:
    return _sealed(hashed(id))


def _sealed(session: str) -> str:
    """What is kept of a session's id, with the proof that the token was given by us: whose a form is can be told by it,
    and nobody signs in with it."""
    return session + hmac.new(people().form_key, session.encode("utf-8", "surrogatepass"), sha256).hexdigest()
