"""What the archive asks of a store of events, whichever engine keeps them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, cast

from eventsourcing.persistence import (
    ApplicationRecorder,
    Notification,
    OperationalError,
    StoredEvent,
    Subscription,
)

_EVENT = "originator_id, originator_version, topic, state"
_ALL = 2**62


class CommitUnknown(OperationalError):
    """The connection was lost while committing: what was inserted is stored as a whole, or not at all."""


@dataclass(frozen=True, slots=True)
class Check:
    """One setting of a store that its promise rests on, as it stands."""

    name: str
    value: str
    ok: bool = True


class LogStore(ApplicationRecorder):
    """Events in one table, ``stored_events``. Safe for several threads, and for several processes.

    Positions only rise, in the order of commits: nobody sees one before all that are lower. Reading raises
    ``unavailable`` where the store cannot be used just now; inside ``exclusive`` OperationalError.
    """

    @abstractmethod
    def exclusive(self) -> AbstractContextManager[None]:
        """One writing transaction: what is read inside cannot change before what is inserted inside is committed.

        Raises OperationalError when nothing could be stored, CommitUnknown when that cannot be told.
        """

    @abstractmethod
    def insert_at(self, events: Sequence[Notification]) -> None:
        """Stores events at the positions that they had in another store: restoring alone may do so."""

    @abstractmethod
    def checks(self) -> Iterator[Check]:
        """What the durability of the log rests on."""

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
