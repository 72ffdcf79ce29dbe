"""Following gives what a fresh build gives, at every moment, and both what the agreements and meetings say."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as given_some
from hypothesis import settings
from hypothesis import strategies as st

from archive.archive import Archive
from archive.problems import Problem
from projections import meetings
from projections.agreements import answers as agreements
from projections.search.documents import SearchDocument
from projections.search.port import Request
from projections.search.query import parse
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF, Given
from tests.search.searching import Searching

EVERYTHING = parse("-findesikke")
SOME_DAYS = (
    "2010-11-01",
    "2011-01-01",
    "2012-03-01",
    "2012-06-01",
    "2013-02-01",
    "2013-07-01",
    "2014-12-31",
    "2015-01-01",
)


def stored(searching: Searching, position: int, on: str | None = None) -> list[SearchDocument]:
    """All that is known at a position and, if a day is given, stands."""
    with searching.reader.view(known=f"@{position}") as view:
        found = searching.service.find(view, Request(EVERYTHING, view.position, on, limit=10_000))
    return sorted(found.documents, key=lambda document: document.key)


def positions(archive: Archive, every: int) -> list[int]:
    recorded = [command.position for command in archive.recorded_after(0, 100_000)]
    return [*recorded[::every], recorded[-1]]


def test_following_gives_what_a_fresh_build_gives(example: Searching) -> None:
    asked = positions(example.archive, 23)
    stored(example, asked[-1])  # brings the index forward to the end, so that what closes a text is in it
    followed = [stored(example, position) for position in asked]

    example.service.rebuild()

    assert [stored(example, position) for position in asked] == followed
    assert len(followed[-1]) > 300


def test_provisions_are_found_as_the_agreements_give_them(example: Searching) -> None:
    for position in positions(example.archive, 40):
        for on in SOME_DAYS:
            found = {
                (d.id, d.number, d.title, d.text, d.body, d.meeting, d.valid_from, d.valid_to)
                for d in stored(example, position, on)
                if d.type == "provision"
            }
            assert found == set(_provisions(example, position, on)), (position, on)


def _provisions(example: Searching, position: int, on: str) -> Iterator[tuple[Any, ...]]:
    """What stands within the term; after its end the agreement still gives the text of its last day."""
    with example.reader.view(on, f"@{position}") as view:
        for row in agreements.listing(view, limit=500)["items"]:
            agreement = agreements.show(view, row["id"])
            for p in agreement["provisions"]:
                if p["valid"]["to"] is None or on < p["valid"]["to"]:
                    source = p["source"]
                    at = source["body"], source["meeting"], p["valid"]["from"], p["valid"]["to"]
                    yield row["id"], p["number"], p["heading"], p["text"], *at


def test_minutes_and_agendas_are_found_as_the_meetings_give_them(example: Searching) -> None:
    for position in positions(example.archive, 60):
        for on in SOME_DAYS:
            found = stored(example, position, on)
            minuted = {(d.id, d.number, d.text, d.date) for d in found if d.type == "minutes"}
            planned = {(d.id, d.number, d.title, d.date) for d in found if d.type == "agenda-item"}
            said = list(_items(example, position, on))
            assert minuted == {(m, i["number"], i["text"], date) for m, date, i in said if i["text"] is not None}
            assert planned == {(m, i["number"], i["title"], date) for m, date, i in said if i["on_agenda"]}


def _items(example: Searching, position: int, on: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    with example.reader.view(on, f"@{position}") as view:
        for row in meetings.listing(view, limit=500, all=True)["items"]:
            for item in meetings.show(view, row["id"])["items"]:
                yield row["id"], row["date"], item


def changed(op: str, number: str, text: str = "") -> dict[str, Any]:
    return {"op": op, "number": number, **({} if op == "repeal" else {"heading": None, "text": text})}


def corrected(command: str, **fields: Any) -> dict[str, Any]:
    return {"command": command, "reason": "Skrivefejl", **fields}


FIRST = (
    PSF,
    BR,
    MEETING,
    {**MEETING, "id": "m2", "body": "br", "date": "2012-02-01"},
    DECISION,
    {**DECISION, "id": "d2", "meeting": "m2"},
    {**AGREEMENT, "decision": "d2"},
    {
        "command": "record-minutes",
        "meeting": "m1",
        "items": [{"number": "1", "text": "Et."}, {"number": "2", "text": "To."}],
    },
    JUSTERING,
    {
        **JUSTERING,
        "id": "j2",
        "decision": "d2",
        "effective_on": "2012-06-01",
        "changes": [changed("replace", "4", "Seks.")],
    },
)
LATER: tuple[dict[str, Any], ...] = (
    {
        **JUSTERING,
        "id": "j3",
        "effective_on": "2011-06-01",
        "changes": [changed("replace", "4", "Tre."), changed("insert", "6", "Ny.")],
    },
    {**JUSTERING, "id": "j4", "effective_on": "2013-01-01", "changes": [changed("repeal", "5")]},
    corrected("correct-justering", justering="j1", effective_on="2012-07-01"),
    corrected(
        "correct-justering", justering="j1", changes=[changed("replace", "5", "Fem."), changed("insert", "7", "Syv.")]
    ),
    corrected("correct-justering", justering="j2", decision="d1"),
    corrected("correct-justering", justering="j2", void=True),
    corrected("correct-justering", justering="j2", void=False),
    corrected("correct-decision", decision="d2", item="1", decided_on="2012-05-09"),
    corrected("correct-decision", decision="d2", meeting="m1", body="psf"),
    corrected("correct-decision", decision="d1", void=True),
    corrected("correct-agreement", agreement="h1", effective_on="2012-01-01"),
    corrected("correct-agreement", agreement="h1", effective_on=None),
    corrected("correct-agreement", agreement="h1", decision="d1"),
    corrected(
        "correct-agreement",
        agreement="h1",
        provisions=[{"number": "4", "text": None}, {"number": "8", "heading": None, "text": "Otte."}],
    ),
    corrected("correct-agreement", agreement="h1", void=True),
    corrected("correct-agreement", agreement="h1", void=False, title="Ny"),
    {"command": "end-agreement", "agreement": "h1", "on": "2012-06-15", "reason": "terminated"},
)


@settings(max_examples=12, deadline=None)
@given_some(st.permutations(LATER), st.integers(3, len(LATER)), st.sets(st.integers(0, len(LATER)), max_size=4))
def test_whatever_is_corrected_when_the_index_follows(
    tmp_path_factory: pytest.TempPathFactory, order: list[dict[str, Any]], many: int, searched: set[int]
) -> None:
    given = Given(tmp_path_factory.mktemp("data"))
    searching = Searching(given)
    searching(*FIRST)
    for n, command in enumerate(order[:many]):
        if n in searched:
            searching.ask("bolig")
        _accepted(given, command)
    searching.ask("bolig")
    asked = positions(given.archive, 1)[5:]
    followed = [stored(searching, position) for position in asked]

    for position in asked[:: max(1, len(asked) // 6)]:
        for on in SOME_DAYS:
            found = stored(searching, position, on)
            said = {
                (d.id, d.number, d.title, d.text, d.body, d.meeting, d.valid_from, d.valid_to)
                for d in found
                if d.type == "provision"
            }
            assert said == set(_provisions(searching, position, on)), (position, on)
    searching.service.rebuild()
    assert [stored(searching, position) for position in asked] == followed
    searching.close()
    given.archive.close()


def _accepted(given: Given, command: dict[str, Any]) -> None:
    """Does a command, unless the archive refuses it in this order."""
    with contextlib.suppress(Problem):
        given.when(command)


def test_a_batch_that_ends_inside_a_history_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = Given(tmp_path)(*FIRST, *LATER[:6])
    searching = Searching(given)
    whole = stored(searching, given.archive.last_position())
    monkeypatch.setattr("projections.search.service._REBUILD_BATCH", 3)

    searching.service.rebuild()

    assert stored(searching, given.archive.last_position()) == whole
    searching.close()
    given.archive.close()
