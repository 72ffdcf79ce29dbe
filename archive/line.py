"""A line of those who have lost to others: they are let out one by one, so that they do not all lose again."""

from __future__ import annotations

from threading import Condition, Lock
from time import monotonic

# Seconds that one who was let out has to read again and to record, and that anybody stands in the line for it.
_EACH = 0.01
_MOST = 0.5


class Line:
    """Each is let out when something was recorded since the one before was, or that one has had his time."""

    def __init__(self, each: float = _EACH, most: float = _MOST) -> None:
        self._each, self._most = each, most
        self._first = Lock()
        self._moved = Condition()
        self._until = 0.0

    def wait(self) -> None:
        """Until it is one's turn, or one has waited for long."""
        if not self._first.acquire(timeout=self._most):
            return
        try:
            with self._moved:
                while (left := self._until - monotonic()) > 0:
                    self._moved.wait(left)
                self._until = monotonic() + self._each
        finally:
            self._first.release()

    def move_on(self) -> None:
        """Something was recorded, perhaps by whoever was let out last."""
        with self._moved:
            self._until = 0.0
            self._moved.notify()
