"""A history followed into tables, in whatever batches, and views of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, insert, select

from archive.events import Recorded
from projections.follow import apply
from projections.models import read_models
from projections.reader import View
from projections.readmodel import create_indexes, create_tables, followed, metadata


@contextmanager
def following(history: Sequence[Recorded], sizes: Sequence[int] = ()) -> Iterator[Connection]:
    """The tables after batches of these sizes, and what is left as one."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        create_tables(connection)
        connection.execute(insert(followed), [{"name": m.name, "version": 1, "position": 0} for m in read_models()])
        left = list(history)
        for size in [*sizes, len(left)]:
            batch, left = left[:size], left[size:]
            if batch:
                apply(connection, read_models(), batch)
        create_indexes(connection)
        yield connection
    engine.dispose()


def rows(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    tables = (table for table in metadata.sorted_tables if table is not followed)
    return {t.name: sorted((tuple(r) for r in connection.execute(select(t))), key=repr) for t in tables}


def view(connection: Connection, on: str, at: int) -> View:
    return View(on, at, None, False, True, connection, texts=None)  # type: ignore[arg-type]
