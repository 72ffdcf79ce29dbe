"""What commands would be answered, one after the other, as the archive stands: nothing is copied, nothing written."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

from archive.archive import Archive
from archive.blobs import Blobs, Texts
from archive.events import Event
from archive.knowledge import Owners, StreamKnowledge
from archive.receipts import key_stream
from archive.rights.grants import Grants, folded
from archive.rights.roles import Grant
from archive.store.log import DecisionLog
from archive.store.port import End


@contextmanager
def sketched(archive: Archive) -> Iterator[Archive]:
    """An archive that begins as the other stands at this moment; what is recorded in it is kept in memory alone.

    Whoever records in the other meanwhile is neither seen nor kept waiting. Pages of scanned files are not read: that
    takes its time, and is done when they are recorded.
    """
    with archive.log.store.snapshot():
        sketch = copy.copy(archive)
        sketch.log = _SketchedLog(archive.log)
        sketch.blobs = _InMemory(archive.blobs)
        sketch.texts = Texts(sketch.blobs)
        sketch.by_ocr = False
        sketch.owners = Owners(sketch.log.stream)
        sketch.known = StreamKnowledge(sketch.owners, _SketchedGrants(sketch.log, archive.known.grants))
        sketch.begin_anew()
        yield sketch


class _SketchedLog(DecisionLog):
    """Another log, and after it events that are kept in memory."""

    def __init__(self, log: DecisionLog) -> None:
        self._log, self._lock = log, Lock()
        self._end = log.store.end()
        self._added: dict[str, list[Event]] = {}
        self._at: dict[int, Event] = {}
        self.store = _End(self)  # type: ignore[assignment]

    @property
    def last(self) -> End:
        return self._end

    @property
    def added(self) -> dict[int, Event]:
        """What is kept in memory, by position."""
        return self._at

    def close(self) -> None:
        """The other log is not ours to close."""

    def exclusive(self) -> AbstractContextManager[None]:
        return nullcontext()

    def stream(self, id: str, after: int = 0) -> Iterator[Event]:
        yield from self._log.stream(id, after)
        yield from (event for event in self._added.get(id, ()) if event.originator_version > after)

    def append(self, events: Sequence[Event], end: End | None = None) -> list[tuple[int, Event]]:
        placed = list(enumerate(events, self._end.following))
        for position, event in placed:
            self._added.setdefault(event.originator_id, []).append(event)
            self._at[position] = event
        last = placed[-1][0]
        self._end = self._end._replace(position=last, following=last + 1)
        return placed

    def last_position(self) -> int:
        return self._end.position

    def event_at(self, position: int) -> Event | None:
        return self._at.get(position) or self._log.event_at(position)

    def event_in(self, stream: str, version: int) -> Event | None:
        added = (event for event in self._added.get(stream, ()) if event.originator_version == version)
        return next(added, None) or self._log.event_in(stream, version)

    def find_key(self, stream: str) -> tuple[int, Event] | None:
        found = self._added.get(stream)
        if found:
            return next(at for at, event in self._at.items() if event is found[0]), found[0]
        return self._log.find_key(stream)


class _SketchedGrants(Grants):
    """Those of another archive, and after them what is given and taken back in the sketch."""

    def __init__(self, log: _SketchedLog, others: Grants) -> None:
        super().__init__(log)
        self.enabled = others.enabled
        self._sketched, self._before = log, others.now()

    def now(self) -> list[Grant]:
        return folded(self._before, (event for _, event in sorted(self._sketched.added.items())))


class _End:
    """As much of a store as whoever records asks of it beside its log."""

    def __init__(self, log: _SketchedLog) -> None:
        self._log = log

    def end(self) -> End:
        return self._log.last

    def streams_after(self, position: int) -> set[str]:
        """Nobody else writes to it, and nothing of it is remembered from before."""
        return set()


class _InMemory(Blobs):
    """Files of its own in memory beside those of others, which are read and never written."""

    def __init__(self, others: Blobs) -> None:
        super().__init__(others.root)
        self._others = others
        self._own: dict[str, bytes] = {}

    def path(self, sha: str) -> Path:
        return self._others.path(sha)

    def put_all(self, files: Sequence[bytes]) -> list[str]:
        names = [hashlib.sha256(data).hexdigest() for data in files]
        self._own.update(zip(names, files, strict=True))
        return names

    def get(self, sha: str) -> bytes:
        return self._own[sha] if sha in self._own else self._others.get(sha)

    def has(self, sha: str) -> bool:
        return sha in self._own or self._others.has(sha)

    def size(self, sha: str) -> int:
        return len(self._own[sha]) if sha in self._own else self._others.size(sha)


def events_under(sketch: Archive, key: str) -> tuple[Event, Any]:
    """The first event of what was recorded with a key, and what its closing event holds."""
    found = sketch.log.find_key(key_stream(key))
    assert found is not None
    closing = found[1].data
    first = sketch.log.event_in(closing["subject"], closing["stream_version"])
    assert first is not None
    return first, closing
