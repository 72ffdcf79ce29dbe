"""Where things lie on the machine is told to nobody who asks over the network, whatever goes wrong."""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from archive.archive import Archive
from archive.problems import Problem
from archive.telling import in_a_line, without_folders
from tests.contract.asking import Asking

FILED = {
    "command": "file-document", "id": "bilag", "title": "Bilag", "kind": "notat", "media_type": "text/plain",
    "content": base64.b64encode(b"Kommissorium").decode(), "by": "x",
}  # fmt: skip


def replaced_by_a_folder(archive: Archive) -> None:
    for file in list((archive.data_dir / "files").iterdir()):
        file.unlink()
        file.mkdir()


def files_that_are_no_folder(archive: Archive) -> None:
    for file in (archive.data_dir / "files").iterdir():
        file.unlink()
    (archive.data_dir / "files").rmdir()
    (archive.data_dir / "files").write_bytes(b"")


Ask = Callable[[Asking], TestResponse]
WRONG: dict[str, tuple[Callable[[Archive], None], Ask]] = {
    "an original that cannot be read": (
        replaced_by_a_folder,
        lambda asking: asking.client.get("/api/v1/documents/bilag/content"),
    ),
    "a page whose text cannot be read": (
        replaced_by_a_folder,
        lambda asking: asking.client.get("/dokumenter/bilag"),
    ),
    "a command that cannot be stored": (
        files_that_are_no_folder,
        lambda asking: asking.client.post("/api/v1/commands", json={**FILED, "id": "to"}),
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_no_answer_names_a_folder(asking: Asking, wrong: str) -> None:
    asking(FILED)
    happens, ask = WRONG[wrong]
    asking.given.archive.texts._recent.clear()
    happens(asking.given.archive)

    response = ask(asking)

    assert response.status_code == 503
    body = response.get_data(as_text=True)
    assert str(asking.given.archive.data_dir.parent) not in body
    assert "/files/" not in body


def test_no_reason_of_a_problem_names_one(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise Problem("unavailable", "cannot-read", reason='socket "/var/run/postgresql/.s.PGSQL.5432" failed')

    monkeypatch.setattr(asking.given.archive, "last_position", fail)

    body = asking.client.get("/api/v1/agreements").get_data(as_text=True)

    assert ".s.PGSQL.5432" in body
    assert "/var/run" not in body


def test_no_state_of_a_read_model_names_one(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {
        "name": "search",
        "version": "1",
        "position": 0,
        "state": "damaged",
        "reason": "open: '/srv/arkiv/index/meta'",
    }
    monkeypatch.setattr("projections.search.service.SearchService.status", lambda self: row)

    assert asking.get("status")["read_models"][-1]["reason"] == "open: 'meta'"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("open /srv/arkiv/files/abc: no", "open abc: no"),
        ("'/srv/arkiv/log.db'", "'log.db'"),
        ('socket "/tmp/run 1/.s.PGSQL.5432"', 'socket "run 1/.s.PGSQL.5432"'),
        ("http://localhost:9200/forumarkiv/_search", "http://localhost:9200/forumarkiv/_search"),
        ("aftaler/h1 og/eller 1/2", "aftaler/h1 og/eller 1/2"),
        ("module:function /x", "module:function x"),
    ],
)
def test_a_path_keeps_its_last_part(text: str, told: str) -> None:
    assert without_folders(text) == told


def test_an_error_of_the_system_is_told_without_its_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as missing:
        (tmp_path / "x").read_bytes()

    assert in_a_line(missing.value) == "No such file or directory"
    assert in_a_line(sqlite3.OperationalError("disk I/O error\nmore")) == "disk I/O error"
    assert in_a_line(ValueError()) == "ValueError"
