"""The log in PostgreSQL: set up twice, durable or refused, and what happens when the way to it is cut."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psycopg
import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent

from archive.archive import Archive
from archive.problems import Problem
from archive.store import postgres as store_postgres
from archive.store.connecting import LOCKS
from archive.store.postgres import PostgresLog
from projections.following.database import writing
from projections.following.worker_postgres import DatabaseLock
from projections.reader import Reader
from tests.databases import ALL, cut, run
from tests.given import BR, PSF, Given
from tests.postgres.cutting import Way

_COMMIT = b"COMMIT\x00"
OFFICE: dict[str, Any] = {"command": "establish-office", "id": "ob", "name": "Overborgmesteren"}
LEAVE: dict[str, Any] = {"command": "leave-office", "office": "ob", "person": "A", "on": "2012-01-01"}


@pytest.fixture
def store(database_url: str) -> Iterator[PostgresLog]:
    found = PostgresLog(database_url)
    found.set_up()
    yield found
    found.close()


@pytest.fixture
def way(database_url: str) -> Iterator[Way]:
    found = Way(database_url)
    yield found
    found.close()


def event(stream: str, version: int = 1) -> StoredEvent:
    return StoredEvent(stream, version, "body-established", b"{}")


def test_many_who_ask_at_once_share_eight_connections(store: PostgresLog) -> None:
    """A server has only so many, and refuses whoever comes when all are taken.

    They are told apart by their processes: the server counts such as were closed just now among those that there are.
    """
    with ThreadPoolExecutor(30) as pool:
        asked = [pool.submit(store.rows, "SELECT pg_backend_pid(), pg_sleep(0.05)") for _ in range(30)]
        found = [one.result() for one in asked]

    assert len({process for ((process, _),) in found}) <= 8
    assert len(found) == 30


def test_setting_up_again_changes_nothing(store: PostgresLog) -> None:
    store.insert_events([event("a"), event("b")])

    store.set_up()

    assert [(n.id, n.originator_id) for n in store.select_notifications(1, 10)] == [(1, "a"), (2, "b")]


def test_a_database_that_was_never_set_up_holds_no_archive(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="database-holds-none"):
        Archive(tmp_path, database_url=database_url)


@pytest.mark.parametrize(("version", "code"), [(0, "database-version"), (99, "database-newer")])
def test_tables_of_another_version_are_left_alone(given: Given, database_url: str, version: int, code: str) -> None:
    run(database_url, f"UPDATE forumarkiv.schema_version SET version = {version}")

    with pytest.raises(Problem) as caught:
        given.opened_again()

    assert (caught.value.slug, caught.value.code, caught.value.params["version"]) == (
        "unavailable", code, version,
    )  # fmt: skip


def test_tables_of_a_later_program_are_not_taken_back(store: PostgresLog, database_url: str) -> None:
    run(database_url, "UPDATE forumarkiv.schema_version SET version = 99")

    with pytest.raises(Problem, match="database-newer"):
        store.set_up()


@contextmanager
def server_setting(address: str, name: str, value: str) -> Iterator[None]:
    """A setting of the whole server, in force for every connection."""

    def shown() -> str:
        return str(run(address, f"SHOW {name}")[0][0])

    before = shown()
    run(address, f"ALTER SYSTEM SET {name} = {value}", "SELECT pg_reload_conf()")
    while shown() == before:
        pass
    yield
    run(address, f"ALTER SYSTEM RESET {name}", "SELECT pg_reload_conf()")
    while shown() != before:
        pass


@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit"])
def test_a_server_that_could_lose_what_it_answered_is_refused(given: Given, database_url: str, name: str) -> None:
    with server_setting(database_url, name, "off"):
        again = given.opened_again()
        with pytest.raises(Problem) as caught:
            again.do(PSF, by="x")
        again.close()
        assert [(c.name, c.ok) for c in given.archive.log.store.checks() if not c.ok] == [(name, False)]

    assert (caught.value.slug, caught.value.code) == ("refused", "unsafe-database")
    assert caught.value.params == {"setting": name, "value": "off"}
    assert given.archive.last_position() == 2


def test_no_connection_waits_for_ever(given: Given, store: PostgresLog, database_url: str) -> None:
    """For a lock, or for an answer; one that builds waits for the builder before it as long as that takes."""
    times = "SELECT current_setting('lock_timeout') <> '0', current_setting('statement_timeout') <> '0'"
    reader, lock = Reader(given.archive), DatabaseLock(database_url, "x")
    lock.mine()
    assert lock._connection is not None
    with store._fresh() as connection:
        looking = connection.execute(times).fetchone()

    asked = {
        "reads the log": store.rows(times)[0],
        "looks it over": looking,
        "follows": lock._connection.execute(times).fetchone(),
        "says what is in force": reader._generations._readers.rows(times)[0],  # type: ignore[attr-defined]
    }
    with store.exclusive():
        asked["writes the log"] = store.rows(times)[0]
    with reader._generations.engine().connect() as connection:
        asked["reads read models"] = tuple(connection.exec_driver_sql(times).one())
    with writing(reader._generations.engine()) as connection:
        asked["writes read models"] = tuple(connection.exec_driver_sql(times).one())

    lock.close()
    reader.close()
    assert {who for who, limited in asked.items() if limited != (True, True)} == set()


def test_a_refused_save_leaves_nothing_and_the_next_one_is_stored(store: PostgresLog) -> None:
    store.insert_events([event("a")])

    with pytest.raises(IntegrityError):
        store.insert_events([event("b"), event("a")])

    assert store.position_of("b", 1) is None
    assert store.insert_events([event("c")]) == [2]


def test_keys_sort_by_code_point_whatever_the_language_of_the_database(store: PostgresLog) -> None:
    names = ["a", "A", "å", "_", "Z", "-"]
    store.insert_events([event(name) for name in names])

    found = store.rows("SELECT originator_id FROM stored_events ORDER BY originator_id")

    assert [row[0] for row in found] == sorted(names)


def test_a_text_with_a_nul_is_asked_for_and_not_found(store: PostgresLog) -> None:
    assert store.position_of("a\x00", 1) is None


def test_connections_that_were_lost_while_idle_are_replaced(given: Given, database_url: str) -> None:
    given(PSF)
    cut(database_url, ALL)

    assert given.archive.last_position() == 4
    cut(database_url, ALL)
    assert given.when(BR).status == 201


def test_a_server_that_is_not_there_is_told_and_the_next_call_connects(given: Given, way: Way) -> None:
    archive = Archive(given.archive.data_dir, database_url=way.address)
    way.cut_at, way.shut = b"MAX(position)", True

    with pytest.raises(Problem) as caught:
        archive.last_position()

    way.shut = False
    assert (caught.value.slug, caught.value.code) == ("unavailable", "cannot-read")
    assert archive.last_position() == 2
    archive.close()


def test_a_connection_lost_before_the_commit_records_nothing_or_the_command_once(given: Given, way: Way) -> None:
    archive = Archive(given.archive.data_dir, database_url=way.address)
    way.cut_at = b"INSERT"

    with pytest.raises(Problem) as caught:
        archive.do({**PSF, "key": "k"}, by="x")

    assert (caught.value.slug, caught.value.code) == ("unavailable", "cannot-write")
    assert given.archive.last_position() == 2
    assert archive.do({**PSF, "key": "k"}, by="x").status == 201
    archive.close()


@pytest.mark.parametrize("passed_on", [True, False])
@pytest.mark.parametrize("command", [{**PSF, "key": "k"}, PSF], ids=["its own key", "a key made here"])
def test_an_answer_to_a_commit_that_never_comes_is_found_by_the_key(
    given: Given, way: Way, command: dict[str, Any], passed_on: bool
) -> None:
    archive = Archive(given.archive.data_dir, database_url=way.address)
    way.cut_at, way.passed_on = _COMMIT, passed_on

    receipt = archive.do(command, by="x")

    assert (receipt.status, receipt.body["position"]) == (201, 4)
    assert given.archive.last_position() == 4, "recorded once"
    assert archive.do(BR, by="x").body["position"] == 6
    archive.close()


def test_what_nobody_can_say_is_said_with_the_key(given: Given, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(given.archive.data_dir, database_url=way.address)
    archive.do(BR, by="x")
    monkeypatch.setattr("archive.recording._AGAIN", (0, 0))
    way.cut_at, way.passed_on, way.shut = _COMMIT, True, True

    with pytest.raises(Problem) as caught:
        archive.do({**PSF, "key": "k"}, by="x")

    assert (caught.value.slug, caught.value.code, caught.value.params["key"]) == ("unavailable", "commit-unknown", "k")
    assert given.when({**PSF, "key": "k"}).status == 200, "it was recorded"
    archive.close()


def test_whoever_waits_for_the_log_in_vain_is_told(
    given: Given, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(store_postgres._SETTINGS, "lock_timeout", "50ms")
    waiting = given.opened_again()

    with psycopg.connect(database_url) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({LOCKS}, 1)")
        with pytest.raises(Problem) as caught:
            waiting.do(PSF, by="x")

    assert (caught.value.slug, caught.value.code) == ("unavailable", "cannot-write")
    assert waiting.do(PSF, by="x").status == 201
    waiting.close()


def test_nobody_sees_a_position_before_all_that_are_lower(given: Given) -> None:
    """Several write, one follows from the last position it saw; it misses nothing."""
    done, seen = Event(), list[int]()

    def follow() -> None:
        last = 0
        while not done.is_set() or last < given.archive.last_position():
            found = given.archive.log.store.select_notifications(last, 7, inclusive_of_start=False)
            seen.extend(n.id for n in found)
            last = seen[-1] if seen else 0

    def write(writer: int) -> None:
        archive = given.opened_again()
        for n in range(25):
            archive.do({**PSF, "id": f"o-{writer}-{n}"}, by="x")
        archive.close()

    follower, writers = Thread(target=follow), [Thread(target=write, args=(n,)) for n in range(3)]
    for thread in (follower, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    follower.join()

    assert seen == list(range(1, 2 + 2 * 75 + 1))


def test_a_refused_command_takes_no_position(given: Given) -> None:
    given(OFFICE).refused("refused", "office-does-not-run", LEAVE)

    assert given.when(PSF).body["position"] == 6
