"""One writer at a time, among threads and among processes: what becomes of those who wait."""

from __future__ import annotations

from threading import Thread

import pytest

from archive.problems import Problem
from archive.receipts import Receipt
from archive.store import postgres as store_postgres
from archive.store import sqlite as store_sqlite
from tests.given import JUSTERING, PSF, SPINE, Given


def test_a_writer_that_waited_in_vain_leaves_the_way_open_for_other_threads(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_sqlite, "_BUSY_SECONDS", 0.05)
    monkeypatch.setitem(store_postgres._SETTINGS, "lock_timeout", "50ms")
    archive, other = given.opened_again(), given.opened_again()
    with other.log.exclusive(), pytest.raises(Problem, match="cannot-write"):
        archive.do(PSF, by="x")

    recording = Thread(target=archive.do, args=(PSF,), kwargs={"by": "x"}, daemon=True)
    recording.start()
    recording.join(10)

    assert given.archive.last_position() == 4
    archive.close()
    other.close()


def test_a_command_sent_twice_at_once_is_recorded_once(given: Given) -> None:
    command, answers = {**PSF, "key": "k"}, list[Receipt]()
    sending = Thread(target=lambda: answers.append(given.when(command)))
    other = given.opened_again()

    with other.log.exclusive():
        sending.start()
        sending.join(0.2)
        first = other.do(command, by="x")
    sending.join(20)

    assert [(answer.status, answer.body) for answer in answers] == [(200, first.body)]
    assert given.archive.last_position() == 4
    other.close()


def test_who_records_knows_what_another_program_has_recorded_meanwhile(given: Given) -> None:
    given(*SPINE, JUSTERING)
    other = given.opened_again()
    other.do({**JUSTERING, "id": "j2"}, by="x")
    other.close()

    assert given.when({**JUSTERING, "id": "j3"}).body["subject"]["version"] == 4
