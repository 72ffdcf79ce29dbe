"""A copy of an archive to try commands in: nothing that is done to it reaches the archive itself."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from archive.archive import Archive
from archive.blobs import Blobs, Texts


@contextmanager
def rehearsal(archive: Archive) -> Iterator[Archive]:
    """The archive as it stands, in a folder that is thrown away in the end; files are read where they are.

    Raises ``unavailable`` through the archive itself, OSError or sqlite3.Error where the copy cannot be made.
    """
    with tempfile.TemporaryDirectory(prefix="forumarkiv-") as folder:
        copy_log(archive.data_dir / "log.db", Path(folder) / "log.db")
        copy = Archive(Path(folder))
        copy.max_bytes = archive.max_bytes
        copy.blobs = _Beside(Path(folder) / "files", archive.blobs)
        copy.texts = Texts(copy.blobs)
        try:
            yield copy
        finally:
            copy.close()


def copy_log(source: Path, target: Path) -> None:
    """A copy of a log as of one moment, also while somebody writes to it."""
    uri = f"{source.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


class _Beside(Blobs):
    """Files of its own beside those of others, which are read and never written."""

    def __init__(self, root: Path, others: Blobs) -> None:
        super().__init__(root)
        self._others = others

    def path(self, sha: str) -> Path:
        theirs = self._others.path(sha)
        return theirs if theirs.is_file() else super().path(sha)

    def put(self, data: bytes) -> str:
        sha = hashlib.sha256(data).hexdigest()
        return sha if self._others.has(sha) else super().put(data)
