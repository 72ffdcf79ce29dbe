"""An erased event keeps its place and its name; its closing event tells its digest, if a later one names it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive.archive import Archive
from archive.catalogue import CLOSED
from archive.events import Event
from archive.keeping.export import export
from archive.keeping.verify import verify
from archive.receipts import key_stream
from tests.given import SPINE, Given
from tests.keeping.test_export import recomputed

DECIDED = 9


@pytest.fixture
def archive(given: Given) -> Archive:
    """With a decision whose event was erased."""
    archive = given(*SPINE).archive
    with closing(sqlite3.connect(archive.data_dir / "log.db")) as connection, connection:
        connection.execute("UPDATE stored_events SET state = x'' WHERE position = ?", (DECIDED,))
    return archive


def say(archive: Archive, **data: Any) -> None:
    """A command that erases, as one may be made some day."""
    common = ("erase", "sekretariatet", "k", "2026-01-01T00:00:00.000000Z")
    named = [{"event": "access-set", "subject": "d1"}]
    place = {"subject": "d1", "stream_version": 2, "events": named}
    own = Event("d1", 2, "access-set", data, *common, "0" * 32)
    archive.log.append([own, Event(key_stream("k"), 1, CLOSED, {"hash": "0" * 64, **place}, *common)])


def test_an_erased_event_is_accepted_where_a_later_one_names_its_position(archive: Archive) -> None:
    say(archive, erases=[DECIDED])

    assert verify(archive).faults == []


@pytest.mark.parametrize("said", [{}, {"erases": [DECIDED + 1]}, {"erases": None}, {"position": DECIDED}])
def test_an_erased_event_that_no_later_one_names_is_a_fault(archive: Archive, said: dict[str, Any]) -> None:
    say(archive, **said)

    found = verify(archive)

    assert (found.faults, found.broken_at) == ([{"code": "event-erased", "position": DECIDED}], DECIDED)


@pytest.mark.parametrize(
    "changed",
    ["position = 900", "originator_id = 'd2'", "originator_version = 3", "topic = 'body-established'"],
)
def test_what_an_erased_event_keeps_is_looked_at(archive: Archive, changed: str) -> None:
    say(archive, erases=[DECIDED, 900])
    with closing(sqlite3.connect(archive.data_dir / "log.db")) as connection, connection:
        connection.execute(f"UPDATE stored_events SET {changed} WHERE position = ?", (DECIDED,))

    assert verify(archive).faults


def test_a_closing_event_cannot_be_erased(archive: Archive) -> None:
    with closing(sqlite3.connect(archive.data_dir / "log.db")) as connection, connection:
        connection.execute("UPDATE stored_events SET state = x'' WHERE topic = 'command-closed' AND position < 9")
    say(archive, erases=list(range(1, DECIDED + 1)))

    assert verify(archive).faults


def test_an_export_has_its_place_and_anybody_finds_the_chain_whole(archive: Archive, tmp_path: Path) -> None:
    say(archive, erases=[DECIDED])

    export(archive, tmp_path / "archive.zip")

    assert recomputed(tmp_path / "archive.zip") == (0, str(verify(archive).head))
