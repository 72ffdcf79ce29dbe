"""Two questions to an engine at once, one of them on a thread of its own: the engine works beside the interpreter."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")
# The processor that is left is the one of whoever asks.
_THREADS = (os.cpu_count() or 1) - 1


@cache
def _threads() -> ThreadPoolExecutor:
    """Of one process, started as they are needed; a process that is forked begins without."""
    return ThreadPoolExecutor(_THREADS, "search")


os.register_at_fork(after_in_child=_threads.cache_clear)


def at_once(one: Callable[[], T], other: Callable[[], U], beside: bool = True) -> tuple[T, U]:
    """Both answers; what either raises, ``one`` first. Where no thread is free, or not ``beside``, in turn."""
    asked = _asked(other) if beside and _THREADS else None
    try:
        first = one()
    except BaseException:
        if asked is not None:
            asked.cancel()
        raise
    # What no thread has begun is not waited for.
    return first, other() if asked is None or asked.cancel() else asked.result()


def _asked(question: Callable[[], U]) -> Future[U] | None:
    try:
        return _threads().submit(question)
    except RuntimeError:  # there is no thread to be had, or the process ends
        return None
