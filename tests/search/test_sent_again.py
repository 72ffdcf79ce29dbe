"""Minutes that remarks change: each day is found as the meeting gives it, for work that follows what is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given as given_some
from hypothesis import settings
from hypothesis import strategies as st

from archive.blobs import Texts
from archive.problems import Problem
from projections import meetings
from tests.given import BR, MEETING, PSF, Given
from tests.search.searching import Searching
from tests.search.test_feeding import positions, stored
from tests.search.test_histories import DISPATCHED, items_on_agenda, minuted

FIRST = date(2012, 5, 6)


def day(n: int) -> str:
    return (FIRST + timedelta(days=n)).isoformat()


def remark(id: str, on: str) -> dict[str, Any]:
    return {"command": "remark-on-minutes", "meeting": "m1", "remark": id, "from": "br", "on": on, "text": "Nej."}


def settled(id: str, on: str, numbers: list[int], words: str, outcome: str = "accepted") -> dict[str, Any]:
    items = [{"number": str(number), "text": f"{words} {number}"} for number in numbers]
    said = {"items": items} if outcome == "accepted" and items else {}
    return {"command": "settle-remark", "meeting": "m1", "remark": id, "on": on, "outcome": outcome, **said}


def _any(chance: Random, made: list[int]) -> Iterator[dict[str, Any]]:
    id, on = f"b{chance.randrange(6)}", day(chance.randrange(10, 40))
    outcome = chance.choice(["accepted", "accepted", "accepted", "rejected"])
    numbers = chance.sample(range(6), chance.randint(1, 3))
    yield chance.choice([remark(id, on), settled(id, on, numbers, f"Ord{chance.randrange(3)}", outcome)])
    if made and chance.random() < 0.4:
        told = {"command": "correct-record", "position": chance.choice(made), "reason": "Fejl"}
        fields = {"on": day(chance.randrange(5, 40))}
        yield {**told, **chance.choice([{"void": True}, {"void": False}, {"fields": fields}])}


@settings(max_examples=10, deadline=None)
@given_some(st.integers(0, 2**32))
def test_each_day_reads_as_the_meeting_gives_it(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    chance, given = Random(seed), Given(tmp_path_factory.mktemp("data"))
    searching, made = Searching(given), []
    given(PSF, BR, MEETING, items_on_agenda(4), minuted(4), DISPATCHED)
    for _ in range(20):
        for command in _any(chance, made):
            with suppress(Problem):
                made.append(given.archive.do(command, by="prøve").body["position"])
        if chance.random() < 0.3:
            searching.ask("haver")
    searching.ask("haver")

    for position in positions(given.archive, 6):
        for on in (day(n) for n in range(0, 42, 4)):
            found = {(one.number, one.text) for one in stored(searching, position, on) if one.type == "minutes"}
            assert found == _given(searching, position, on), (position, on)
    searching.close()
    given.archive.close()


def _given(searching: Searching, position: int, on: str) -> set[tuple[str, str]]:
    with searching.reader.view(on, f"@{position}") as view:
        items = meetings.show(view, "m1")["items"] if position > 4 else []
    return {(item["number"], item["text"]) for item in items if item["text"] is not None}


@pytest.mark.parametrize("searched", ["at once", "each time"])
def test_work_follows_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, searched: str) -> None:
    """A settlement looks at the items that it sends out again, however many the meeting has."""
    read: list[str] = []
    get = Texts.get

    def noted(texts: Texts, sha: str) -> str:
        read.append(sha)
        return get(texts, sha)

    def texts_read(items: int, remarks: int, folder: str) -> int:
        given = Given(tmp_path / folder)
        searching = Searching(given)
        given(PSF, BR, MEETING, items_on_agenda(items), minuted(items), DISPATCHED)
        if searched == "each time":
            searching.ask("findesikke")
        read.clear()
        for n in range(remarks):
            given(remark(f"b{n}", day(10 + n)), settled(f"b{n}", day(10 + n), [n], "Andet"))
            if searched == "each time":
                searching.ask("findesikke")
        searching.ask("findesikke")
        monkeypatch.undo()
        searching.close()
        given.archive.close()
        return len(read)

    counts = []
    for items, remarks in ((20, 5), (40, 10)):
        monkeypatch.setattr(Texts, "get", noted)
        counts.append(texts_read(items, remarks, f"{items}"))
    assert counts[1] <= 2 * counts[0], counts
