"""A sign of life of what runs without being asked: a file whose age a monitor reads."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def beating(work: Callable[[], object], path: Path) -> Callable[[], object]:
    """``work``, after which ``path`` is touched unless it failed."""

    def done() -> object:
        given = work()
        with suppress(OSError):  # a sign that cannot be given is missed by whoever looks for it
            path.touch()
        return given

    return done
