"""A copy of a running archive in a folder: the log as lines, the files, and a manifest of what must be there."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
from eventsourcing.persistence import Notification

from archive.archive import Archive
from archive.blobs import sync_directory
from archive.catalogue import UnknownEvent, to_event
from archive.keeping import events
from archive.private import make_folder, opener
from archive.problems import Problem, refused
from archive.store.chain import as_told
from archive.telling import in_a_line

FORMAT, VERSION = "forumarkiv-backup", 1
MANIFEST, EVENTS, FILES = "manifest.json", "events.jsonl", "files"
Progress = Callable[[int, int | None], None]


def backup(archive: Archive, target: Path, progress: Progress = lambda done, of: None) -> dict[str, Any]:
    """Copies everything recorded up to now; others may record meanwhile. Gives the manifest.

    Files that events name and the archive has not are its ``missing``: all else is copied.
    ``target`` must not exist: a copy that stands is never written over, and one that was cut off is not taken for
    one. Raises ``refused`` (``target-exists``), ``damaged`` (such a copy would not be taken back), ``unavailable``
    (``event-unreadable``).
    """
    if target.exists():
        raise refused("target-exists", target=str(target))
    partial = target.with_name(f"{target.name}.partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        make_folder(partial)
        manifest = _copy(archive, partial, progress)
        _write(partial / MANIFEST, [msgspec.json.format(msgspec.json.encode(manifest), indent=2)])
        sync_directory(partial)
        partial.rename(target)
        sync_directory(target.parent)
    except OSError as error:
        raise Problem("unavailable", "target-not-written", target=str(target), reason=in_a_line(error)) from error
    return manifest


def _copy(archive: Archive, target: Path, progress: Progress) -> dict[str, Any]:
    """Files are written before the event that names them: copied after the log, none can be missing."""
    last = archive.last_position()
    count, named = 0, set[str]()

    def lines() -> Iterable[bytes]:
        nonlocal count
        for event in events.stored(archive.log, last):
            count += 1
            named.update(_files_named(event))
            progress(event.id, last)
            yield events.line(event)

    digest = _write(target / EVENTS, lines())
    names = list(archive.blobs)
    make_folder(target / FILES)
    for name in names:
        _write(target / FILES / name, [archive.blobs.get(name)])
    sync_directory(target / FILES)
    return {
        "format": FORMAT,
        "version": VERSION,
        "position": last,
        "events": count,
        "events_sha256": digest,
        "files": len(names),
        "files_sha256": digest_of(names),
        "missing": sorted(named.difference(names)),
        "head": as_told(archive.log.head(last)),
    }


def _files_named(event: Notification) -> Iterable[str]:
    """None of an event that cannot be read: it is copied as it stands, and ``verify`` tells."""
    try:
        return list(events.files_named(to_event(event).data))
    except UnknownEvent:
        return ()


def digest_of(names: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()


def _write(path: Path, chunks: Iterable[bytes]) -> str:
    """Writes a file that is on disk when it returns; gives its SHA-256."""
    digest = hashlib.sha256()
    with open(path, "xb", opener=opener) as file:
        for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()
