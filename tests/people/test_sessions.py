"""Sessions as they are kept, the same in both databases and in every process."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive.problems import Problem
from tests.people.clock import Clock
from web.people.database import people_database
from web.people.kept import People
from web.people.sessions import hashed
from web.people.sqlite import PEOPLE_FILE


def added(people: People, handle: str) -> str:
    people.database.rows("INSERT INTO people (handle, made_at) VALUES (?, ?)", (handle, people.clock()))
    return handle


def test_a_session_is_found_by_its_id_in_every_process(people: People, elsewhere: People) -> None:
    id = people.sessions.begin(added(people, "anna"), ("by/sekretariat",), {"bodies": ["psf"]})

    for found in (people.sessions.find(id), elsewhere.sessions.find(id)):
        assert found is not None
        assert (found.handle, found.groups, found.said) == ("anna", ("by/sekretariat",), {"bodies": ["psf"]})


def test_of_an_id_only_a_hash_is_kept(people: People) -> None:
    id = people.sessions.begin(added(people, "anna"))

    kept = [str(value) for row in people.database.rows("SELECT * FROM sessions") for value in row]

    assert id not in " ".join(kept)
    assert hashed(id) in kept


def test_no_two_ids_are_alike_and_none_can_be_guessed(people: People) -> None:
    ids = {people.sessions.begin(None) for _ in range(20)}

    assert len(ids) == 20
    assert min(map(len, ids)) >= 43  # 256 bits


def test_it_ends_after_its_hours_however_busy(people: People, clock: Clock) -> None:
    id = people.sessions.begin(added(people, "anna"))

    for _ in range(14):
        clock.forward(minutes=50)
        assert people.sessions.find(id) is not None
    clock.forward(minutes=20)

    assert people.sessions.find(id) is None


def test_it_ends_when_nobody_has_asked_for_an_hour(people: People, clock: Clock) -> None:
    id = people.sessions.begin(added(people, "anna"))
    clock.forward(minutes=59)
    assert people.sessions.find(id) is not None
    clock.forward(minutes=61)

    assert people.sessions.find(id) is None
    assert people.sessions.whose_ended(id) == "anna"


def test_one_that_was_ended_is_gone_in_every_process_and_was_nobodys(people: People, elsewhere: People) -> None:
    id = people.sessions.begin(added(people, "anna"))
    people.sessions.end(hashed(id))

    assert elsewhere.sessions.find(id) is None
    assert elsewhere.sessions.whose_ended(id) is None


def test_all_of_a_person_end_at_once_and_nobody_elses(people: People, elsewhere: People) -> None:
    annas = [people.sessions.begin(added(people, "anna")), people.sessions.begin("anna")]
    bos = people.sessions.begin(added(people, "bo"))

    elsewhere.sessions.end_all("anna")

    assert [people.sessions.find(id) for id in annas] == [None, None]
    assert people.sessions.find(bos) is not None


def test_who_is_disabled_has_no_session_from_the_next_request_on(people: People, elsewhere: People) -> None:
    id = people.sessions.begin(added(people, "anna"))
    elsewhere.database.rows("UPDATE people SET disabled_at = ? WHERE handle = 'anna'", (people.clock(),))

    assert people.sessions.find(id) is None


def test_values_are_set_one_by_one_and_taken_out_with_none(people: People, elsewhere: People) -> None:
    id = people.sessions.begin(None, said={"name": "Anna", "bodies": ["psf"]})

    people.sessions.put(hashed(id), {"bodies": ["br"]})
    elsewhere.sessions.put(hashed(id), {"name": None, "seen": 3})

    found = people.sessions.find(id)
    assert found is not None
    assert found.said == {"bodies": ["br"], "seen": 3}


def test_values_that_several_set_at_once_are_all_kept(people: People) -> None:
    id = people.sessions.begin(None)

    with ThreadPoolExecutor(8) as several:
        list(several.map(lambda n: people.sessions.put(hashed(id), {f"v{n}": n}), range(24)))

    found = people.sessions.find(id)
    assert found is not None
    assert found.said == {f"v{n}": n for n in range(24)}


def test_of_all_who_would_renew_a_session_one_does(people: People, clock: Clock) -> None:
    id = people.sessions.begin(added(people, "anna"), renew_at=clock() - 1)
    kept = people.sessions.find(id)
    assert kept is not None

    with ThreadPoolExecutor(8) as several:
        claimed = list(several.map(lambda _: people.sessions.claim_renewal(kept), range(16)))

    assert claimed.count(True) == 1


def test_what_is_kept_once_is_taken_once(people: People, elsewhere: People, clock: Clock) -> None:
    people.put_once("state", {"nonce": "n"}, seconds=600)
    people.put_once("old", {}, seconds=600)

    assert elsewhere.take_once("state") == {"nonce": "n"}
    assert people.take_once("state") is None
    clock.forward(minutes=11)
    assert people.take_once("old") is None


def test_what_is_kept_once_is_bounded_for_each_place_and_in_all(
    people: People, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    monkeypatch.setattr("web.people.kept._OF_A_PLACE", 3)
    monkeypatch.setattr("web.people.kept._OF_ALL", 5)

    def put(*names: str, address: str) -> None:
        for name in names:
            clock.forward(minutes=0.01)
            people.put_once(name, {}, seconds=600, address=address)

    put("hall", address="10.0.0.1")
    put(*(f"many{n}" for n in range(20)), address="2001:db8::1")
    put("neighbour", address="2001:db8::2")

    assert people.take_once("hall") == {}, "others do not push it out"
    assert people.take_once("many17") is None
    assert people.take_once("neighbour") == people.take_once("many19") == {}
    put(*(f"far{n}" for n in range(20)), address="10.1.0.1")
    for n in range(20):
        put(f"scattered{n}", address=f"10.2.{n}.1")
    assert len(people.database.rows("SELECT 1 FROM once")) == 5
    assert people.take_once("scattered19") == {}


def test_the_key_of_forms_is_one_for_all_processes(people: People, elsewhere: People) -> None:
    assert people.form_key == elsewhere.form_key
    assert len(people.form_key) == 32


def test_what_a_transaction_did_is_undone_where_it_fails(people: People) -> None:
    def fails() -> None:
        with people.database.exclusive():
            added(people, "anna")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()

    assert people.database.rows("SELECT * FROM people") == []


def test_tables_of_a_later_program_are_left_alone(people: People, tmp_path: Path, database_url: str | None) -> None:
    people.database.rows("UPDATE people_version SET number = 999")
    later = people_database(tmp_path, database_url)

    with pytest.raises(Problem) as caught:
        later.rows("SELECT * FROM people")

    assert (caught.value.slug, caught.value.code) == ("unavailable", "database-newer")
    later.close()


def test_a_file_that_is_no_database_is_said_to_be_unavailable(tmp_path: Path) -> None:
    (tmp_path / PEOPLE_FILE).write_bytes(b"x" * 5000)

    with pytest.raises(Problem) as caught:
        people_database(tmp_path, None).rows("SELECT * FROM people")

    assert (caught.value.slug, caught.value.code) == ("unavailable", "people-unavailable")


def test_the_file_is_for_the_programs_account_alone(tmp_path: Path) -> None:
    database = people_database(tmp_path, None)
    database.rows("SELECT * FROM people")

    assert (tmp_path / PEOPLE_FILE).stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(tmp_path / PEOPLE_FILE) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()
