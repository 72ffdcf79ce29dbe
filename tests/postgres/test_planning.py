"""Which statements are planned once for any values, which for what is asked, and when plans are made anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, bindparam, func, select

from projections.following import database_postgres, planning_postgres
from projections.following.database_postgres import open_engine
from projections.following.readmodel import create_tables
from projections.following.statements import Straight
from projections.records.table import moments
from tests.databases import run

_SEEK = Straight(select(moments.c.version).where(moments.c.subject == bindparam("subject")))
_OFTEN = 8  # the driver has prepared a statement by then


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    run(database_url, "CREATE SCHEMA read_1")
    made = open_engine(database_url, 1, database_postgres._READING)
    with made.connect().execution_options(writing=True) as connection, connection.begin():
        create_tables(connection)
    yield made
    made.dispose()


def mode(connection: Any) -> str:
    return str(connection.connection.driver_connection.execute("SHOW plan_cache_mode").fetchone()[0])


def test_a_seek_is_planned_once(engine: Engine) -> None:
    with engine.connect() as connection:
        for _ in range(_OFTEN):
            _SEEK(connection, subject="psf")

        driver: Any = connection.connection.driver_connection
        planned = driver.execute("SELECT generic_plans > 0, custom_plans FROM pg_prepared_statements").fetchall()

    assert planned == [(True, 0)]


def test_what_is_put_together_for_a_question_is_planned_for_it(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(select(func.count()).select_from(moments).where(moments.c.subject == "psf"))

        assert mode(connection) == "force_custom_plan"


def test_the_next_answer_begins_with_seeks_again(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(select(moments.c.version))
        connection.commit()
        _SEEK(connection, subject="psf")

        assert mode(connection) == "force_generic_plan"


def test_plans_of_long_ago_are_made_anew(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def cost() -> float:
        with engine.connect() as connection:
            for _ in range(_OFTEN):
                _SEEK(connection, subject="psf")
            driver: Any = connection.connection.driver_connection
            (name,) = driver.execute(
                "SELECT name FROM pg_prepared_statements WHERE statement LIKE 'SELECT moments%'"
            ).fetchone()
            (plan,) = driver.execute(f"EXPLAIN (FORMAT JSON) EXECUTE {name}('psf')").fetchone()
            connection.commit()  # at a rollback the driver forgets what it has prepared
            return float(plan[0]["Plan"]["Total Cost"])

    def grow(first: int, last: int) -> None:
        others = ("recorded_at", "latest_at", "by", "command", "key", "subject", "type")
        row = {**dict.fromkeys(others, "psf"), "version": 1}
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            connection.execute(moments.insert(), [{**row, "position": n} for n in range(first, last)])

    grow(1, 2_000)
    small = cost()
    grow(2_000, 10_000)
    kept = cost()
    monkeypatch.setattr(planning_postgres, "_PLANS_HOLD", 0.0)

    assert kept == small
    assert cost() > 2 * small


def test_who_writes_plans_each_time(engine: Engine) -> None:
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        _SEEK(connection, subject="psf")

        assert mode(connection) == "force_custom_plan"
