"""The chain of a log recomputed, event by event: where it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eventsourcing.persistence import Notification

from archive.catalogue import CLOSED
from archive.events import Event
from archive.receipts import key_stream
from archive.store.chain import Head, Seal, digest_of

# Where a chain breaks all over, the first places say it.
_MOST = 100
Fault = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Taken:
    """An event on its way to its closing event.

    ``digest`` is None where it was erased, ``event`` where nothing can be read in it.
    """

    position: int
    digest: str | None
    event: Event | None


def erased(stored: Notification) -> bool:
    """Whether what an event said was taken away: it keeps its place and its name, and nothing else."""
    return not stored.state and stored.topic != CLOSED


class Recomputed:
    """Takes every event of a log in order; ``faults`` are ``{code, position}``, in the order in which they are met.

    ``since``: the position of the first closing event with a chain, as the store noted it. The digest of an erased
    event is what its closing event says, and a later event must name its position among those that it ``erases``.
    """

    def __init__(self, since: int | None, kept: Head | None) -> None:
        """``kept``: the head of the log as somebody kept it."""
        self.faults: list[Fault] = []
        self._since, self._kept = since, kept
        self._waiting: list[_Taken] = []
        self._last: _Taken | None = None
        self._first_linked: int | None = None
        self._before = Seal()
        self._erased: set[int] = set()
        self._met = False

    @property
    def head(self) -> Head | None:
        """Of what was taken."""
        if self._first_linked is None or self._last is None or self._last.digest is None:
            return None
        return Head(self._last.position, self._last.digest)

    def take(self, stored: Notification, event: Event | None) -> None:
        """``event``: what was read in it; None where nothing can be."""
        gone = erased(stored)
        taken = _Taken(stored.id, None if gone else digest_of(stored), event)
        if event is not None:
            self._erased -= {one for one in _erases(event) if one < stored.id}
        if gone:
            self._erased.add(stored.id)
        if stored.topic == CLOSED:
            self._close(taken)
        else:
            self._waiting.append(taken)
        self._meet(taken, stored.topic)

    def end(self, last: int) -> list[Fault]:
        """The faults, when every event was taken; ``last``: the position of the last in the log."""
        if self._since is not None and self._first_linked != self._since:
            self._break("chain-missing", self._since)
        for position in sorted(self._erased):
            self._break("event-erased", position)
        if self._kept is not None and self._kept.position > last:
            self.faults.append({"code": "cut-short", "position": self._kept.position, "last": last})
        elif self._kept is not None and not self._met:
            self.faults.append({"code": "head-differs", "position": self._kept.position})
        return self.faults

    def _close(self, closing: _Taken) -> None:
        data = {} if closing.event is None else closing.event.data
        if closing.event is not None:
            if "digests" in data or "previous" in data:
                self._compare(closing, data)
            elif self._first_linked is not None or any(one.event and one.event.salt for one in self._waiting):
                self._break("chain-missing", closing.position)
        if self._first_linked is None:
            self._before.add(one.digest or "" for one in (*self._waiting, closing))
        self._waiting, self._last = [], closing

    def _compare(self, closing: _Taken, data: Mapping[str, Any]) -> None:
        before = None if self._last is None else self._last.digest
        if data.get("previous") != before:
            self._break("chain-broken", closing.position if self._last is None else self._last.position)
        for position in _differing(self._waiting, data.get("digests"), closing.position):
            self._break("chain-broken", position)
        if self._first_linked is None:
            self._first_linked = closing.position
            if self._last is not None:
                sealed = self._before.add(one.digest or "" for one in self._waiting).value
                if data.get("sealed") != sealed:
                    self._break("seal-broken", closing.position)

    def _meet(self, taken: _Taken, topic: str) -> None:
        if self._kept is not None and taken.position == self._kept.position:
            self._met = topic == CLOSED and taken.digest == self._kept.digest

    def _break(self, code: str, position: int) -> None:
        if len(self.faults) < _MOST:
            self.faults.append({"code": code, "position": position})


def _erases(event: Event) -> list[int]:
    said = event.data.get("erases")
    return [one for one in said if isinstance(one, int)] if isinstance(said, list) else []


def _differing(waiting: list[_Taken], said: object, closing: int) -> Iterator[int]:
    """Positions whose digest is not what the closing event holds; its own, where it holds more."""
    digests = said if isinstance(said, list) else []
    for number, taken in enumerate(waiting):
        if number >= len(digests) or taken.digest not in (None, digests[number]):
            yield taken.position
    if len(digests) > len(waiting):
        yield closing


def closes(closing: Event, waiting: Sequence[tuple[Notification, Event | None]]) -> bool:
    """Whether a closing event is that of the events before it, erased and unread ones too."""
    try:
        said = [(one["event"], one["subject"]) for one in closing.data["events"]]
        first = (closing.data["subject"], closing.data["stream_version"])
    except (KeyError, TypeError):
        return False
    found = [(stored.topic, stored.originator_id) for stored, _ in waiting]
    own = (closing.originator_id, closing.originator_version) == (key_stream(closing.key), 1)
    alike = all(event is None or _common(event) == _common(closing) for _, event in waiting)
    if closing.command == "init":  # its subject has a name of its own
        return own and alike and len(said) == len(found)
    return own and alike and said == found and first == (found[0][1], waiting[0][0].originator_version)


def _common(event: Event) -> tuple[str, str, str, str]:
    return event.command, event.by, event.key, event.recorded_at
