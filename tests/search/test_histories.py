"""Whatever is recorded, in whatever order, and whenever somebody searches: the index is what a fresh build gives."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given as given_some
from hypothesis import note, settings
from hypothesis import strategies as st

from projections.verifying import verify
from tests.any_commands import history
from tests.given import DECISION, MEETING, PSF, Given
from tests.search.searching import Searching
from tests.search.test_answers import document
from tests.search.test_feeding import positions, stored


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
