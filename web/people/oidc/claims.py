"""What an ID token says of somebody, after it has been checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from web.people.settings import Provider

# With a key of the provider's own. Those whose key both sides know, and ``none``, anybody could have made.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
_REGISTRY = JWSRegistry(algorithms=_ALGORITHMS, strict_check_header=False)
_CLOCKS_DIFFER = 60
_LONGEST = 255


class NotBelieved(Exception):
    """What came from the provider does not hold; the message says which part, never its value."""


class UnknownKey(NotBelieved):
    """It is signed with a key that is not among those that were asked for: perhaps a new one."""


@dataclass(frozen=True, slots=True)
class Told:
    """``name``: as their name claim says, the handle is made of it; ``shown``: what people call them.

    ``groups`` None: nothing is said of groups.
    """

    subject: str
    name: str | None
    shown: str | None
    groups: tuple[str, ...] | None


def read(token: str, keys: Mapping[str, Any], provider: Provider, nonce: str | None, access_token: str) -> Told:
    """What a token says that has just been issued to us. ``keys``: the provider's, a JWK set.

    ``nonce`` None: it was not asked for with one. Raises NotBelieved, UnknownKey.
    """
    asked = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
    }
    about_us = {"nonce": nonce, "client_id": provider.client_id, "access_token": access_token}
    try:
        signed = jwt.decode(token, _asymmetric(keys), registry=_REGISTRY)
        claims = CodeIDToken(signed.claims, signed.header, asked, about_us)
        claims.validate(leeway=_CLOCKS_DIFFER)
    except InvalidKeyIdError as error:
        raise UnknownKey("key") from error
    except JoseError as error:
        raise NotBelieved(getattr(error, "claim", None) or error.error) from error
    except (ValueError, TypeError, KeyError) as error:
        raise NotBelieved("form") from error
    return _told(claims, provider)


def _asymmetric(keys: Mapping[str, Any]) -> KeySet:
    listed = keys.get("keys")
    fit = (
        [key for key in listed if isinstance(key, dict) and key.get("kty") in ("RSA", "EC", "OKP")]
        if isinstance(listed, list)
        else []
    )
    return KeySet.import_key_set({"keys": [key for key in fit if key.get("use", "sig") == "sig"]})


def _told(claims: Mapping[str, Any], provider: Provider) -> Told:
    subject = claims["sub"]
    if not subject or len(subject) > _LONGEST:
        raise NotBelieved("sub")
    return Told(
        subject,
        _text(claims.get(provider.name_claim)),
        _text(claims.get("name")),
        _groups(claims.get(provider.groups_claim)),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST else None


def _groups(value: object) -> tuple[str, ...] | None:
    """Names exactly as they are given; some providers give one alone as a text."""
    if isinstance(value, str):
        value = [value]
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else None
