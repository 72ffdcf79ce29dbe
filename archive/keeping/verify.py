"""Whether the log and the files are whole: every event decodes, every command closes, every file has its hash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from archive.archive import Archive
from archive.catalogue import CLOSED, UnknownEvent, to_event
from archive.events import Event
from archive.keeping import events
from archive.keeping.backup import Progress
from archive.problems import Problem


@dataclass
class Verified:
    """What was looked at, and what was wrong: ``faults`` as ``{code, ...what it concerns}``."""

    position: int
    events: int = 0
    commands: int = 0
    files: int = 0
    faults: list[dict[str, Any]] = field(default_factory=list)


def verify(archive: Archive, progress: Progress = lambda done, of: None) -> Verified:
    """Reads every event and every file. A file that no event names is no fault: its command may have been refused."""
    found = Verified(archive.last_position())
    named = _read_log(archive, found, progress)
    kept = set(archive.blobs)
    found.files = len(kept)
    found.faults += [{"code": "file-missing", "sha256": sha} for sha in sorted(named - kept)]
    found.faults += [{"code": "file-damaged", "sha256": sha} for sha in sorted(kept) if not _whole(archive, sha)]
    return found


def _whole(archive: Archive, sha: str) -> bool:
    """Whether a file has its hash; one that the disk does not give has not."""
    try:
        return archive.blobs.verify(sha)
    except Problem:
        return False


def _read_log(archive: Archive, found: Verified, progress: Progress) -> set[str]:
    """The hashes that the events name."""
    named: set[str] = set()
    waiting: list[tuple[str, str]] = []
    for stored in events.stored(archive.log, found.position):
        found.events += 1
        progress(stored.id, found.position)
        try:
            event = to_event(stored)
        except UnknownEvent as error:
            found.faults.append({"code": "event-unreadable", "position": stored.id, "reason": str(error)})
            continue
        named |= set(events.files_named(event.data))
        if event.name == CLOSED:
            found.commands += 1
            found.faults += _not_closed(stored.id, event, waiting)
            waiting = []
        else:
            waiting.append((event.name, event.originator_id))
    if waiting:
        found.faults.append({"code": "command-not-closed", "position": found.position})
    return named


def _not_closed(position: int, closing: Event, waiting: list[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    said = [(one["event"], one["subject"]) for one in closing.data["events"]]
    if closing.command != "init" and said != waiting:
        yield {"code": "command-differs", "position": position}
