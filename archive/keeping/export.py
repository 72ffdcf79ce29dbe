"""The whole archive as one zip that any program can read: documented JSON lines, and the files."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from archive.archive import Archive
from archive.catalogue import UnknownEvent, to_event
from archive.keeping import events
from archive.keeping.backup import Progress
from archive.problems import Problem, refused

_README = """\
The contents of a decision archive, readable without the program that wrote it.

events.jsonl     One event a line, in the order of recording. Fields: position (a whole number, permanent, may have
                 gaps), event (its name), stream (what it belongs to), version (its place in that stream), recorded_at
                 (UTC), by (who recorded it), command, key (of the command), data (what was said). A command's events
                 end with one named command-closed; they are known together, or not at all.
                 data holds the fields that were given to the command, as docs/commands.md of the program tells them.
                 In place of the text of minutes, of a remark and of its settlement stands text_sha256; in place of a
                 document's content stand sha256, size (in bytes), text_sha256, and extractor (what read the text) or
                 failure (why nothing could). judgement: the rule that was broken, where despite gave a reason. A
                 record-corrected has the position of the command that it corrects. Four are the archive's own:
                 archive-initialised (simulated), id-assigned (stream is an id; its type, and the owner in whose
                 stream it stands), decision-taken (stream is a meeting; a decision of it), and command-closed
                 (subject, its type and its version after the command; hash of what was given; events in order).
documents.jsonl  One filed document a line: id, title, media_type, sha256 (of the original), text_sha256 (of the text
                 that was read in it, or null), dated, case_number, document_number (null where not given).
files/           Originals and texts, each named by the SHA-256 of its bytes. Texts are UTF-8. Where an event has
                 text_sha256, the text stands here.
Dates are YYYY-MM-DD. A correction is an event of its own that names what it corrects; the first event stays.
"""
_DOCUMENT = ("title", "media_type", "sha256", "text_sha256", "dated", "case_number", "document_number")


def export(archive: Archive, target: Path, progress: Progress = lambda done, of: None) -> dict[str, Any]:
    """Writes the zip; gives ``{position, events, documents, files, missing}``.

    Files that events name and the archive has not are ``missing``: all else is there. Raises ``refused``
    (``target-exists``), ``unavailable`` (also ``file-damaged``, ``event-unreadable``).
    """
    if target.exists():
        raise refused("target-exists", target=str(target))
    partial = target.with_name(f"{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as file:
            told = _write(archive, file, progress)
        partial.rename(target)
    except (OSError, Problem) as error:
        with suppress(OSError):
            partial.unlink()
        if isinstance(error, Problem):
            raise
        raise Problem("unavailable", "target-not-written", target=str(target), reason=str(error)) from error
    return told


def _write(archive: Archive, file: zipfile.ZipFile, progress: Progress) -> dict[str, Any]:
    last, count, named = archive.last_position(), 0, set[str]()
    file.writestr("README.txt", _README)
    documents: list[dict[str, Any]] = []
    with file.open("events.jsonl", "w", force_zip64=True) as lines:
        for position, event in _events(archive, last):
            lines.write(msgspec.json.encode(event) + b"\n")
            count += 1
            named.update(events.files_named(event["data"]))
            progress(position, last)
            if event["event"] == "document-filed":
                documents.append({"id": event["stream"], **{name: event["data"].get(name) for name in _DOCUMENT}})
    file.writestr("documents.jsonl", b"".join(msgspec.json.encode(one) + b"\n" for one in documents))
    names = list(archive.blobs)
    for name in names:
        data = archive.blobs.get(name)
        if hashlib.sha256(data).hexdigest() != name:
            raise Problem("unavailable", "file-damaged", sha256=name)
        file.writestr(f"files/{name}", data)
    told = {"position": last, "events": count, "documents": len(documents), "files": len(names)}
    return {**told, "missing": sorted(named.difference(names))}


def _events(archive: Archive, last: int) -> Iterator[tuple[int, dict[str, Any]]]:
    for stored in events.stored(archive.log, last):
        try:
            event = to_event(stored)
        except UnknownEvent as error:
            raise events.unreadable(stored.id, error) from error
        yield (
            stored.id,
            {
                "position": stored.id,
                "event": event.name,
                "stream": event.originator_id,
                "version": event.originator_version,
                "recorded_at": event.recorded_at,
                "by": event.by,
                "command": event.command,
                "key": event.key,
                "data": event.data,
            },
        )
