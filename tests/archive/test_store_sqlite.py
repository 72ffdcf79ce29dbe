"""The log in an SQLite file: what it promises about disks."""

from __future__ import annotations

import sqlite3

import pytest

from archive.store_sqlite import SQLiteLog
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
