"""Where the archive once had another text for a day than it has now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from projections.agreements.answers import show
from projections.agreements.earlier import earlier
from tests.given import JUSTERING, SPINE, Given
from tests.projections.reading import Reading


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Reading]:
    found = Reading(Given(tmp_path, simulated=True))
    yield found
    found.close()


def at(day: str, *commands: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**command, "at": f"{day}T10:00:00Z"} for command in commands]


def found(reading: Reading, on: str, **more: Any) -> list[tuple[str, str | None, str | None, bool]]:
    rows = reading.ask(earlier, "h1", on=on, **more)["items"]
    sides = [[None if row[side] is None else row[side]["text"] for side in ("before", "now")] for row in rows]
    return [(row["number"], *both, row["corrected"]) for row, both in zip(rows, sides, strict=True)]


CHANGES = [{"op": "replace", "number": "4", "heading": "Udlejning", "text": "Hver anden bolig anvises."}]
CORRECTION = {"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "changes": CHANGES}


def test_a_correction_is_told_with_both_texts_and_when_it_came(reading: Reading) -> None:
    reading(*at("2010-12-01", *SPINE), *at("2012-02-01", JUSTERING))
    corrected = reading(*at("2013-06-05", CORRECTION))

    (row,) = reading.ask(earlier, "h1", on="2012-06-01")["items"]

    assert (row["before"]["text"], row["now"]["text"]) == ("Hver fjerde bolig anvises.", "Hver anden bolig anvises.")
    assert (row["position"], row["recorded_at"][:10], row["corrected"]) == (corrected, "2013-06-05", True)
    until = reading.ask(show, "h1", on="2012-06-01", known=f"@{row['until']}")["provisions"][0]["text"]
    assert until == "Hver fjerde bolig anvises."


def test_what_was_recorded_after_its_day_is_told_and_what_came_ahead_of_it_is_not(reading: Reading) -> None:
    reading(*at("2010-12-01", *SPINE), *at("2012-05-16", JUSTERING))

    late = [("4", "Hver tredje bolig anvises.", "Hver fjerde bolig anvises.", False)]
    assert found(reading, "2012-05-15") == late
    assert found(reading, "2012-05-16") == []
    assert found(reading, "2012-02-28") == [], "the justering does not reach that day"


def test_a_number_that_stands_no_more_for_the_day_is_told_too(reading: Reading) -> None:
    gone = {**JUSTERING, "changes": [{"op": "repeal", "number": "5"}]}
    reading(*at("2010-12-01", *SPINE), *at("2013-01-01", gone))

    assert found(reading, "2012-06-01") == [("5", "Tryghed.", None, False)]


def test_nothing_is_told_of_a_day_before_the_agreement_or_as_known_before_the_correction(reading: Reading) -> None:
    before = reading(*at("2010-12-01", *SPINE), *at("2012-02-01", JUSTERING))
    reading(*at("2013-06-05", CORRECTION))

    assert found(reading, "2010-06-01") == []
    assert found(reading, "2012-06-01", known=f"@{before}") == []


@pytest.mark.parametrize("day", ["2011-06-01", "2012-03-01", "2012-06-01", "2013-06-04", "2014-01-01"])
def test_what_is_told_is_what_the_agreement_says_on_both_sides(reading: Reading, day: str) -> None:
    reading(*at("2010-12-01", *SPINE), *at("2012-05-16", JUSTERING), *at("2013-06-05", CORRECTION))

    for row in reading.ask(earlier, "h1", on=day)["items"]:
        for side, known in (("before", f"@{row['until']}"), ("now", None)):
            told = {p["number"]: p["text"] for p in reading.ask(show, "h1", on=day, known=known)["provisions"]}
            assert told.get(row["number"]) == (row[side] or {}).get("text")


def test_when_each_text_came_is_looked_up_at_once_however_many_there_are(reading: Reading) -> None:
    asked: list[str] = []

    def statements() -> int:
        with reading.reader.view(on="2012-06-01") as view:
            event.listen(view.connection, "before_cursor_execute", lambda *args: asked.append(args[2]))
            before = len(asked)
            earlier(view, "h1")
            return len(asked) - before

    reading(*at("2010-12-01", *SPINE), *at("2012-02-01", JUSTERING))
    of_one = statements()

    for number in range(10, 30):
        added = {"op": "insert", "number": str(number), "heading": None, "text": f"Nyt {number}"}
        reading(*at("2012-02-02", {**JUSTERING, "id": f"j{number}", "changes": [added]}))

    assert len(reading.ask(show, "h1", on="2012-06-01")["provisions"]) > 20
    assert statements() == of_one
