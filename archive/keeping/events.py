"""Events as they are stored, page by page, and as lines of JSON that hold every byte."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from eventsourcing.persistence import Notification

from archive.problems import Problem
from archive.store.log import DecisionLog

_PAGE = 2_000
_HASHES = frozenset({"sha256", "text_sha256"})


class Line(msgspec.Struct, gc=False):
    """One event of a backup; ``state`` is the stored text, byte for byte."""

    position: int
    stream: str
    version: int
    event: str
    state: str


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Line).decode


def stored(log: DecisionLog, last: int) -> Iterator[Notification]:
    """Every event up to a position, in order."""
    start = 0
    while page := log.recorder.select_notifications(start, _PAGE, stop=last, inclusive_of_start=False):
        yield from page
        start = page[-1].id


def line(event: Notification) -> bytes:
    """Raises ``unavailable`` (``event-unreadable``) for a state that is no text."""
    state = text(event)
    return encode(Line(event.id, str(event.originator_id), event.originator_version, event.topic, state)) + b"\n"


def text(event: Notification) -> str:
    """The stored text. Raises ``unavailable`` (``event-unreadable``) for what is none."""
    try:
        return typed(event).state.decode("utf-8")
    except ValueError as error:
        raise unreadable(event.id, error) from error


def typed(event: Notification) -> Notification:
    """Raises ValueError where a column holds what the log never puts there: SQLite would store anything anywhere."""
    found = (event.id, event.originator_id, event.originator_version, event.topic, event.state)
    kinds = (int, str, int, str, bytes)
    if not all(map(isinstance, found, kinds)):
        raise ValueError(f"columns of the types {', '.join(type(value).__name__ for value in found)}")
    return event


def unreadable(position: int, error: Exception) -> Problem:
    return Problem("unavailable", "event-unreadable", position=position, reason=str(error))


def event_of(text: bytes) -> Notification:
    """Raises ValueError for what is not such a line."""
    found = decode(text)
    return Notification(found.stream, found.version, found.event, found.state.encode("utf-8"), found.position)


def files_named(data: dict[str, Any]) -> Iterator[str]:
    """The hashes of an event's own fields, of its items, and of fields that it corrects; what users wrote aside."""
    yield from (data[name] for name in _HASHES if isinstance(data.get(name), str))
    items = data.get("items")
    for item in items if isinstance(items, list) else ():
        yield from files_named(item) if isinstance(item, dict) else ()
    if isinstance(data.get("fields"), dict):
        yield from files_named(data["fields"])
