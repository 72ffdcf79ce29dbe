"""Following the log: whole commands in batches, the position saved in the same transaction as what they changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import Protocol

from sqlalchemy import Connection, Engine, bindparam, func, select, update
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from archive.blobs import Texts
from archive.events import Recorded
from archive.problems import Problem
from projections.database import Generations, writing
from projections.readmodel import ReadModel, followed
from projections.statements import Straight

BATCH = 500
# What a database says of itself, not of a read model's rows.
_OF_THE_DATABASE = (OperationalError, ProgrammingError)
_POSITION = select(func.min(followed.c.position))
_FOLLOWED = Straight(select(followed.c.name, followed.c.version, followed.c.position))
_SAVE = Straight(update(followed).values(position=bindparam("reached")))


class Log(Protocol):
    """What reading needs of the archive; ``after_recording`` is called after each command."""

    simulated: bool
    after_recording: Callable[[], None]
    data_dir: Path
    database_url: str | None

    @property
    def texts(self) -> Texts: ...

    def recorded_after(self, position: int, limit_events: int = BATCH) -> list[Recorded]:
        """Whole commands after a position."""

    def last_position(self) -> int:
        """The position of the last event."""


class Stopped(Exception):
    """A read model cannot apply a command. ``position`` is the last one that was applied."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__(reason)
        self.position, self.reason = position, reason

    def problem(self) -> Problem:
        return Problem("behind", "read-model-stopped", reason=self.reason, position=self.position)


def position_of(connection: Connection) -> int:
    """The position that all read models have reached."""
    return int(connection.execute(_POSITION).scalar() or 0)


def apply(connection: Connection, models: Sequence[ReadModel], commands: Sequence[Recorded]) -> None:
    """Brings all read models forward and saves the position, in the caller's transaction."""
    for model in models:
        try:
            model.apply(connection, commands)
        except _OF_THE_DATABASE:
            raise
        except Exception as error:
            first, last = commands[0].position, commands[-1].position
            place = f"@{last}" if first == last else f"@{first} to @{last}"
            raise Stopped(first - 1, f"{model.name}, {place}: {type(error).__name__}: {error}") from error
    _SAVE(connection, reached=commands[-1].position)


class Follower:
    """Brings the generation in force forward. Safe for several threads and processes: the database has one writer."""

    def __init__(self, log: Log, generations: Generations, models: Sequence[ReadModel]) -> None:
        self._log, self._generations, self._models = log, generations, models
        self._lock = RLock()
        self.stopped: Stopped | None = None

    def catch_up(self, seconds: float) -> bool:
        """Follows the log, as far as the time goes; False where somebody else, or this machine, kept it from that.

        Raises Stopped at what cannot be applied.
        """
        deadline = monotonic() + seconds
        if not self._lock.acquire(timeout=max(seconds, 0)):
            return False
        try:
            while self._step(BATCH) and monotonic() < deadline:
                pass
            self.stopped = None
            return True
        except Stopped as stopped:
            self.stopped = stopped
            raise
        except OSError:
            return False
        except DBAPIError as error:
            if not self._generations.passing(error):
                self.stopped = Stopped(0, str(error.orig))
                raise self.stopped from error
            return False
        finally:
            self._lock.release()

    def _step(self, limit: int) -> bool:
        """One batch; False where nothing is left."""
        try:
            return self._advance(self._generations.engine(), limit)
        except Stopped:
            if limit == 1:
                raise
        while self._advance(self._generations.engine(), 1):
            pass
        return False

    def _advance(self, engine: Engine, limit: int) -> bool:
        """One batch; whether something is left: a transaction only to find nothing would cost a third of the rate."""
        with writing(engine) as connection:
            position = self._own_position(connection)
            commands = self._next(position, limit)
            if commands:
                commands = commands if limit > 1 else commands[:1]
                apply(connection, self._models, commands)
        return bool(commands) and commands[-1].position < self._log.last_position()

    def _own_position(self, connection: Connection) -> int:
        """The position reached; raises Stopped where a program with other read models has put its own in force."""
        kept = {(name, version): position for name, version, position in _FOLLOWED(connection)}
        position = min(kept.values(), default=0)
        if kept.keys() != {(model.name, model.version) for model in self._models}:
            raise Stopped(position, "another version of this program keeps the read models")
        return position

    def _next(self, position: int, limit: int) -> list[Recorded]:
        try:
            return self._log.recorded_after(position, limit)
        except ValueError as error:
            raise Stopped(position, f"log after @{position}: {error}") from error
