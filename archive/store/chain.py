"""The chain: what each event is told by, and what a closing event holds of those before it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from eventsourcing.persistence import Notification

from archive.catalogue import CLOSED, encoded
from archive.events import Event

# How the stored bytes of a closing event tell that it has a chain, before anybody decodes them.
CHAINED = b'"digests":['
_HEAD = re.compile("([1-9][0-9]{0,18}):([0-9a-f]{64})")


def digest(position: int, stream: str, version: int, name: str, state: bytes) -> str:
    """SHA-256 in hex of an event: position, stream, version and name, each with a newline, and the stored bytes."""
    hashed = hashlib.sha256(f"{position}\n{stream}\n{version}\n{name}\n".encode())
    hashed.update(state if isinstance(state, bytes) else str(state).encode())  # SQLite holds anything in a column
    return hashed.hexdigest()


def digest_of(event: Notification) -> str:
    return digest(event.id, str(event.originator_id), event.originator_version, event.topic, event.state)


def has_chain(closing: Notification) -> bool:
    return CHAINED in closing.state


@dataclass(frozen=True)
class Head:
    """The last closing event of a log: whoever keeps it elsewhere can tell whether all up to it is as it was."""

    position: int
    digest: str

    def __str__(self) -> str:
        return f"{self.position}:{self.digest}"

    @classmethod
    def of(cls, closing: Notification | None) -> Head | None:
        """None where a program before the chain wrote it: what is before it would not be told."""
        return None if closing is None or not has_chain(closing) else cls(closing.id, digest_of(closing))

    @classmethod
    def parse(cls, text: str) -> Head:
        """``POSITION:DIGEST``. Raises ValueError."""
        found = _HEAD.fullmatch(text.strip().lower())
        if found is None:
            raise ValueError(text)
        return cls(int(found[1]), found[2])


def as_told(head: Head | None) -> dict[str, Any] | None:
    """A head in an answer: ``{position, digest}``."""
    return None if head is None else {"position": head.position, "digest": head.digest}


def first_linked(events: Iterable[Notification]) -> int | None:
    """The position of the first closing event with a chain."""
    return next((event.id for event in events if event.topic == CLOSED and has_chain(event)), None)


class Seal:
    """The SHA-256 of digests in order, each followed by a newline."""

    def __init__(self) -> None:
        self._hashed = hashlib.sha256()

    def add(self, digests: Iterable[str]) -> Seal:
        for one in digests:
            self._hashed.update(f"{one}\n".encode())
        return self

    @property
    def value(self) -> str:
        return self._hashed.hexdigest()


def linked(
    events: Iterable[tuple[int, Event]], last: Notification | None, seal: Seal | None
) -> Iterator[tuple[Event, Notification]]:
    """Events as they are stored, each closing event with its links; positions given.

    ``last``: the closing event before them; ``seal``: of all events before them, where those have no chain.
    """
    digests: list[str] = []
    for position, event in events:
        if event.name == CLOSED:
            links: dict[str, Any] = {"previous": last and digest_of(last), "digests": digests}
            if seal is not None:
                links["sealed"] = seal.add(digests).value
            event = msgspec.structs.replace(event, data={**event.data, **links})
            placed = last = _placed(position, event)
            digests, seal = [], None
        else:
            placed = _placed(position, event)
            digests.append(digest_of(placed))
        yield event, placed


def _placed(position: int, event: Event) -> Notification:
    return Notification(event.originator_id, event.originator_version, event.name, encoded(event), position)
