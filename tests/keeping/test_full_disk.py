"""A disk without room keeps nobody from reading what is there; recording goes on when there is room again."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from contextlib import closing

import pytest

from projections.reader import Reader
from projections.search.port import Request
from projections.search.query import Query
from projections.search.service import SearchService
from tests.given import JUSTERING, SPINE, Given
from tests.keeping import reading_on_a_full_disk as program

FILED = {
    "command": "file-document", "id": "bilag", "title": "Bilag", "kind": "notat", "media_type": "text/plain",
    "content": base64.b64encode(b"Kommissorium").decode(),
}  # fmt: skip


@pytest.mark.parametrize("full_from", ["the beginning", "a moment when it was in use"])
def test_reading_goes_on(given: Given, full_from: str) -> None:
    given(*SPINE, JUSTERING, FILED)
    last = given.archive.last_position()
    with (
        closing(Reader(given.archive)) as reader,
        closing(SearchService(given.archive, reader)) as search,
        reader.view() as view,
    ):
        search.find(view, Request(Query(()), view.position))
    given.archive.close()
    command = [sys.executable, "-m", program.__name__, str(given.archive.data_dir), full_from]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["read"] == said["again"] == [200] * len(program.ASKED)
    assert said["refused"] == "cannot-write"
    assert said["recorded"] == said["after"] == last + 2
