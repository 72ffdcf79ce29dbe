"""Read models in PostgreSQL: the same as in SQLite, found by their indexes, swapped under those who read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from threading import Event, Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as given_some
from hypothesis import strategies as st
from psycopg import sql
from sqlalchemy import ClauseElement, Connection, Engine

from archive.archive import Archive
from archive.problems import Problem
from archive.rule import up_to
from bench.histories import PROVISIONS, History, numbered
from projections import bodies
from projections.agreements import answers, as_of
from projections.agreements import pending as waiting
from projections.agreements.handler import Agreements
from projections.following import database_postgres
from projections.following.database import writing
from projections.following.database_postgres import SchemaGenerations, open_engine
from projections.following.readmodel import create_indexes, create_tables
from projections.reader import Reader
from projections.records.handler import Records
from tests.agreements.tables import Tables, rows, view
from tests.databases import ALL, Databases, cut, run
from tests.given import BR, PSF, SPINE, Given
from tests.postgres.cutting import Way
from tests.projections.reading import Reading
from tests.rule.histories import DAYS, NUMBERS, histories, moments


@pytest.fixture
def both(database_url: str) -> Iterator[tuple[Tables, Tables]]:
    sqlite, postgresql = Tables(None), Tables(database_url)
    yield sqlite, postgresql
    sqlite.close()
    postgresql.close()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given_some(histories(), st.sampled_from(DAYS), st.integers(0, 10**6))
def test_both_engines_give_the_same_rows_and_the_same_answers(
    both: tuple[Tables, Tables], history: list[Any], on: str, drawn: int
) -> None:
    at = moments(history)[5:][drawn % len(history[5:])]
    with both[0].following(history, [4]) as one, both[1].following(history, [4]) as other:
        assert rows(one) == rows(other)
        for ask in (answers.show, answers.timeline, answers.parties):
            assert ask(view(one, on, at), "h") == ask(view(other, on, at), "h")
        for number in NUMBERS:
            assert told(one, on, at, number) == told(other, on, at, number)


def told(connection: Connection, on: str, at: int, number: str) -> Any:
    """The history of a number, or the reason why there is none."""
    try:
        return answers.history(view(connection, on, at), "h", number)
    except Problem as problem:
        return problem.slug


# --- found by their indexes

SOME = 8_000  # provision versions, half of them in one agreement


@pytest.fixture(scope="module")
def large(postgres: Databases) -> Iterator[tuple[Connection, list[int]]]:
    """A long history in the order of its dates, followed into tables that the planner knows; its positions."""
    with postgres.one() as address:
        run(address, "CREATE SCHEMA read_1")
        yield from _followed(open_engine(address, 1, database_postgres._READING))


def _followed(engine: Engine) -> Iterator[tuple[Connection, list[int]]]:
    commands, positions = numbered(History("lifelike", SOME, spread=False)), list[int]()
    with writing(engine) as connection:
        create_tables(connection)
        while batch := list(islice(commands, 1_000)):
            positions += [command.position for command in batch]
            for model in (Records(), Agreements()):
                model.apply(connection, batch)
        create_indexes(connection)
        connection.exec_driver_sql("ANALYZE")
        yield connection, positions
    engine.dispose()


def read(connection: Connection, query: ClauseElement, table: str, plan: str = "custom", **asked: Any) -> int:
    """How many rows of a table a query reads, those that it throws away too.

    ``plan``: for these very values (``custom``), or as a statement is planned once it was often asked (``generic``).
    """
    compiled = query.compile(dialect=connection.dialect)
    values = compiled.construct_params(asked)
    numbered = {name: f"${n}" for n, name in enumerate(values, 1)}
    given = sql.SQL(", ").join(map(sql.Literal, values.values()))
    driver = connection.connection.driver_connection
    driver.execute(f"SET LOCAL plan_cache_mode = force_{plan}_plan")
    driver.execute(f"PREPARE asked AS {str(compiled) % numbered}")
    asking = sql.SQL("EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE asked ({})").format(given)
    ((planned,),) = driver.execute(asking).fetchall()
    driver.execute("DEALLOCATE asked")
    nodes = [node for node in _nodes(planned[0]["Plan"]) if node.get("Relation Name") == table]
    assert nodes
    assert "Seq Scan" not in {node["Node Type"] for node in nodes}, nodes
    return sum((node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"] for node in nodes)


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for inner in node.get("Plans", ()):
        yield from _nodes(inner)


@pytest.mark.parametrize("plan", ["custom", "generic"])
@pytest.mark.parametrize("part", [1.0, 0.5, 0.01])
def test_the_text_of_a_day_is_a_few_rows_a_number_however_long_the_history(
    large: tuple[Connection, list[int]], part: float, plan: str
) -> None:
    connection, positions = large
    asked = {"agreement": "h", "bound": up_to("2030-01-01"), "at": positions[int(part * len(positions)) - 1]}

    for query in (as_of._TEXT, as_of._FULL._statement):
        assert read(connection, query, "provision_changes", plan, **asked) <= 8 * len(PROVISIONS)


def test_what_is_pending_is_found_without_walking_over_the_past(large: tuple[Connection, list[int]]) -> None:
    connection, positions = large
    asked = {"agreement": "h", "on": "2030-01-01", "at": positions[-1], "ends": "~"}
    query, nodes = waiting._PENDING._statement, waiting._nodes("2030-01-01")

    assert read(connection, query, "justeringer", **asked, **nodes) <= 100


def test_the_planner_knows_a_generation_while_it_is_being_built(database_url: str) -> None:
    generations, commands = SchemaGenerations(database_url), list(numbered(History("lifelike", 100, spread=False)))
    with generations.building() as number:
        engine = generations.create(number)
        with writing(engine) as connection:
            create_tables(connection)
        with writing(engine) as connection:
            Records().apply(connection, commands)

        assert run(database_url, "SELECT reltuples FROM pg_class WHERE oid = 'read_1.records'::regclass") == [
            (len(commands),)
        ]
        engine.dispose()
    generations.close()


# --- swapped under those who read


def test_an_open_snapshot_keeps_its_tables_and_they_are_taken_away_later(given: Given, database_url: str) -> None:
    reading = Reading(given)
    reading(PSF)
    other = Reader(given.archive)
    with other.view() as open_view:
        reading.reader.rebuild()
        assert bodies.show(open_view, "psf")["name"] == "Partnerskabsforum"
        assert schemas(database_url) == ["read_1", "read_2"]

    reading.reader.rebuild()
    assert schemas(database_url) == ["read_3"]
    other.close()
    reading.reader.close()


def test_a_rebuild_that_was_cut_off_leaves_those_in_force_and_the_next_begins_anew(
    given: Given, database_url: str
) -> None:
    reading = Reading(given)
    reading(*SPINE)
    half = SchemaGenerations(database_url)
    with half.building() as number:
        half.create(number).dispose()
    assert schemas(database_url) == ["read_1", "read_2"]

    reading(BR2)
    assert reading.ask(bodies.show, "br2")["id"] == "br2"
    reading.reader.rebuild()

    assert schemas(database_url) == ["read_2"]
    assert reading.ask(bodies.show, "br2")["id"] == "br2"
    half.close()
    reading.reader.close()


def test_one_builds_at_a_time(given: Given, database_url: str) -> None:
    reading = Reading(given)
    reading(PSF)
    first, ready = SchemaGenerations(database_url), Event()

    def rebuild() -> None:
        reading.reader.rebuild()
        ready.set()

    with first.building():
        thread = Thread(target=rebuild)
        thread.start()
        assert not ready.wait(0.3), "it waits for the other"
        assert schemas(database_url) == ["read_1"]
    thread.join()

    assert ready.is_set()
    first.close()
    reading.reader.close()


def test_reading_goes_on_after_the_server_has_cut_every_connection(given: Given, database_url: str) -> None:
    reading = Reading(given)
    reading(PSF)
    cut(database_url, ALL)

    assert reading.ask(bodies.show, "psf")["id"] == "psf"
    cut(database_url, ALL)
    reading(BR)
    assert reading.ask(bodies.show, "br")["id"] == "br"
    reading.reader.close()


def test_what_was_recorded_is_acknowledged_though_the_server_went_before_it_was_followed(
    given: Given, database_url: str
) -> None:
    way = Way(database_url)
    archive = Archive(given.archive.data_dir, database_url=way.address)
    reader = Reader(archive)
    archive.do(PSF, by="x")
    reader.follow()
    way.cut_at, way.shut = b"UPDATE followed", True

    receipt = archive.do(BR, by="x")

    reader.follow()
    assert way.cut_at is None, "it did go"
    assert receipt.status == 201
    way.shut = False
    with reader.view() as shown:
        assert shown.position == receipt.body["position"]
    reader.close()
    archive.close()
    way.close()


def test_a_question_with_a_nul_is_answered_as_any_that_names_nothing(given: Given) -> None:
    reading = Reading(given)
    reading(PSF)

    with pytest.raises(Problem, match="not-found"):
        reading.ask(bodies.show, "psf\x00")
    reading.reader.close()


def test_two_programs_that_follow_at_once_apply_each_command_once(given: Given) -> None:
    given(*SPINE)
    readers = [Reader(given.archive) for _ in range(3)]
    other = given.opened_again()
    for n in range(30):
        other.do({**PSF, "id": f"o{n}"}, by="x")
    other.close()

    threads = [Thread(target=reader.follow) for reader in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with readers[0].view() as shown:
        assert shown.position == given.archive.last_position()
        assert shown.knowledge.type_of("o29") == "body"
    for reader in readers:
        assert {model["state"] for model in reader.status()} == {"ok"}
        reader.close()


def schemas(address: str) -> list[str]:
    return [name for (name,) in run(address, "SELECT nspname FROM pg_namespace WHERE nspname ~ '^read_' ORDER BY 1")]


BR2 = {**BR, "id": "br2"}
