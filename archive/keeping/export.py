"""The whole archive as one zip that any program can read: documented JSON lines, and the files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from eventsourcing.persistence import Notification

from archive.archive import Archive
from archive.catalogue import UnknownEvent, to_event
from archive.keeping import events
from archive.keeping.backup import Progress
from archive.keeping.recomputing import erased
from archive.private import opener
from archive.problems import Problem, refused
from archive.store.chain import as_told
from archive.telling import in_a_line

_README = Path(__file__).with_name("export_readme.txt")
_SAID = ("recorded_at", "by", "command", "key", "data")
_DOCUMENT = ("title", "media_type", "sha256", "text_sha256", "dated", "case_number", "document_number")


def export(archive: Archive, target: Path, progress: Progress = lambda done, of: None) -> dict[str, Any]:
    """Writes the zip; gives ``{position, events, documents, files, missing, head}``.

    Files that events name and the archive has not are ``missing``: all else is there. Raises ``refused``
    (``target-exists``), ``damaged``, ``unavailable`` (also ``event-unreadable``).
    """
    if target.exists():
        raise refused("target-exists", target=str(target))
    partial = target.with_name(f"{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        with (
            open(partial, "x+b", opener=opener) as private,
            zipfile.ZipFile(private, "w", zipfile.ZIP_DEFLATED) as file,
        ):
            told = _write(archive, file, progress)
        partial.rename(target)
    except (OSError, Problem) as error:
        with suppress(OSError):
            partial.unlink()
        if isinstance(error, Problem):
            raise
        raise Problem("unavailable", "target-not-written", target=str(target), reason=in_a_line(error)) from error
    return told


def _write(archive: Archive, file: zipfile.ZipFile, progress: Progress) -> dict[str, Any]:
    last, count, named = archive.last_position(), 0, set[str]()
    file.writestr("README.txt", _README.read_bytes())
    documents: dict[str, dict[str, Any]] = {}
    with file.open("events.jsonl", "w", force_zip64=True) as lines:
        for position, event in _events(archive, last):
            lines.write(msgspec.json.encode(event) + b"\n")
            count += 1
            named.update(events.files_named(event["data"] or {}))
            progress(position, last)
            _tell_document(event, documents)
    file.writestr("documents.jsonl", b"".join(msgspec.json.encode(one) + b"\n" for one in documents.values()))
    names = list(archive.blobs)
    for name in names:
        file.writestr(f"files/{name}", archive.blobs.get(name))
    head = as_told(archive.log.head(last))
    file.writestr("head.json", msgspec.json.encode(head))
    told = {"position": last, "events": count, "documents": len(documents), "files": len(names)}
    return {**told, "missing": sorted(named.difference(names)), "head": head}


def _tell_document(event: dict[str, Any], documents: dict[str, dict[str, Any]]) -> None:
    """A document when it is filed, and its text as it is read later."""
    id, data = event["stream"], event["data"]
    if data is None:
        return
    if event["event"] == "document-filed":
        documents[id] = {"id": id, **{name: data.get(name) for name in _DOCUMENT}}
    elif event["event"] == "document-extracted" and id in documents:
        documents[id]["text_sha256"] = data["text_sha256"]


def _events(archive: Archive, last: int) -> Iterator[tuple[int, dict[str, Any]]]:
    for stored in events.stored(archive.log, last):
        place = {
            "position": stored.id,
            "event": stored.topic,
            "stream": stored.originator_id,
            "version": stored.originator_version,
        }
        said = {name: None for name in _SAID} if erased(stored) else _said(stored)
        yield stored.id, {**place, **said, "state": events.text(stored)}


def _said(stored: Notification) -> dict[str, Any]:
    try:
        event = to_event(stored)
    except UnknownEvent as error:
        raise events.unreadable(stored.id, error) from error
    return {name: getattr(event, name) for name in _SAID}
