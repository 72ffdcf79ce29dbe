"""Filling empty tables from the beginning of the log: many events a batch, and on a server several things at once."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from threading import Event as Signal
from threading import Lock

from sqlalchemy import Engine, Index
from sqlalchemy.schema import CreateIndex

from archive.events import Recorded
from projections.following.database import writing
from projections.following.follow import Halted, Log, Steps, positions_of
from projections.following.readmodel import ReadModel, create_indexes, late_indexes

_BATCH = 10_000
_PAGES = 3  # of so many events each
_AT_ONCE = 3  # indexes, each on a connection of its own
_PAUSE_S = 0.005
Progress = Callable[[int, int], None]


def follow(log: Log, engine: Engine, models: Sequence[ReadModel], progress: Progress) -> list[Halted]:
    """Brings all to the end of the log; what could not be applied. ``progress(position, last position)``.

    A server takes rows of one read model while we make those of another: each has a thread and a connection. SQLite
    has one writer at a time, and threads of one process would only hinder each other: there they go together.
    """
    with _uncollected():
        if _is_server(engine):
            return _Apart(log, engine, models, progress).follow()
        return _together(log, engine, models, progress)


def make_indexes(engine: Engine) -> None:
    """The indexes that only questions need."""
    if _is_server(engine):
        with ThreadPoolExecutor(_AT_ONCE) as makers:
            list(makers.map(lambda index: _make(engine, index), late_indexes()))
    else:
        with writing(engine) as connection:
            create_indexes(connection)


def _make(engine: Engine, index: Index) -> None:
    """In no transaction, whose locks others who make indexes of the same table could wait for."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(CreateIndex(index))


def reached(engine: Engine) -> dict[str, int]:
    """How far each read model of a generation has come."""
    with engine.connect() as connection:
        return positions_of(connection)


def _is_server(engine: Engine) -> bool:
    return engine.dialect.name != "sqlite"


@contextmanager
def _uncollected() -> Iterator[None]:
    """A batch makes objects by the hundred thousand, none of them in a circle: looking for circles is a tenth of it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _together(log: Log, engine: Engine, models: Sequence[ReadModel], progress: Progress) -> list[Halted]:
    steps, more = Steps(log, models, _BATCH), True
    while more:
        try:
            more = steps.take(lambda: writing(engine))
        except Halted as halted:
            return [halted]
        progress(max(reached(engine).values()), log.last_position())
    return list(steps.stopped.values())


class _Pages:
    """The log for several who read the same pages, a little apart."""

    def __init__(self, log: Log) -> None:
        self.last_position = log.last_position
        self._read = lru_cache(maxsize=_PAGES)(log.recorded_after)
        self._one_at_a_time = Lock()

    def recorded_after(self, position: int, limit_events: int = _BATCH) -> list[Recorded]:
        with self._one_at_a_time:
            return self._read(position, limit_events)


class _Apart:
    """Each read model on its own; who rests on others goes as far as they have come."""

    def __init__(self, log: Log, engine: Engine, models: Sequence[ReadModel], progress: Progress) -> None:
        self._pages, self._engine, self._models = _Pages(log), engine, models
        self._progress = progress
        self._positions = dict.fromkeys((model.name for model in models), 0)
        self._done: set[str] = set()
        self._given_up = Signal()

    def follow(self) -> list[Halted]:
        with ThreadPoolExecutor(len(self._models)) as followers:
            futures = [followers.submit(self._one, model) for model in self._models]
            try:
                return [halted for future in futures for halted in future.result()]
            except BaseException:
                self._given_up.set()
                raise

    def _one(self, model: ReadModel) -> list[Halted]:
        try:
            return self._steps(model)
        except Halted as halted:
            return [halted]
        except BaseException:
            self._given_up.set()
            raise
        finally:
            self._done.add(model.name)

    def _steps(self, model: ReadModel) -> list[Halted]:
        steps, at_the_end = Steps(self._pages, [model], _BATCH, self._models), False
        while not at_the_end and not self._given_up.is_set():
            others_are_done = model.rests_on <= self._done
            if self._is_ahead(model):
                time.sleep(_PAUSE_S)
            elif steps.take(lambda: writing(self._engine)):
                self._tell(model)
            elif not (at_the_end := others_are_done):
                time.sleep(_PAUSE_S)
        self._tell(model)
        return list(steps.stopped.values())

    def _is_ahead(self, model: ReadModel) -> bool:
        """By so much that who comes last would have to read the pages once more."""
        going = [at for name, at in self._positions.items() if name not in self._done]
        return self._positions[model.name] > min(going) + (_PAGES - 2) * _BATCH

    def _tell(self, model: ReadModel) -> None:
        self._positions[model.name] = reached(self._engine)[model.name]
        self._progress(min(self._positions.values()), self._pages.last_position())
