"""Following the log: whole commands in batches, the position saved in the same transaction as what they changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, and_, bindparam, or_, select, update
from sqlalchemy.exc import OperationalError, ProgrammingError

from archive.blobs import Texts
from archive.events import Recorded
from archive.problems import Problem
from archive.records import OPEN
from projections.following.readmodel import ReadModel, followed
from projections.following.statements import Straight

BATCH = 500
# What a database says of itself, not of a read model's rows.
_OF_THE_DATABASE = (OperationalError, ProgrammingError)
_FOLLOWED = Straight(select(followed.c.name, followed.c.version, followed.c.position))
_SAVE = Straight(update(followed).values(position=bindparam("reached")).where(followed.c.name == bindparam("of_model")))


class Pages(Protocol):
    """What following needs of the archive."""

    def recorded_after(self, position: int, limit_events: int = BATCH) -> list[Recorded]:
        """Whole commands after a position."""

    def last_position(self) -> int:
        """The position of the last event."""


class Log(Pages, Protocol):
    """What reading needs of the archive."""

    simulated: bool
    data_dir: Path
    database_url: str | None

    @property
    def texts(self) -> Texts: ...

    def listen(self, listener: Callable[[Sequence[Recorded]], None]) -> Callable[[], None]:
        """Calls ``listener`` after what this program records, with what was recorded together; nothing where it had
        been before. Gives a way to end that."""


class Halted(Exception):
    """No read model can go on. ``position`` is the last one that was applied."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__(reason)
        self.position, self.reason = position, reason

    def problem(self) -> Problem:
        return Problem("behind", "read-model-stopped", reason=self.reason, position=self.position)


class Stopped(Halted):
    """One read model, ``name``, cannot apply a command."""

    def __init__(self, name: str, position: int, reason: str) -> None:
        super().__init__(position, reason)
        self.name = name


class _OutOfStep(Exception):
    """What was recorded is not the next command for all of them."""


# They say nothing of the connection.
OF_THE_STEPS = (Halted, _OutOfStep)


@dataclass
class _Alone:
    """A read model that failed goes on by itself, ``limit`` events at a time, so that no other one waits for it."""

    limit: int = 1
    stopped: Stopped | None = None


Transaction = Callable[[], AbstractContextManager[Connection]]


