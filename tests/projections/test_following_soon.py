"""What was recorded is followed soon, by whoever reads first at once, and by who closes at the latest."""

from __future__ import annotations

from collections import deque
from threading import Event

import pytest

from archive.problems import Problem
from projections.following.database import writing
from projections.following.follow import positions_of
from projections.reader import Reader
from tests import patience
from tests.given import BR, JUSTERING, PSF, SPINE
from tests.projections.reading import Reading


def test_what_was_recorded_is_followed_before_anybody_reads(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    followed = Event()
    catch_up = reading.reader._follower.catch_up
    monkeypatch.setattr(reading.reader._follower, "catch_up", lambda seconds: catch_up(seconds) and followed.set())

    reading(PSF)

    assert followed.wait(patience.SECONDS)
    assert not reading.reader._follower.waits()


def test_who_reads_at_once_sees_what_was_recorded_and_need_not_wait_for_its_moment(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading.reader._soon, "ask", lambda: None)

    position = reading(*SPINE, JUSTERING)

    with reading.reader.view() as view:
        assert view.position == position
        assert set(view.reached.values()) == {position}


def test_what_waits_to_be_followed_is_followed_at_the_end(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(reading.archive)
    monkeypatch.setattr(reader._soon, "ask", lambda: None)
    monkeypatch.setattr(reading.reader._soon, "ask", lambda: None)
    position = reading(PSF)

    reader.close()

    with writing(reading.reader._generations.engine()) as connection:
        assert set(positions_of(connection).values()) == {position}


def test_what_another_program_has_recorded_since_is_not_known_at_an_earlier_moment(reading: Reading) -> None:
    before = reading(PSF)
    other = reading.given.opened_again()
    other.do(BR, by="x")
    other.close()

    with pytest.raises(Problem) as caught, reading.reader.view(known=f"@{before}") as view:
        view.require("br", "body")

    assert caught.value.code == "not-known-then"


def test_an_earlier_moment_is_shown_while_the_read_models_cannot_follow(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = reading(PSF)
    reading.reader.follow()
    monkeypatch.setattr(reading.reader._follower, "catch_up", lambda seconds, position=None: False)
    reading.given(BR)

    with reading.reader.view(known=f"@{before}") as view:
        assert view.position == before


def test_of_more_than_wait_the_first_are_read_of_the_log(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.reader._soon, "ask", lambda: None)
    reading.reader._follower._waiting = deque(maxlen=2)

    position = reading(*SPINE, JUSTERING)

    with reading.reader.view() as view:
        assert set(view.reached.values()) == {position}
