"""A projection is one file: ``hands_model.py`` beside this one, found as the program finds its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from projections import models
from projections.following.readmodel import metadata
from tests import projections as beside
from tests.given import BR, PSF, Given
from tests.projections.reading import Reading

_FILE = "tests.projections.hands_model"


@pytest.fixture
def hands(database_url: str | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """After the database is made: it is kept for the tests that follow, which know no such table."""
    monkeypatch.setattr(models, "READ_MODELS", models.ordered([*models.found(beside), *models.READ_MODELS]))
    module = sys.modules[_FILE]
    assert [model.name for model in models.READ_MODELS] == ["records", "hands", "agreements", "audit"]
    yield module
    metadata.remove(module.hands)
    del sys.modules[_FILE]


def test_it_follows_is_asked_on_both_axes_built_anew_and_told_of(
    hands: ModuleType, tmp_path: Path, database_url: str | None
) -> None:
    reading = Reading(Given(tmp_path, simulated=True, database_url=database_url))
    first = reading({**PSF, "by": "br"})
    reading({**BR, "by": "br"})

    def recorded(known: str | None = None) -> dict[str, int]:
        return {row["recorded_by"]: row["records"] for row in reading.ask(hands.listing, known=known)["items"]}

    assert recorded() == {"br": 2, "arkiv": 1}
    assert recorded(known=f"@{first}") == {"br": 1, "arkiv": 1}
    reading.reader.rebuild()
    assert recorded() == {"br": 2, "arkiv": 1}
    assert {model["name"]: model["state"] for model in reading.reader.status()}["hands"] == "ok"
    reading.close()


def test_an_archive_that_stood_before_gets_it_at_the_next_start(
    tmp_path: Path, request: pytest.FixtureRequest, database_url: str | None
) -> None:
    given = Given(tmp_path, database_url=database_url)
    before = Reading(given)
    before(PSF)
    before.reader.close()

    hands = request.getfixturevalue("hands")
    after = Reading(given)

    assert after.ask(hands.listing)["items"] == [
        {"recorded_by": "arkiv", "records": 1},
        {"recorded_by": "sekretariatet", "records": 1},
    ]
    after.close()
