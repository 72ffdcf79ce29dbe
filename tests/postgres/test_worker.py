"""Workers on several machines over one database: one is active, and what tells it of new records may be cut."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import psycopg
import pytest

from projections.following.worker import work
from projections.following.worker_postgres import DatabaseLock, Recordings
from tests.databases import LISTENING, cut, run
from tests.given import BR, PSF, Given
from tests.postgres.cutting import Way
from tests.projections.test_worker import eventually

_LONG, _HOUR = 30.0, 3600.0
OF_LOCKS = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"


@pytest.fixture
def locks(database_url: str) -> Iterator[tuple[DatabaseLock, DatabaseLock]]:
    with closing(DatabaseLock(database_url, "search")) as one, closing(DatabaseLock(database_url, "search")) as other:
        yield one, other


def test_one_worker_has_the_lock_of_a_read_model_until_it_lets_go(locks: tuple[DatabaseLock, DatabaseLock]) -> None:
    one, other = locks

    assert [one.mine(), other.mine(), one.mine()] == [True, False, True]
    one.close()
    eventually(other.mine)
    assert not one.mine()


def test_each_read_model_has_a_lock_of_its_own(locks: tuple[DatabaseLock, DatabaseLock], database_url: str) -> None:
    locks[0].mine()

    with closing(DatabaseLock(database_url, "audit")) as another:
        assert another.mine()


def test_a_worker_whose_connection_is_lost_has_lost_the_lock_and_stands_by(
    locks: tuple[DatabaseLock, DatabaseLock], database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    one, other = locks
    one.mine()

    cut(database_url, OF_LOCKS)

    assert [other.mine(), one.mine()] == [True, False]
    assert "search: the lock was lost with its connection" in caplog.text
    other.close()
    eventually(one.mine)


def test_a_worker_that_cannot_ask_the_server_does_not_follow_and_goes_on_when_it_can(
    database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    way, stop, turns = Way(database_url), Event(), list[int]()
    worker = Thread(target=work, args=({"x": lambda: turns.append(1)}, tmp_path, stop, 0.01, way.address))
    way.shut = True
    worker.start()
    eventually(lambda: caplog.text.count("x cannot go on") > 1)
    assert turns == []

    way.shut = False
    eventually(lambda: len(turns) > 2)
    stop.set()
    worker.join(20)
    way.close()


def test_what_is_recorded_is_followed_at_once_and_not_when_its_turn_comes(given: Given, tmp_path: Path) -> None:
    stop, seen = Event(), list[int]()
    follows = {"x": lambda: seen.append(given.archive.last_position())}
    worker = Thread(target=work, args=(follows, tmp_path, stop, _HOUR, given.archive.database_url), daemon=True)
    worker.start()
    eventually(lambda: len(seen) == 2)  # the first turn, and another when it listens

    given(PSF)

    eventually(lambda: seen[-1] == given.archive.last_position())
    stop.set()
    given(BR)  # what wakes it shows it that it is to end
    worker.join(20)
    assert not worker.is_alive()


def test_what_has_just_failed_is_left_alone_whatever_is_recorded(
    given: Given, database_url: str, tmp_path: Path
) -> None:
    stop, turns = Event(), list[int]()

    def follow() -> None:
        turns.append(1)
        raise RuntimeError("the disk is full")

    worker = Thread(target=work, args=({"x": follow}, tmp_path, stop, _LONG, database_url), daemon=True)
    worker.start()
    eventually(lambda: bool(turns and run(database_url, LISTENING)))

    given(PSF)
    stop.wait(0.3)

    assert turns == [1]
    stop.set()
    given(BR)
    worker.join(20)
    assert not worker.is_alive()


def test_a_connection_that_listens_is_made_anew_when_it_was_cut(given: Given, database_url: str) -> None:
    with closing(Recordings(database_url)) as recordings:
        assert recordings.came(0), "what was recorded before it listened"
        assert not recordings.came(0)
        cut(database_url, LISTENING)
        given(PSF)

        with pytest.raises(psycopg.OperationalError):
            recordings.came(_LONG)

        assert recordings.came(0), "what was recorded while it was cut"
        given(BR)
        assert recordings.came(_LONG)


def test_a_worker_that_is_told_nothing_follows_all_the_same(
    given: Given, database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(self: Recordings, seconds: float) -> bool:
        raise psycopg.OperationalError("cut")

    monkeypatch.setattr(Recordings, "came", broken)
    stop, seen = Event(), list[int]()
    follows = {"x": lambda: seen.append(given.archive.last_position())}
    worker = Thread(target=work, args=(follows, tmp_path, stop, 0.01, database_url))
    worker.start()

    given(PSF)

    eventually(lambda: bool(seen) and seen[-1] == given.archive.last_position())
    stop.set()
    worker.join(20)


def test_nobody_is_told_of_what_was_refused(given: Given, database_url: str) -> None:
    given(PSF)
    with closing(Recordings(database_url)) as recordings:
        recordings.came(0)

        given.refused("already-exists", "already-exists", PSF)

        assert not recordings.came(0.2)
