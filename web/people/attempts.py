"""Passwords that were tried: counted in the shared store before each is looked at, so that guessing never pays."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from archive.problems import Problem
from web.people.database import PeopleDatabase
from web.people.sessions import hashed

_WINDOW = 15 * 60.0
_OF_A_PAIR, _OF_A_NAME, _OF_AN_ADDRESS = 5, 20, 100


class Attempts:
    """Five for a name from an address, twenty for a name, a hundred from an address, within 15 minutes."""

    def __init__(self, database: PeopleDatabase, clock: Callable[[], float]) -> None:
        self._database, self._clock = database, clock

    def count(self, name: str, address: str) -> float:
        """Counts one as if it had failed; gives when, for ``succeeded``.

        Raises ``too-many-attempts``, whether there is such a name or not; what is refused does not count.
        """
        now = self._clock()
        with self._database.exclusive():
            self._database.rows("DELETE FROM attempts WHERE at <= ?", (now - _WINDOW,))
            for what, most in _counted(name, address):
                found = self._database.rows("SELECT at FROM attempts WHERE what = ? ORDER BY at DESC", (what,))
                if len(found) >= most:
                    wait = ceil(found[most - 1][0] + _WINDOW - now)
                    raise Problem("too-many-attempts", "too-many-attempts", seconds=max(wait, 1))
            for what, _ in _counted(name, address):
                self._database.rows("INSERT INTO attempts (what, at) VALUES (?, ?)", (what, now))
        return now

    def succeeded(self, name: str, address: str, at: float) -> None:
        """The pair begins anew; of the name and the address only this one is no failure."""
        (pair, _), *others = _counted(name, address)
        with self._database.exclusive():
            self._database.rows("DELETE FROM attempts WHERE what = ?", (pair,))
            for what, _ in others:
                self._database.rows("DELETE FROM attempts WHERE what = ? AND at = ?", (what, at))


def _counted(name: str, address: str) -> tuple[tuple[str, int], ...]:
    """What is counted, and up to how many. Names are kept as hashes: people type passwords into the wrong field."""
    who, where = hashed(name), network(address)
    return ((f"{who} {where}", _OF_A_PAIR), (who, _OF_A_NAME), (where, _OF_AN_ADDRESS))


def network(address: str) -> str:
    """An address as it is counted: of IPv6 the /64, of which one household has as many as it likes."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
    return str(found)
