"""Idempotency, versions, positions, recording times: what every command has in common."""

from __future__ import annotations

import inspect
import re
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory, IntegrityError, StoredEvent
from eventsourcing.postgres import PostgresFactory
from eventsourcing.sqlite import SQLiteFactory

from archive import blobs
from archive.archive import Archive
from archive.catalogue import UnknownEvent
from archive.library import library_settings
from archive.problems import Problem
from archive.store.choosing import new_store
from archive.store.log import DecisionLog
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF, SPINE, Given


def test_the_first_record_is_the_archives_own(given: Given) -> None:
    (first,) = given.archive.recorded_after(0)

    assert (first.position, first.primary.name, first.closing.name) == (2, "archive-initialised", "command-closed")


def test_a_command_is_answered_with_its_place_its_events_and_its_subject(given: Given) -> None:
    receipt = given(*SPINE).when({**JUSTERING, "key": "k"})

    assert receipt.status == 201
    assert receipt.body == {
        "position": given.archive.last_position(),
        "key": "k",
        "events": [{"event": "justering-adopted", "subject": "h1"}, {"event": "id-assigned", "subject": "j1"}],
        "subject": {"type": "agreement", "id": "h1", "version": 2},
        "warnings": [],
        "cautions": [],
        "overtaken": [],
    }


def test_the_same_key_and_content_gives_the_first_answer_again(given: Given) -> None:
    first = given.when({**PSF, "key": "k"})
    last = given.archive.last_position()

    again = given.when({**PSF, "key": "k", "expect_version": 7})

    assert (again.status, again.body) == (200, first.body)
    assert given.archive.last_position() == last


def test_the_same_key_with_other_content_is_refused(given: Given) -> None:
    given.when({**PSF, "key": "k"})

    given.refused("key-reused", "key-reused", {**BR, "key": "k"})


def test_a_key_is_looked_up_before_anything_that_depends_on_the_archive(given: Given) -> None:
    given.when({**PSF, "key": "k"})

    given.refused("key-reused", "key-reused", {**PSF, "name": "Andet", "key": "k"})


def test_an_expected_version_that_has_passed_is_told(given: Given) -> None:
    given(*SPINE).when(JUSTERING, expect_version=1)

    problem = given.refused("changed-meanwhile", "changed-meanwhile", {**JUSTERING, "id": "j2"}, expect_version=1)

    assert problem.params["version"] == 2


def test_who_has_lost_is_told_while_others_record(given: Given) -> None:
    mended = {"command": "correct-agreement", "agreement": "h1", "title": "Hovedaftalen", "reason": "Læst igen."}
    given(*SPINE).when(mended, expect_version=1, key="k")
    other = given.opened_again()

    with other.log.exclusive():
        given.refused("changed-meanwhile", "changed-meanwhile", JUSTERING, expect_version=1)
        given.refused("key-reused", "key-reused", JUSTERING, expect_version=1, key="k")

        assert given.when(mended, expect_version=1, key="k").status == 200
    other.close()


def test_who_has_lost_is_first_told_what_comes_first(given: Given) -> None:
    other = given(*SPINE, JUSTERING).opened_again()
    other.do({**DECISION, "id": "d2", "item": "4"}, by="den anden")
    stale = {**JUSTERING, "id": "j2", "decision": "d2", "expect_version": 1}

    given.refused("already-exists", "already-exists", stale, id="d1")
    given.refused("unknown-reference", "unknown-reference", stale, decision="d3")
    given.refused("changed-meanwhile", "changed-meanwhile", stale)
    other.close()


def test_a_recording_time_needs_a_simulated_archive(given: Given) -> None:
    given.refused("refused", "not-simulated", PSF, at="2012-01-01T00:00:00Z")


def test_a_recording_time_never_goes_before_the_last_one(simulated: Given) -> None:
    simulated.when(PSF, at="2012-01-01T12:00:00+01:00")

    problem = simulated.refused("refused", "at-before-the-last", BR, at="2012-01-01T10:59:59Z")

    assert problem.params["last"] == "2012-01-01T11:00:00.000000Z"
    assert simulated.when(BR, at="2012-01-01T11:00:00Z").status == 201


