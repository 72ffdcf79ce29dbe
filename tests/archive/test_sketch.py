"""What commands would be answered is told without anything being written, whoever writes meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from archive.problems import Problem
from archive.sketch import sketched
from tests.any_commands import history
from tests.databases import ENGINES, address_in
from tests.given import BR, JUSTERING, PSF, SPINE, Given


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from address_in(request.param, request)


def kept(folder: Path) -> dict[str, bytes]:
    """Every file and its bytes; what SQLite shares among those who read is no part of it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith("-shm")
    }


def test_commands_are_tried_one_after_the_other_and_nothing_is_written(given: Given) -> None:
    given(*SPINE[:-1])
    before, position = kept(given.archive.data_dir), given.archive.last_position()
    minutes = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Tiltrådt."}]}

    with sketched(given.archive) as sketch:
        first = sketch.do(SPINE[-1], by="a")
        second = sketch.do(JUSTERING, by="a")
        third = sketch.do(minutes, by="a")
        with pytest.raises(Problem):
            sketch.do(JUSTERING, by="a")

    assert first.body["subject"] == {"type": "agreement", "id": "h1", "version": 1}
    assert second.body["overtaken"] == []
    assert third.status == 201
    assert given.archive.last_position() == position
    assert kept(given.archive.data_dir) == before


def test_what_is_tried_is_answered_as_what_is_done(given: Given) -> None:
    """Any history, each command tried before it is done: the receipts are the same, the place in the log aside."""
    chance = Random(7)
    tried: list[object] = []
    do = given.when

    def trying(command: dict[str, object] | object, **more: object) -> object:
        key = {"key": f"k{len(tried)}"}
        assert isinstance(command, dict)
        with sketched(given.archive) as sketch:
            try:
                answer: object = sketch.do({**command, **key}, by="sekretariatet").body
            except Problem as problem:
                answer = (problem.slug, problem.code)
        try:
            receipt = do({**command, **key})
        except Problem as problem:
            tried.append((answer, (problem.slug, problem.code)))
            raise
        tried.append((answer, receipt.body))
        return receipt

    given.when = trying  # type: ignore[method-assign, assignment]
    list(history(chance, given, 60))

    assert len(tried) > 60
    assert [one for one, _ in tried] == [other for _, other in tried]  # type: ignore[misc]


def test_what_others_record_meanwhile_is_not_seen(given: Given) -> None:
    given(PSF)

    with sketched(given.archive) as sketch:
        assert sketch.known.type_of("psf") == "body"
        given(BR)
        sketch.do({**BR, "name": "En anden"}, by="a")

    assert given.archive.known.type_of("br") == "body"


def test_a_file_is_read_and_kept_in_memory_alone(given: Given) -> None:
    document = {
        "command": "file-document",
        "id": "notat",
        "title": "Notat",
        "kind": "notat",
        "media_type": "text/plain",
        "content": "Tm90YXQ=",
    }

    with sketched(given.archive) as sketch:
        sketch.do(document, by="a")
        made = sketch.known.maker("notat")
        assert sketch.texts.get(made.data["text_sha256"]) == "Notat"

    assert not list(given.archive.data_dir.glob("files/*"))
