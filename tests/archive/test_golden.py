"""Golden samples: every version of every event that an archive may hold is read as it was written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.persistence import StoredEvent

from archive.catalogue import EVENTS, UnknownEvent, to_event, to_stored
from archive.events import Event
from archive.grammar import BY_EVENT
from tests.archive.samples import GOLDEN, write_sample

SAMPLES = sorted(GOLDEN.glob("*.json"))


def read(path: Path) -> tuple[StoredEvent, dict[str, Any]]:
    sample = json.loads(path.read_text(encoding="utf-8"))
    return StoredEvent(sample["stream"], sample["version"], sample["topic"], sample["state"].encode()), sample["event"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_stored_event_is_read_as_it_was_meant(path: Path) -> None:
    stored, meant = read(path)

    assert to_event(stored) == Event(**meant)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_an_event_is_still_stored_in_the_same_bytes(path: Path) -> None:
    stored, meant = read(path)

    assert to_stored(Event(**meant)) == stored


def test_every_event_has_a_sample() -> None:
    sampled = {read(path)[0].topic for path in SAMPLES}

    assert set(EVENTS) - sampled == set(), "run scripts/golden for each of these"
    assert sampled <= set(EVENTS)


@pytest.mark.parametrize("event", BY_EVENT)
def test_a_sample_is_made_of_every_event(event: str, tmp_path: Path) -> None:
    first, second = write_sample(event, {}, tmp_path), write_sample(event, {"note": "Bilag 1"}, tmp_path)

    assert [first.name, second.name] == [f"{event}-1.json", f"{event}-2.json"]
    for path in (first, second):
        stored, meant = read(path)
        assert (to_event(stored), to_stored(Event(**meant))) == (Event(**meant), stored)
    assert read(second)[1]["data"] == read(first)[1]["data"] | {"note": "Bilag 1"}


def test_only_names_of_the_catalogue_are_read() -> None:
    with pytest.raises(UnknownEvent, match="os:system"):
        to_event(StoredEvent("x", 1, "os:system", b"{}"))


def test_a_state_of_another_shape_is_told_with_its_place() -> None:
    with pytest.raises(UnknownEvent, match="stream 'psf' version 3"):
        to_event(StoredEvent("psf", 3, "body-established", b'{"data": []}'))