class Steps:
    """How the read models of one generation, or some of ``all_models``, take what comes next."""

    def __init__(
        self,
        log: Pages,
        models: Sequence[ReadModel],
        batch: int = BATCH,
        all_models: Sequence[ReadModel] | None = None,
    ) -> None:
        self._log, self._models, self._batch = log, models, batch
        self._versions = {(model.name, model.version) for model in all_models or models}
        self._move = _move(models)
        self._alone: dict[str, _Alone] = {}
        self._passed = 0

    def have_passed(self, position: int) -> bool:
        """Whether those that go together have been brought so far here already."""
        return position <= self._passed

    @property
    def stopped(self) -> dict[str, Stopped]:
        return {name: alone.stopped for name, alone in self._alone.items() if alone.stopped is not None}

    def take(self, transaction: Transaction, recorded: Sequence[Recorded] = ()) -> bool:
        """A batch for those that go together, one for each that goes alone; whether more is left for anybody.

        ``recorded``: what may be the very next commands. Raises Halted, and what the database says of itself.
        """
        more = self._together(transaction, recorded)
        for model in [model for model in self._models if model.name in self._alone]:
            more |= self._by_itself(transaction, model)
        return more

    def _together(self, transaction: Transaction, recorded: Sequence[Recorded]) -> bool:
        try:
            with transaction() as connection:
                if recorded and not self._alone:
                    more, passed = self._hand_over(connection, recorded)
                else:
                    models = [model for model in self._models if model.name not in self._alone]
                    more, passed = self._advance(connection, models, self._batch)
            self._passed = passed
            return more
        except _OutOfStep:
            return self._together(transaction, ())
        except Stopped as stopped:
            self._alone[stopped.name] = _Alone()
            return self._together(transaction, ())

    def _hand_over(self, connection: Connection, recorded: Sequence[Recorded]) -> tuple[bool, int]:
        """Nothing is left, and how far all are. Raises _OutOfStep where some of them are not just before these."""
        before, reached = recorded[0].before, recorded[-1].position
        if self._move.changed(connection, before=before, reached=reached) != len(self._models):
            raise _OutOfStep
        _apply(connection, self._models, recorded)
        return False, reached

    def _by_itself(self, transaction: Transaction, model: ReadModel) -> bool:
        alone = self._alone[model.name]
        try:
            with transaction() as connection:
                more, _ = self._advance(connection, [model], alone.limit)
        except Stopped as stopped:
            if alone.limit > 1:
                alone.limit = 1
                return True
            alone.stopped = stopped
            return False
        alone.limit, alone.stopped = min(alone.limit * 2, self._batch), None
        if not more:
            del self._alone[model.name]
        return more

    def _advance(self, connection: Connection, models: Sequence[ReadModel], limit: int) -> tuple[bool, int]:
        """One batch for those that have come least far; whether something is left, and how far all are, at least."""
        reached = self._reached(connection)
        lowest = min((reached[model.name] for model in models), default=OPEN)
        group = [model for model in models if reached[model.name] == lowest]
        bound = _bound(group, reached)
        commands = [command for command in self._next(lowest, limit) if command.position <= bound]
        if not commands:
            return False, lowest
        apply(connection, group, commands)
        if len(group) < len(models):
            return True, lowest
        return commands[-1].position < self._log.last_position(), commands[-1].position

    def _reached(self, connection: Connection) -> dict[str, int]:
        """Raises Halted where a program with other read models has put its own in force."""
        kept = _FOLLOWED(connection)
        if {(name, version) for name, version, _ in kept} != self._versions:
            position = min((position for _, _, position in kept), default=0)
            raise Halted(position, "another version of this program keeps the read models")
        return {name: position for name, _, position in kept}

    def _next(self, position: int, limit: int) -> list[Recorded]:
        """Whole commands; one only where what comes after it cannot be read."""
        try:
            found = self._log.recorded_after(position, limit)
        except ValueError as error:
            if limit == 1:
                raise Halted(position, f"log after @{position}: {error}") from error
            return self._next(position, 1)
        return found[:1] if limit == 1 else found


def _bound(group: Sequence[ReadModel], reached: Mapping[str, int]) -> int:
    """How far those may go who rest on others that are not among them."""
    own = {model.name for model in group}
    others = [reached[name] for model in group for name in model.rests_on if name not in own]
    return min(others, default=OPEN)


def positions_of(connection: Connection) -> dict[str, int]:
    """How far each read model has come."""
    return {name: position for name, _, position in _FOLLOWED(connection)}


def apply(connection: Connection, models: Sequence[ReadModel], commands: Sequence[Recorded]) -> None:
    """Brings read models forward and saves their position, in the caller's transaction. Raises Stopped."""
    _apply(connection, models, commands)
    reached = commands[-1].position
    _SAVE.add(connection, [{"of_model": model.name, "reached": reached} for model in models])


def _apply(connection: Connection, models: Sequence[ReadModel], commands: Sequence[Recorded]) -> None:
    for model in models:
        try:
            model.apply(connection, commands)
        except _OF_THE_DATABASE:
            raise
        except Exception as error:
            first, last = commands[0].position, commands[-1].position
            place = f"@{last}" if first == last else f"@{first} to @{last}"
            reason = f"{model.name}, {place}: {type(error).__name__}: {error}"
            raise Stopped(model.name, commands[0].before, reason) from error


def _move(models: Sequence[ReadModel]) -> Straight:
    """Saves a position for those of these read models, of this version, that were at another."""
    own = or_(*(and_(followed.c.name == m.name, followed.c.version == m.version) for m in models))
    moved = update(followed).values(position=bindparam("reached"))
    return Straight(moved.where(followed.c.position == bindparam("before"), own))
