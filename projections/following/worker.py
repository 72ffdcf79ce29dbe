"""The worker: keeps read models and index at the end of the log, so that no question has to wait for them."""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from typing import Protocol

from archive.problems import Problem
from archive.telling import in_a_line
from projections.following.worker_postgres import DatabaseLock, Recordings

_EACH = 1.0
_LONGEST = 60.0
_LOCK = "worker-{name}.lock"
# Commands that come close together are followed together: an index pays for each time that it is written.
_TOGETHER = 0.05
_logger = logging.getLogger(__name__)

Follow = Callable[[], object]


class Lock(Protocol):
    """What one worker alone has of all that follow a read model."""

    def mine(self) -> bool:
        """Takes it where it is free; whether it is held now. Raises where that cannot be told."""

    def close(self) -> None:
        """Lets go of it, as the system does where the process is killed."""


def work(
    follows: Mapping[str, Follow],
    data_dir: Path,
    stop: Event,
    each: float = _EACH,
    database_url: str | None = None,
) -> None:
    """Runs every follower once in ``each`` seconds, each by itself, until ``stop`` is set.

    One worker is active for each of them: of all that use a database, or else a data directory on one machine; the
    others stand by. In a database one is told at once what was recorded, and then does not wait for its turn. What
    fails is told and tried again, after a time that doubles up to a minute; the others go on.
    """
    woken = {name: Event() for name in follows}
    threads = []
    for name, follow in follows.items():
        lock = _lock(name, data_dir, database_url)
        threads.append(Thread(target=_keep_following, args=(name, follow, lock, stop, woken[name], each)))
    if database_url is not None:
        threads.append(Thread(target=_listen, args=(database_url, woken.values(), stop, each)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _lock(name: str, data_dir: Path, database_url: str | None) -> Lock:
    return FileLock(data_dir / _LOCK.format(name=name)) if database_url is None else DatabaseLock(database_url, name)


def _keep_following(name: str, follow: Follow, lock: Lock, stop: Event, woken: Event, each: float) -> None:
    def turn() -> None:
        if lock.mine():
            follow()

    def wait(seconds: float) -> None:
        if seconds > each:  # what has just failed is left alone, whatever was recorded
            stop.wait(seconds)
        elif woken.wait(seconds):
            stop.wait(min(_TOGETHER, each))
            woken.clear()

    with closing(lock):
        supervise(name, turn, stop.is_set, wait, each)


def _listen(url: str, woken: Collection[Event], stop: Event, each: float) -> None:
    """Wakes the followers at what is recorded. Cut off, it connects again; meanwhile they come to it by themselves."""

    def wait(seconds: float) -> None:
        if seconds > each:
            stop.wait(seconds)

    with closing(Recordings(url)) as recordings:

        def turn() -> None:
            if recordings.came(each):
                for event in woken:
                    event.set()

        supervise("listening", turn, stop.is_set, wait, each)


def supervise(
    name: str, follow: Follow, stopped: Callable[[], bool], wait: Callable[[float], object], each: float = _EACH
) -> None:
    """Follows again and again; after a failure it waits twice as long as the time before, a minute at most."""
    pause = each
    while not stopped():
        try:
            follow()
        except Exception as error:
            pause = min(pause * 2, _LONGEST)
            why = error if isinstance(error, Problem) else in_a_line(error)
            _logger.error("%s cannot go on and is tried again in %g s: %s", name, pause, why)
        else:
            if pause != each:
                _logger.warning("%s goes on", name)
            pause = each
        wait(pause)


class FileLock:
    """A lock of one machine."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: int | None = None

    def mine(self) -> bool:
        if self._held is None:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
                return False
            self._held = handle
        return True

    def close(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None
