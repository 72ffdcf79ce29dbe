"""An export is read with nothing but zip and JSON."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sqlite3
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive.keeping.backup import backup
from archive.keeping.export import export
from archive.problems import Problem
from tests.given import JUSTERING, SPINE, Given
from tests.older import made_older, rows_of

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
        head = json.loads(file.read("head.json"))
    assert [line["position"] for line in lines] == list(range(1, given.archive.last_position() + 1))
    assert [line["data"]["id"] for line in lines if line["event"] == "agreement-entered"] == ["h1"]
    assert original == b"Kommissorium"
    assert hashes == set(names)
    assert all(name in readme for name in lines[0])
    counted = {"position": lines[-1]["position"], "events": len(lines), "documents": 1, "files": len(names)}
    assert told == {**counted, "missing": [], "head": head}
    assert head == {"position": lines[-1]["position"], "digest": digest_of(lines[-1])}


def digest_of(line: dict[str, Any]) -> str:
    place = "".join(f"{line[name]}\n" for name in ("position", "stream", "version", "event"))
    return hashlib.sha256(place.encode() + line["state"].encode()).hexdigest()


def test_each_line_holds_the_stored_text(given: Given, tmp_path: Path) -> None:
    given(*SPINE, FILED)

    export(given.archive, tmp_path / "archive.zip")

    with zipfile.ZipFile(tmp_path / "archive.zip") as file:
        lines = [json.loads(line) for line in file.read("events.jsonl").splitlines()]
    assert [(line["position"], line["state"].encode()) for line in lines] == [
        (row[0], row[4]) for row in rows_of(given.archive)
    ]
    for line in lines:
        state = json.loads(line["state"])
        state.pop("salt", None)
        assert state == {name: line[name] for name in ("data", "command", "by", "key", "recorded_at")}


def recomputed(exported: Path, change: Callable[[bytes], bytes] = lambda lines: lines) -> tuple[int, str]:
    """What the program in the README says of the lines, run by a Python that has its standard library alone."""
    folder = exported.with_suffix("")
    with zipfile.ZipFile(exported) as file:
        readme, lines = file.read("README.txt").decode(), file.read("events.jsonl")
    folder.mkdir(exist_ok=True)
    (folder / "events.jsonl").write_bytes(change(lines))
    program = textwrap.dedent(readme[readme.index("    import hashlib") :])
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], cwd=folder, capture_output=True, text=True)
    return done.returncode, (done.stdout + done.stderr).strip()


@pytest.fixture(params=["with a chain from the first", "begun by an older program"])
def exported(request: pytest.FixtureRequest, given: Given, tmp_path: Path) -> Path:
    given(*SPINE)
    if request.param == "begun by an older program":
        given.archive = made_older(given.archive, {})
    given(FILED, JUSTERING)
    export(given.archive, tmp_path / "archive.zip")
    return tmp_path / "archive.zip"


def test_anybody_recomputes_the_chain(exported: Path, given: Given) -> None:
    assert recomputed(exported) == (0, str(given.archive.log.head(given.archive.last_position())))


def without(lines: bytes, number: int) -> bytes:
    kept = lines.splitlines(keepends=True)
    return b"".join(kept[:number] + kept[number + 1 :])


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: re.sub(rb"Hver tredje", b"Hver fjerde", lines, count=2),
        lambda lines: without(lines, 4),
        lambda lines: without(lines, 5),
        lambda lines: lines.replace(b'"position":5,', b'"position":50,'),
        lambda lines: without(lines, -2) + lines.splitlines(keepends=True)[-2],
        lambda lines: lines.rsplit(b"\n", 2)[0],
    ],
    ids=["words changed", "an event out", "a closing event out", "moved", "swapped", "cut within a command"],
)
def test_anybody_finds_what_was_changed(exported: Path, change: Callable[[bytes], bytes]) -> None:
    code, said = recomputed(exported, change)

    assert code == 1
    assert re.fullmatch("(broken|not closed|no chain).*", said), said


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
