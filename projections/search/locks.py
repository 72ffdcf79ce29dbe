"""Locks among the processes of one machine; the system lets go of them where a process is killed."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from projections.search.port import Taken

_AGAIN = 0.02


@contextmanager
def locked(path: Path, seconds: float | None = None) -> Iterator[None]:
    """Holds a lock, waiting for it as long as it takes. Raises Taken after ``seconds``, OSError without the folder."""
    deadline = None if seconds is None else monotonic() + seconds
    with path.open("w") as lock:
        while not _taken(lock.fileno(), wait=deadline is None):
            if deadline is not None and monotonic() >= deadline:
                raise Taken
            sleep(_AGAIN)
        yield


def _taken(handle: int, wait: bool) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
