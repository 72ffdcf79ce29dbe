"""Files named by their hash: what goes in comes out, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.blobs import Blobs, Texts
from archive.problems import Problem

UNKNOWN = "0" * 64


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "data" / "files")


@settings(max_examples=40, deadline=None)
@given(contents=st.lists(st.binary(max_size=200), max_size=8))
def test_what_is_put_is_what_is_got(contents: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        blobs = Blobs(Path(directory) / "files")
        names = [blobs.put(content) for content in contents]

        assert [blobs.get(name) for name in names] == contents
        assert names == [hashlib.sha256(content).hexdigest() for content in contents]
        assert list(blobs) == sorted(set(names))
        assert all(blobs.verify(name) and blobs.has(name) for name in names)
        assert [blobs.size(name) for name in names] == [len(content) for content in contents]


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=100))
def test_a_text_comes_back_from_memory_and_from_disk(text: str) -> None:
    with tempfile.TemporaryDirectory() as directory:
        blobs = Blobs(Path(directory))
        name = Texts(blobs).put(text)
        texts = Texts(blobs)

        assert [texts.get(name), texts.get(name)] == [text, text]
        assert name == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("content", [b"referat", b""])
def test_nobody_waits_for_a_pipe_in_the_place_of_a_file(blobs: Blobs, content: bytes) -> None:
    name = blobs.put(content)
    blobs.path(name).unlink()
    os.mkfifo(blobs.path(name))
    told: list[object] = []

    def ask() -> None:
        with pytest.raises(Problem) as caught:
            blobs.get(name)
        told.extend([caught.value.slug, blobs.verify(name), blobs.put(content), blobs.get(name)])

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(20)

    assert told == ["damaged", False, name, content]


def test_a_whole_file_is_not_written_again(blobs: Blobs) -> None:
    name = blobs.put(b"referat")
    before = blobs.path(name).stat()

    assert blobs.put(b"referat") == name
    assert blobs.path(name).stat().st_ino == before.st_ino


@pytest.mark.parametrize("damage", [b"", b"refer", b"REFERAT", b"referater"])
def test_a_damaged_file_is_seen_and_mended_by_the_same_bytes(blobs: Blobs, damage: bytes) -> None:
    name = blobs.put(b"referat")
    blobs.path(name).write_bytes(damage)
    assert not blobs.verify(name)

    blobs.put(b"referat")

    assert blobs.verify(name)


@pytest.mark.parametrize("name", [UNKNOWN, "../log.db", "", UNKNOWN.upper() + "A", "a" * 64 + "\n"])
def test_a_missing_file_is_not_found_and_no_name_leaves_the_directory(blobs: Blobs, name: str) -> None:
    for reading in (blobs.get, blobs.size, blobs.verify, Texts(blobs).get):
        with pytest.raises(Problem) as caught:
            reading(name)
        assert (caught.value.slug, caught.value.code) == ("not-found", "file-missing")
    assert not blobs.has(name)


def test_an_interrupted_write_leaves_nothing_under_the_name(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    blobs.root.mkdir(parents=True)

    with pytest.raises(Problem) as caught:
        blobs.put(b"referat")

    assert (caught.value.slug, caught.value.code) == ("unavailable", "cannot-write")
    assert list(blobs) == []
    assert list(blobs.root.iterdir()) == []


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is put on disk and renamed, in order: ``file``, ``rename`` and ``directory``."""
    found: list[str] = []
    sync, replace = os.fsync, os.replace

    def noted_sync(handle: int) -> None:
        sync(handle)
        found.append("directory" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")

    def noted_replace(source: str, target: Path) -> None:
        found.append("rename")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "replace", noted_replace)
    return found


def test_the_file_is_on_disk_before_its_name_and_the_name_before_the_answer(blobs: Blobs, steps: list[str]) -> None:
    blobs.put(b"the directory exists")
    steps.clear()
    blobs.put(b"referat")

    assert steps == ["file", "rename", "directory"]


def test_many_are_on_disk_each_before_its_name_and_all_names_at_once(blobs: Blobs, steps: list[str]) -> None:
    blobs.put(b"the directory exists")
    steps.clear()
    contents = [b"%d" % (n % 40) for n in range(50)]
    names = blobs.put_all(contents)

    assert [blobs.get(name) for name in names] == contents
    assert Counter(steps) == {"file": 40, "rename": 40, "directory": 1}
    assert steps[-1] == "directory"
    assert all(steps[:n].count("file") >= steps[:n].count("rename") for n in range(len(steps)))


def test_of_many_one_that_cannot_be_written_is_told(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fsync

    def full(handle: int) -> None:
        if os.fstat(handle).st_size == 3:
            raise OSError("No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(Problem) as caught:
        blobs.put_all([b"referat", b"bog", b"dagsorden"])

    assert (caught.value.slug, caught.value.code) == ("unavailable", "cannot-write")
    assert not [one for one in blobs.root.iterdir() if one.suffix == ".part"]


def test_threads_that_put_the_same_bytes_all_get_them(blobs: Blobs) -> None:
    content = b"x" * 100_000
    seen: list[bytes] = []

    def put_and_get() -> None:
        seen.append(blobs.get(blobs.put(content)))

    threads = [threading.Thread(target=put_and_get) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert seen == [content] * 8
    assert len(list(blobs.root.iterdir())) == 1


def test_a_text_that_is_no_longer_utf_8_is_damaged(blobs: Blobs) -> None:
    name = blobs.put(b"\xff\xfe\xfd")

    with pytest.raises(Problem) as caught:
        Texts(blobs).get(name)

    assert (caught.value.slug, caught.value.code) == ("damaged", "file-damaged")


def test_only_as_many_short_texts_stay_in_memory_as_allowed(blobs: Blobs) -> None:
    texts = Texts(blobs, remembered=2, longest=10)
    first, second, third, long = (texts.put(text) for text in ("et", "to", "tre", "langt" * 10))
    for name in (long, first, second, first, third):
        texts.get(name)
    for name in (first, second, third, long):
        blobs.path(name).unlink()

    assert (texts.get(first), texts.get(third)) == ("et", "tre")
    for forgotten in (second, long):
        with pytest.raises(Problem):
            texts.get(forgotten)
