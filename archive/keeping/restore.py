"""An archive made of a backup: the same positions, the same bytes."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

import msgspec
from eventsourcing.persistence import Notification, OperationalError

from archive.archive import Archive
from archive.blobs import Blobs, sync_directory
from archive.keeping import events
from archive.keeping.backup import EVENTS, FILES, FORMAT, MANIFEST, VERSION, Progress, digest_of
from archive.problems import Problem, refused
from archive.store.chain import Head, first_linked
from archive.store.choosing import LOG_FILE, new_store, stands_already
from archive.store.port import LogStore
from archive.store.sqlite import SQLiteLog
from archive.telling import in_a_line

_BATCH = 2_000
_UNFINISHED = "log.restoring"


class _Head(msgspec.Struct):
    position: int
    digest: str


class Manifest(msgspec.Struct):
    """What a backup says that it holds; ``missing``: files that were gone already when it was made.

    ``head``: of its log; None where that has no chain, or the program that made the backup knew of none.
    """

    format: str
    version: int
    position: int
    events: int
    events_sha256: str
    files: int
    files_sha256: str
    missing: list[str] = []
    head: _Head | None = None


def restore(
    data_dir: Path, source: Path, progress: Progress = lambda done, of: None, database_url: str | None = None
) -> Manifest:
    """Makes an archive in ``data_dir`` (and a database) of a backup; it is there as a whole, or not at all.

    Raises ``refused`` (``archive-exists``, ``database-holds-archive``), ``invalid`` (``not-a-backup``,
    ``backup-damaged``), ``unavailable`` (``copy-not-read``, ``cannot-write``).
    """
    if Archive.stands(data_dir, database_url):
        raise stands_already(data_dir, database_url)
    manifest = read_manifest(source)
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        _copy_files(source, data_dir, manifest)
        if database_url is None:
            _make_log_file(source, data_dir, manifest, progress)
        else:
            _copy_events(source, data_dir, new_store(data_dir, database_url), manifest, progress)
    except (OSError, OperationalError) as error:
        raise Problem("unavailable", "cannot-write", reason=in_a_line(error)) from error
    Archive(data_dir, database_url=database_url).close()
    return manifest


def _make_log_file(source: Path, data_dir: Path, manifest: Manifest, progress: Progress) -> None:
    _discard_unfinished(data_dir)  # of a restore that was killed
    try:
        _copy_events(source, data_dir, SQLiteLog(data_dir / _UNFINISHED), manifest, progress)
        (data_dir / _UNFINISHED).rename(data_dir / LOG_FILE)
    finally:
        _discard_unfinished(data_dir)
    sync_directory(data_dir)


def _discard_unfinished(data_dir: Path) -> None:
    for file in data_dir.glob(f"{_UNFINISHED}*"):
        file.unlink()


def read_manifest(source: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode(_a_file(source / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError, Problem):
        raise Problem("invalid", "not-a-backup", source=str(source)) from None
    if (manifest.format, manifest.version) != (FORMAT, VERSION):
        raise Problem("invalid", "not-a-backup", source=str(source))
    return manifest


def _copy_files(source: Path, data_dir: Path, manifest: Manifest) -> None:
    blobs = Blobs(data_dir / FILES)
    with _reading(source / FILES):
        names = sorted(path.name for path in (source / FILES).iterdir())
    if len(names) != manifest.files or digest_of(names) != manifest.files_sha256:
        raise _damaged(source / FILES)
    for name in names:
        with _reading(source / FILES / name):
            data = _a_file(source / FILES / name).read_bytes()
        if blobs.put(data) != name:
            raise _damaged(source / FILES / name)


def _copy_events(source: Path, data_dir: Path, store: LogStore, manifest: Manifest, progress: Progress) -> None:
    """The whole log in one transaction, undone where the lines are not those that the manifest tells of."""
    digest, count = hashlib.sha256(), 0
    with closing(store), store.exclusive():
        if store.max_notification_id() is not None:
            raise refused("database-holds-archive")
        lines = _lines(source / EVENTS, digest)
        since: int | None = None
        while batch := list(islice(lines, _BATCH)):
            store.insert_at(batch)
            count += len(batch)
            since = since or first_linked(batch)
            progress(batch[-1].id, manifest.position)
        if since is not None:
            store.note_chain(since)
        head = Head.of(store.last_closing())
        told = manifest.head and Head(manifest.head.position, manifest.head.digest)
        if (digest.hexdigest(), count) != (manifest.events_sha256, manifest.events) or told not in (None, head):
            raise _damaged(source / EVENTS)


def _lines(path: Path, digest: hashlib._Hash) -> Iterator[Notification]:
    with _reading(path):
        file = _a_file(path).open("rb")
    with file:
        for text in file:
            digest.update(text)
            try:
                yield events.event_of(text)
            except ValueError:
                raise _damaged(path) from None


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Tells a copy that cannot be read from a disk that cannot be written."""
    try:
        yield
    except FileNotFoundError:
        raise _damaged(path) from None
    except OSError as error:
        raise Problem("unavailable", "copy-not-read", path=str(path), reason=in_a_line(error)) from error


def _a_file(path: Path) -> Path:
    """Raises ``invalid`` for a link, a pipe and a device: a copy holds none, and nobody waits for them."""
    mode = path.lstat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # that a folder cannot be read, reading tells
        raise _damaged(path)
    return path


def _damaged(path: Path) -> Problem:
    return Problem("invalid", "backup-damaged", path=str(path))
