"""An archive that is whole is said to be; whatever is not is found and named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from archive.archive import Archive
from archive.keeping.verify import verify
from projections.following.database import writing
from projections.reader import Reader
from projections.search.service import SearchService
from projections.verifying import verify as verify_models
from tests.given import JUSTERING, SPINE, Given

MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}


@pytest.fixture
def archive(given: Given) -> Archive:
    return given(*SPINE, MINUTES, JUSTERING).archive


@pytest.fixture
def read(archive: Archive) -> Iterator[tuple[Reader, SearchService]]:
    reader = Reader(archive)
    search = SearchService(archive, reader)
    yield reader, search
    search.close()
    reader.close()


def on_log(archive: Archive, sql: str) -> None:
    connection = sqlite3.connect(archive.data_dir / "log.db")
    with connection:
        connection.execute(sql)
    connection.close()


def test_a_whole_archive_has_no_faults(archive: Archive, read: tuple[Reader, SearchService]) -> None:
    found = verify(archive)

    assert (found.faults, found.position, found.commands) == ([], archive.last_position(), 8)
    assert found.files == 1
    models = verify_models(archive, *read)
    assert [model["name"] for model in models if model["differing"]] == []
    assert sum(model["rows"] for model in models) > 20
    assert models[-1]["name"] == "search"


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE stored_events SET topic = 'no-such' WHERE position = 3", "event-unreadable"),
        ("UPDATE stored_events SET state = '{' WHERE position = 3", "event-unreadable"),
        ("DELETE FROM stored_events WHERE position = 3", "command-differs"),
        ("DELETE FROM stored_events WHERE position = (SELECT MAX(position) FROM stored_events)", "command-not-closed"),
    ],
)
def test_a_log_that_was_tampered_with_is_told(archive: Archive, sql: str, code: str) -> None:
    on_log(archive, sql)

    assert code in {fault["code"] for fault in verify(archive).faults}


def test_a_file_that_is_gone_or_changed_is_named(archive: Archive) -> None:
    [sha] = list(archive.blobs)

    archive.blobs.path(sha).write_bytes(b"x")
    assert verify(archive).faults == [{"code": "file-damaged", "sha256": sha}]

    archive.blobs.path(sha).unlink()
    assert verify(archive).faults == [{"code": "file-missing", "sha256": sha}]


def test_a_file_that_the_disk_does_not_give_is_named(archive: Archive) -> None:
    [sha] = list(archive.blobs)
    archive.blobs.path(sha).unlink()
    archive.blobs.path(sha).mkdir()

    assert verify(archive).faults == [{"code": "file-damaged", "sha256": sha}]


def test_a_file_that_nothing_names_is_no_fault(archive: Archive) -> None:
    archive.blobs.put(b"left by a command that was refused")

    assert verify(archive).faults == []


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("UPDATE provision_changes SET text = 'Andet.' WHERE kind = 'justering'", "provision_changes"),
        ("DELETE FROM audit WHERE position = 4", "audit"),
        ("UPDATE records SET void = 1 WHERE command = 'call-meeting'", "records"),
    ],
)
def test_a_read_model_that_says_something_else_is_named(
    archive: Archive, read: tuple[Reader, SearchService], sql: str, table: str, tmp_path: Path
) -> None:
    with writing(read[0]._generations.engine()) as connection:
        connection.execute(text(sql))

    differing = [(model["name"], model["differing"]) for model in verify_models(archive, *read) if model["differing"]]
    assert differing[:1] == [(table, 1)], "a row that was changed counts once"
