"""What is done soon: once for all who ask within a moment, and never in the way of who asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Event, Semaphore, Thread
from typing import Any

import pytest

from projections.following.soon import Soon
from tests import patience

_LONG = 3600.0


@contextmanager
def soon(run: Callable[[], object], seconds: float = 0.0) -> Iterator[Soon]:
    with closing(Soon(run, seconds)) as made:
        yield made


def test_it_is_done_by_another_thread() -> None:
    held, done = Event(), Event()
    with soon(lambda: held.wait(patience.SECONDS) and done.set()) as made:
        made.ask()
        held.set()

        assert done.wait(patience.SECONDS)


def test_those_who_ask_within_a_moment_are_served_at_once() -> None:
    begun, go_on = Semaphore(0), Event()

    def run() -> None:
        begun.release()
        go_on.wait(patience.SECONDS)

    with soon(run) as made:
        made.ask()
        assert begun.acquire(timeout=patience.SECONDS)
        for _ in range(20):
            made.ask()
        go_on.set()

        assert begun.acquire(timeout=patience.SECONDS)
    assert not begun.acquire(blocking=False)


def test_an_error_is_logged_and_the_next_is_done(caplog: pytest.LogCaptureFixture) -> None:
    begun = Semaphore(0)

    def run() -> None:
        begun.release()
        raise KeyError("gone")

    with soon(run) as made:
        made.ask()
        assert begun.acquire(timeout=patience.SECONDS)
        made.ask()
        assert begun.acquire(timeout=patience.SECONDS)

    assert "KeyError: 'gone'" in caplog.text


def test_it_is_done_by_who_asks_where_no_thread_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []

    def start(self: Any) -> None:
        raise RuntimeError("can't start new thread")

    with soon(lambda: done.append(1)) as made:
        monkeypatch.setattr(Thread, "start", start)
        made.ask()
        made.ask()

    assert done == [1, 1]


def test_the_end_does_not_wait_for_its_moment() -> None:
    done: list[int] = []
    with soon(lambda: done.append(1), _LONG) as made:
        made.ask()

    assert done == []


def test_it_ends_whenever_the_end_comes() -> None:
    for _ in range(300):
        with soon(lambda: None, 0.0001) as made:
            made.ask()
