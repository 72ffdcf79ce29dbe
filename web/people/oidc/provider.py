"""A provider of OpenID Connect: what it says of itself, and what it is asked."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any, TypeGuard, cast
from urllib.parse import urlencode, urljoin, urlsplit

from authlib.oauth2 import OAuth2Client, OAuth2Error

from web.hosts import is_loopback
from web.people.oidc.claims import NotBelieved, Told, UnknownKey, read
from web.people.oidc.transport import Away, Transport
from web.people.settings import Provider

_KEPT = 3600.0  # seconds that what it says of itself is believed without asking
_NOT_SOONER = 30.0  # between two questions for keys that it may have changed
_WELL_KNOWN = "/.well-known/openid-configuration"
_OUT = "/log-ud"  # where whoever has signed out there comes back to; it leads to where one signs in
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


# What says something of us or of the provider, and nothing of the person.
_OURS = frozenset({
    "invalid_client", "invalid_request", "invalid_scope", "server_error", "temporarily_unavailable",
    "unauthorized_client", "unsupported_grant_type",
})  # fmt: skip


class Refused(Exception):
    """The provider says no; ``code`` is the word of OAuth 2.0 for it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Begun:
    """A signing in that has begun: where the browser goes, and what has to be known when it comes back."""

    address: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Granted:
    """``told`` None: nothing new was said of the person. ``refresh_token`` None: it cannot be asked again."""

    told: Told | None
    refresh_token: str | None


class OpenIDProvider:
    """Asks a provider. Safe for several threads. ``clock``: seconds, of any beginning."""

    def __init__(self, settings: Provider, back: str, clock: Callable[[], float] = monotonic) -> None:
        self._settings, self._back, self._clock = settings, back, clock
        self._transport = Transport(settings.ca)
        self._lock = Lock()
        self._metadata: tuple[float, Mapping[str, Any]] | None = None
        self._keys: tuple[float, Mapping[str, Any]] | None = None

    def begin(self) -> Begun:
        """Raises Away."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        address, _ = self._client().create_authorization_url(
            self.metadata()["authorization_endpoint"],
            state=state,
            code_verifier=verifier,
            nonce=nonce,
            response_mode="query",
        )
        return Begun(str(address), state, nonce, verifier)

    def is_from(self, issuer: str | None) -> bool:
        """Whether an answer that names this issuer, or none, is of this provider. Raises Away."""
        if issuer is None:
            return not self.metadata().get("authorization_response_iss_parameter_supported", False)
        return issuer == self._settings.issuer

    def redeem(self, code: str, verifier: str, nonce: str) -> Granted:
        """Who a code stands for. Raises Away, Refused, NotBelieved."""
        token = self._ask(
            lambda client, url: client.fetch_token(
                url, grant_type="authorization_code", code=code, code_verifier=verifier
            )
        )
        if not isinstance(token.get("id_token"), str):
            raise NotBelieved("id_token")
        return self._granted(token, nonce)

    def renew(self, refresh_token: str) -> Granted:
        """Whether and how the person is still known. Raises Away, Refused, NotBelieved."""
        return self._granted(self._ask(lambda client, url: client.refresh_token(url, refresh_token=refresh_token)))

    def signing_out(self) -> str | None:
        """The page where a person ends their signing in at the provider itself; None where it has none, or is away."""
        try:
            page = self.metadata().get("end_session_endpoint")
        except Away:
            return None
        if not _may_be_asked(page):
            return None
        said = {"client_id": self._settings.client_id}
        if self._settings.comes_back:
            said["post_logout_redirect_uri"] = urljoin(self._back, _OUT)
        return f"{page}{'&' if '?' in page else '?'}{urlencode(said)}"

    def metadata(self) -> Mapping[str, Any]:
        """What it says of itself, asked for once an hour. Raises Away."""
        with self._lock:
            kept = self._metadata
        if kept is not None and self._clock() - kept[0] < _KEPT:
            return kept[1]
        found = self._document(self._settings.issuer.rstrip("/") + _WELL_KNOWN)
        if found.get("issuer") != self._settings.issuer:
            raise Away("it says that it is another issuer than the one that is set")
        for name in _NEEDED:
            if not _may_be_asked(found.get(name)):
                raise Away(f"its {name} is no address that may be asked")
        with self._lock:
            self._metadata = (self._clock(), found)
        return found

    def _granted(self, token: Mapping[str, Any], nonce: str | None = None) -> Granted:
        id_token, refresh_token = token.get("id_token"), token.get("refresh_token")
        told = self._read(id_token, nonce, str(token.get("access_token", ""))) if isinstance(id_token, str) else None
        return Granted(told, refresh_token if isinstance(refresh_token, str) else None)

    def _read(self, token: str, nonce: str | None, access_token: str) -> Told:
        try:
            return read(token, self._key_set(_KEPT), self._settings, nonce, access_token)
        except UnknownKey:
            return read(token, self._key_set(_NOT_SOONER), self._settings, nonce, access_token)

    def _key_set(self, not_older: float) -> Mapping[str, Any]:
        with self._lock:
            kept = self._keys
        if kept is not None and self._clock() - kept[0] < not_older:
            return kept[1]
        found = self._document(str(self.metadata()["jwks_uri"]))
        with self._lock:
            self._keys = (self._clock(), found)
        return found

    def _document(self, address: str) -> Mapping[str, Any]:
        answer = self._transport.get(address)
        answer.raise_for_status()
        try:
            found = answer.json()
        except ValueError as error:
            raise Away("what it says of itself is not JSON") from error
        if not isinstance(found, dict):
            raise Away("what it says of itself has another form")
        return found

    def _ask(self, how: Callable[[Any, str], Any]) -> Mapping[str, Any]:
        try:
            return cast(Mapping[str, Any], how(self._client(), str(self.metadata()["token_endpoint"])))
        except OAuth2Error as error:
            if error.error in _OURS:
                raise Away(f"it refuses the archive: {error.error}") from error
            raise Refused(str(error.error)) from error
        except ValueError as error:
            raise Away("its answer to a code or token has another form") from error

    def _client(self) -> Any:
        methods = self.metadata().get("token_endpoint_auth_methods_supported") or ()
        return OAuth2Client(
            self._transport,
            client_id=self._settings.client_id,
            client_secret=self._settings.client_secret,
            # In a header a secret goes through only where both sides escape it alike.
            token_endpoint_auth_method="client_secret_post"
            if "client_secret_post" in methods
            else "client_secret_basic",
            scope=self._settings.scopes,
            redirect_uri=self._back,
            code_challenge_method="S256",
        )


def _may_be_asked(address: object) -> TypeGuard[str]:
    if not isinstance(address, str):
        return False
    place = urlsplit(address)
    return place.scheme == "https" or (place.scheme == "http" and is_loopback(place.hostname or ""))
