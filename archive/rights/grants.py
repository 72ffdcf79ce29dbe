"""Every grant there is, kept in memory and brought forward from the log itself: no read model keeps a right alive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Lock

from archive.catalogue import to_event
from archive.grammar import COMMANDS
from archive.grammar.grants import OF_RIGHTS
from archive.rights.roles import Grant
from archive.store.log import DecisionLog

GRANTED, REVOKED = (COMMANDS[name].event for name in OF_RIGHTS)
_PAGE = 1_000


class Grants:
    """Safe for several threads. Inside a writing transaction it is at the end of the log that this adds to."""

    def __init__(self, log: DecisionLog) -> None:
        self._log = log
        self._lock = Lock()
        self._grants: dict[str, Grant] = {}
        self._seen = 0
        # Whether somebody of a handle may sign in, as whoever opened the archive knows; else everybody named.
        self.enabled: Callable[[str], bool] = lambda handle: True

    def now(self) -> list[Grant]:
        """All that were ever given, in the order of recording, as of what is in the log now."""
        with self._lock:
            last = self._log.last_position()
            while page := self._log.store.select_notifications(
                self._seen, _PAGE, stop=last, topics=(GRANTED, REVOKED), inclusive_of_start=False
            ):
                for stored in page:
                    self._take(stored)
                self._seen = page[-1].id
            self._seen = max(self._seen, last)
            return list(self._grants.values())

    def _take(self, stored: object) -> None:
        event = to_event(stored)  # type: ignore[arg-type]
        id, data = event.originator_id, event.data
        if event.name == REVOKED:
            self._grants[id] = replace(self._grants[id], revoked=True)
            return
        bodies = frozenset(data["bodies"]) if "bodies" in data else None
        self._grants[id] = Grant(id, data["who"], data["role"], bodies, data.get("until"))
