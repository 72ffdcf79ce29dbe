"""One bit of the file that holds the log is turned: verify finds it wherever it changes what the log says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from archive.archive import Archive
from archive.keeping.verify import Verified, unreadable_told, verify
from archive.store.chain import Head
from tests.given import DECISION, JUSTERING, SPINE, Given
from tests.keeping.turning import rows_in, turned

# How many bits are turned; each is a verification of its own.
TURNED = 300


@pytest.fixture
def kept(given: Given) -> tuple[Path, Head]:
    """The folder of an archive that nobody has open, and the head of its log."""
    given(*SPINE, JUSTERING, *({**DECISION, "id": f"d{n}", "item": f"{n}"} for n in range(4, 9)))
    head = verify(given.archive).head
    given.archive.close()
    assert head is not None
    return given.archive.data_dir, head


def says(folder: Path) -> object:
    """What the log says, or that nothing can be read in it."""
    try:
        with closing(sqlite3.connect(f"file:{folder / 'log.db'}?immutable=1", uri=True)) as connection:
            return connection.execute("SELECT * FROM stored_events ORDER BY position").fetchall()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error)


def verified(folder: Path, head: Head | None) -> Verified:
    found = Verified(0)
    with unreadable_told(found), closing(Archive(folder)) as archive:
        return verify(archive, head=head)
    return found


def test_no_bit_that_counts_can_be_turned_unseen(kept: tuple[Path, Head]) -> None:
    (folder, head), random, counted = kept, Random(17), 0
    log = says(folder)
    for _ in range(TURNED):
        before = turned(folder, random)
        counts, found = says(folder) != log, verified(folder, head)
        for file in folder.glob("log.db-*"):
            file.unlink()
        (folder / "log.db").write_bytes(before)

        assert found.faults or not counts
        counted += counts
    assert counted > TURNED / 5, "most of a small file is room for more"


def test_no_bit_of_a_row_can_be_turned_unseen(kept: tuple[Path, Head]) -> None:
    (folder, head), random = kept, Random(18)
    rows = rows_in(folder)
    assert len(rows) > 20
    for row in rows * 12:
        before = turned(folder, random, row)
        found, without = verified(folder, head), verified(folder, None)
        (folder / "log.db").write_bytes(before)

        assert found.faults
        assert without.faults or row == rows[-1], "only the last closing event needs a head"
