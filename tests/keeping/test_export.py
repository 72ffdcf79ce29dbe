"""An export is read with nothing but zip and JSON."""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive.keeping.backup import backup
from archive.keeping.export import export
from archive.problems import Problem
from tests.given import SPINE, Given

FILED = {
    "command": "file-document", "id": "bilag", "title": "Bilag", "kind": "notat", "media_type": "text/plain",
    "content": base64.b64encode(b"Kommissorium").decode(),
}  # fmt: skip


def test_everything_is_in_it(given: Given, tmp_path: Path) -> None:
    given(*SPINE, FILED)

    told = export(given.archive, tmp_path / "archive.zip")

    with zipfile.ZipFile(tmp_path / "archive.zip") as file:
        lines = [json.loads(line) for line in file.read("events.jsonl").splitlines()]
        documents = [json.loads(line) for line in file.read("documents.jsonl").splitlines()]
        names = [name.removeprefix("files/") for name in file.namelist() if name.startswith("files/")]
        original = file.read(f"files/{documents[0]['sha256']}")
        hashes = {hashlib.sha256(file.read(f"files/{name}")).hexdigest() for name in names}
        readme = file.read("README.txt").decode()
    assert [line["position"] for line in lines] == list(range(1, given.archive.last_position() + 1))
    assert [line["data"]["id"] for line in lines if line["event"] == "agreement-entered"] == ["h1"]
    assert original == b"Kommissorium"
    assert hashes == set(names)
    assert all(name in readme for name in lines[0])
    counted = {"position": lines[-1]["position"], "events": len(lines), "documents": 1, "files": len(names)}
    assert told == {**counted, "missing": []}


def test_nothing_is_written_over(given: Given, tmp_path: Path) -> None:
    (tmp_path / "archive.zip").write_bytes(b"mine")

    with pytest.raises(Problem) as caught:
        export(given.archive, tmp_path / "archive.zip")

    assert caught.value.code == "target-exists"
    assert (tmp_path / "archive.zip").read_bytes() == b"mine"


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_left(given: Given, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(Problem) as caught:
        export(given.archive, tmp_path / "file" / "archive.zip")

    assert (caught.value.slug, caught.value.code) == ("unavailable", "target-not-written")


def test_a_damaged_file_is_told_and_nothing_is_left(given: Given, tmp_path: Path) -> None:
    given(*SPINE, FILED)
    [file] = (given.archive.data_dir / "files").iterdir()
    file.write_bytes(b"x")

    with pytest.raises(Problem) as caught:
        export(given.archive, tmp_path / "archive.zip")

    assert (caught.value.code, caught.value.params) == ("file-damaged", {"sha256": file.name})
    assert not list(tmp_path.glob("archive.zip*"))


@pytest.mark.parametrize("keep", [export, backup])
def test_an_event_that_cannot_be_read_is_named(given: Given, tmp_path: Path, keep: Callable[..., Any]) -> None:
    given(*SPINE)
    with closing(sqlite3.connect(given.archive.data_dir / "log.db")) as connection, connection:
        connection.execute("UPDATE stored_events SET state = x'ff00' WHERE position = 3")

    with pytest.raises(Problem) as caught:
        keep(given.archive, tmp_path / "kept")

    assert (caught.value.code, caught.value.params["position"]) == ("event-unreadable", 3)
    assert not (tmp_path / "kept").exists()
