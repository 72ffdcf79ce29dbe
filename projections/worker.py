"""The worker: keeps read models and index at the end of the log, so that no question has to wait for them."""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

_EACH = 1.0
_LONGEST = 60.0
_LOCK = "worker-{name}.lock"
_logger = logging.getLogger(__name__)

Follow = Callable[[], object]


def work(follows: Mapping[str, Follow], data_dir: Path, stop: Event, each: float = _EACH) -> None:
    """Runs every follower once in ``each`` seconds, each by itself, until ``stop`` is set.

    One worker is active for each of them on this machine; another one stands by. What fails is told and tried again,
    after a time that doubles up to a minute; the others go on.
    """
    threads = [
        Thread(target=_stand_by, args=(name, follow, data_dir, stop, each), name=f"worker-{name}")
        for name, follow in follows.items()
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _stand_by(name: str, follow: Follow, data_dir: Path, stop: Event, each: float) -> None:
    while not stop.is_set():
        with _alone(data_dir / _LOCK.format(name=name)) as alone:
            if alone:
                supervise(name, follow, stop.is_set, stop.wait, each)
        stop.wait(each)


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
            _logger.error("%s is behind and is tried again in %g s: %s", name, pause, error)
        else:
            if pause != each:
                _logger.warning("%s follows again", name)
            pause = each
        wait(pause)


@contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Whether this process alone holds a lock; it is let go of also where the process is killed."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(handle)
