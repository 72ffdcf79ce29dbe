"""Lists of meetings and decisions: what is there on the day, newest first, against the same said naively."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.problems import Problem
from projections import bodies, decisions, documents, meetings
from projections.listing import cursor_of
from tests.given import BR, DECISION, MEETING, PSF, Given
from tests.projections.reading import Reading

DAYS = [f"2012-05-{n:02d}" for n in range(1, 10)]
days = st.sampled_from(DAYS)


def move(id: str, date: str, announced_on: str | None) -> dict[str, Any]:
    said = {} if announced_on is None else {"announced_on": announced_on}
    return {"command": "move-meeting", "id": id, "date": date, **said}


class World:
    """Meetings and decisions of two bodies, as plain rows beside the archive."""

    def __init__(self, folder: Path) -> None:
        self.reading = Reading(Given(folder, simulated=True))
        self.reading(PSF, BR)
        self.meetings: list[dict[str, Any]] = []
        self.decisions: list[dict[str, Any]] = []

    def call(self, body: str, date: str, called_on: str | None, moves: list[tuple[str, str | None]]) -> None:
        id = f"m{len(self.meetings)}"
        self.reading({**MEETING, "id": id, "body": body, "date": date, "called_on": called_on})
        self.reading(*(move(id, *one) for one in moves))
        self.meetings.append({"id": id, "body": body, "date": date, "called_on": called_on, "moves": moves})

    def decide(self, body: str, on: str) -> None:
        id = f"d{len(self.decisions)}"
        self.reading({**OUTSIDE, "id": id, "body": body, "decided_on": on})
        self.decisions.append({"id": id, "body": body, "decided_on": on})

    def expected_meetings(self, on: str, body: str | None, from_: str | None, all: bool) -> list[str]:
        found = []
        for row in self.meetings:
            announced = [date for date, day in row["moves"] if day is None or day <= on]
            date = [row["date"], *announced][-1]
            there = all or (row["called_on"] or date) <= on
            if there and body in (None, row["body"]) and (from_ or "") <= date:
                found.append((date, row["id"]))
        return newest(found)

    def expected_decisions(self, on: str, body: str | None, from_: str | None, all: bool) -> list[str]:
        return newest(
            [
                (row["decided_on"], row["id"])
                for row in self.decisions
                if (all or row["decided_on"] <= on)
                and body in (None, row["body"])
                and (from_ or "") <= row["decided_on"]
            ]
        )

    def pages(self, listing: Any, limit: int, on: str, **asked: Any) -> list[str]:
        seen: list[str] = []
        cursor = None
        while True:
            page = self.reading.ask(listing, on=on, limit=limit, cursor=cursor, **asked)
            assert len(page["items"]) <= limit
            seen += [row["id"] for row in page["items"]]
            if (cursor := page["next"]) is None:
                return seen


OUTSIDE = {"command": "record-decision", "form": "written", "outcome": "adopted", "text": "Ja."}


def newest(found: list[tuple[str, str]]) -> list[str]:
    return [id for _, id in sorted(sorted(found, key=lambda one: one[1]), key=lambda one: one[0], reverse=True)]


_bodies = st.sampled_from(["psf", "br"])
_moves = st.lists(st.tuples(days, st.none() | days), max_size=2)
_calls = st.tuples(_bodies, days, st.none() | days, _moves)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_calls, max_size=6), st.lists(st.tuples(_bodies, days), max_size=6), st.data())
def test_a_list_holds_what_is_there_on_the_day_newest_first(
    tmp_path_factory: pytest.TempPathFactory,
    called: list[Any],
    decided: list[tuple[str, str]],
    data: st.DataObject,
) -> None:
    world = World(tmp_path_factory.mktemp("world"))
    for one in called:
        world.call(*one)
    for body, day in decided:
        world.decide(body, day)
    for _ in range(4):
        on, limit = data.draw(days), data.draw(st.integers(1, 4))
        asked = (data.draw(st.none() | _bodies), data.draw(st.none() | days), data.draw(st.booleans()))
        body, from_, all = asked
        narrowed = {"body": body, "from_": from_, "all": all}

        assert world.pages(meetings.listing, limit, on, **narrowed) == world.expected_meetings(on, *asked)
        assert world.pages(decisions.listing, limit, on, **narrowed) == world.expected_decisions(on, *asked)
        shown = world.reading.ask(bodies.show, "psf", on=on)
        for name, expected in (("meetings", world.expected_meetings), ("decisions", world.expected_decisions)):
            assert [row["id"] for row in shown[name]] == expected(on, "psf", None, False)
    world.reading.close()


@pytest.fixture
def reading(tmp_path: Path) -> Any:
    reading = Reading(Given(tmp_path))
    yield reading
    reading.close()


def filed(id: str, dated: str | None) -> dict[str, Any]:
    said = {} if dated is None else {"dated": dated}
    of = {"title": "Notat", "kind": "notat", "media_type": "text/plain", "content": "Tm90YXQ="}
    return {"command": "file-document", "id": id, **of, **said}


def test_documents_are_listed_by_id_or_the_newest_first_with_those_of_no_day_at_the_end(reading: Reading) -> None:
    dated = {"a": None, "b": "2011-02-01", "c": "2013-05-08", "d": "2011-02-01", "e": None, "f": "2014-01-01"}
    reading(*(filed(id, day) for id, day in dated.items()))

    def pages(limit: int, known: str | None = None) -> list[str]:
        found: list[str] = []
        cursor = None
        while True:
            page = reading.ask(documents.listing, known=known, limit=limit, cursor=cursor, newest=True)
            found += [row["id"] for row in page["items"]]
            if (cursor := page["next"]) is None:
                return found

    expected = ["f", "c", "b", "d", "a", "e"]
    assert [pages(limit) for limit in (1, 2, 4, 500)] == [expected] * 4
    assert [row["id"] for row in reading.ask(documents.listing)["items"]] == sorted(dated)
    before, moved = reading.given.archive.last_position(), {"dated": "2012-01-01"}

    reading({"command": "correct-record", "position": before, "reason": "Skrivefejl", "fields": moved})

    assert pages(2) == ["c", "f", "b", "d", "a", "e"]
    assert pages(2, f"@{before}") == expected


def test_a_move_counts_from_the_day_it_was_announced(reading: Reading) -> None:
    reading(PSF, MEETING, move("m1", "2012-06-05", "2012-04-02"))

    before, after = (reading.ask(meetings.show, "m1", on=on) for on in ("2012-04-01", "2012-04-02"))

    assert (before["date"], before["moves"]) == ("2012-05-08", [])
    assert (after["date"], [one["date"] for one in after["moves"]]) == ("2012-06-05", ["2012-06-05"])


def test_decisions_of_an_agreement_are_there_by_the_day_too(reading: Reading) -> None:
    reading(PSF, MEETING, {**DECISION, "concerns": ["psf"]})

    assert reading.ask(decisions.listing, on="2012-05-07", body="psf")["items"] == []
    assert len(reading.ask(decisions.listing, on="2012-05-07", body="psf", all=True)["items"]) == 1
    assert reading.ask(decisions.listing, on="2012-05-07", agreement="psf")["items"] == []
    assert len(reading.ask(decisions.listing, on="2012-05-08", agreement="psf")["items"]) == 1


@pytest.mark.parametrize("key", [["2012-05-08", "a\0"], ["2012-05-08", 1], [1], ["2012-05-08"], {"a": 1}, -1])
def test_a_cursor_that_no_list_gave_is_invalid(reading: Reading, key: Any) -> None:
    with pytest.raises(Problem) as caught:
        reading.ask(decisions.listing, cursor=cursor_of(key))

    assert (caught.value.slug, caught.value.errors[0].path) == ("invalid", "cursor")
