"""What only the browser that it was made for can have used: sealed with the id in its cookie, of which none is kept."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"forumarkiv: refresh token of a session"


def seal(text: str, id: str) -> str:
    """``id``: long and random, as those of sessions are."""
    return _box(id).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str, id: str) -> str | None:
    """None where it was sealed with another id, or changed."""
    try:
        return _box(id).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box(id: str) -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=_PURPOSE).derive(id.encode("utf-8", "surrogatepass"))
    return Fernet(urlsafe_b64encode(key))
