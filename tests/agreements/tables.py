"""A history followed into tables, in whatever batches, and views of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, StaticPool, create_engine, insert, select

from archive.events import Recorded
from projections.following.database_postgres import open_engine
from projections.following.follow import apply, positions_of
from projections.following.readmodel import create_indexes, create_tables, followed, metadata
from projections.models import read_models
from projections.view import View
from tests.databases import run


class Tables:
    """Empty tables of one engine, as many times as they are needed at once; what is put there is not kept."""

    def __init__(self, database_url: str | None) -> None:
        self._url = database_url
        self._idle: list[Engine] = []
        self._made: list[Engine] = []

    @contextmanager
    def following(self, history: Sequence[Recorded], sizes: Sequence[int] = ()) -> Iterator[Connection]:
        """The tables after batches of these sizes, and what is left as one."""
        engine = self._idle.pop() if self._idle else self._make()
        with engine.connect() as connection:
            connection.execute(insert(followed), [{"name": m.name, "version": 1, "position": 0} for m in read_models()])
            left = list(history)
            for size in [*sizes, len(left)]:
                batch, left = left[:size], left[size:]
                if batch:
                    apply(connection, read_models(), batch)
            yield connection
            connection.rollback()
        self._idle.append(engine)

    def _make(self) -> Engine:
        number = len(self._made) + 1
        if self._url is None:
            engine = create_engine("sqlite://", poolclass=StaticPool)
        else:
            run(self._url, f"CREATE SCHEMA read_{number}")
            engine = open_engine(self._url, number, {})
        self._made.append(engine)
        with engine.begin() as connection:
            create_tables(connection)
            create_indexes(connection)
        return engine

    def close(self) -> None:
        for engine in self._made:
            engine.dispose()


def rows(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in an order of its own."""
    tables = (table for table in metadata.sorted_tables if table is not followed)
    return {t.name: sorted((tuple(row) for row in connection.execute(select(t))), key=repr) for t in tables}


def view(connection: Connection, on: str, at: int) -> View:
    return View(on, at, None, False, True, connection, None, positions_of(connection), {})  # type: ignore[arg-type]
