"""Whatever is recorded, in whatever order, and whenever somebody searches: the index is what a fresh build gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given as given_some
from hypothesis import note, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import Connection, select

from archive.blobs import Texts
from archive.grammar import COMMANDS
from archive.records import Record
from projections.records.table import records
from projections.search import feeding
from projections.search.documents import SearchDocument
from projections.search.past import KnownAt, Past
from projections.search.places import anywhere
from projections.search.texts_of import TEXTS_OF
from projections.search.texts_of_meeting import of_meeting, of_minutes
from projections.verifying import verify
from tests.any_commands import history
from tests.given import DECISION, MEETING, PSF, Given
from tests.search.searching import Searching
from tests.search.test_answers import document
from tests.search.test_feeding import positions, stored

pytestmark = pytest.mark.slow
DISPATCHED = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"}
REMARK = {"command": "remark-on-minutes", "meeting": "m1", "from": "br", "on": "2012-05-16", "text": "Nej."}
SENT_AGAIN = {"outcome": "accepted", "items": [{"number": "2", "text": "Om kældre"}]}


def items_on_agenda(most: int) -> dict[str, Any]:
    items = [{"number": str(n), "title": f"Punkt {n}"} for n in range(most)]
    return {"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-05-01", "items": items}


def minuted(most: int) -> dict[str, Any]:
    items = [{"number": str(n), "text": f"Om haver, {n}"} for n in range(most)]
    return {"command": "record-minutes", "meeting": "m1", "items": items}


@settings(max_examples=30, deadline=None)
@given_some(st.integers(0, 2**32))
def test_following_any_history_gives_what_a_fresh_build_gives(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance, given = Random(seed), Given(tmp_path_factory.mktemp("data"))
    searching = Searching(given)
    seldom = chance.choice([1, 4, 11, 100])
    for command in history(chance, given, 60):
        note(f"{command},")
        if chance.random() < 1 / seldom:
            searching.ask("bolig")
    searching.ask("bolig")
    asked = positions(given.archive, 1)
    followed = [stored(searching, position) for position in asked]

    assert [one for one in verify(given.archive, searching.reader, searching.service) if one["differing"]] == []
    assert searching.service.status()["state"] == "ok"
    searching.service.rebuild()
    assert [stored(searching, position) for position in asked] == followed
    assert searching.service.status()["state"] == "ok"
    searching.close()
    given.archive.close()


def test_what_is_filed_after_a_correction_and_before_anybody_searches(given: Given) -> None:
    searching = Searching(given)
    outside = {"body": "sf", "decided_on": "2012-05-08", "form": "written", "outcome": "adopted", "text": "Ja."}
    searching(
        {**PSF, "id": "sf"},
        {"command": "record-decision", "id": "d1", **outside},
        {"command": "correct-decision", "decision": "d1", "reason": "Skrivefejl", "text": "Ja tak."},
        document("n1", "Om haver", belongs_to="d1"),
    )

    assert searching.found("haver") == {"document n1"}
    assert searching.service.status()["state"] == "ok"
    searching.close()


def test_what_is_filed_to_a_meeting_after_its_correction(given: Given) -> None:
    searching = Searching(given)
    called = searching(PSF, MEETING)
    searching(
        {"command": "correct-record", "position": called, "reason": "Skrivefejl", "fields": {"place": "Rådhuset"}},
        DECISION,
        document("n1", "Om haver", belongs_to="m1"),
    )

    assert searching.found("haver") == {"document n1"}
    searching.close()


@settings(max_examples=15, deadline=None)
@given_some(st.integers(0, 2**32))
def test_whatever_is_not_looked_at_again_reads_as_it_did(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    chance, given = Random(seed), Given(tmp_path_factory.mktemp("data"))
    searching = Searching(given)
    for command in history(chance, given, 60):
        note(f"{command},")
    asked = positions(given.archive, 1)
    index = [_of_owners(stored(searching, position)) for position in asked]

    with searching.reader.view() as view:
        made = [_of_owners(_made_at(view.connection, position, given.archive.texts)) for position in asked]

    assert index == made
    searching.close()
    given.archive.close()


def _of_owners(documents: Iterable[SearchDocument]) -> list[SearchDocument]:
    """Without when they became known, in one order; provisions aside, which are fed from their own table."""
    texts = (replace(one, known_from=0, known_to=0) for one in documents if one.type != "provision")
    return sorted(texts, key=lambda document: document.key)


def _made_at(connection: Connection, position: int, texts: Texts) -> Iterator[SearchDocument]:
    """The documents of all owners, made of all that was known at a position."""
    known = Past(connection).at(position)
    named = select(records.c.command, records.c.owner, records.c.id).where(records.c.known_from <= position)
    for type, id in {_unit(*row) for row in connection.execute(named)}:
        if type in TEXTS_OF:
            yield from map(anywhere, TEXTS_OF[type](known, texts, f"{type}:{id}", id))


def _unit(command: str, owner: str, id: str) -> tuple[str | None, str]:
    """What a command makes, as search has it."""
    type = "assessments" if command == "enter-agreement" else COMMANDS[command].type
    return type, id if type == "proposal" else owner


def test_a_remark_makes_no_text_of_its_meeting_anew(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    searching, made, again = Searching(given), list[int](), list[tuple[int, Any]]()
    searching(PSF, MEETING, items_on_agenda(3), minuted(3), DISPATCHED)
    searching.ask("haver")

    def counted(known: KnownAt, texts: Texts, unit: str, id: str) -> list[SearchDocument]:
        made.append(known.position)
        return of_meeting(known, texts, unit, id)

    def some(known: KnownAt, texts: Texts, unit: str, id: str, only: Any) -> list[SearchDocument]:
        again.append((known.position, set(only)))
        return of_minutes(known, texts, unit, id, only)

    monkeypatch.setitem(cast(Any, TEXTS_OF), "meeting", counted)
    monkeypatch.setattr(feeding, "of_minutes", some)
    searching(*({**REMARK, "remark": f"b{n}"} for n in range(4)))
    assert searching.found("haver 2") == {"minutes m1 2"}
    assert made == []
    settled = searching({"command": "settle-remark", "meeting": "m1", "remark": "b1", "on": "2012-05-20"} | SENT_AGAIN)

    assert searching.found("kældre") == {"minutes m1 2"}
    assert (made, again) == ([], [(settled, {"2"})])
    searching.close()


def test_what_is_said_of_a_meeting_is_looked_up_once_for_all_of_its_items(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, looked_up = Counter[str](), Past.records

    def counted(past: Past, room: str, position: int) -> list[Record]:
        asked[room] += 1
        return looked_up(past, room, position)

    monkeypatch.setattr(Past, "records", counted)
    searching = Searching(given)
    searching(PSF, MEETING, items_on_agenda(4), minuted(4), {**MEETING, "id": "m2"})
    searching(*({**command, "meeting": "m2"} for command in (items_on_agenda(40), minuted(40))))
    searching.ask("haver")

    assert asked["m1"] == asked["m2"] > 0
    searching.close()
