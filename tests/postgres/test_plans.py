"""What is read in PostgreSQL does not grow with the history of an agreement, however the server plans a statement.

It plans a statement that comes often for any values, and knows the tables by a sample: here by a very small one. An
agreement with half of all changes is then taken for one of many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest

from archive.rule import up_to
from bench.as_of import Question, Table, tables
from bench.histories import PROVISIONS, History
from bench.rebuild import archive_of
from bench.servers import Place
from projections.agreements import editions
from projections.agreements.as_of import below, last_words, states, text
from projections.agreements.edition_counts import DayWriter
from projections.agreements.pending import pending
from projections.audit import answers as audit
from projections.reader import Reader
from tests.databases import Databases, run

VERSIONS = 60_000
# Of an agreement with sixty provisions, each with some five hundred changes.
MOST = 10 * len(PROVISIONS)
_READ = "SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::bigint FROM pg_stat_xact_user_tables"


@pytest.fixture(scope="module")
def table(postgres: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    with postgres.one() as address:
        place = Place(Path(tmp_path_factory.mktemp("plans")), address)
        with tables(lambda: nullcontext(place), History("random", VERSIONS, spread=False)) as built:
            run(address, "SET default_statistics_target = 1", "ANALYZE")
            built.raw.prepare_threshold = 0
            yield built


def _text(table: Table, question: Question) -> None:
    assert len(text(table.connection, question.agreement, question.on, question.at)) == len(PROVISIONS)


def _in_full(table: Table, question: Question) -> None:
    assert last_words(table.connection, question.agreement, question.on, question.at)


def _some(table: Table, question: Question) -> None:
    assert last_words(table.connection, question.agreement, question.on, question.at, ["4", "7"])


def _below(table: Table, question: Question) -> None:
    row = last_words(table.connection, question.agreement, question.on, question.at, ["4"])[0]
    below(table.connection, row, question.at, up_to(question.on), count=5)


def _is_day(table: Table, question: Question) -> None:
    editions.retouch(
        table.connection, DayWriter(table.connection), [(question.agreement, "4", question.on)], question.at
    )


@pytest.mark.parametrize("plans", ["force_generic_plan", "force_custom_plan"])
@pytest.mark.parametrize("ask", [_text, _in_full, _some, _below, _is_day])
def test_as_much_is_read_as_is_answered(table: Table, ask: Callable[[Table, Question], None], plans: str) -> None:
    for part in (1.0, 0.5):
        for question in table.questions(part)[::8]:
            table.connection.rollback()
            table.connection.exec_driver_sql(f"SET LOCAL plan_cache_mode = {plans}")
            before = table.raw.execute(_READ).fetchone()[0]

            ask(table, question)

            assert table.raw.execute(_READ).fetchone()[0] - before < MOST
    table.connection.rollback()


@pytest.mark.parametrize("plans", ["force_generic_plan", "force_custom_plan"])
def test_what_is_pending_is_found_by_reading_little_more_than_that(table: Table, plans: str) -> None:
    for part in (1.0, 0.5):
        for question in table.questions(part)[::8]:
            table.connection.rollback()
            table.connection.exec_driver_sql(f"SET LOCAL plan_cache_mode = {plans}")
            (state, *_) = states(table.connection, question.agreement, question.at)
            before = table.raw.execute(_READ).fetchone()[0]

            found = pending(table.connection, question.agreement, state, question.on, question.at)

            assert table.raw.execute(_READ).fetchone()[0] - before < 100 + 10 * len(found)


@pytest.mark.parametrize("plans", ["force_generic_plan", "force_custom_plan"])
def test_of_edition_days_those_of_a_few_years_are_read(table: Table, plans: str) -> None:
    """The history's forty years each hold more days than are read along."""
    for question in table.questions(1.0)[::8]:
        table.connection.rollback()
        table.connection.exec_driver_sql(f"SET LOCAL plan_cache_mode = {plans}")
        (state, *_) = states(table.connection, question.agreement, question.at)
        before = table.raw.execute(_READ).fetchone()[0]

        found = editions.edition(table.connection, question.agreement, state, question.on, question.at)

        assert found is not None
        assert table.raw.execute(_READ).fetchone()[0] - before < 3 * 366 < found["of"]
    table.connection.rollback()


@pytest.fixture
def planning_for_any(database_url: str) -> Iterator[str]:
    """A database that plans no statement for the values that it comes with, unless it is told to."""
    [(name,)] = run(database_url, "SELECT current_database()")
    run(database_url, f"ALTER DATABASE {name} SET plan_cache_mode = force_generic_plan")
    yield database_url
    run(database_url, f"ALTER DATABASE {name} RESET ALL")


def test_what_is_rare_is_sought_however_often_it_is_asked_for(planning_for_any: str, tmp_path: Path) -> None:
    place = Place(tmp_path, planning_for_any)
    with archive_of(History("lifelike", 6_000, spread=False), place) as archive, closing(Reader(archive)) as reader:
        for _ in range(12):
            with reader.view() as view:
                assert len(audit.listing(view, body="by", limit=20)["items"]) == 1
                raw: Any = view.connection.connection.driver_connection
                assert raw.execute(_READ).fetchone()[0] < MOST
