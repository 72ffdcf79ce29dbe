"""Passwords: what may be one, and Argon2id, of which a process does two at once at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from archive.problems import Problem, invalid

_AT_ONCE = BoundedSemaphore(2)  # each takes 64 MB
# Whoever waits for one of these holds a thread: half of them go on answering, however many passwords are tried.
_MOST = 4
_room = BoundedSemaphore(_MOST)
_LEAST, _MOST_BYTES = 12, 1_000
# zxcvbn's scale, 0 to 4: from 3 on it takes more than 10 to the 8th guesses. It knows 30,000 common passwords, words
# and names, rows of the keyboard, dates and repetitions; what comes after this many characters only makes it harder.
_HARD_ENOUGH, _LOOKED_AT = 3, 100
# What is checked where there is no such account, so that it takes the same time: nobody's password.
_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$LxFmXzORxnqJ+TdS6lW3cg$gAgaPsi/tRfHIoUG/YWTUzveIgrMVPZeHGqPRJXQobE"


def check_new(password: str, known: Iterable[str]) -> None:
    """Raises ``invalid`` where it is too short, too long, or too easily guessed by whoever knows some words of it."""
    from zxcvbn import zxcvbn

    if len(password) < _LEAST:
        raise invalid("password", "password-too-short", least=_LEAST)
    if len(password.encode("utf-8", "surrogatepass")) > _MOST_BYTES:
        raise invalid("password", "password-too-long", most=_MOST_BYTES)
    found = zxcvbn(password[:_LOOKED_AT], user_inputs=[*known, "forumarkiv", "arkiv"], max_length=_LOOKED_AT)
    if found["score"] < _HARD_ENOUGH:
        raise invalid("password", "password-too-common")


@contextmanager
def turn() -> Iterator[None]:
    """For what somebody who has not signed in may ask for. Raises ``unavailable`` where enough others wait."""
    if not _room.acquire(blocking=False):
        raise Problem("unavailable", "passwords-busy")
    try:
        yield
    finally:
        _room.release()


def hash_of(password: str) -> str:
    from argon2 import PasswordHasher

    with _AT_ONCE:
        return PasswordHasher().hash(password.encode("utf-8", "surrogatepass"))


def matches(password: str, hash: str | None) -> bool:
    """Whether it is the password; takes the same time where there is none, and it never is."""
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    given = password.encode("utf-8", "surrogatepass")[: _MOST_BYTES + 1]
    with _AT_ONCE:
        try:
            return PasswordHasher().verify(hash or _NOBODYS, given) and hash is not None
        except VerificationError:
            return False
