"""Tokens: what programs of an own account show in place of a password; only a hash of each is kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from archive.problems import Problem, invalid
from web.people.accounts import Accounts
from web.people.database import PeopleDatabase
from web.people.sessions import hashed

_DAY, _MOST_DAYS = 24 * 3600.0, 365
# By which it can be found where it was left by mistake.
_PREFIX = "forumarkiv-"


@dataclass(frozen=True, slots=True)
class Token:
    """``records``: it may record, as far as its owner may. Moments are seconds since 1970."""

    id: str
    handle: str
    records: bool
    made_at: float
    ends_at: float
    revoked_at: float | None


_TOKENS = "SELECT t.id, t.handle, t.records, t.made_at, t.ends_at, t.revoked_at FROM tokens t "


class Tokens:
    def __init__(self, database: PeopleDatabase, accounts: Accounts, clock: Callable[[], float]) -> None:
        self._database, self._accounts, self._clock = database, accounts, clock

    def make(self, handle: str, days: int = 90, records: bool = False) -> tuple[str, Token]:
        """A token, which nobody can ask for again, and what is kept of it.

        Raises ``not-found``, ``refused`` where it is no own account, ``invalid``.
        """
        account, now = self._accounts.known(handle), self._clock()
        if not account.own:
            raise Problem("refused", "not-an-own-account", handle=account.handle)
        if not 1 <= days <= _MOST_DAYS:
            raise invalid("days", "out-of-range", expected=f"1-{_MOST_DAYS}")
        secret, id = _PREFIX + secrets.token_urlsafe(32), secrets.token_hex(4)
        token = Token(id, account.handle, records, now, now + days * _DAY, None)
        self._database.rows(
            "INSERT INTO tokens (id, hash, handle, records, made_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)",
            (id, hashed(secret), token.handle, int(records), token.made_at, token.ends_at),
        )
        return secret, token

    def find(self, secret: str) -> Token | None:
        """That of a token as it is shown, while it lasts and its owner's own account is enabled."""
        found = self._database.rows(
            _TOKENS + "JOIN people p ON p.handle = t.handle WHERE t.hash = ? AND t.revoked_at IS NULL "
            "AND t.ends_at > ? AND p.disabled_at IS NULL AND p.password IS NOT NULL",
            (hashed(secret), self._clock()),
        )
        return _token(found[0]) if found else None

    def every(self, handle: str | None = None) -> list[Token]:
        """Those of a person, or everybody's; by when they were made."""
        found = self._database.rows(_TOKENS + "ORDER BY t.made_at, t.id")
        return [_token(row) for row in found if handle is None or row[1] == handle]

    def open(self, handle: str) -> list[Token]:
        """Those of a person that hold now."""
        now = self._clock()
        return [one for one in self.every(handle) if one.revoked_at is None and one.ends_at > now]

    def revoke(self, id: str) -> None:
        """From the next request on, in every process. Raises ``not-found``."""
        found = self._database.rows(
            "UPDATE tokens SET revoked_at = COALESCE(revoked_at, ?) WHERE id = ? RETURNING id", (self._clock(), id)
        )
        if not found:
            raise Problem("not-found", "no-such-token", token=id[:100])


def _token(row: tuple[object, ...]) -> Token:
    id, handle, records, made, ends, revoked = row
    return Token(id, handle, bool(records), made, ends, revoked)  # type: ignore[arg-type]
