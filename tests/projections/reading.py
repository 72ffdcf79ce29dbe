"""An archive with read models that follow it, and questions to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from projections.following.readmodel import metadata
from projections.reader import Reader
from projections.view import View
from tests.databases import run
from tests.given import Given


class Reading:
    """Commands in, answers out."""

    def __init__(self, given: Given) -> None:
        self.given, self.archive = given, given.archive
        self.reader = Reader(given.archive)

    def __call__(self, *commands: dict[str, Any]) -> int:
        """Does commands and gives the position of the last record."""
        self.given(*commands)
        return self.archive.last_position()

    def ask(
        self,
        question: Callable[..., dict[str, Any]],
        *args: Any,
        on: str | None = "2012-06-01",
        known: str | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        with self.reader.view(on, known) as view:
            return question(view, *args, **more)

    def envelope(self, **axes: str) -> dict[str, Any]:
        with self.reader.view(**axes) as view:
            return view.envelope({}, "/aftaler/h1", "/api/v1/agreements/h1")

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, in an order of its own."""
        with self.reader.view() as view:
            return rows(view)

    def take_away(self) -> None:
        """Deletes the read models, as somebody might who takes them for a cache."""
        self.reader.follow()  # nobody writes to them meanwhile
        if self.archive.database_url is None:
            for file in self.archive.data_dir.glob("read*"):
                file.unlink()
        else:
            run(self.archive.database_url, "DROP SCHEMA read_1 CASCADE")

    def close(self) -> None:
        self.reader.close()
        self.archive.close()


def rows(view: View) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table.name: sorted((tuple(row) for row in view.connection.execute(select(table))), key=repr)
        for table in metadata.sorted_tables
    }
