"""Days on which agreements begin, change and end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from projections.agreements.days import days
from projections.agreements.edition_counts import around
from tests.agreements.tables import Tables
from tests.given import AGREEMENT, JUSTERING, SPINE, Given
from tests.projections.reading import Reading


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Reading]:
    found = Reading(Given(tmp_path))
    yield found
    found.close()


def found(reading: Reading, **more: Any) -> list[tuple[str, str, str]]:
    return [(row["on"], row["kind"], row["id"]) for row in reading.ask(days, **more)["items"]]


def test_they_are_told_newest_first(reading: Reading) -> None:
    reading(*SPINE, JUSTERING)

    assert found(reading) == [
        ("2015-01-01", "ends", "h1"), ("2012-03-01", "justering", "j1"), ("2011-01-01", "begins", "h1"),
    ]  # fmt: skip


def test_void_ones_ones_outside_the_term_and_ones_recorded_later_are_left_out(reading: Reading) -> None:
    before = reading(*SPINE)
    reading(JUSTERING, {**JUSTERING, "id": "j2", "effective_on": "2012-04-01"})
    reading({"command": "correct-justering", "justering": "j2", "reason": "Skrivefejl", "void": True})
    reading({"command": "end-agreement", "agreement": "h1", "on": "2012-02-01", "reason": "terminated"})
    ended = [("2012-02-01", "ends", "h1"), ("2011-01-01", "begins", "h1")]

    assert found(reading) == ended
    assert found(reading, known=f"@{before}") == [("2015-01-01", "ends", "h1"), ("2011-01-01", "begins", "h1")]
    reading({"command": "correct-agreement", "agreement": "h1", "reason": "Skrivefejl", "void": True})
    assert found(reading) == []


def test_an_unknown_beginning_has_no_day(reading: Reading) -> None:
    reading(*SPINE[:-1], {**AGREEMENT, "effective_on": None}, JUSTERING)

    assert found(reading) == [("2015-01-01", "ends", "h1"), ("2012-03-01", "justering", "j1")]


def test_a_page_goes_on_where_the_one_before_ended(reading: Reading) -> None:
    reading(*SPINE, *({**JUSTERING, "id": f"j{n}"} for n in range(5)))
    seen: list[dict[str, Any]] = []
    cursor = None

    while True:
        page = reading.ask(days, limit=2, cursor=cursor)
        seen, cursor = seen + page["items"], page["next"]
        if cursor is None:
            break

    assert seen == reading.ask(days)["items"]
    assert len(seen) == 7


def test_in_sqlite_the_edition_days_of_a_year_are_sought() -> None:
    with closing(Tables(None)) as tables, tables.following([]) as connection:
        driver: Any = connection.connection.driver_connection
        asked: list[str] = []
        driver.set_trace_callback(asked.append)
        around(connection, "h1", 1, "2011-01-01", "2012-03-01", None)
        driver.set_trace_callback(None)
        read = [row[-1] for row in driver.execute(f"EXPLAIN QUERY PLAN {asked[-1]}") if "edition_days" in row[-1]]

    assert len(read) == 7
    assert all("USING PRIMARY KEY (agreement=? AND on>? AND on<?)" in one for one in read)