def test_who_records_it_must_be_said(given: Given) -> None:
    with pytest.raises(Problem) as caught:
        given.archive.do(PSF)

    assert [error.path for error in caught.value.errors] == ["by"]


def test_checks_come_in_one_order(given: Given) -> None:
    given(*SPINE)
    wrong_everywhere = {
        **JUSTERING,
        "id": "h1",
        "decision": "unknown",
        "expect_version": 99,
        "effective_on": "2030-01-01",
    }

    given.refused("invalid", "not-date", wrong_everywhere, effective_on="2030-02-30")
    given.refused("already-exists", "already-exists", wrong_everywhere)
    given.refused("unknown-reference", "unknown-reference", wrong_everywhere, id="j1")
    given.refused("changed-meanwhile", "changed-meanwhile", wrong_everywhere, id="j1", decision="d1")
    given.refused("refused", "outside-term", wrong_everywhere, id="j1", decision="d1", expect_version=1)


def test_what_is_recorded_is_there_when_the_archive_is_opened_again(given: Given) -> None:
    given(*SPINE, JUSTERING)
    written = given.archive.recorded_after(0)
    given.archive.close()

    again = given.opened_again()

    assert again.recorded_after(0) == written
    assert again.do({**JUSTERING, "id": "j2", "key": "x"}, by="nogen").body["subject"]["version"] == 3
    again.close()


def test_two_processes_worth_of_archives_see_each_others_records(given: Given) -> None:
    other = given.opened_again()
    given(*SPINE)

    assert other.do({**JUSTERING}, by="den anden").body["subject"]["version"] == 2
    given.refused("already-exists", "already-exists", JUSTERING)
    other.close()


