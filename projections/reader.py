"""Reading: a question's two axes, a snapshot of the read models, and what every answer says of both."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, select, true
from sqlalchemy.exc import DBAPIError

from archive.events import Recorded
from archive.problems import Problem
from archive.times import today
from projections import positions
from projections.following.building import Progress
from projections.following.database import FileGenerations, Generations
from projections.following.follow import Halted, Log
from projections.following.follower import Follower
from projections.following.generations import prepare, rebuild
from projections.following.readmodel import ReadModel, followed
from projections.following.soon import Soon
from projections.following.statements import Straight
from projections.models import read_models
from projections.positions import Moment
from projections.view import View

_WAIT = 2.0
_AGAIN = 0.02
# Seconds that what was recorded waits for more, to be followed together: as many commands at once take less than half.
_SOON = 0.01
_newest = positions.NEWEST.subquery()
_EXTENT = Straight(
    select(followed.c.name, followed.c.position, _newest.c.position, _newest.c.latest_at).outerjoin(_newest, true())
)


class Reader:
    """The read models of one archive, kept in step with its log. Safe for several threads."""

    def __init__(self, log: Log, progress: Progress = lambda done, of: None) -> None:
        """Makes sure that the read models are there and usable; a changed one is rebuilt, with a message.

        From then on they follow what this program records, at the latest when somebody reads.
        """
        self._log = log
        self._generations = _generations(log)
        self._models = read_models()
        self._basis = self._models[0].name
        self._follower = Follower(log, self._generations, self._models)
        with contextlib.suppress(Halted):
            self._prepare(progress)
        self._soon = Soon(self._follow_waiting, _SOON)
        self._unlisten = log.listen(self._follow_soon)

    def _prepare(self, progress: Progress) -> None:
        """Once more, for two seconds at most, where another program swaps what this one looks at. Raises Halted."""
        deadline = monotonic() + _WAIT
        while True:
            try:
                return prepare(self._log, self._generations, self._models, progress)
            except DBAPIError as error:
                if not self._generations.passing(error) or monotonic() >= deadline:
                    raise
            sleep(_AGAIN)

    def _follow_soon(self, recorded: Sequence[Recorded]) -> None:
        if recorded:
            self._follower.hand(recorded)
            self._soon.ask()

    def _follow_waiting(self) -> None:
        """Whoever reads meanwhile does so himself."""
        with contextlib.suppress(Problem):
            while self._follower.waits() and self._follower.catch_up(_WAIT):
                pass

    def follow(self) -> None:
        """Brings the read models forward. Raises nothing: what stops or hinders them is said to whoever reads."""
        with contextlib.suppress(Problem):
            self._follower.catch_up(_WAIT)

    def keep_up(self) -> list[str]:
        """Brings the read models forward; the names of those that go on. Raises ``behind`` where none of them can."""
        followed = self._follower.catch_up(_WAIT)
        stopped = self._follower.stopped
        if self._basis in stopped:
            raise stopped[self._basis].problem()
        return [model.name for model in self._models if followed and model.name not in stopped]

    def rebuild(self, progress: Progress = lambda done, of: None) -> None:
        """Builds all tables anew beside those in force, then swaps. Raises ``behind`` where it is stopped."""
        try:
            rebuild(self._log, self._generations, self._models, progress)
        except Halted as halted:
            raise halted.problem() from halted

    @contextmanager
    def view(self, on: str | None = None, known: str | None = None, whole: bool = False) -> Iterator[View]:
        """A snapshot on a day as known at a moment. Raises ``invalid``, or ``behind`` when it waited in vain.

        ``whole``: it holds the whole log, however early the moment: others will be asked for beside it.
        """
        last = self._log.last_position()
        day = today() if on is None else positions.day(on, "on")
        early = known is not None and positions.is_position(known)
        asked = positions.asked_position(known, last) if known is not None and early else last
        with self._snapshot(last if whole else asked, last) as (connection, reached, newest):
            moment = newest if known is None else positions.resolve(connection, known, last)
            yield View(
                on=day,
                position=moment.position,
                known=moment.known,
                latest=on is None and known is None,
                simulated=self._log.simulated,
                connection=connection,
                texts=self._log.texts,
                reached=reached,
                stopped=self._follower.stopped,
                on_given=on is not None,
                last=last,
            )

    @contextmanager
    def _snapshot(self, needed: int, last: int) -> Iterator[tuple[Connection, Mapping[str, int], Moment]]:
        connection, reached, newest = self._caught_up(needed, last)
        try:
            yield connection, reached, newest
            _end(connection)
        finally:
            connection.close()

    def _caught_up(self, needed: int, last: int) -> tuple[Connection, Mapping[str, int], Moment]:
        """A snapshot that holds a position, how far each read model has come in it, and its last moment.

        Waits two seconds at most. Those that have stopped are not waited for: ``View.rely_on`` tells. It is tried to
        hold the ``last`` position too: what is not known yet at an early one is told apart from what there is not.
        """
        deadline, wanted = monotonic() + _WAIT, last
        if self._follower.is_to_go(last):
            self._follower.catch_up(_WAIT, last)
        while True:
            connection, reached, newest = self._open()
            if connection is not None:
                if self._holds(reached, wanted):
                    return connection, reached, newest
                _end(connection)
                connection.close()
            if wanted > needed:
                wanted = needed
                with contextlib.suppress(Problem):
                    self._follow_until(deadline)
            elif monotonic() >= deadline:
                raise Problem("behind", "behind", position=reached.get(self._basis, 0), needed=needed)
            else:
                self._follow_until(deadline)

    def _holds(self, reached: Mapping[str, int], needed: int) -> bool:
        waited_for = [name for name in reached if name == self._basis or name not in self._follower.stopped]
        return all(reached[name] >= needed for name in waited_for)

    def _open(self) -> tuple[Connection | None, Mapping[str, int], Moment]:
        """A snapshot and how far it goes; nothing where the file was swapped away just now, or cannot be opened."""
        connection = None
        try:
            connection = self._generations.engine().connect()
            return connection, *_extent(connection)
        except (DBAPIError, OSError):
            if connection is not None:
                connection.close()
            return None, {}, positions.NOTHING

    def _follow_until(self, deadline: float) -> None:
        """Raises ``behind`` where what all others rest on has stopped."""
        try:
            if not self._generations.current():
                self._prepare(lambda done, of: None)
        except Halted as halted:
            raise halted.problem() from halted
        if not self._follower.catch_up(deadline - monotonic()):
            sleep(_AGAIN)
        elif self._basis in self._follower.stopped:
            raise self._follower.stopped[self._basis].problem()

    def status(self) -> list[dict[str, Any]]:
        """``[{name, version, position, state, reason}]`` of each read model.

        ``state``: ``ok``, ``behind`` or ``stopped``, with the reason.
        """
        self.follow()
        connection, reached, _ = self._open()
        if connection is not None:
            connection.close()
        last = self._log.last_position()
        return [self._state(model, reached.get(model.name, 0), last) for model in self._models]

    def _state(self, model: ReadModel, reached: int, last: int) -> dict[str, Any]:
        stopped = self._follower.stopped.get(model.name)
        state = "stopped" if stopped is not None else "ok" if reached >= last else "behind"
        reason = None if stopped is None else stopped.reason
        return {
            "name": model.name,
            "version": str(model.version),
            "position": reached,
            "state": state,
            "reason": reason,
        }

    def close(self) -> None:
        self._unlisten()
        self._soon.close()
        self._follow_waiting()
        self._follower.close()
        self._generations.close()


def _end(connection: Connection) -> None:
    """PostgreSQL's driver would forget at a rollback which statements the server has prepared for the connection."""
    with contextlib.suppress(DBAPIError):
        connection.commit()


def _extent(connection: Connection) -> tuple[Mapping[str, int], Moment]:
    """How far each read model has come, and the last moment that they know: one question."""
    rows = _EXTENT(connection)
    return {name: position for name, position, *_ in rows}, positions.newest(*rows[0][2:])


def _generations(log: Log) -> Generations:
    if log.database_url is None:
        return FileGenerations(log.data_dir)
    from projections.following.database_postgres import SchemaGenerations

    return SchemaGenerations(log.database_url)
