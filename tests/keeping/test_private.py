"""What an archive holds is for its own account: no file of it can be read by others, under the usual umask."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.keeping.backup import backup
from archive.keeping.export import export
from archive.keeping.restore import restore
from projections.reader import Reader
from projections.search.port import Request
from projections.search.query import Query
from projections.search.service import SearchService
from tests.given import SPINE, Given

FILED = {
    "command": "file-document", "id": "bilag", "title": "Bilag", "kind": "notat", "media_type": "text/plain",
    "content": base64.b64encode(b"Kommissorium").decode(),
}  # fmt: skip
# They say how far somebody has come, or that somebody is at work.
_SAY_NOTHING = {".current", ".lock", ".alive"}


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """Files that others could read: none of a folder that is closed to them."""
    found = []
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if (Path(where) / name).stat().st_mode & 0o077]
        found += [name for name in files if (Path(where) / name).stat().st_mode & 0o077]
    return [name for name in found if Path(name).suffix not in _SAY_NOTHING]


def test_of_an_archive_in_use(given: Given) -> None:
    given(*SPINE, FILED)
    with closing(Reader(given.archive)) as reader, closing(SearchService(given.archive, reader)) as search:
        with reader.view() as view:
            search.find(view, Request(Query(()), view.position))
        names = {path.name.split("-")[0] for path in given.archive.data_dir.rglob("*")}

        assert names >= {"log.db", "read", "index", "files"}
        assert open_to_others(given.archive.data_dir) == []


def test_of_copies_and_exports(given: Given, tmp_path: Path) -> None:
    given(*SPINE, FILED)

    backup(given.archive, tmp_path / "kept" / "copy")
    export(given.archive, tmp_path / "kept" / "archive.zip")
    restore(tmp_path / "kept" / "other", tmp_path / "kept" / "copy")

    assert len(list((tmp_path / "kept").rglob("*"))) > 8
    assert open_to_others(tmp_path / "kept") == []
    assert (tmp_path / "kept" / "copy").stat().st_mode & 0o777 == 0o700


def test_each_file_by_itself(given: Given, tmp_path: Path) -> None:
    """Also where a folder was opened, or its files were moved to another."""
    given(*SPINE, FILED)
    backup(given.archive, tmp_path / "copy")
    folders = [given.archive.data_dir / "files", tmp_path / "copy", tmp_path / "copy" / "files"]
    for folder in folders:
        folder.chmod(0o755)

    for folder in (given.archive.data_dir, tmp_path / "copy"):
        assert open_to_others(folder) == []
