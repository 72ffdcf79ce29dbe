"""The log of events: the library's application on our recorder, read in whole commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from eventsourcing.application import Application
from eventsourcing.persistence import ApplicationRecorder, InfrastructureFactory, Mapper
from eventsourcing.popo import POPOFactory
from eventsourcing.utils import Environment, EnvType

from archive.catalogue import CLOSED, EventMapper, event_of, to_event
from archive.events import Event, Recorded
from archive.store.chain import Head, Seal, digest, first_linked, has_chain, linked
from archive.store.port import End, LogStore

_PAGE = 500
_SEALED_AT_ONCE = 5_000


class DecisionLog(Application[str]):
    """One application, one log: one axis of knowledge.

    The library reads no setting from the environment here: a stray ``COMPRESSOR_TOPIC`` would change what is stored.
    """

    def __init__(self, store: LogStore) -> None:
        self.store = store
        super().__init__()

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        return Environment(name, {})

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        return POPOFactory(env)

    def construct_mapper(self) -> Mapper[str]:
        return EventMapper()

    def construct_recorder(self) -> ApplicationRecorder:
        return self.store

    def close(self) -> None:
        super().close()
        self.store.close()

    def exclusive(self) -> AbstractContextManager[None]:
        return self.store.exclusive()

    def stream(self, id: str, after: int = 0) -> Iterator[Event]:
        """The events of a stream after a version."""
        return (to_event(stored) for stored in self.recorder.select_events(id, gt=after))

    def append(self, events: Sequence[Event], end: End | None = None) -> list[tuple[int, Event]]:
        """Stores events all or none, closing events with their links. Raises IntegrityError where a version is taken.

        ``end``: where the log ends, of one who has asked within the same writing transaction. Gives the events as
        they will be read, with their positions. Straight to the recorder: the application's ``save`` first looks for
        aggregates among them, its event store prepares them for followers that subscribe.
        """
        if end is None:
            with self.exclusive():
                return self._append(events, self.store.end())
        return self._append(events, end)

    def _append(self, events: Sequence[Event], end: End) -> list[tuple[int, Event]]:
        _, first, last = end
        begins = last is None or not has_chain(last)
        seal = self._seal() if begins and last is not None else None
        made = list(linked(enumerate(events, first), last, seal))
        self.store.insert_at([stored for _, stored in made])
        since = first_linked(stored for _, stored in made) if begins else None
        if since is not None:
            self.store.note_chain(since)
        return [(stored.id, event) for event, stored in made]

    def _seal(self) -> Seal:
        """Of the whole log: older programs wrote it without a chain."""
        seal, position = Seal(), 0
        while page := self.store.rows_after(position, _SEALED_AT_ONCE):
            seal.add(digest(*row) for row in page)
            position = page[-1][0]
        return seal

    def last_position(self) -> int:
        """The position of the last event, which closes the last command; 0 in an empty log."""
        return self.recorder.max_notification_id() or 0

    def head(self, up_to: int) -> Head | None:
        """Of the log as it was at a position."""
        return Head.of(self.store.last_closing(up_to))

    def event_at(self, position: int) -> Event | None:
        found = self.recorder.select_notifications(position, 1, stop=position)
        return to_event(found[0]) if found else None

    def event_in(self, stream: str, version: int) -> Event | None:
        """One event of a stream."""
        found = self.recorder.select_events(stream, gt=version - 1, lte=version)
        return to_event(found[0]) if found else None

    def events_after(self, position: int, limit: int) -> list[tuple[int, Event]]:
        rows = self.store.rows_after(position, limit)
        return [(at, event_of(stream, version, topic, state)) for at, stream, version, topic, state in rows]

    def recorded_after(self, position: int, limit: int = _PAGE) -> list[Recorded]:
        """Whole commands after a position, up to ``limit`` events; one command at least where there is one."""
        while True:
            page = self.events_after(position, limit)
            commands = _whole(page)
            if commands or len(page) < limit:
                return commands
            limit *= 2

    def find_key(self, stream: str) -> tuple[int, Event] | None:
        """The closing event in the stream of a key, with its position."""
        position = self.store.position_of(stream, 1)
        return None if position is None else (position, next(self.stream(stream)))


def _whole(page: Iterable[tuple[int, Event]]) -> list[Recorded]:
    commands: list[Recorded] = []
    events: list[tuple[int, Event]] = []
    for placed in page:
        events.append(placed)
        if placed[1].name == CLOSED:
            commands.append(Recorded.of(events))
            events = []
    return commands
