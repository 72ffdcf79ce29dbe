"""What the environment says of signing in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from archive.problems import invalid
from web.hosts import is_loopback

_PREFIX = "FORUMARKIV_"
_HOST = r"(?P<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])"
_ADDRESS = re.compile(rf"(?P<scheme>https?)://{_HOST}(?::(?P<port>[0-9]{{1,5}}))?/?")
_ISSUER = re.compile(rf"(?P<scheme>https?)://{_HOST}(?::[0-9]{{1,5}})?(?:/[!-~]*)?")
_SCOPE = re.compile(r"[!#-\[\]-~]+")  # RFC 6749, 3.3
_LAST_PORT = 65_535
_WORD = re.compile(r"[^\W\d]\w{2,}")


@dataclass(frozen=True, slots=True)
class Provider:
    """An OpenID Connect provider. ``ca``: certificates (PEM) that its own is checked by; None: the system's.

    ``scopes``: what is asked for, words with a blank between; some providers tell of groups, or let themselves be
    asked again, only where that is asked for. ``comes_back``: whoever has signed out there is sent back to the archive;
    a provider that was not told of that address says no to all of it.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    ca: str | None = None
    name_claim: str = "preferred_username"
    groups_claim: str = "groups"
    scopes: str = "openid profile"
    comes_back: bool = False


@dataclass(frozen=True, slots=True)
class PeopleSettings:
    """``required``: who asks must be signed in. ``public_url``: scheme and host that people use, no slash at its end.

    ``provider`` None: nobody signs in but with accounts of the archive's own. ``proxies``: how many stand before it.
    ``house_words``: what a guesser who knows the house tries first: its name, its town, its systems.
    """

    required: bool = False
    public_url: str | None = None
    provider: Provider | None = None
    own_accounts: bool = True
    session_hours: float = 12
    idle_minutes: float = 60
    proxies: int = 0
    house_words: tuple[str, ...] = ()

    @property
    def over_https(self) -> bool:
        return self.public_url is not None and self.public_url.startswith("https:")


class Getter(Protocol):
    """What reads one variable of the environment; the names are without their prefix."""

    def text(self, name: str) -> str | None: ...
    def number(self, name: str, default: float, least: float, most: float, whole: bool = False) -> float: ...
    def choice(self, name: str, options: tuple[str, ...], default: str) -> str: ...


def read_people(get: Getter) -> PeopleSettings:
    """Raises ``invalid`` naming the variable, never its value: it may be a secret."""
    required = get.choice("SIGN_IN", ("none", "required"), "none") == "required"
    public_url = _address(get, "PUBLIC_URL")
    if required and public_url is None:
        raise invalid(f"{_PREFIX}PUBLIC_URL", "required-with-sign-in")
    provider = _provider(get)
    own_accounts = get.choice("OWN_ACCOUNTS", ("yes", "no"), "no" if provider else "yes") == "yes"
    if required and provider is None and not own_accounts:
        raise invalid(f"{_PREFIX}OWN_ACCOUNTS", "nobody-could-sign-in", other=f"{_PREFIX}OIDC_ISSUER")
    return PeopleSettings(
        required,
        public_url,
        provider,
        own_accounts,
        get.number("SESSION_HOURS", 12, 0.1, 24 * 7),
        get.number("SESSION_IDLE_MINUTES", 60, 1, 24 * 60),
        int(get.number("TRUSTED_PROXIES", 0, 0, 10, whole=True)),
        (*_WORD.findall(get.text("HOUSE_WORDS") or ""), *_WORD.findall(urlsplit(public_url or "").hostname or "")),
    )


def _address(get: Getter, name: str) -> str | None:
    """Scheme and host, as browsers write them in ``Origin``."""
    text = get.text(name)
    if not text:
        return None
    found = _ADDRESS.fullmatch(text.lower())
    if found is None or int(found["port"] or 0) > _LAST_PORT:
        raise invalid(_PREFIX + name, "not-a-public-url", expected="https://host[:port]")
    if found["scheme"] == "http" and not is_loopback(found["host"]):
        raise invalid(_PREFIX + name, "https-or-loopback")
    usual = {"https": "443", "http": "80"}[found["scheme"]]
    port = f":{int(found['port'])}" if found["port"] not in (None, usual) else ""
    return f"{found['scheme']}://{found['host']}{port}"


def _provider(get: Getter) -> Provider | None:
    issuer = get.text("OIDC_ISSUER") or None
    if issuer is None:
        for name in ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_CA"):
            if get.text(name):
                raise invalid(_PREFIX + name, "required-with", other=f"{_PREFIX}OIDC_ISSUER")
        return None
    found = _ISSUER.fullmatch(issuer)
    if found is None:
        raise invalid(f"{_PREFIX}OIDC_ISSUER", "not-an-issuer", expected="https://host[/path]")
    if found["scheme"] == "http" and not is_loopback(found["host"]):
        raise invalid(f"{_PREFIX}OIDC_ISSUER", "https-or-loopback")
    id, secret = get.text("OIDC_CLIENT_ID"), get.text("OIDC_CLIENT_SECRET")
    for name, value in (("OIDC_CLIENT_ID", id), ("OIDC_CLIENT_SECRET", secret)):
        if not value:
            raise invalid(_PREFIX + name, "required-with-provider", other=f"{_PREFIX}OIDC_ISSUER")
    return Provider(
        issuer,
        str(id),
        str(secret),
        _certificates(get, found["scheme"]),
        get.text("OIDC_NAME_CLAIM") or "preferred_username",
        get.text("OIDC_GROUPS_CLAIM") or "groups",
        _scopes(get),
        get.choice("OIDC_COMES_BACK", ("yes", "no"), "no") == "yes",
    )


def _scopes(get: Getter) -> str:
    words = (get.text("OIDC_SCOPES") or "openid profile").split()
    if "openid" not in words or not all(map(_SCOPE.fullmatch, words)):
        raise invalid(f"{_PREFIX}OIDC_SCOPES", "not-scopes", expected="openid profile ...")
    return " ".join(words)


def _certificates(get: Getter, scheme: str) -> str | None:
    from ssl import create_default_context

    ca = get.text("OIDC_CA") or None
    if ca is None:
        return None
    if scheme != "https":
        raise invalid(f"{_PREFIX}OIDC_CA", "certificates-need-https", other=f"{_PREFIX}OIDC_ISSUER")
    try:
        create_default_context(cadata=ca)
    except (ValueError, OSError):
        raise invalid(f"{_PREFIX}OIDC_CA", "not-certificates") from None
    return ca
