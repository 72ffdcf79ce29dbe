"""A copy of an archive put back is the same archive; a copy that is not whole is told so and never put back."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive.archive import Archive
from archive.keeping import events
from archive.keeping.backup import EVENTS, FILES, MANIFEST, backup
from archive.keeping.restore import restore
from archive.keeping.verify import verify
from archive.problems import Problem
from tests.given import SPINE, Given
from tests.older import made_older

MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}


@pytest.fixture
def kept(given: Given, tmp_path: Path) -> Path:
    """A backup of an archive with some commands and a text in it."""
    given(*SPINE, MINUTES)
    backup(given.archive, tmp_path / "copy")
    return tmp_path / "copy"


def log_of(archive: Archive) -> list[bytes]:
    return [events.line(event) for event in events.stored(archive.log, archive.last_position())]


def files_of(archive: Archive) -> dict[str, bytes]:
    return {sha: archive.blobs.get(sha) for sha in archive.blobs}


def test_an_archive_restored_has_the_same_log_byte_for_byte(given: Given, kept: Path, tmp_path: Path) -> None:
    restore(tmp_path / "other", kept)

    other = Archive(tmp_path / "other")
    assert log_of(other) == log_of(given.archive)
    assert {sha: other.blobs.get(sha) for sha in other.blobs} == {
        s: given.archive.blobs.get(s) for s in given.archive.blobs
    }
    other.close()


def test_a_position_is_kept_also_where_some_before_it_are_missing(given: Given, tmp_path: Path) -> None:
    given(SPINE[0])
    with closing(sqlite3.connect(given.archive.data_dir / "log.db", isolation_level=None)) as other_program:
        other_program.execute("UPDATE stored_events SET position = position + 10 WHERE position > 2")
    backup(given.archive, tmp_path / "copy")

    restore(tmp_path / "other", tmp_path / "copy")

    other = Archive(tmp_path / "other")
    assert other.last_position() == 14
    assert log_of(other) == log_of(given.archive)
    other.close()


def test_the_chain_is_kept_and_its_head_is_in_the_manifest(given: Given, kept: Path, tmp_path: Path) -> None:
    told = restore(tmp_path / "other", kept)

    with closing(Archive(tmp_path / "other")) as other:
        head = other.log.head(other.last_position())
        assert head == given.archive.log.head(given.archive.last_position())
        assert head is not None
        assert told.head is not None
        assert (told.head.position, told.head.digest) == (head.position, head.digest)
        other.do({**SPINE[0], "id": "psf2"}, by="x")
        assert verify(other).faults == []
        assert other.log.store.chained_since() == 2
        assert json.loads((kept / MANIFEST).read_bytes())["version"] == 1


def test_a_log_that_the_manifest_has_another_head_of_is_not_put_back(kept: Path, tmp_path: Path) -> None:
    manifest = json.loads((kept / MANIFEST).read_bytes())
    manifest["head"]["digest"] = "0" * 64
    (kept / MANIFEST).write_text(json.dumps(manifest))

    with pytest.raises(Problem) as caught:
        restore(tmp_path / "other", kept)

    assert (caught.value.slug, caught.value.code) == ("invalid", "backup-damaged")


def test_a_copy_made_before_there_was_a_chain_is_put_back_as_it_is(given: Given, tmp_path: Path) -> None:
    given.archive = made_older(given(*SPINE).archive, {})
    backup(given.archive, tmp_path / "copy")
    manifest = json.loads((tmp_path / "copy" / MANIFEST).read_bytes())
    assert manifest.pop("head") is None
    (tmp_path / "copy" / MANIFEST).write_text(json.dumps(manifest))

    assert restore(tmp_path / "other", tmp_path / "copy").head is None

    with closing(Archive(tmp_path / "other")) as other:
        assert log_of(other) == log_of(given.archive)
        assert (verify(other).faults, other.log.store.chained_since()) == ([], None)
        other.do({**SPINE[0], "id": "psf2"}, by="x")
        assert verify(other).faults == []


def test_recording_goes_on_after_a_restore_at_later_positions(given: Given, kept: Path, tmp_path: Path) -> None:
    restore(tmp_path / "other", kept)
    other = Archive(tmp_path / "other")

    receipt = other.do({"command": "establish-office", "id": "o", "name": "O", "key": "k"}, by="x")
    again = other.do({**SPINE[0], "id": "psf2"}, by="x")

    assert given.archive.last_position() < receipt.body["position"] < again.body["position"]
    other.close()


def test_keys_are_remembered_through_a_restore(given: Given, tmp_path: Path) -> None:
    first = given.when(SPINE[0], key="k1")
    backup(given.archive, tmp_path / "copy")
    restore(tmp_path / "other", tmp_path / "copy")
    other = Archive(tmp_path / "other")

    again = other.do({**SPINE[0], "key": "k1"}, by="sekretariatet")

    assert (again.status, again.body) == (200, first.body)
    other.close()


def test_a_copy_is_made_while_others_record(given: Given, tmp_path: Path) -> None:
    given(*SPINE)
    stop = threading.Event()

    def record() -> None:
        n = 0
        while not stop.is_set():
            given.archive.do({**SPINE[0], "id": f"b{n}"}, by="x")
            n += 1

    thread = threading.Thread(target=record)
    thread.start()
    manifests = [backup(given.archive, tmp_path / f"copy{n}") for n in range(5)]
    stop.set()
    thread.join()

    for n, manifest in enumerate(manifests):
        restore(tmp_path / f"other{n}", tmp_path / f"copy{n}")
        other = Archive(tmp_path / f"other{n}")
        assert log_of(other) == log_of(given.archive)[: manifest["events"]]
        other.close()


def test_nothing_is_written_over(given: Given, kept: Path, tmp_path: Path) -> None:
    with pytest.raises(Problem) as twice:
        backup(given.archive, kept)
    with pytest.raises(Problem) as onto:
        restore(given.archive.data_dir, kept)

    assert (twice.value.slug, twice.value.code) == ("refused", "target-exists")
    assert (onto.value.slug, onto.value.code) == ("refused", "archive-exists")


def test_a_copy_that_was_cut_off_is_not_taken_for_one(
    given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(*SPINE, MINUTES)

    def fail(sha: str) -> bytes:
        raise Problem("unavailable", "cannot-read", reason="disk")

    with monkeypatch.context() as broken:
        broken.setattr(given.archive.blobs, "get", fail)
        with pytest.raises(Problem):
            backup(given.archive, tmp_path / "copy")

    assert not (tmp_path / "copy").exists()
    backup(given.archive, tmp_path / "copy")
    restore(tmp_path / "other", tmp_path / "copy")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def change(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Partnerskabsforum", b"Partnerskabsforun"))


def a_file(copy: Path) -> Path:
    return next(iter((copy / FILES).iterdir()))


DAMAGES: dict[str, Any] = {
    "the log was cut": lambda copy: cut(copy / EVENTS),
    "the log was changed": lambda copy: change(copy / EVENTS),
    "a line too many": lambda copy: (copy / EVENTS).write_bytes((copy / EVENTS).read_bytes() + b"{}\n"),
    "a file is gone": lambda copy: a_file(copy).unlink(),
    "a file was changed": lambda copy: a_file(copy).write_bytes(b"x"),
    "the log is gone": lambda copy: (copy / EVENTS).unlink(),
    "the files are gone": lambda copy: shutil.rmtree(copy / FILES),
    "a file too many": lambda copy: (copy / FILES / "x").write_bytes(b"x"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_copy_is_not_put_back(kept: Path, tmp_path: Path, damage: str) -> None:
    DAMAGES[damage](kept)

    with pytest.raises(Problem) as caught:
        restore(tmp_path / "other", kept)

    assert (caught.value.slug, caught.value.code) == ("invalid", "backup-damaged")
    with pytest.raises(Problem) as none:
        Archive(tmp_path / "other")
    assert none.value.code == "no-archive"
    assert [path.name for path in (tmp_path / "other").iterdir() if path.name != FILES] == []


@pytest.mark.parametrize("made", ["a link", "a pipe"])
@pytest.mark.parametrize("where", [MANIFEST, EVENTS, FILES])
def test_what_stands_in_a_copy_for_a_file_is_not_followed_or_waited_for(
    kept: Path, tmp_path: Path, where: str, made: str
) -> None:
    path = next((kept / FILES).iterdir()) if where == FILES else kept / where
    path.rename(tmp_path / "elsewhere")
    if made == "a link":
        path.symlink_to(tmp_path / "elsewhere")
    else:
        os.mkfifo(path)

    with pytest.raises(Problem) as caught:
        restore(tmp_path / "other", kept)

    assert caught.value.code == ("not-a-backup" if where == MANIFEST else "backup-damaged")


@pytest.mark.parametrize("part", [EVENTS, FILES])
def test_a_copy_that_the_disk_does_not_give_is_no_disk_that_cannot_be_written(
    kept: Path, tmp_path: Path, part: str
) -> None:
    (kept / part).rename(kept / "aside")
    (kept / part).mkdir() if part == EVENTS else (kept / part).write_bytes(b"")

    with pytest.raises(Problem) as caught:
        restore(tmp_path / "other", kept)

    assert (caught.value.slug, caught.value.code) == ("unavailable", "copy-not-read")
    assert caught.value.params["path"] == str(kept / part)


@pytest.mark.parametrize("manifest", [None, b"", b"{}", b'{"format": "other"}'])
def test_what_is_no_copy_is_told_so(kept: Path, tmp_path: Path, manifest: bytes | None) -> None:
    (kept / MANIFEST).unlink() if manifest is None else (kept / MANIFEST).write_bytes(manifest)

    with pytest.raises(Problem) as caught:
        restore(tmp_path / "other", kept)

    assert (caught.value.slug, caught.value.code) == ("invalid", "not-a-backup")
