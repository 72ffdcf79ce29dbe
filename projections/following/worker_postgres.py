"""What the workers on several machines have in common in PostgreSQL: who is active, and that something was recorded."""

from __future__ import annotations

import hashlib
import logging

import psycopg

from archive.store.connecting import Connection, connect
from archive.store.postgres import RECORDED

# A machine that is gone holds no lock for longer than a minute: the server asks it, too.
_SETTINGS = {
    "statement_timeout": "10s",
    "lock_timeout": "10s",
    "idle_session_timeout": "0",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}
_logger = logging.getLogger(__name__)


class DatabaseLock:
    """A lock among all who use a database. It is held by a connection of its own, and lost together with that."""

    def __init__(self, url: str, name: str) -> None:
        self._url, self._name = url, name
        self._number = int.from_bytes(hashlib.sha256(f"worker {name}".encode()).digest()[:8], signed=True)
        self._connection: Connection | None = None
        self._held = False

    def mine(self) -> bool:
        """Raises psycopg.OperationalError where the server cannot be asked."""
        if self._held and not self._stands():
            _logger.warning("%s: the lock was lost with its connection", self._name)
            self.close()
        if not self._held:
            self._held = self._take()
        return self._held

    def _stands(self) -> bool:
        assert self._connection is not None
        try:
            self._connection.execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def _take(self) -> bool:
        try:
            if self._connection is None:
                self._connection = connect(self._url, _SETTINGS, autocommit=True)
            taken = self._connection.execute("SELECT pg_try_advisory_lock(%s)", (self._number,)).fetchone()
        except psycopg.Error:
            self.close()
            raise
        return taken == (True,)

    def close(self) -> None:
        self._held = False
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Recordings:
    """Hears of what is recorded, as long as its connection stands: a hint, which nobody may rely on."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: Connection | None = None

    def came(self, seconds: float) -> bool:
        """Whether something was recorded, within a time or while nobody listened. Raises psycopg.OperationalError."""
        try:
            if self._connection is None:
                self._connection = connect(self._url, _SETTINGS, autocommit=True)
                self._connection.execute(f"LISTEN {RECORDED}")
                return True
            return any(True for _ in self._connection.notifies(timeout=seconds, stop_after=1))
        except psycopg.Error:
            self.close()
            raise

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
