"""How many files a process reads at once, so that half of the threads of a server go on answering whoever reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from archive.problems import Problem

_AT_ONCE = BoundedSemaphore(2)  # each takes up to 512 MB, and a minute
_MOST = 4
_room = BoundedSemaphore(_MOST)


@contextmanager
def room() -> Iterator[None]:
    """For one file, with what lies in it. Raises ``unavailable`` where enough others are read or wait."""
    if not _room.acquire(blocking=False):
        raise Problem("unavailable", "files-busy", most=_MOST)
    try:
        with _AT_ONCE:
            yield
    finally:
        _room.release()
