"""Connections: one that nobody uses any more is closed, however its use ended; one that is kept keeps what it has."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import psycopg
import pytest

from archive.store import connecting
from archive.store.connecting import Readers
from projections import bodies
from tests import databases
from tests.databases import Databases
from tests.given import PSF, Given
from tests.projections.reading import Reading


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[connecting.Connection]:
    """Every connection that is made while the test runs."""
    made: list[connecting.Connection] = []
    plain = psycopg.connect

    def connect(*args: Any, **kwargs: Any) -> Any:
        made.append(plain(*args, **kwargs))
        return made[-1]

    monkeypatch.setattr(connecting.psycopg, "connect", connect)
    return made


def test_what_cannot_be_sent_ends_its_connection(database_url: str, opened: list[connecting.Connection]) -> None:
    readers = Readers(database_url, {})

    with pytest.raises(UnicodeEncodeError):
        readers.rows("SELECT %s::text", ("\ud800",))

    assert [connection.closed for connection in opened] == [True]
    assert readers.rows("SELECT 1") == [(1,)]
    readers.close()


def test_what_is_still_asked_when_all_is_closed_ends_when_it_is_answered(
    database_url: str, opened: list[connecting.Connection]
) -> None:
    readers = Readers(database_url, {})
    readers.close()

    assert readers.rows("SELECT 1") == [(1,)]

    assert [connection.closed for connection in opened] == [True]


def test_settings_that_do_not_come_through_leave_no_connection(
    database_url: str, opened: list[connecting.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "_GIVEN", "SELECT no_such_thing")

    with pytest.raises(psycopg.Error):
        connecting.connect(database_url, {})

    assert [connection.closed for connection in opened] == [True]


def test_a_test_that_leaves_a_connection_open_fails_itself(
    postgres: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "_TRIES", 2)

    with pytest.raises(pytest.fail.Exception, match="left open"), postgres.one() as address:
        left = connecting.connect(address, {})

    left.close()


def test_a_statement_that_comes_often_stays_prepared_from_one_answer_to_the_next(
    given: Given, database_url: str
) -> None:
    reading = Reading(given)
    reading(PSF)
    for _ in range(8):
        reading.ask(bodies.show, "psf")

    with reading.reader.view() as view:
        prepared = view.connection.exec_driver_sql("SELECT statement FROM pg_prepared_statements").scalars().all()
    assert any("FROM records" in statement for statement in prepared), prepared
    reading.reader.close()


def test_many_who_ask_at_once_find_the_connections_of_before(given: Given, opened: list[connecting.Connection]) -> None:
    reading = Reading(given)
    reading(PSF)

    def together(many: int) -> int:
        before = len(opened)
        with ExitStack() as stack:
            for _ in range(many):
                stack.enter_context(reading.reader.view())
        return len(opened) - before

    assert together(20) > 10
    assert together(20) == 0
    reading.reader.close()
