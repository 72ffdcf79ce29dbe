"""The text of a day as it was known long ago is sought: what was recorded since is not walked over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from projections.agreements.as_of import last_words, text
from tests.given import AGREEMENT, JUSTERING, SPINE, Given
from tests.projections.reading import Reading

_LATE = "2100-01-01"
_OPEN = {name: value for name, value in AGREEMENT.items() if name != "ends_on"}
Question = Callable[[Connection, str, str, int], Any]


@pytest.mark.parametrize("question", [text, last_words])
def test_of_an_early_moment_no_more_is_looked_at_however_much_was_recorded_since(
    tmp_path: Path, question: Question
) -> None:
    reading = Reading(Given(tmp_path, simulated=True))
    early = reading(*SPINE[:-1], _OPEN, JUSTERING)
    reading(*(_justering(n) for n in range(20)))
    after_few = looked_at(reading, question, early)

    reading(*(_justering(n) for n in range(20, 100)))

    assert looked_at(reading, question, early) <= 1.5 * after_few
    reading.close()


def _justering(n: int) -> dict[str, Any]:
    """Each recorded after those of earlier dates, as in life."""
    return {**JUSTERING, "id": f"j-{n}", "effective_on": f"{2013 + n // 12}-{1 + n % 12:02}-01"}


def looked_at(reading: Reading, question: Question, at: int) -> int:
    """How many steps SQLite takes."""
    steps: list[int] = []
    with reading.reader.view(_LATE, f"@{at}") as view:
        driver: Any = view.connection.connection.driver_connection
        driver.set_progress_handler(lambda: steps.append(1), 1)
        question(view.connection, "h1", _LATE, at)
        driver.set_progress_handler(None, 1)
    return len(steps)
