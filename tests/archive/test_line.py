"""Those who have lost leave one by one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from archive.line import Line
from tests import patience
from tests.given import JUSTERING, SPINE, Given

_LONG = 3600.0


@contextmanager
def waiting(line: Line) -> Iterator[Event]:
    """Somebody in the line, and whether they are out of it."""
    out = Event()

    def wait() -> None:
        line.wait()
        out.set()

    thread = Thread(target=wait, daemon=True)
    thread.start()
    yield out
    thread.join(patience.SECONDS)


def test_who_comes_alone_is_let_out_at_once() -> None:
    with waiting(Line(_LONG)) as out:
        assert out.wait(patience.SECONDS)


def test_the_next_is_let_out_when_something_was_recorded() -> None:
    line = Line(_LONG, _LONG)
    line.wait()

    with waiting(line) as out:
        assert not out.wait(0.05)
        line.move_on()
        assert out.wait(patience.SECONDS)


def test_the_next_is_let_out_when_the_one_before_has_had_his_time() -> None:
    line = Line(0.01, _LONG)
    line.wait()

    with waiting(line) as out:
        assert out.wait(patience.SECONDS)


def test_nobody_stands_behind_others_for_ever() -> None:
    line = Line(_LONG, 0.01)
    line.wait()

    with waiting(line) as one, waiting(line) as other:
        while not (one.is_set() or other.is_set()):
            one.wait(0.01)
        assert not (one.is_set() and other.is_set()), "the first of them has its time still"
        line.move_on()


def test_who_has_lost_goes_through_the_line_and_nobody_else(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[str] = []
    monkeypatch.setattr(Line, "wait", lambda self: gone.append("waited"))
    monkeypatch.setattr(Line, "move_on", lambda self: gone.append("moved on"))

    given(*SPINE)
    assert gone == ["moved on"] * len(SPINE)
    given.refused("already-exists", "already-exists", SPINE[0])
    assert gone == ["moved on"] * len(SPINE)

    given(JUSTERING)
    given.refused("changed-meanwhile", "changed-meanwhile", {**JUSTERING, "id": "j2"}, expect_version=1)
    assert gone == ["moved on"] * len(SPINE) + ["moved on", "waited"]
