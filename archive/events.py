"""The event as it is kept: a name from the catalogue, the fields given, and who recorded it, when, by which command."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

import msgspec


class Event(msgspec.Struct, frozen=True, gc=False):
    """One immutable event of a stream.

    ``originator_id`` is the stream (an owner's id, ``command:<hash>`` or an assigned id), ``originator_version`` its
    place there from 1. ``recorded_at`` is ISO 8601 in UTC with microseconds. ``data`` holds only the fields given.
    ``salt``: 32 random hex digits, by which its digest tells nothing of what it says; shown in backup and export only.
    """

    originator_id: str
    originator_version: int
    name: str
    data: dict[str, Any]
    command: str
    by: str
    key: str
    recorded_at: str
    salt: str | None = None


class Recorded(msgspec.Struct, frozen=True, gc=False):
    """A whole command as the log holds it: its events with their positions, the closing event last.

    ``position`` is the record's: that of the closing event, ``closing``; ``primary`` is the first event.
    """

    position: int
    events: tuple[tuple[int, Event], ...]
    primary: Event
    closing: Event

    @classmethod
    def of(cls, events: Sequence[tuple[int, Event]]) -> Recorded:
        position, closing = events[-1]
        return cls(position, tuple(events), events[0][1], closing)

    @property
    def before(self) -> int:
        """The position before its first event: that of the command before it, where there is one."""
        return self.events[0][0] - 1

    @property
    def recorded_at(self) -> str:
        return self.closing.recorded_at

    @property
    def by(self) -> str:
        return self.closing.by

    @property
    def command(self) -> str:
        return self.closing.command

    @property
    def key(self) -> str:
        return self.closing.key

    @property
    def subject(self) -> str:
        """The owner's id."""
        return str(self.closing.data["subject"])


def new_salt() -> str:
    return secrets.token_hex(16)
