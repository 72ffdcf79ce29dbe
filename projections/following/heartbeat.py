"""A sign of life of what runs without being asked: a file for each read model, whose age a monitor reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path


def beating(follow: Callable[[], Iterable[str]], data_dir: Path) -> Callable[[], None]:
    """``follow``, and then the sign ``worker-<name>.alive`` of each read model that it names; none where it failed."""

    def done() -> None:
        for name in follow():
            with suppress(OSError):  # a sign that cannot be given is missed by whoever looks for it
                (data_dir / f"worker-{name}.alive").touch()

    return done
