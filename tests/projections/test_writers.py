"""Followers of one log: each sees what the one before it has saved, so that no command is applied twice."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event, Thread
from time import monotonic, sleep

import pytest
from sqlalchemy import Connection, update

from archive.events import Recorded
from projections.following.database import writing
from projections.following.follow import positions_of
from projections.following.readmodel import followed
from projections.records.handler import Records
from tests import patience
from tests.given import PSF
from tests.projections.reading import Reading, rows

_SAVED = 99


def test_who_follows_at_the_same_time_reads_the_position_that_the_first_has_saved(reading: Reading) -> None:
    reading(PSF)
    engine = reading.reader._generations.engine()
    begun, seen = Event(), list[int]()

    def follow() -> None:
        with writing(engine) as connection:
            begun.set()
            seen.extend(positions_of(connection).values())

    with writing(engine) as connection:
        positions_of(connection)
        other = Thread(target=follow)
        other.start()
        assert not begun.wait(0.3)
        connection.execute(update(followed).values(position=_SAVED))
    other.join(20)

    assert set(seen) == {_SAVED}


def test_whoever_comes_first_brings_forward_what_others_recorded_meanwhile(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading(PSF)
    reading.reader.follow()
    batches: list[int] = []
    apply = Records.apply

    def counted(self: Records, connection: Connection, commands: Sequence[Recorded]) -> None:
        batches.append(len(commands))
        apply(self, connection, commands)

    monkeypatch.setattr(Records, "apply", counted)
    others = [Thread(target=reading, args=({**PSF, "id": f"b{n}"},)) for n in range(5)]
    follower, last = reading.reader._follower, reading.archive.last_position()
    with follower._lock:
        for other in others:
            other.start()
        deadline = monotonic() + patience.SECONDS
        while len(follower._waiting) < len(others):
            assert monotonic() < deadline
            sleep(0.01)
    for other in others:
        other.join(20)

    with reading.reader.view() as view:
        assert view.position > last
        live = rows(view)
    assert batches == [len(others)]
    assert not follower._waiting
    reading.reader.rebuild()
    assert reading.tables() == live


def test_what_did_not_come_right_after_what_was_followed_is_read_from_the_log(reading: Reading) -> None:
    reading(PSF)
    follower = reading.reader._follower
    others = reading.archive._listeners
    reading.archive._listeners = []
    reading({**PSF, "id": "sf"})
    reading.archive._listeners = others

    reading({**PSF, "id": "tks"})

    with reading.reader.view() as view:
        assert view.position == reading.archive.last_position()
        assert {"psf", "sf", "tks"} <= {row[0] for row in rows(view)["ids"]}
    assert not follower._waiting
