"""Following and rebuilding: the same tables, whatever the way; what cannot be applied is told, never passed over."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import given as given_some
from hypothesis import settings
from hypothesis import strategies as st
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from archive.events import Recorded
from archive.problems import Problem
from projections import bodies
from projections.audit.handler import Audit
from projections.following import building, generations
from projections.following.database import FileGenerations, open_engine
from projections.following.follow import positions_of
from projections.positions import resolve
from projections.reader import Reader
from projections.records.rooms import IN_ROOMS
from tests import patience
from tests.databases import Databases
from tests.given import BR, DECISION, JUSTERING, PSF, SPINE, Given
from tests.projections.reading import Reading

ACCESS = {"command": "set-access", "subject": "j1", "access": "public", "reason": "Offentliggjort"}
MORE: tuple[dict[str, Any], ...] = (
    JUSTERING,
    {"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "effective_on": "2012-04-01"},
    {"command": "correct-decision", "decision": "d1", "reason": "Skrivefejl", "item": "4"},
    {"command": "correct-agreement", "agreement": "h1", "reason": "Skrivefejl", "ends_on": None},
    {"command": "correct-record", "position": 4, "reason": "Skrivefejl", "fields": {"name": "Forummet"}},
    {"command": "correct-justering", "justering": "j1", "reason": "Findes ikke", "void": True},
    {"command": "correct-justering", "justering": "j1", "reason": "Findes alligevel", "void": False},
)


ORDERS = st.permutations(MORE[1:]).flatmap(lambda order: st.integers(1, 6).map(lambda many: order[:many]))


@settings(max_examples=15, deadline=None)
@given_some(ORDERS)
def test_a_rebuild_gives_the_same_rows_as_following_live(
    tmp_path_factory: pytest.TempPathFactory, some: list[dict[str, Any]]
) -> None:
    rebuilt_as_followed(Reading(Given(tmp_path_factory.mktemp("data"), simulated=True)), some)


@settings(max_examples=6, deadline=None)
@given_some(ORDERS, st.sampled_from([1, 7, 10_000]))
def test_a_rebuild_in_postgresql_gives_the_same_rows_as_following_live(
    postgres: Databases, tmp_path_factory: pytest.TempPathFactory, some: list[dict[str, Any]], batch: int
) -> None:
    with postgres.one() as address, pytest.MonkeyPatch.context() as patched:
        patched.setattr(building, "_BATCH", batch)
        rebuilt_as_followed(Reading(Given(tmp_path_factory.mktemp("data"), True, address)), some)


def test_a_rebuild_in_postgresql_reads_each_page_of_the_log_once(
    postgres: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres.one() as address:
        reading = Reading(Given(tmp_path, True, address))
        reading(*SPINE, *MORE, ACCESS, *({**PSF, "id": f"sf{n}"} for n in range(30)))
        monkeypatch.setattr(building, "_BATCH", 4)
        pages: list[int] = []
        recorded_after = reading.archive.recorded_after

        def told(position: int, limit: int) -> list[Recorded]:
            pages.append(position)
            return recorded_after(position, limit)

        monkeypatch.setattr(reading.archive, "recorded_after", told)
        reading.reader.rebuild()
        reading.close()

    assert len(pages) > 10
    assert sorted(set(pages)) == sorted(pages)


def rebuilt_as_followed(reading: Reading, some: list[dict[str, Any]]) -> None:
    reading(*SPINE, JUSTERING, ACCESS, *some)
    live = reading.tables()

    reading.reader.rebuild()

    assert reading.tables() == live
    assert len(live["audit"]) > len(live["moments"]) > 0
    reading.close()


def test_what_the_database_refuses_ends_a_rebuild_and_the_old_tables_go_on(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading(*SPINE)
    live = reading.tables()

    def full(self: Audit, connection: Connection, commands: Sequence[Recorded]) -> None:
        raise OperationalError("INSERT", None, Exception("disk full"))

    with monkeypatch.context() as patched:
        patched.setattr(Audit, "apply", full)
        with pytest.raises(Problem) as caught:
            reading.reader.rebuild()

    assert (caught.value.slug, caught.value.params["reason"]) == ("unavailable", "disk full")
    assert reading.tables() == live
    reading.reader.rebuild()
    assert reading.tables() == live


def test_of_many_rooms_each_is_sought_and_no_record_looked_at_besides(tmp_path: Path) -> None:
    reading = Reading(Given(tmp_path, simulated=True))
    with reading.reader.view() as view:
        asked = str(IN_ROOMS.compile(dialect=view.connection.dialect))
        plan = [row[-1] for row in view.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", ("[]",))]

    assert plan[0] == "SEARCH records USING INDEX records_room (room=?)"
    assert not any(step.startswith("SCAN records") for step in plan)
    reading.close()


def test_knowledge_is_that_of_the_streams(reading: Reading) -> None:
    reading(*SPINE, *MORE, ACCESS, {**PSF, "id": "sf"})

    with reading.reader.view() as view:
        for owner in ("psf", "m1", "d1", "h1"):
            assert _said(view.knowledge.records(owner)) == _said(reading.archive.known.records(owner))
        assert _said(view.knowledge.justeringer("h1")) == _said(reading.archive.known.justeringer("h1"))
        assert view.knowledge.version("h1") == reading.archive.known.owner("h1").version
        assert view.knowledge.type_of("j1") == "justering"
        assert view.knowledge.records("j1") == []


def test_a_record_is_known_as_it_stood_before_its_correction(reading: Reading) -> None:
    before = reading(*SPINE, JUSTERING)
    reading(*MORE[1:])

    with reading.reader.view(known=f"@{before}") as view:
        justering = view.knowledge.justering("j1")
        assert justering is not None
        assert (justering.data["effective_on"], justering.given) == ("2012-03-01", {})


def test_another_process_goes_over_to_the_rebuilt_tables(reading: Reading) -> None:
    reading(PSF)
    other = Reader(reading.archive)
    with other.view() as open_view:
        reading.reader.rebuild()
        reading(BR)
        assert bodies.show(open_view, "psf")["name"] == "Partnerskabsforum", "an open snapshot stays whole"

    with other.view() as view:
        assert bodies.show(view, "br")["id"] == "br"
    other.close()


def test_a_changed_read_model_is_rebuilt_at_start(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    reading(PSF)
    monkeypatch.setattr(Audit, "version", 99)

    Reader(reading.archive).close()

    assert "built anew: changed: audit" in caplog.text


def test_what_was_recorded_is_not_taken_for_the_next_command_when_others_came_before_it(reading: Reading) -> None:
    reading(*SPINE)
    other = reading.given.opened_again()
    other.do(JUSTERING, by="x")
    other.close()
    reading.given(ACCESS)
    live = reading.tables()

    reading.reader.rebuild()

    assert reading.tables() == live


def test_who_follows_too_late_finds_it_done(reading: Reading) -> None:
    late: list[Sequence[Recorded]] = []
    other = reading.given.opened_again()
    other.listen(late.append)
    for command in SPINE:
        other.do(command, by="x")
    other.close()
    reading.given(JUSTERING)
    live = reading.tables()

    for recorded in [*late, *late]:
        reading.reader._follow_soon(recorded)
        reading.reader.follow()

    assert len(late) == len(SPINE)
    assert reading.tables() == live


def test_a_reader_that_waits_in_vain_says_behind(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    reading(PSF)
    monkeypatch.setattr("projections.reader._WAIT", 0.1)
    monkeypatch.setattr(reading.reader._follower, "catch_up", lambda seconds, position=None: False)
    reading.given(BR)

    with pytest.raises(Problem) as caught, reading.reader.view():
        pass

    assert (caught.value.slug, caught.value.code) == ("behind", "behind")


def test_what_others_record_while_a_program_begins_is_no_reason_to_build_anew(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    reading(PSF)

    def recorded_meanwhile(connection: Connection) -> dict[str, int]:
        with monkeypatch.context() as others:
            others.setattr(generations, "positions_of", positions_of)
            reading(BR)
            reading.reader.follow()
        with reading.reader.view() as view:
            return positions_of(view.connection)

    monkeypatch.setattr(generations, "positions_of", recorded_meanwhile)

    Reader(reading.archive).close()

    assert "built anew" not in caplog.text


def test_read_models_that_know_more_than_the_log_are_built_anew(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = reading(PSF)
    reading(BR)
    reading.reader.follow()
    recorded_after = reading.archive.recorded_after
    monkeypatch.setattr(reading.archive, "last_position", lambda: before)
    monkeypatch.setattr(
        reading.archive,
        "recorded_after",
        lambda n, limit: [c for c in recorded_after(n, limit) if c.position <= before],
    )

    restored = Reader(reading.archive)

    with restored.view() as view:
        assert view.position == before
    assert "they know more than the log" in caplog.text
    restored.close()


def test_read_models_that_were_deleted_are_built_when_somebody_reads(reading: Reading) -> None:
    reading(PSF)
    reading.take_away()

    assert reading.ask(bodies.show, "psf")["id"] == "psf"


def test_several_threads_record_and_read_at_once(reading: Reading) -> None:
    def work(thread: int) -> None:
        for n in range(5):
            body = {**PSF, "id": f"organ-{thread}-{n}"}
            position = reading.given.when(body).body["position"]
            with reading.reader.view() as view:
                assert view.position >= position, "what was answered is never older than it"
                assert bodies.show(view, str(body["id"]))["version"] == 1

    with patience.patient_readers(), ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))


def test_the_first_reader_builds_what_was_recorded_before_it(given: Given) -> None:
    archive = given(*SPINE, {**DECISION, "id": "d2"}).archive
    reader = Reader(archive)

    with reader.view() as view:
        assert view.position == archive.last_position()
    reader.close()


def _said(records: Any) -> list[tuple[Any, ...]]:
    """Records as read or folded, their own counting of positions aside."""
    return [(r.command, r.owner, r.id, r.data, r.void, set(r.given), r.judgement, r.recorded_at) for r in records]


def test_how_far_the_read_models_have_come_is_of_the_snapshot_that_is_read_next(reading: Reading) -> None:
    reading(PSF)
    with reading.reader._generations.engine().connect() as connection:
        told = positions_of(connection)
        reading(BR)
        moment = resolve(connection, None, reading.given.archive.last_position())

    assert set(told.values()) == {moment.position}


def test_a_program_that_begins_while_another_swaps_looks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Given(tmp_path)(PSF).archive
    Reader(archive).close()
    swapped_away = iter([open_engine(tmp_path / "read-0.db")])
    engine = FileGenerations.engine
    monkeypatch.setattr(FileGenerations, "engine", lambda self: next(swapped_away, None) or engine(self))

    with closing(Reader(archive)) as beginning:
        assert {model["state"] for model in beginning.status()} == {"ok"}
    archive.close()


def test_a_connection_in_use_while_all_are_let_go_of_ends_when_it_is_given_back(reading: Reading) -> None:
    reading(PSF)
    generations = reading.reader._generations
    engine = generations.engine()

    with engine.connect() as before:
        kept = [before.connection.driver_connection]
        generations.close()
    for late in (engine, generations.engine()):
        with late.connect() as after:
            kept.append(after.connection.driver_connection)

    for connection in kept:
        with pytest.raises((sqlite3.ProgrammingError, psycopg.OperationalError), match="closed"):
            connection.execute("SELECT 1")
