"""Where the embedded index lives: a folder a generation, which of them is in force, and who may write."""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import monotonic, sleep

_POINTER, _BUILDING = "index.current", "index.lock"
_WRITING = "writing.lock"
_AGAIN = 0.02


class Taken(Exception):
    """Somebody else writes, and did not end in time."""


@cache
def code_version() -> str:
    """Of everything that decides what an index holds: it is built anew when the analysis changes."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.iterdir()):
        if file.suffix in (".py", ".txt"):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


class Home:
    """The folders ``index-...`` of a data directory and the pointer that says which is in force, and of which code.

    No name comes twice, so that nobody takes a new folder for one that it has opened.
    """

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir

    def current(self) -> tuple[str, str]:
        """The name of the folder in force and its code version; empty where there is none."""
        try:
            name, version = (self._data_dir / _POINTER).read_text().split()
        except (FileNotFoundError, ValueError):
            return "", ""
        return (name, version) if self.path(name).is_dir() else ("", "")

    def path(self, name: str) -> Path:
        return self._data_dir / name

    @contextmanager
    def building(self) -> Iterator[str]:
        """The name of an empty folder for a new index, for one builder at a time on this machine."""
        with (self._data_dir / _BUILDING).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield f"index-{secrets.token_hex(4)}"

    def swap(self, name: str) -> None:
        """Puts a folder in force, at once for everybody who asks, and takes the others away."""
        temporary = self._data_dir / f"{_POINTER}.{os.getpid()}"
        temporary.write_text(f"{name} {code_version()}")
        temporary.replace(self._data_dir / _POINTER)
        for other in self._data_dir.glob("index-*"):
            if other.name != name:
                shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def writing(self, name: str, seconds: float) -> Iterator[None]:
        """For one writer at a time on this machine. Raises Taken after ``seconds``, OSError without the folder."""
        deadline = monotonic() + seconds
        with (self.path(name) / _WRITING).open("w") as lock:
            while not _locked(lock.fileno()):
                if monotonic() >= deadline:
                    raise Taken
                sleep(_AGAIN)
            yield


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
