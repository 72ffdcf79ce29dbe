"""Rebuilding beside: a new generation from the beginning of the log, put in force when it has reached the end."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError

from archive.problems import Problem
from projections.database import Generations, writing
from projections.follow import Log, Stopped, apply, position_of
from projections.readmodel import ReadModel, create_indexes, create_tables, followed

_BATCH = 5_000
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
    Stopped where a command cannot be applied: then what is in force stays, if it has come further.
    """
    with generations.building() as number:
        if needed():
            try:
                _build_and_swap(log, generations, number, models, progress)
            except DBAPIError as error:
                generations.discard(number)
                raise Problem("unavailable", "read-models-not-written", reason=str(error.orig)) from error


def _build_and_swap(
    log: Log, generations: Generations, number: int, models: Sequence[ReadModel], progress: Progress
) -> None:
    engine = generations.create(number)
    try:
        stopped = _build(log, engine, models, progress)
    finally:
        engine.dispose()
    if stopped is not None and generations.current() and reached(generations) > stopped.position:
        generations.discard(number)
    else:
        generations.swap(number)
    if stopped is not None:
        raise stopped


def reached(generations: Generations) -> int:
    with generations.engine().connect() as connection:
        return position_of(connection)


def _build(log: Log, engine: Engine, models: Sequence[ReadModel], progress: Progress) -> Stopped | None:
    with writing(engine) as connection:
        create_tables(connection)
        rows = [{"name": model.name, "version": model.version, "position": 0} for model in models]
        connection.execute(insert(followed), rows)
    stopped = _follow(log, engine, models, progress)
    with writing(engine) as connection:
        create_indexes(connection)
    return stopped


def _follow(log: Log, engine: Engine, models: Sequence[ReadModel], progress: Progress) -> Stopped | None:
    position, limit = 0, _BATCH
    while True:
        try:
            commands = log.recorded_after(position, limit)
            if not commands:
                return None
            with writing(engine) as connection:
                apply(connection, models, commands[:1] if limit == 1 else commands)
        except Stopped as stopped:
            if limit == 1:
                return stopped
            limit = 1  # find the very command, and keep what came before it
            continue
        except ValueError as error:
            return Stopped(position, f"log after @{position}: {error}")
        position = commands[0].position if limit == 1 else commands[-1].position
        progress(position, log.last_position())


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
        position = position_of(connection)
    own = {model.name: model.version for model in models}
    if changed := sorted(name for name in own.keys() | stored.keys() if own.get(name) != stored.get(name)):
        return f"changed: {', '.join(changed)}"
    return "they know more than the log" if position > last_position else None
