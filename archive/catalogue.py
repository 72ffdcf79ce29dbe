"""The catalogue of events: names that never change, and how an event becomes bytes and is read again."""

from __future__ import annotations

from typing import Any

import msgspec
from eventsourcing.persistence import Mapper, StoredEvent

from archive.events import Event
from archive.grammar import COMMANDS

INITIALISED = "archive-initialised"
ID_ASSIGNED = "id-assigned"
DECISION_TAKEN = "decision-taken"
CLOSED = "command-closed"

# Every name that the log may hold. A name is the topic in the store, and the name in JSON, docs and pages.
EVENTS: dict[str, str] = {
    INITIALISED: "The archive's own first record.",
    ID_ASSIGNED: "An id was given to a justering or a kommissorium; names its owner.",
    DECISION_TAKEN: "A line in a meeting's stream: a decision was taken there.",
    CLOSED: "Closes a command: its events are known together from here on.",
    **{spec.event: spec.doc for spec in COMMANDS.values()},
}

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


def to_stored(event: Event) -> StoredEvent:
    state = _State(event.data, event.command, event.by, event.key, event.recorded_at, event.salt)
    return StoredEvent(event.originator_id, event.originator_version, event.name, _encoder.encode(state))


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
