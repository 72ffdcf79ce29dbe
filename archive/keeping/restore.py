"""An archive made of a backup: the same positions, the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
from eventsourcing.persistence import Notification

from archive.archive import Archive
from archive.blobs import Blobs, sync_directory
from archive.keeping import events
from archive.keeping.backup import EVENTS, FILES, FORMAT, MANIFEST, VERSION, Progress, digest_of
from archive.log import DecisionLog
from archive.problems import Problem, refused

_BATCH = 2_000
_LOG, _UNFINISHED = "log.db", "log.restoring"


class Manifest(msgspec.Struct):
    """What a backup says that it holds."""

    format: str
    version: int
    position: int
    events: int
    events_sha256: str
    files: int
    files_sha256: str


def restore(data_dir: Path, source: Path, progress: Progress = lambda done, of: None) -> Manifest:
    """Makes an archive in ``data_dir`` of a backup; it is there as a whole, or not at all.

    Raises ``refused`` (``archive-exists``), ``invalid`` (``not-a-backup``, ``backup-damaged``), ``unavailable``.
    """
    if (data_dir / _LOG).exists():
        raise refused("archive-exists", data_dir=str(data_dir))
    manifest = read_manifest(source)
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        for file in data_dir.glob(f"{_UNFINISHED}*"):
            file.unlink()
        _copy_files(source, data_dir, manifest)
        _copy_events(source, data_dir / _UNFINISHED, manifest, progress)
        (data_dir / _UNFINISHED).rename(data_dir / _LOG)
        sync_directory(data_dir)
    except OSError as error:
        raise Problem("unavailable", "cannot-write", reason=str(error)) from error
    Archive(data_dir).close()
    return manifest


def read_manifest(source: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode((source / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        raise Problem("invalid", "not-a-backup", source=str(source)) from None
    if (manifest.format, manifest.version) != (FORMAT, VERSION):
        raise Problem("invalid", "not-a-backup", source=str(source))
    return manifest


def _copy_files(source: Path, data_dir: Path, manifest: Manifest) -> None:
    blobs = Blobs(data_dir / FILES)
    names = sorted(path.name for path in (source / FILES).iterdir())
    if len(names) != manifest.files or digest_of(names) != manifest.files_sha256:
        raise _damaged(source / FILES)
    for name in names:
        if blobs.put((source / FILES / name).read_bytes()) != name:
            raise _damaged(source / FILES / name)


def _copy_events(source: Path, target: Path, manifest: Manifest, progress: Progress) -> None:
    """The whole log in one transaction, undone where the lines are not those that the manifest tells of."""
    log = DecisionLog(target)
    digest, count = hashlib.sha256(), 0
    try:
        with log.exclusive():
            lines = _lines(source / EVENTS, digest)
            while batch := list(islice(lines, _BATCH)):
                log.store.insert_at(batch)
                count += len(batch)
                progress(batch[-1].id, manifest.position)
            if (digest.hexdigest(), count) != (manifest.events_sha256, manifest.events):
                raise _damaged(source / EVENTS)
    finally:
        log.close()


def _lines(path: Path, digest: hashlib._Hash) -> Iterator[Notification]:
    with path.open("rb") as file:
        for text in file:
            digest.update(text)
            try:
                yield events.event_of(text)
            except ValueError:
                raise _damaged(path) from None


def _damaged(path: Path) -> Problem:
    return Problem("invalid", "backup-damaged", path=str(path))
