"""Trying commands: nothing that is done so reaches the archive itself."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from archive.archive import Archive
from archive.blobs import Blobs, Texts
from archive.keeping.events import stored
from archive.receipts import Receipt
from archive.recording import Outcome, Recorder
from archive.rights.judging import Actor
from archive.store.choosing import LOG_FILE
from archive.store.sqlite import SQLiteLog

_BATCH = 2_000


@contextmanager
def rehearsal(archive: Archive) -> Iterator[Archive]:
    """The archive as it stands, in a folder that is thrown away in the end; files are read where they are.

    Raises ``unavailable``, or OSError or OperationalError where the copy cannot be made.
    """
    with tempfile.TemporaryDirectory(prefix="forumarkiv-") as folder:
        _copy_log(archive, Path(folder) / LOG_FILE)
        copy = Archive(Path(folder))
        copy.max_bytes, copy.by_ocr = archive.max_bytes, archive.by_ocr
        copy.blobs = _Beside(Path(folder) / "files", archive.blobs)
        copy.texts = Texts(copy.blobs)
        try:
            yield copy
        finally:
            copy.close()


def tried(archive: Archive, command: object, by: str | None = None, actor: Actor | None = None) -> Receipt:
    """What one command would be answered, its position aside; as the archive stands, without a copy of it.

    ``by``, ``actor``: as of ``Archive.do``, and it raises what that does.
    """
    with tempfile.TemporaryDirectory(prefix="forumarkiv-") as folder:
        trial = Archive(archive.data_dir, database_url=archive.database_url)
        trial.max_bytes = archive.max_bytes
        trial.known.grants.enabled = archive.known.grants.enabled
        trial.blobs = _Beside(Path(folder), archive.blobs)
        trial.texts = Texts(trial.blobs)
        with closing(trial):
            try:
                return _Trial(trial, trial.owners).do(command, by, None, None, actor)
            except _Accepted as accepted:
                return accepted.receipt


class _Accepted(Exception):
    def __init__(self, receipt: Receipt) -> None:
        super().__init__()
        self.receipt = receipt


class _Trial(Recorder):
    """Its writing transactions are never committed."""

    def _record(self, *given: Any) -> Outcome:
        receipt, _ = super()._record(*given)
        raise _Accepted(receipt)


def _copy_log(archive: Archive, target: Path) -> None:
    """A copy of the log as of one moment, also while somebody writes to it."""
    store, last = SQLiteLog(target), archive.last_position()
    with closing(store), store.exclusive():
        events = stored(archive.log, last)
        while batch := list(islice(events, _BATCH)):
            store.insert_at(batch)


class _Beside(Blobs):
    """Files of its own beside those of others, which are read and never written."""

    def __init__(self, root: Path, others: Blobs) -> None:
        super().__init__(root)
        self._others = others

    def path(self, sha: str) -> Path:
        theirs = self._others.path(sha)
        return theirs if theirs.is_file() else super().path(sha)

    def put_all(self, files: Sequence[bytes]) -> list[str]:
        names = [hashlib.sha256(data).hexdigest() for data in files]
        super().put_all([data for name, data in zip(names, files, strict=True) if not self._others.has(name)])
        return names
