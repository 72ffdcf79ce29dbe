"""The chain in PostgreSQL: what somebody changes in its tables is told, and kept through a copy either way."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.keeping.backup import backup
from archive.keeping.restore import restore
from archive.keeping.verify import verify
from tests.databases import run
from tests.given import JUSTERING, SPINE, Given
from tests.older import rows_of

_TABLE = "forumarkiv.stored_events"


@pytest.mark.parametrize(
    ("sql", "broken_at"),
    [
        (f"UPDATE {_TABLE} SET state = set_byte(state, 30, get_byte(state, 30) # 1) WHERE position = 5", 5),
        (f"UPDATE {_TABLE} SET state = set_byte(state, 30, get_byte(state, 30) # 1) WHERE position = 6", 6),
        (f"UPDATE {_TABLE} SET originator_id = 'bl' WHERE position = 5", 5),
        (f"UPDATE {_TABLE} SET originator_version = 7 WHERE position = 6", 6),
        (f"UPDATE {_TABLE} SET topic = 'office-established' WHERE position = 5", 5),
        (f"UPDATE {_TABLE} SET position = 500 WHERE position = 5", 6),
        (f"DELETE FROM {_TABLE} WHERE position = 5", 6),
        (
            f"UPDATE {_TABLE} SET state = convert_to(regexp_replace(convert_from(state, 'UTF8'), "
            "',\"previous\".*?\\]|,\"salt\":\"[0-9a-f]*\"', '', 'g'), 'UTF8')",
            2,
        ),
    ],
)
def test_what_somebody_changed_is_told(given: Given, database_url: str, sql: str, broken_at: int) -> None:
    given(*SPINE, JUSTERING)
    assert verify(given.archive).faults == []

    run(database_url, sql)

    assert verify(given.archive).broken_at == broken_at


def test_the_chain_goes_through_copies_to_sqlite_and_back(given: Given, database_url: str, tmp_path: Path) -> None:
    given(*SPINE)
    rows, head = rows_of(given.archive), verify(given.archive).head
    backup(given.archive, tmp_path / "one")
    restore(tmp_path / "sqlite", tmp_path / "one")
    with closing(Archive(tmp_path / "sqlite")) as copy:
        assert (rows_of(copy), verify(copy).head, verify(copy).faults) == (rows, head, [])
        copy.do(JUSTERING, by="x")
        backup(copy, tmp_path / "two")
        rows, head = rows_of(copy), verify(copy).head
    given.archive.close()
    run(database_url, "DROP SCHEMA forumarkiv CASCADE")

    restore(tmp_path / "back", tmp_path / "two", database_url=database_url)

    with closing(Archive(tmp_path / "back", database_url=database_url)) as back:
        assert (rows_of(back), verify(back).head, verify(back).faults) == (rows, head, [])
        assert back.log.store.chained_since() == 2
