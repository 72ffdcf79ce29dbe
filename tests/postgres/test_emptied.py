"""A database that tests use one after the other is each time as the program made it, and without a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.asking import Asking
from tests.databases import Databases, run
from tests.given import JUSTERING, SPINE

NOTHING = "SELECT count(*) FROM {}"
WRITTEN = ("forumarkiv.stored_events", "forumarkiv.chain", "read_1.records", "read_1.moments", "read_1.audit")


def used(folder: Path, address: str) -> list[tuple[str, str]]:
    """The text that an archive answers with that is made there."""
    asking = Asking(folder, database_url=address)
    asking(*SPINE, JUSTERING)
    answer = asking.agreement(on="2012-06-01")
    asking.close()
    return [(provision["number"], provision["text"]) for provision in answer["provisions"]]


def test_nothing_of_one_test_is_there_for_the_next(postgres: Databases, tmp_path: Path) -> None:
    with postgres.ready() as first:
        before = used(tmp_path / "a", first)
        written = {table: run(first, NOTHING.format(table)) for table in WRITTEN}
    with postgres.ready() as second:
        left = {table: run(second, NOTHING.format(table)) for table in WRITTEN}
        after = used(tmp_path / "b", second)

    assert second == first
    assert [(0,)] not in written.values()
    assert set(map(str, left.values())) == {"[(0,)]"}
    assert after == before


@pytest.mark.parametrize(
    "spoiling",
    [
        "DROP INDEX read_1.records_day",
        "ALTER TABLE read_1.records ADD COLUMN more text",
        "CREATE TABLE read_1.more (id text)",
        "CREATE SCHEMA read_2 CREATE TABLE followed (name text)",
        "DROP SCHEMA read_1 CASCADE",
        "DROP TRIGGER chain_goes_on ON forumarkiv.stored_events",
        "UPDATE read_1.followed SET version = 0 WHERE name = 'audit'",
        "UPDATE forumarkiv.schema_version SET version = 1",
        "UPDATE forumarkiv.read_models SET number = 2",
    ],
)
def test_one_that_a_test_has_changed_serves_no_other(postgres: Databases, spoiling: str) -> None:
    with postgres.ready() as spoilt:
        run(spoilt, spoiling)

    with postgres.ready() as another:
        assert another != spoilt
