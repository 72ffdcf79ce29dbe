"""The log in an SQLite file: what it promises about disks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from eventsourcing.persistence import IntegrityError, Notification, StoredEvent

from archive.problems import Problem
from archive.store.sqlite import SQLiteLog
from tests.given import BR, PSF, Given


@pytest.fixture
def database_url() -> None:
    """SQLite alone."""


def writer(given: Given) -> sqlite3.Connection:
    store = given.archive.log.store
    assert isinstance(store, SQLiteLog)
    return store._writer


def test_a_disk_that_cannot_be_written_records_nothing_and_says_so(given: Given) -> None:
    given(PSF)
    writer(given).execute("PRAGMA query_only = ON")

    given.refused("unavailable", "cannot-write", BR)

    writer(given).execute("PRAGMA query_only = OFF")
    assert given.when(BR).status == 201


def test_the_log_commits_in_full(given: Given) -> None:
    assert [(check.name, check.value, check.ok) for check in given.archive.log.store.checks()] == [
        ("journal_mode", "wal", True), ("synchronous", "full", True), ("quick_check", "ok", True),
    ]  # fmt: skip


def test_tables_of_a_later_program_are_left_alone(given: Given) -> None:
    writer(given).execute("PRAGMA user_version = 99")

    with pytest.raises(Problem) as caught:
        given.opened_again()

    assert (caught.value.slug, caught.value.code) == ("unavailable", "database-newer")
    assert caught.value.params == {"version": 99, "needed": 2}


class Hasty(sqlite3.Connection):
    """Of an SQLite that was built to wait for no disk."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute("PRAGMA synchronous=OFF")


def test_the_log_commits_in_full_whatever_this_sqlite_does_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Hasty))

    with closing(SQLiteLog(tmp_path / "log.db")) as store:
        assert [check.name for check in store.checks() if not check.ok] == []


def test_a_position_is_never_used_again_and_is_kept_by_a_dump(given: Given) -> None:
    given(PSF)
    writer(given).execute("DELETE FROM stored_events WHERE position = 4")

    given.archive.log.store.insert_events([StoredEvent("b", 1, "body-established", b"{}")])

    with closing(sqlite3.connect(":memory:")) as copy:
        copy.executescript("\n".join(writer(given).iterdump()))
        assert [row[0] for row in copy.execute("SELECT position FROM stored_events ORDER BY 1")] == [1, 2, 3, 5]


@contextmanager
def somebody_else_writing(given: Given) -> Iterator[None]:
    """Another process in the middle of a transaction."""
    other = sqlite3.connect(given.archive.data_dir / "log.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def test_a_writer_that_waited_in_vain_is_told_and_the_next_command_is_recorded(given: Given) -> None:
    given(PSF)
    writer(given).execute("PRAGMA busy_timeout = 20")

    with somebody_else_writing(given):
        given.refused("unavailable", "cannot-write", BR)

    assert given.when(BR).status == 201


def test_a_writer_that_waits_keeps_nobody_from_reading(given: Given) -> None:
    """Neither a thread that has read before, nor one that asks for the first time."""
    given(PSF)
    waiting, read = Event(), list[int]()
    writer(given).set_trace_callback(lambda statement: waiting.set())
    with somebody_else_writing(given):
        recording = Thread(target=given.when, args=(BR,))
        recording.start()
        assert waiting.wait(20)

        reading = Thread(target=lambda: read.append(given.archive.last_position()))
        reading.start()
        reading.join(2)
        assert (given.archive.last_position(), read) == (4, [4])

    recording.join(20)
    reading.join(20)
    assert given.archive.last_position() == 6


def test_what_a_writer_has_read_nobody_changes_before_it_has_written(given: Given) -> None:
    other = sqlite3.connect(given.archive.data_dir / "log.db", isolation_level=None, timeout=0.02)

    with given.archive.log.exclusive(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")

    other.close()


def test_where_the_log_ends_is_seen_whoever_wrote_last(tmp_path: Path) -> None:
    def closed(store: SQLiteLog, name: str) -> None:
        with store.exclusive():
            store.insert_at([Notification(name, 1, "command-closed", b"{}", store.end().following)])

    def end(store: SQLiteLog) -> tuple[int, int, str]:
        with store.exclusive():
            found = store.end()
        assert found.closing is not None
        return found.position, found.following, str(found.closing.originator_id)

    with closing(SQLiteLog(tmp_path / "log.db")) as one, closing(SQLiteLog(tmp_path / "log.db")) as other:
        closed(one, "a")
        assert end(one) == end(other) == (1, 2, "a")
        closed(other, "b")
        assert end(one) == end(other) == (2, 3, "b")
        with pytest.raises(IntegrityError), one.exclusive():
            one.insert_at([Notification(name, 1, "command-closed", b"{}", one.end().following) for name in "cc"])
        assert end(one) == end(other) == (2, 3, "b")
        with closing(sqlite3.connect(tmp_path / "log.db")) as by_hand, by_hand:
            by_hand.execute("DELETE FROM stored_events WHERE position = 2")
        assert end(one) == end(other) == (1, 3, "a")
        one.insert_events([StoredEvent("d", 1, "id-assigned", b"{}")])
        assert end(one) == end(other) == (3, 4, "a"), "an event that closes nothing"
