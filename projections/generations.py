"""Rebuilding beside: a new generation from the beginning of the log, put in force when it has reached the end."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Self

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError

from archive.events import Recorded
from archive.problems import Problem
from projections.database import Generations, writing
from projections.follow import Halted, Log, Pages, Steps, positions_of
from projections.readmodel import ReadModel, create_indexes, create_tables, followed

_BATCH = 10_000
_logger = logging.getLogger(__name__)
Progress = Callable[[int, int], None]


def rebuild(
    log: Log,
    generations: Generations,
    models: Sequence[ReadModel],
    progress: Progress = lambda done, of: None,
    needed: Callable[[], bool] = lambda: True,
) -> None:
    """Builds every table anew and swaps. ``progress(position, last position)`` after each batch.

    ``needed`` is asked when no other builder is at work any more. Raises ``unavailable`` where the disk refuses;
    Halted where a command cannot be applied: then what is in force stays, if any of it has come further.
    """
    with generations.building() as number:
        if needed():
            try:
                _build_and_swap(log, generations, number, models, progress)
            except (DBAPIError, OSError) as error:
                generations.discard(number)
                reason = error.orig if isinstance(error, DBAPIError) else error
                raise Problem("unavailable", "read-models-not-written", reason=str(reason)) from error


def _build_and_swap(
    log: Log, generations: Generations, number: int, models: Sequence[ReadModel], progress: Progress
) -> None:
    engine = generations.create(number)
    try:
        failed = _build(log, engine, models, progress)
        built = _reached(engine)
    finally:
        engine.dispose()
    if failed and generations.current() and not _as_far(built, _reached(generations.engine())):
        generations.discard(number)
    else:
        generations.swap(number)
    if failed:
        raise failed[0]


def _as_far(built: Mapping[str, int], in_force: Mapping[str, int]) -> bool:
    return all(built[name] >= in_force.get(name, 0) for name in built)


def _reached(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return positions_of(connection)


def _build(log: Log, engine: Engine, models: Sequence[ReadModel], progress: Progress) -> list[Halted]:
    """What could not be applied; all else has been."""
    with writing(engine) as connection:
        create_tables(connection)
        rows = [{"name": model.name, "version": model.version, "position": 0} for model in models]
        connection.execute(insert(followed), rows)
    with _uncollected():
        failed = _follow(log, engine, models, progress)
    with writing(engine) as connection:
        create_indexes(connection)
    return failed


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


def _follow(log: Log, engine: Engine, models: Sequence[ReadModel], progress: Progress) -> list[Halted]:
    with _pages(log, engine) as pages:
        steps, more = Steps(pages, models, _BATCH), True
        while more:
            try:
                more = steps.take(lambda: writing(engine))
            except Halted as halted:
                return [halted]
            progress(max(_reached(engine).values()), log.last_position())
    return list(steps.stopped.values())


def _pages(log: Log, engine: Engine) -> AbstractContextManager[Pages]:
    """Read ahead where a server does the work meanwhile; in one process two threads would only hinder each other."""
    return nullcontext(log) if engine.dialect.name == "sqlite" else _Ahead(log)


class _Ahead:
    """A log whose next page is read while a database takes the one before it."""

    def __init__(self, log: Log) -> None:
        self.last_position = log.last_position
        self._read = log.recorded_after
        self._pages: dict[tuple[int, int], Future[list[Recorded]]] = {}
        self._reader = ThreadPoolExecutor(max_workers=1)

    def recorded_after(self, position: int, limit_events: int = _BATCH) -> list[Recorded]:
        page = self._pages.pop((position, limit_events), None)
        found = page.result() if page else []
        found = found or self._read(position, limit_events)
        if found and limit_events == _BATCH:
            after = found[-1].position
            self._pages = {(after, limit_events): self._reader.submit(self._read, after, limit_events)}
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.shutdown(cancel_futures=True)


def prepare(log: Log, generations: Generations, models: Sequence[ReadModel], progress: Progress) -> None:
    """Makes sure that a usable generation is in force; says so where it has to be rebuilt."""

    def needed() -> bool:
        return why_rebuild(generations, models, log.last_position()) is not None

    reason = why_rebuild(generations, models, log.last_position())
    if reason is not None:
        if reason:
            _logger.warning("The read models are built anew: %s", reason)
        rebuild(log, generations, models, progress, needed)


def why_rebuild(generations: Generations, models: Sequence[ReadModel], last_position: int) -> str | None:
    """Why the generation in force cannot be used, empty where there is none; None where it can."""
    if not generations.current():
        return ""
    with generations.engine().connect() as connection:
        stored = {row.name: row.version for row in connection.execute(select(followed.c.name, followed.c.version))}
        position = max(positions_of(connection).values(), default=0)
    own = {model.name: model.version for model in models}
    if changed := sorted(name for name in own.keys() | stored.keys() if own.get(name) != stored.get(name)):
        return f"changed: {', '.join(changed)}"
    return "they know more than the log" if position > last_position else None
