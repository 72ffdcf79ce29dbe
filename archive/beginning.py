"""The first record of every archive: its own."""

from __future__ import annotations

from archive.catalogue import CLOSED, INITIALISED
from archive.events import Event
from archive.receipts import key_stream
from archive.times import BEGINNING, format_instant, now

_ARCHIVE_STREAM = "archive:"


def first_record(simulated: bool, by: str) -> list[Event]:
    """What ``init`` records; in a simulated archive at the beginning of time, so that everything may come after it."""
    at = BEGINNING if simulated else format_instant(now())
    key = "init"
    initialised = Event(_ARCHIVE_STREAM, 1, INITIALISED, {"simulated": simulated}, "init", by, key, at)
    subject = {"subject": "archive", "type": "archive", "version": 1, "stream_version": 1}
    events = [{"event": INITIALISED, "subject": "archive"}]
    closed = Event(key_stream(key), 1, CLOSED, {"hash": "", **subject, "events": events}, "init", by, key, at)
    return [initialised, closed]
