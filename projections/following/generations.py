"""Rebuilding beside: a new generation from the beginning of the log, put in force when it has reached the end."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError

from archive.problems import Problem
from projections.following.building import Progress, follow, make_indexes, reached
from projections.following.database import Generations, writing
from projections.following.follow import Halted, Log, positions_of
from projections.following.readmodel import ReadModel, create_tables, followed

_logger = logging.getLogger(__name__)


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
        built = reached(engine)
    finally:
        engine.dispose()
    if failed and generations.current() and not _as_far(built, reached(generations.engine())):
        generations.discard(number)
    else:
        generations.swap(number)
    if failed:
        raise failed[0]


def _as_far(built: Mapping[str, int], in_force: Mapping[str, int]) -> bool:
    return all(built[name] >= in_force.get(name, 0) for name in built)


def _build(log: Log, engine: Engine, models: Sequence[ReadModel], progress: Progress) -> list[Halted]:
    """What could not be applied; all else has been."""
    with writing(engine) as connection:
        create_tables(connection)
        rows = [{"name": model.name, "version": model.version, "position": 0} for model in models]
        connection.execute(insert(followed), rows)
    failed = follow(log, engine, models, progress)
    make_indexes(engine)
    return failed


def prepare(log: Log, generations: Generations, models: Sequence[ReadModel], progress: Progress) -> None:
    """Makes sure that a usable generation is in force; says so where it has to be rebuilt."""

    def needed() -> bool:
        return _why_rebuild(log, generations, models) is not None

    reason = _why_rebuild(log, generations, models)
    if reason is not None:
        if reason:
            _logger.warning("The read models are built anew: %s", reason)
        rebuild(log, generations, models, progress, needed)


def _why_rebuild(log: Log, generations: Generations, models: Sequence[ReadModel]) -> str | None:
    """Why the generation in force cannot be used, empty where there is none; None where it can.

    The log is asked last: what others record meanwhile, and follow, would seem to be known before it was recorded.
    """
    if not generations.current():
        return ""
    with generations.engine().connect() as connection:
        stored = {row.name: row.version for row in connection.execute(select(followed.c.name, followed.c.version))}
        position = max(positions_of(connection).values(), default=0)
    own = {model.name: model.version for model in models}
    if changed := sorted(name for name in own.keys() | stored.keys() if own.get(name) != stored.get(name)):
        return f"changed: {', '.join(changed)}"
    return "they know more than the log" if position > log.last_position() else None
