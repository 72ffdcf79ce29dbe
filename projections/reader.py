"""Reading: a question's two axes, a snapshot of the read models, and what every answer says of both."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from archive.blobs import Texts
from archive.judgement import Judge
from archive.problems import Problem
from archive.times import today
from projections import positions
from projections.database import FileGenerations, Generations
from projections.database_postgres import SchemaGenerations
from projections.follow import Follower, Log, Stopped, position_of
from projections.generations import Progress, prepare, rebuild
from projections.knowledge import SqlKnowledge
from projections.models import read_models
from projections.records_table import ids

_WAIT = 2.0
_AGAIN = 0.02


@dataclass(frozen=True)
class View:
    """What a question sees: everything known at ``position``, on the day ``on``."""

    on: str
    position: int
    known: str | None
    latest: bool
    simulated: bool
    connection: Connection
    texts: Texts

    @cached_property
    def knowledge(self) -> SqlKnowledge:
        return SqlKnowledge(self.connection, self.position)

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.knowledge)

    def at(self, position: int) -> View:
        """The same day as known at another position of this snapshot, one that ends a command."""
        return View(self.on, position, self.known, False, self.simulated, self.connection, self.texts)

    def require(self, id: str, type: str) -> None:
        """Raises ``not-found`` where no ``type`` has this id, ``not-known-then`` where it was recorded later."""
        row = self.connection.execute(select(ids.c.type, ids.c.known_from).where(ids.c.id == id)).one_or_none()
        if row is None or row.type != type:
            raise Problem("not-found", "not-found", id=id, type=type)
        if row.known_from > self.position:
            raise Problem("not-known-then", "not-known-then", id=id, type=type, known_from=row.known_from)

    def envelope(self, body: Mapping[str, Any], page: str | None, api: str, on_matters: bool = True) -> dict[str, Any]:
        """An answer with what all have: ``url``, ``api_url``, ``as_of``, ``simulated``.

        ``page`` and ``api`` are paths, ready for an address, perhaps with a query; the axes are filled in.
        """
        on = self.on if on_matters else None
        return {
            **body,
            "url": None if page is None else self._address(page, on),
            "api_url": self._address(api, on),
            "as_of": {"on": on, "known": self.known, "position": self.position, "latest": self.latest},
            "simulated": self.simulated,
        }

    def _address(self, path: str, on: str | None) -> str:
        axes = ([] if on is None else [f"on={quote(on)}"]) + [f"known=@{self.position}"]
        return f"{path}{'&' if '?' in path else '?'}{'&'.join(axes)}"


class Reader:
    """The read models of one archive, kept in step with its log. Safe for several threads."""

    def __init__(self, log: Log, progress: Progress = lambda done, of: None) -> None:
        """Makes sure that the read models are there and usable; a changed one is rebuilt, with a message.

        From then on they follow each command that this program records.
        """
        self._log = log
        self._generations = _generations(log)
        self._models = read_models()
        self._follower = Follower(log, self._generations, self._models)
        with contextlib.suppress(Stopped):
            prepare(log, self._generations, self._models, progress)
        log.after_recording = self.follow

    def follow(self) -> None:
        """Brings the read models forward. Raises nothing: what stops or hinders them is said to whoever reads."""
        with contextlib.suppress(Stopped, Problem):
            self._follower.catch_up(_WAIT)

    def keep_up(self) -> None:
        """Brings the read models forward. Raises ``behind`` where one of them is stopped."""
        try:
            self._follower.catch_up(_WAIT)
        except Stopped as stopped:
            raise stopped.problem() from stopped

    def rebuild(self, progress: Progress = lambda done, of: None) -> None:
        """Builds all tables anew beside those in force, then swaps. Raises ``behind`` where it is stopped."""
        try:
            rebuild(self._log, self._generations, self._models, progress)
        except Stopped as stopped:
            raise stopped.problem() from stopped

    @contextmanager
    def view(self, on: str | None = None, known: str | None = None, path: str = "known") -> Iterator[View]:
        """A snapshot on a day as known at a moment. Raises ``invalid``, or ``behind`` when it waited in vain.

        ``path``: what errors call the moment.
        """
        last = self._log.last_position()
        day = today() if on is None else positions.day(on, "on")
        needed = positions.asked_position(known, last, path) if known and positions.is_position(known) else last
        with self._snapshot(needed) as connection:
            moment = positions.resolve(connection, known, last, path)
            latest = on is None and known is None
            texts, simulated = self._log.texts, self._log.simulated
            yield View(day, moment.position, moment.known, latest, simulated, connection, texts)

    @contextmanager
    def _snapshot(self, needed: int) -> Iterator[Connection]:
        connection = self._caught_up(needed)
        try:
            yield connection
        finally:
            connection.close()

    def _caught_up(self, needed: int) -> Connection:
        """A connection whose snapshot holds a position; waits at most two seconds for it."""
        deadline = monotonic() + _WAIT
        while True:
            connection, reached = self._open()
            if connection is not None and reached >= needed:
                return connection
            if connection is not None:
                connection.close()
            if monotonic() >= deadline:
                raise Problem("behind", "behind", position=reached, needed=needed)
            self._follow_until(deadline)

    def _open(self) -> tuple[Connection | None, int]:
        """A snapshot and its position; nothing where the file was swapped away just now, or cannot be opened."""
        connection = None
        try:
            connection = self._generations.engine().connect()
            return connection, position_of(connection)
        except (DBAPIError, OSError):
            if connection is not None:
                connection.close()
            return None, 0

    def _follow_until(self, deadline: float) -> None:
        try:
            if not self._generations.current():
                prepare(self._log, self._generations, self._models, lambda done, of: None)
            if not self._follower.catch_up(deadline - monotonic()):
                sleep(_AGAIN)
        except Stopped as stopped:
            raise stopped.problem() from stopped

    def status(self) -> list[dict[str, Any]]:
        """``[{name, version, position, state, reason}]`` of each read model.

        ``state``: ``ok``, ``behind`` or ``stopped``, with the reason.
        """
        self.follow()
        stopped, last = self._follower.stopped, self._log.last_position()
        connection, reached = self._open()
        if connection is not None:
            connection.close()
        state = "stopped" if stopped is not None else "ok" if reached >= last else "behind"
        reason = None if stopped is None else stopped.reason
        return [
            {"name": model.name, "version": str(model.version), "position": reached, "state": state, "reason": reason}
            for model in self._models
        ]

    def close(self) -> None:
        if self._log.after_recording == self.follow:
            self._log.after_recording = lambda: None
        self._generations.close()


def _generations(log: Log) -> Generations:
    if log.database_url is None:
        return FileGenerations(log.data_dir)
    return SchemaGenerations(log.database_url)
