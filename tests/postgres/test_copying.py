"""Rows as they come into PostgreSQL, many or few: no text is changed on its way."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from projections.following.database import writing
from projections.following.database_postgres import copy_tuples, open_engine
from projections.following.readmodel import create_tables
from projections.records.table import ids
from tests.databases import run

CHARACTERS = [chr(number) for number in range(1, 0x3000)]
LOOK_LIKE_MARKS = [
    "null",
    "",
    '"',
    '""',
    "\\",
    "\\\\n",
    '\\"',
    "\\.",
    "a\n\\.\nb",
    "]\n[",
    '"],["',
    "1,2",
    "\r\n",
    "\\N",
    "🏛",
]


@pytest.mark.parametrize("at_once", [1, 8, 20_000])
def test_every_text_is_stored_as_it_is(database_url: str, at_once: int) -> None:
    texts = [*LOOK_LIKE_MARKS, "".join(CHARACTERS), *(f"a{one}b" for one in CHARACTERS[:200])]
    rows = [(f"id {number}", text, text[::-1], 2**62 - number) for number, text in enumerate(texts)]
    run(database_url, "CREATE SCHEMA read_1")
    engine = open_engine(database_url, 1, {})
    with writing(engine) as connection:
        create_tables(connection)
        for start in range(0, len(rows), at_once):
            copy_tuples(connection, ids, rows[start : start + at_once])
        stored = connection.execute(select(ids)).all()
    engine.dispose()
    assert sorted(map(tuple, stored)) == sorted(rows)
