"""What the archive asks of a store of events, whichever engine keeps them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, cast

from eventsourcing.persistence import (
    ApplicationRecorder,
    Notification,
    OperationalError,
    StoredEvent,
    Subscription,
)

from archive.catalogue import CLOSED

_EVENT = "originator_id, originator_version, topic, state"
_ALL = 2**62
_LAST = "ORDER BY position DESC LIMIT 1"
# Written out, and not parameters: only then is an index of these events alone any use.
_OF_RIGHTS = "topic IN ('role-granted', 'role-revoked')"
RIGHTS_INDEX = "stored_events_rights"
# Of two rows in ten thousand: a process that begins asks for every right that was ever given or taken back.
INDEX_RIGHTS = f"CREATE INDEX IF NOT EXISTS {RIGHTS_INDEX} ON stored_events (position) WHERE {_OF_RIGHTS}"


class CommitUnknown(OperationalError):
    """The connection was lost while committing: what was inserted is stored as a whole, or not at all."""


@dataclass(frozen=True, slots=True)
class Check:
    """One setting of a store that its promise rests on, as it stands."""

    name: str
    value: str
    ok: bool = True


class End(NamedTuple):
    """Where a log ends: the position of its last event, the one that the next event gets, the last closing event."""

    position: int
    following: int
    closing: Notification | None


class LogStore(ApplicationRecorder):
    """Events in one table, ``stored_events``. Safe for several threads, and for several processes.

    Positions only rise, in the order of commits: nobody sees one before all that are lower. Reading raises
    ``unavailable`` where the store cannot be used just now; inside ``exclusive`` OperationalError.
    """

    # The highest position that was ever given, in SQL; that of the last event where none is taken away.
    _highest_given: ClassVar[str] = "0"

    @abstractmethod
    def exclusive(self) -> AbstractContextManager[None]:
        """One writing transaction: what is read inside cannot change before what is inserted inside is committed.

        Raises OperationalError when nothing could be stored, CommitUnknown when that cannot be told.
        """

    @abstractmethod
    def is_writing(self) -> bool:
        """Whether this thread is inside ``exclusive``: what it reads may come to nothing."""

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[None]:
        """What this thread reads inside is of one moment, whatever others store meanwhile; nobody waits for it."""

    @abstractmethod
    def insert_at(self, events: Sequence[Notification]) -> None:
        """Stores events at their positions, all or none; inside ``exclusive``.

        Raises IntegrityError where a stream's version is taken.
        """

    def chained_since(self) -> int | None:
        """The position of the first closing event with a chain, as noted when it was stored; None where none has."""
        ((since,),) = self.rows("SELECT MIN(since) FROM chain")
        return None if since is None else int(since)

    def note_chain(self, since: int) -> None:
        """Notes it, once; from then on the store takes no closing event without a chain; inside ``exclusive``."""
        self.rows("INSERT INTO chain (since) VALUES (?) RETURNING since", (since,))

    def end(self) -> End:
        """Where the log ends; inside ``exclusive`` nobody moves it."""
        sql = f"SELECT {_EVENT}, position, {self._highest_given} FROM stored_events WHERE position > 0 {_LAST}"
        found = self.rows(sql)
        if not found:
            return End(0, 1, None)
        (*row, given) = found[0]
        last = Notification(*row)
        return End(last.id, max(last.id, given) + 1, last if last.topic == CLOSED else self.last_closing())

    def last_closing(self, up_to: int = _ALL) -> Notification | None:
        """The last closing event up to a position."""
        sql = f"SELECT {_EVENT}, position FROM stored_events WHERE topic = ? AND position <= ? {_LAST}"
        found = self.rows(sql, (CLOSED, up_to))
        return Notification(*found[0]) if found else None

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """As ``insert_at``, at the next positions, which it gives."""
        with self.exclusive():
            placed = [
                Notification(e.originator_id, e.originator_version, e.topic, e.state, position)
                for position, e in enumerate(stored_events, self.end().following)
            ]
            self.insert_at(placed)
            return [event.id for event in placed]

    @abstractmethod
    def checks(self) -> Iterator[Check]:
        """What the durability of the log rests on."""

    def damages(self) -> Iterator[str]:
        """What the database itself finds wrong with the log, in its own words."""
        yield from ()

    @abstractmethod
    def close(self) -> None:
        """Lets go of every connection."""

    @abstractmethod
    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, its parameters marked with ``?``; inside ``exclusive`` of the transaction."""

    def select_events(
        self,
        originator_id: Any,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        sql = (
            f"SELECT {_EVENT} FROM stored_events WHERE originator_id = ? AND originator_version > ? "
            f"AND originator_version <= ? ORDER BY originator_version {'DESC' if desc else 'ASC'} LIMIT ?"
        )
        bounds = (gt or 0, _ALL if lte is None else lte, _ALL if limit is None else limit)
        return [StoredEvent(*row) for row in self.rows(sql, (str(originator_id), *bounds))]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        wanted = f" AND topic IN ({', '.join('?' * len(topics))})" if topics else ""
        sql = (
            f"SELECT {_EVENT}, position FROM stored_events WHERE position >= ? AND position <= ?{wanted} "
            "ORDER BY position LIMIT ?"
        )
        first = (start or 0) + (0 if inclusive_of_start else 1)
        return [Notification(*r) for r in self.rows(sql, (first, _ALL if stop is None else stop, *topics, limit))]

    def of_rights_after(self, position: int, stop: int) -> list[Notification]:
        """What was given and taken back of roles after a position, up to another."""
        sql = (
            f"SELECT {_EVENT}, position FROM stored_events WHERE position > ? AND position <= ? AND {_OF_RIGHTS} "
            "ORDER BY position"
        )
        return [Notification(*row) for row in self.rows(sql, (position, stop))]

    def rows_after(self, position: int, limit: int) -> list[tuple[int, str, int, str, bytes]]:
        """Events after a position as they are kept: position, stream, version in it, name, state."""
        sql = f"SELECT position, {_EVENT} FROM stored_events WHERE position > ? ORDER BY position LIMIT ?"
        return cast(list[tuple[int, str, int, str, bytes]], self.rows(sql, (position, limit)))

    def max_notification_id(self) -> int | None:
        ((position,),) = self.rows("SELECT MAX(position) FROM stored_events")
        return None if position is None else int(position)

    def streams_after(self, position: int) -> set[str]:
        """The streams that have events after a position. DISTINCT would have SQLite walk over the whole log."""
        sql = "SELECT originator_id FROM stored_events WHERE position > ?"
        return {row[0] for row in self.rows(sql, (position,))}

    def position_of(self, originator_id: str, originator_version: int) -> int | None:
        """The position of an event of a stream; None where there is none."""
        sql = "SELECT position FROM stored_events WHERE originator_id = ? AND originator_version = ?"
        found = self.rows(sql, (originator_id, originator_version))
        return int(found[0][0]) if found else None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[ApplicationRecorder]:
        """Nobody is told of new events: followers pull ``select_notifications``."""
        raise OperationalError("a log is followed by pulling its notifications")
