"""How an event becomes bytes and is read again; the names that the log may hold are in ``archive.names``."""

from __future__ import annotations

from typing import Any

import msgspec
from eventsourcing.persistence import Mapper, StoredEvent

from archive.events import Event
from archive.names import CLOSED, DECISION_TAKEN, EVENTS, ID_ASSIGNED, INITIALISED

__all__ = ["CLOSED", "DECISION_TAKEN", "EVENTS", "ID_ASSIGNED", "INITIALISED", "EventMapper", "UnknownEvent"]

# What they say tells nothing that anybody may want erased; all other events are stored with a salt.
UNSALTED = frozenset({INITIALISED, ID_ASSIGNED, DECISION_TAKEN, CLOSED})


class UnknownEvent(ValueError):
    """The log holds an event that this version of the archive does not know."""


class _State(msgspec.Struct, gc=False, omit_defaults=True):
    data: dict[str, Any]
    command: str
    by: str
    key: str
    recorded_at: str
    salt: str | None = None


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(_State)


def encoded(event: Event) -> bytes:
    """What is stored of an event beside its stream, version and name."""
    return _encoder.encode(_State(event.data, event.command, event.by, event.key, event.recorded_at, event.salt))


def to_stored(event: Event) -> StoredEvent:
    return StoredEvent(event.originator_id, event.originator_version, event.name, encoded(event))


def to_event(stored: StoredEvent) -> Event:
    """Raises UnknownEvent for a name outside the catalogue, and for a state that is not of its shape."""
    return event_of(str(stored.originator_id), stored.originator_version, stored.topic, stored.state)


def event_of(originator_id: str, originator_version: int, topic: str, state: bytes) -> Event:
    """As ``to_event``, of the columns of the log."""
    if topic not in EVENTS:
        raise UnknownEvent(f"unknown event {topic!r} in stream {originator_id!r}")
    try:
        kept = _decoder.decode(state)
    except (msgspec.DecodeError, ValueError, TypeError) as error:
        raise UnknownEvent(f"{topic} in stream {originator_id!r} version {originator_version}: {error}") from error
    said = (kept.data, kept.command, kept.by, kept.key, kept.recorded_at, kept.salt)
    return Event(originator_id, originator_version, topic, *said)


class EventMapper(Mapper[str]):
    """The library's mapper with our catalogue in place of importable class names."""

    def __init__(self) -> None:
        """Takes no transcoder, cipher or compressor: the catalogue is the whole format."""

    def to_stored_event(self, domain_event: Any) -> StoredEvent:
        return to_stored(domain_event)

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        return to_event(stored_event)
