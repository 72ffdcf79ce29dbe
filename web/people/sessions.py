"""Sessions as they are kept: random ids of which only a hash is stored, ended at once in every process."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from web.people.database import PeopleDatabase

_MINUTE, _HOUR, _WEEK = 60.0, 3600.0, 7 * 24 * 3600.0
_FIELDS = "s.hash, s.handle, s.in_groups, s.said, s.begun_at, s.seen_at, s.ends_at, s.renew_at"
# Whoever is disabled has no session from the next request on, whatever is left of it.
_LIVE = (
    f"SELECT {_FIELDS}, p.kept FROM sessions s LEFT JOIN people p ON p.handle = s.handle WHERE s.hash = ? "
    "AND s.ended_at IS NULL AND s.ends_at > ? AND s.seen_at > ? "
    "AND (s.handle IS NULL OR (p.handle IS NOT NULL AND p.disabled_at IS NULL))"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A session that goes on. ``handle`` None: nobody is signed in. ``said``: its values; ``chosen``: the person's."""

    hash: str
    handle: str | None
    groups: tuple[str, ...]
    said: Mapping[str, Any]
    begun_at: float
    seen_at: float
    ends_at: float
    renew_at: float | None
    chosen: Mapping[str, Any]


class Opened(NamedTuple):
    """A session that goes on, as its owner is told of it. Moments are seconds since 1970."""

    hash: str
    begun_at: float
    seen_at: float


def hashed(secret: str) -> str:
    """What is kept of a secret that is long and random."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


class Sessions:
    """``hours``, ``idle_minutes``: how long a session lasts, and how long without a request."""

    def __init__(self, database: PeopleDatabase, hours: float, idle_minutes: float, clock: Callable[[], float]) -> None:
        self._database, self._clock = database, clock
        self._seconds, self._idle = hours * _HOUR, idle_minutes * _MINUTE

    def begin(
        self,
        handle: str | None,
        groups: tuple[str, ...] = (),
        said: Mapping[str, Any] | None = None,
        renew_at: float | None = None,
    ) -> str:
        """A new session; gives its id, which nobody can ask for again."""
        id, now = secrets.token_urlsafe(32), self._clock()
        with self._database.exclusive():
            self._database.rows(
                "DELETE FROM sessions WHERE ends_at < ? OR ended_at < ? OR seen_at < ?", (now - _WEEK,) * 3
            )
            self._database.rows(
                "INSERT INTO sessions (hash, handle, in_groups, said, begun_at, seen_at, ends_at, renew_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (hashed(id), handle, _json(groups), _json(said or {}), now, now, now + self._seconds, renew_at),
            )
        return id

    def find(self, id: str) -> Kept | None:
        """The session of an id, if it goes on; that it was asked for is noted, once a minute."""
        now = self._clock()
        found = self._database.rows(_LIVE, (hashed(id), now, now - self._idle))
        if not found:
            return None
        hash, handle, groups, said, begun, seen, ends, renew, chosen = found[0]
        if now - seen > _MINUTE:
            self._database.rows("UPDATE sessions SET seen_at = ? WHERE hash = ?", (now, hash))
        read = msgspec.json.decode
        return Kept(hash, handle, tuple(read(groups)), read(said), begun, seen, ends, renew, read(chosen or "{}"))

    def whose_ended(self, id: str) -> str | None:
        """Whose session it was that ended by itself within the last week: what was typed is kept for them."""
        now = self._clock()
        found = self._database.rows(
            "SELECT handle FROM sessions WHERE hash = ? AND ended_at IS NULL AND (ends_at <= ? OR seen_at <= ?)",
            (hashed(id), now, now - self._idle),
        )
        return found[0][0] if found else None

    def whose(self, hash: str) -> str | None:
        """Whose session it is or was, for whom what they typed in it is kept: one that ended by itself within the last
        week, or was ended within the last hour; nobody's who is disabled."""
        now = self._clock()
        found = self._database.rows(
            "SELECT s.handle FROM sessions s JOIN people p ON p.handle = s.handle WHERE s.hash = ? "
            "AND p.disabled_at IS NULL AND s.ends_at > ? AND (s.ended_at IS NULL OR s.ended_at > ?)",
            (hash, now - _WEEK, now - _HOUR),
        )
        return found[0][0] if found else None

    def put(self, hash: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Its values with these; one that is None is taken out."""
        with self._database.exclusive():
            found = self._database.rows("SELECT said FROM sessions WHERE hash = ?", (hash,))
            said = merged(found[0][0] if found else "{}", values)
            self._database.rows("UPDATE sessions SET said = ? WHERE hash = ?", (_json(said), hash))
        return said

    def claim_renewal(self, kept: Kept, seconds: float = 30) -> bool:
        """Whether it falls to the caller to ask the provider again: of all who would at once, one does."""
        claimed = self._database.rows(
            "UPDATE sessions SET renew_at = ? WHERE hash = ? AND renew_at = ? RETURNING hash",
            (self._clock() + seconds, kept.hash, kept.renew_at),
        )
        return bool(claimed)

    def renewed(self, hash: str, groups: tuple[str, ...], values: Mapping[str, Any], renew_at: float) -> None:
        """What the provider said when it was asked again."""
        with self._database.exclusive():
            self.put(hash, values)
            self._database.rows(
                "UPDATE sessions SET in_groups = ?, renew_at = ? WHERE hash = ?", (_json(groups), renew_at, hash)
            )

    def counted(self) -> dict[str, int]:
        """How many sessions go on, by handle."""
        now = self._clock()
        found = self._database.rows(
            "SELECT handle, COUNT(*) FROM sessions WHERE handle IS NOT NULL AND ended_at IS NULL AND ends_at > ? "
            "AND seen_at > ? GROUP BY handle",
            (now, now - self._idle),
        )
        return {handle: int(count) for handle, count in found}

    def open(self, handle: str) -> list[Opened]:
        """Those of a person that go on, the last begun first."""
        now = self._clock()
        found = self._database.rows(
            "SELECT hash, begun_at, seen_at FROM sessions WHERE handle = ? AND ended_at IS NULL AND ends_at > ? "
            "AND seen_at > ? ORDER BY begun_at DESC, hash",
            (handle, now, now - self._idle),
        )
        return [Opened(*row) for row in found]

    def end(self, hash: str) -> None:
        self._database.rows("UPDATE sessions SET ended_at = ?, said = '{}' WHERE hash = ?", (self._clock(), hash))

    def lapse(self, hash: str) -> None:
        """It ends by itself now, and what its owner sends after it is kept for them."""
        self._database.rows("UPDATE sessions SET ends_at = ?, said = '{}' WHERE hash = ?", (self._clock(), hash))

    def end_all(self, handle: str, but: str | None = None) -> None:
        """Every session of a person, in every process; that of the hash ``but`` goes on."""
        self._database.rows(
            "UPDATE sessions SET ended_at = ?, said = '{}' WHERE handle = ? AND ended_at IS NULL AND hash <> ?",
            (self._clock(), handle, but or ""),
        )


def merged(said: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """JSON with some values set, those that are None taken out."""
    both = {**msgspec.json.decode(said), **values}
    return {name: value for name, value in both.items() if value is not None}


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
