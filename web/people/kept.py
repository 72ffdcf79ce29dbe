"""Everything that is kept of people beside the log, of one archive."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from functools import cached_property
from time import time
from typing import Any

import msgspec

from web.people.accounts import Accounts
from web.people.attempts import Attempts, network
from web.people.database import PeopleDatabase
from web.people.sessions import Sessions, hashed, merged
from web.people.settings import PeopleSettings
from web.people.tokens import Tokens

_OF_A_PLACE, _OF_ALL = 500, 10_000
# All but so many, the last kept first.
_BEYOND = (
    "DELETE FROM once WHERE name IN "
    f"(SELECT name FROM once {{}} ORDER BY ends_at DESC, name LIMIT {10 * _OF_ALL} OFFSET ?)"
)


class People:
    """The people of an archive. ``clock``: seconds since 1970."""

    def __init__(self, database: PeopleDatabase, settings: PeopleSettings, clock: Callable[[], float] = time) -> None:
        self.database, self.settings, self.clock = database, settings, clock
        self.sessions = Sessions(database, settings.session_hours, settings.idle_minutes, clock)
        self.accounts = Accounts(database, self.sessions, clock, settings.house_words)
        self.tokens = Tokens(database, self.accounts, clock)
        self.attempts = Attempts(database, clock)

    def keep(self, handle: str, values: Mapping[str, Any]) -> None:
        """What a person chose, for longer than a session; a value that is None is taken out."""
        with self.database.exclusive():
            found = self.database.rows("SELECT kept FROM people WHERE handle = ?", (handle,))
            if found:
                kept = msgspec.json.encode(merged(found[0][0], values)).decode()
                self.database.rows("UPDATE people SET kept = ? WHERE handle = ?", (kept, handle))

    def put_once(self, name: str, value: Mapping[str, Any], seconds: float, address: str = "") -> None:
        """Keeps a value for whoever knows its name, a long random one, to take once before it is too old.

        ``address``: of who asked for it. Whoever asks without end pushes out their own first, then the oldest of all:
        what is kept never grows beyond that, and nobody is told to wait.
        """
        now, place = self.clock(), network(address)
        with self.database.exclusive():
            self.database.rows("DELETE FROM once WHERE ends_at < ?", (now,))
            self.database.rows(
                "INSERT INTO once (name, said, ends_at, place) VALUES (?, ?, ?, ?)",
                (hashed(name), msgspec.json.encode(value).decode(), now + seconds, place),
            )
            self.database.rows(_BEYOND.format("WHERE place = ?"), (place, _OF_A_PLACE))
            self.database.rows(_BEYOND.format(""), (_OF_ALL,))

    def take_once(self, name: str) -> dict[str, Any] | None:
        """The value, and nobody gets it again; None where there is none, or it is too old."""
        found = self.database.rows("DELETE FROM once WHERE name = ? RETURNING said, ends_at", (hashed(name),))
        if not found or found[0][1] < self.clock():
            return None
        value: dict[str, Any] = msgspec.json.decode(found[0][0])
        return value

    @cached_property
    def form_key(self) -> bytes:
        """What every process of the archive makes and knows the tokens of forms by."""
        self.database.rows(
            "INSERT INTO own_keys (name, value) VALUES ('forms', ?) ON CONFLICT (name) DO NOTHING",
            (secrets.token_hex(32),),
        )
        return bytes.fromhex(self.database.rows("SELECT value FROM own_keys WHERE name = 'forms'")[0][0])

    def close(self) -> None:
        self.database.close()
