"""Recording a command looks up what it needs: it does not walk over the log."""

from __future__ import annotations

import pytest

from archive.store.sqlite import SQLiteLog
from tests.given import DECISION, SPINE, Given

_TO_BE_RECORDED = {**DECISION, "id": "d2", "item": "4"}


@pytest.fixture
def database_url() -> None:
    """SQLite alone."""


def test_no_statement_of_a_command_scans_the_events(given: Given) -> None:
    given(*SPINE)
    store = given.archive.log.store
    assert isinstance(store, SQLiteLog)
    run: list[str] = []
    store._writer.set_trace_callback(run.append)
    given.when(_TO_BE_RECORDED)
    store._writer.set_trace_callback(None)

    asked = [sql for sql in run if sql.startswith("SELECT")]
    plans = [row[3] for sql in asked for row in store._writer.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN") and plan != "SCAN sqlite_sequence"] == [], "of one row"
