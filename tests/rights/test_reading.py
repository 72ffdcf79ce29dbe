"""Rights are those of the log, and nothing else of it is read for them, on either database."""

from __future__ import annotations

import sqlite3
from typing import Any

from archive.archive import Archive
from archive.rights.judging import Actor, rights_of
from archive.store.port import RIGHTS_INDEX
from archive.store.sqlite import SQLiteLog
from tests.databases import run
from tests.given import Given

ANNA = {"command": "grant-role", "id": "g1", "who": "anna", "role": "reader", "reason": "Læser"}
TAKEN_BACK = {"command": "revoke-role", "grant": "g1", "reason": "Rejst"}
# The last position of the log, two grants and one that was taken back; and some, as databases count.
MOST = 10


def offices(given: Given, many: int) -> None:
    for n in range(many):
        given.when({"command": "establish-office", "id": f"o{n}", "name": f"Nr. {n}"})


def read_of(archive: Archive) -> int:
    """How many rows a process that begins reads for its first rights; on SQLite in steps of its machine."""
    store = archive.log.store
    with store.snapshot():
        if not isinstance(store, SQLiteLog):
            before = _tuples(archive)
            assert len(archive.known.grants.now()) == 2
            return _tuples(archive) - before
        counted = 0

        def another() -> int:
            nonlocal counted
            counted += 1
            return 0

        reader: sqlite3.Connection = store._readers.connection
        reader.set_progress_handler(another, 1)
        assert len(archive.known.grants.now()) == 2
        reader.set_progress_handler(None, 1)
    return counted


def _tuples(archive: Archive) -> int:
    sql = "SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::bigint FROM pg_stat_xact_user_tables"
    return int(archive.log.store.rows(sql)[0][0])


def test_the_first_rights_of_a_process_cost_what_was_given_not_what_was_recorded(
    given: Given, database_url: str | None
) -> None:
    given(ANNA, {**ANNA, "id": "g2", "who": "bo"}, TAKEN_BACK)
    few = given.opened_again()
    first = read_of(few)
    few.close()
    offices(given, 150)
    if database_url is not None:
        run(database_url, "ANALYZE")

    many = given.opened_again()
    then = read_of(many)
    many.close()

    assert then <= (first if database_url is None else MOST)


def test_a_log_of_before_has_its_index_with_the_first_thing_that_is_recorded(given: Given, database_url: Any) -> None:
    store = given.archive.log.store
    if not isinstance(store, SQLiteLog):
        run(database_url, f"DROP INDEX forumarkiv.{RIGHTS_INDEX}", "UPDATE forumarkiv.schema_version SET version = 2")
        Archive.set_up(given.archive.data_dir, database_url)
        assert run(database_url, f"SELECT 1 FROM pg_indexes WHERE indexname = '{RIGHTS_INDEX}'") == [(1,)]
        return
    given.when(ANNA)
    store._writer.execute(f"DROP INDEX {RIGHTS_INDEX}")
    older = given.opened_again()
    assert rights_of(Actor("anna"), older.known.grants).reads

    older.do(TAKEN_BACK, by="a")

    assert store.rows("SELECT 1 FROM sqlite_master WHERE name = ?", (RIGHTS_INDEX,)) == [(1,)]
    assert not rights_of(Actor("anna"), older.known.grants).reads
    older.close()


def test_what_another_process_takes_back_counts_at_the_next_question(given: Given) -> None:
    given.when(ANNA)
    other = given.opened_again()
    assert rights_of(Actor("anna"), other.known.grants).reads

    given.when(TAKEN_BACK)

    assert not rights_of(Actor("anna"), other.known.grants).reads
    other.close()


def test_what_a_transaction_gives_that_comes_to_nothing_is_not_kept(given: Given) -> None:
    class Regretted(Exception):
        pass

    log = given.archive.log
    other = Given.__new__(Given)
    other.archive = given.archive
    try:
        with log.exclusive():
            other.when(ANNA)
            assert rights_of(Actor("anna"), given.archive.known.grants).reads
            raise Regretted
    except Regretted:
        pass

    assert not rights_of(Actor("anna"), given.archive.known.grants).reads
