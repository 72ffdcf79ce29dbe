"""What a password costs: 64 MB and a quarter of a second each time, for tests that do not look at that its least."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from argon2 import PasswordHasher

from web.people import passwords

_LEAST = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_NOBODYS = passwords._NOBODYS


@contextmanager
def cheap_passwords() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("argon2.PasswordHasher", lambda: _LEAST)
        patched.setattr(passwords, "_NOBODYS", _LEAST.hash(b"nobodys"))
        yield


@contextmanager
def dear_passwords() -> Iterator[None]:
    """As they are outside the tests."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("argon2.PasswordHasher", PasswordHasher)
        patched.setattr(passwords, "_NOBODYS", _NOBODYS)
        yield
