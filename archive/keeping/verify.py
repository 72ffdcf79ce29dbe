"""Whether the log and the files are whole: every event decodes, the chain holds, every file has its hash."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from eventsourcing.persistence import Notification

from archive.archive import Archive
from archive.catalogue import CLOSED, to_event
from archive.events import Event
from archive.keeping import events
from archive.keeping.backup import Progress
from archive.keeping.recomputing import Recomputed, closes, erased
from archive.problems import Problem
from archive.store.chain import Head


@dataclass
class Verified:
    """What was looked at, and what was wrong: ``faults`` as ``{code, ...what it concerns}``.

    ``head``: ``{position, digest}`` of the log as it stands; ``broken_at``: the first position where its chain breaks:
    what stands before it is proven by what comes after.
    """

    position: int
    events: int = 0
    commands: int = 0
    files: int = 0
    head: Head | None = None
    broken_at: int | None = None
    faults: list[dict[str, Any]] = field(default_factory=list)


def verify(archive: Archive, progress: Progress = lambda done, of: None, head: Head | None = None) -> Verified:
    """Reads every event and every file. A file that no event names is no fault: its command may have been refused.

    ``head``: as the log had it once; it tells whether all up to it is as it was.
    """
    found = Verified(0)
    read = _LogRead(archive, found, progress)
    with unreadable_told(found):
        found.faults += ({"code": "log-damaged", "reason": reason} for reason in archive.log.store.damages())
    with unreadable_told(found):
        found.position = archive.last_position()
        read.with_head(head)
    named = read.named
    kept = set(archive.blobs)
    found.files = len(kept)
    found.faults += [{"code": "file-missing", "sha256": sha} for sha in sorted(named - kept)]
    found.faults += [{"code": "file-damaged", "sha256": sha} for sha in sorted(kept) if not _whole(archive, sha)]
    return found


@contextmanager
def unreadable_told(found: Verified) -> Iterator[None]:
    """What was found is told as far as the database gives the log."""
    try:
        yield
    except Problem as problem:
        if problem.code not in ("cannot-read", "event-unreadable"):
            raise
        fault = {"code": "log-unreadable", "position": found.position, "reason": problem.params.get("reason")}
        found.faults.append(fault)


def _whole(archive: Archive, sha: str) -> bool:
    """Whether a file has its hash; one that the disk does not give has not."""
    try:
        return archive.blobs.verify(sha)
    except Problem:
        return False


class _LogRead:
    """One reading of the whole log."""

    def __init__(self, archive: Archive, found: Verified, progress: Progress) -> None:
        self._archive, self._found, self._progress = archive, found, progress
        self.named: set[str] = set()  # hashes of files
        self._waiting: list[tuple[Notification, Event | None]] = []
        self._faults: list[dict[str, Any]] = []

    def with_head(self, head: Head | None) -> None:
        """Fills in what was found."""
        found, log = self._found, self._archive.log
        chain = Recomputed(log.store.chained_since(), head)
        for stored in self._stored():
            found.events += 1
            self._progress(stored.id, found.position)
            chain.take(stored, self._read(stored))
        if self._waiting:
            self._faults.append({"code": "command-not-closed", "position": found.position})
        broken = chain.end(found.position)
        found.head = chain.head
        found.broken_at = min((one["position"] for one in broken if one["code"] != "cut-short"), default=None)
        found.faults += sorted((*self._faults, *broken), key=lambda fault: int(fault["position"]))

    def _stored(self) -> Iterator[Notification]:
        """As far as the database gives it."""
        last = 0
        try:
            for stored in events.stored(self._archive.log, self._found.position):
                yield stored
                last = stored.id
        except Problem as problem:
            self._faults.append({"code": "log-unreadable", "position": last, "reason": problem.params.get("reason")})

    def _read(self, stored: Notification) -> Event | None:
        event = None if erased(stored) else self._decoded(stored)
        if event is not None and event.name == CLOSED:
            self._close(stored.id, event)
        else:
            self._waiting.append((stored, event))
        return event

    def _decoded(self, stored: Notification) -> Event | None:
        try:
            event = to_event(events.typed(stored))
        except ValueError as error:
            self._faults.append({"code": "event-unreadable", "position": stored.id, "reason": str(error)})
            return None
        self.named |= set(events.files_named(event.data))
        return event

    def _close(self, position: int, closing: Event) -> None:
        self._found.commands += 1
        if not closes(closing, self._waiting):
            self._faults.append({"code": "command-differs", "position": position})
        self._waiting = []
