"""Where the embedded index lives: a folder a generation, which of them is in force, and who may write."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from projections.search.embedded import EmbeddedIndex
from projections.search.locks import locked
from projections.search.version import code_version

_POINTER, _BUILDING = "index.current", "index.lock"
_WRITING = "writing.lock"


class Home:
    """Fulfils ``IndexHome``: the folders ``index-...`` of a data directory and the pointer that says which is in force.

    No name comes twice, so that nobody takes a new folder for one that it has opened.
    """

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._pointer = data_dir / _POINTER
        self._read: tuple[tuple[int, int], str, str, str] = (0, 0), "", "", ""

    def current(self, fresh: bool = False, brief: bool = False) -> tuple[str, str]:
        try:
            told = os.stat(self._pointer)
            stamp = told.st_ino, told.st_mtime_ns
            if self._read[0] != stamp:
                name, version = self._pointer.read_text().split()
                self._read = stamp, name, version, str(self.path(name))
        except (FileNotFoundError, ValueError):
            return "", ""
        _, name, version, path = self._read
        return (name, version) if os.path.isdir(path) else ("", "")

    def path(self, name: str) -> Path:
        return self._data_dir / name

    def open(self, name: str) -> EmbeddedIndex:
        return EmbeddedIndex(self.path(name))

    def create(self, name: str) -> EmbeddedIndex:
        index = self.open(name)
        index.put([], 0)
        return index

    @contextmanager
    def building(self) -> Iterator[str]:
        with locked(self._data_dir / _BUILDING):
            yield f"index-{secrets.token_hex(4)}"

    def swap(self, name: str) -> None:
        temporary = self._data_dir / f"{_POINTER}.{os.getpid()}"
        temporary.write_text(f"{name} {code_version()}")
        temporary.replace(self._pointer)
        for other in self._data_dir.glob("index-*"):
            if other.name != name:
                shutil.rmtree(other, ignore_errors=True)

    def writing(self, name: str, seconds: float) -> AbstractContextManager[None]:
        """Raises also OSError, without the folder."""
        return locked(self.path(name) / _WRITING, seconds)

    def close(self) -> None:
        pass
