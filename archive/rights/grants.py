"""Every grant there is, kept in memory and brought forward from the log itself: no read model keeps a right alive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from threading import Lock

from archive.catalogue import to_event
from archive.events import Event
from archive.grammar import COMMANDS
from archive.grammar.grants import OF_RIGHTS
from archive.rights.roles import Grant
from archive.store.log import DecisionLog

GRANTED, REVOKED = (COMMANDS[name].event for name in OF_RIGHTS)


class Grants:
    """Safe for several threads. Inside a writing transaction it is at the end of the log that this adds to."""

    def __init__(self, log: DecisionLog) -> None:
        self._log = log
        self._lock = Lock()
        self._grants: list[Grant] = []
        self._seen = 0
        # Whether somebody of a handle may sign in, as whoever opened the archive knows; else everybody named.
        self.enabled: Callable[[str], bool] = lambda handle: True

    def now(self) -> list[Grant]:
        """All that were ever given, in the order of recording, as of what is in the log now."""
        with self._lock:
            last, grants = self._log.last_position(), self._grants
            if last > self._seen:  # nothing more is asked for each request while nothing is recorded
                grants = folded(grants, map(to_event, self._log.store.of_rights_after(self._seen, last)))
                if not self._log.store.is_writing():  # what is not committed yet may come to nothing
                    self._grants, self._seen = grants, last
            return list(grants)


def folded(grants: Iterable[Grant], events: Iterable[Event]) -> list[Grant]:
    """Grants with what was given and taken back after them."""
    found = {grant.id: grant for grant in grants}
    for event in events:
        id, data = event.originator_id, event.data
        if event.name == REVOKED:
            found[id] = replace(found[id], revoked=True)
        elif event.name == GRANTED:
            bodies = frozenset(data["bodies"]) if "bodies" in data else None
            found[id] = Grant(id, data["who"], data["role"], bodies, data.get("until"))
    return list(found.values())