def test_many_threads_lose_no_update(given: Given) -> None:
    given(*SPINE)
    answers: list[int] = []

    def adopt(thread: int) -> None:
        for n in range(10):
            body = given.when({**JUSTERING, "id": f"j-{thread}-{n}"}).body
            answers.append(body["subject"]["version"])

    threads = [threading.Thread(target=adopt, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == list(range(2, 42))


def test_an_archive_can_be_made_in_one_place_only_once(given: Given, database_url: str | None) -> None:
    with pytest.raises(Problem, match="archive-exists" if database_url is None else "database-holds-archive"):
        Archive.create(given.archive.data_dir, database_url=database_url)

    assert given.archive.last_position() == 2


def test_there_must_be_an_archive_to_open(tmp_path: Path, database_url: str | None) -> None:
    assert not Archive.stands(tmp_path, database_url)
    with pytest.raises(Problem, match="no-archive" if database_url is None else "database-holds-none"):
        Archive(tmp_path, database_url=database_url)


def test_a_stray_setting_of_the_library_changes_nothing(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPRESSOR_TOPIC", "zlib")
    monkeypatch.setenv("PERSISTENCE_MODULE", "nowhere")
    monkeypatch.setenv("POSTGRES_ENABLE_DB_FUNCTIONS", "n")
    archive = given.opened_again()
    archive.do(PSF, by="x")

    ((state,),) = archive.log.store.rows("SELECT state FROM stored_events WHERE topic = ?", ["body-established"])

    assert b'"name":"Partnerskabsforum"' in state
    assert archive.log.env == {}
    archive.close()


@pytest.mark.parametrize("name", ["POSTGRES_ENABLE_DB_FUNCTIONS", "DECISIONLOG_POSTGRES_ENABLE_DB_FUNCTIONS"])
def test_no_log_is_opened_or_made_with_the_setting_that_passes_events_over(
    given: Given, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setenv(name, "True")

    for begin in (given.opened_again, lambda: Archive.create(tmp_path / "another")):
        with pytest.raises(Problem) as caught:
            begin()
        assert (caught.value.slug, caught.value.code) == ("refused", "unsafe-library-setting")
        assert caught.value.params == {"setting": name}
    assert not list((tmp_path / "another").glob("*"))


def test_every_setting_that_the_library_reads_is_known() -> None:
    read = {
        value
        for kind in (InfrastructureFactory, PostgresFactory, SQLiteFactory, Application)
        for name, value in inspect.getmembers(kind)
        if name.isupper() and isinstance(value, str) and re.fullmatch("[A-Z_]+", value)
    }

    assert len(read) > 20
    assert set(library_settings(dict.fromkeys(read, "x"))) == read


def test_what_could_not_be_stored_is_refused_again_and_never_taken_for_stored(given: Given) -> None:
    given(PSF)
    ((_, again), *_) = given.archive.log.events_after(2, 1)

    for _ in range(2):
        with pytest.raises(IntegrityError):
            given.archive.log.append([again])

    assert given.archive.last_position() == 4
    assert given.when(BR).body["position"] == 6


def test_a_log_without_an_event_ends_at_nothing(tmp_path: Path, database_url: str | None) -> None:
    with closing(DecisionLog(new_store(tmp_path, database_url))) as log:
        assert (log.last_position(), log.recorded_after(0)) == (0, [])


def test_a_name_that_is_no_event_of_ours_is_refused_and_never_imported(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.import_module", lambda name: pytest.fail(f"imported {name}"))
    store = given.archive.log.store
    (ours,) = store.select_events("archive:")
    store.insert_events([StoredEvent("x", 1, "antigravity:Aggregate.Created", ours.state)])

    with pytest.raises(UnknownEvent, match="antigravity"):
        list(given.archive.log.stream("x"))


def test_keys_of_the_librarys_own_encoding_are_plain_data(given: Given) -> None:
    source = {"document": "x", "heading": "y"}
    rule = {"rule": "purpose", "value": {"_type_": "datetime_iso", "_data_": "x"}, "source": source}
    kommissorium = {
        "command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "draft", "rules": [rule],
    }  # fmt: skip
    given(PSF).when(kommissorium)

    stored = given.archive.recorded_after(0)[-1].primary

    assert stored.data["rules"] == [rule]
    assert stored.data["id"] == "psf-k1"


def test_a_decision_keeps_the_date_that_its_meeting_had(given: Given) -> None:
    given(*SPINE)

    (taken,) = [e for r in given.archive.recorded_after(0) for _, e in r.events if e.name == "decision-recorded"]

    assert (taken.data["body"], taken.data["decided_on"]) == ("psf", "2012-05-08")
    assert DECISION.items() <= {**taken.data, "command": "record-decision"}.items()


def test_the_last_day_is_kept_as_the_day_after_it(given: Given) -> None:
    command = {k: v for k, v in AGREEMENT.items() if k != "ends_on"}
    given(PSF, BR).when({**command, "last_day": "2014-12-31"})

    assert given.archive.recorded_after(0)[-1].primary.data["ends_on"] == "2015-01-01"


def test_who_listens_is_called_after_each_command_until_that_is_ended(given: Given) -> None:
    heard: list[list[str]] = []
    end = given.archive.listen(lambda recorded: heard.append([one.subject for one in recorded]))

    given({**PSF, "key": "k"}, BR)
    given({**PSF, "key": "k"})
    end()
    end()
    given(MEETING)

    assert heard == [["psf"], ["br"], []]


def test_the_texts_of_minutes_are_on_disk_together_before_they_are_recorded(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(PSF, MEETING)
    steps: list[str] = []
    sync, append = blobs.sync_directory, DecisionLog.append

    def noted_sync(directory: Path) -> None:
        sync(directory)
        steps.append(f"{len(list(given.archive.blobs))} files")

    def noted_append(*given: Any) -> Any:
        steps.append("recorded")
        return append(*given)

    monkeypatch.setattr(blobs, "sync_directory", noted_sync)
    monkeypatch.setattr(DecisionLog, "append", noted_append)
    items = [{"number": str(n), "text": f"Punkt {n}"} for n in range(30)]
    given({"command": "record-minutes", "meeting": "m1", "items": items})

    assert steps[-2:] == ["30 files", "recorded"]
    assert len(steps) <= 3  # the folder's own name, once
