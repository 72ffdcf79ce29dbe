"""Followers of one log: each sees what the one before it has saved, so that no command is applied twice."""

from __future__ import annotations

from threading import Event, Thread

from sqlalchemy import update

from projections.following.database import writing
from projections.following.follow import positions_of
from projections.following.readmodel import followed
from tests.given import PSF
from tests.projections.reading import Reading

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
