"""The worker: follows by itself, tries again what failed, and is one of a kind."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from projections.following.worker import supervise, work
from projections.reader import Reader
from projections.search.service import SearchService
from tests import patience
from tests.given import SPINE, Given


class Clockwork:
    """Time that passes when somebody waits, and stops at an end."""

    def __init__(self, turns: int) -> None:
        self.waits: list[float] = []
        self._turns = turns

    def over(self) -> bool:
        return len(self.waits) >= self._turns


def failing(times: int) -> Callable[[], None]:
    left = iter(range(times))

    def follow() -> None:
        if next(left, None) is not None:
            raise RuntimeError("the disk is full\n[parameters: a name]")

    return follow


def test_what_fails_is_tried_again_ever_later_and_then_as_before(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clockwork(9)

    supervise("search", failing(7), clock.over, clock.waits.append)

    assert clock.waits == [2, 4, 8, 16, 32, 60, 60, 1, 1]
    assert "search cannot go on and is tried again in 2 s: the disk is full" in caplog.text
    assert caplog.text.count("search goes on") == 1
    assert "a name" not in caplog.text, "a database tells the row, too"


def eventually(holds: Callable[[], bool]) -> None:
    deadline = monotonic() + patience.SECONDS
    while not holds():
        assert monotonic() < deadline
        sleep(0.02)


def test_one_that_fails_does_not_hold_up_the_others(tmp_path: Path, database_url: str | None) -> None:
    stop, turns = threading.Event(), []
    follows = {"broken": failing(10**9), "sound": lambda: turns.append(1)}
    thread = threading.Thread(target=work, args=(follows, tmp_path, stop, 0.01, database_url))

    thread.start()
    eventually(lambda: len(turns) > 3)
    stop.set()
    thread.join(20)

    assert not thread.is_alive()


def test_a_second_worker_stands_by_until_the_first_is_gone(tmp_path: Path, database_url: str | None) -> None:
    first, second = threading.Event(), threading.Event()
    turns: dict[str, int] = {"first": 0, "second": 0}

    def count(name: str) -> None:
        turns[name] += 1

    def worker(name: str, stop: threading.Event) -> threading.Thread:
        return threading.Thread(target=work, args=({"x": lambda: count(name)}, tmp_path, stop, 0.01, database_url))

    one, two = worker("first", first), worker("second", second)
    one.start()
    eventually(lambda: turns["first"] > 0)
    two.start()
    before = turns["first"]
    eventually(lambda: turns["first"] > before + 5)
    assert turns["second"] == 0

    first.set()
    one.join(20)
    eventually(lambda: turns["second"] > 0)
    second.set()
    two.join(20)


def test_read_models_and_index_come_to_the_end_of_what_another_program_records(given: Given) -> None:
    given(*SPINE)
    mine = given.opened_again()
    reader = Reader(mine)
    search = SearchService(mine, reader)
    stop = threading.Event()
    follows = {"models": reader.keep_up, "search": search.follow}
    thread = threading.Thread(target=work, args=(follows, mine.data_dir, stop, 0.01, mine.database_url))

    thread.start()
    given.when({"command": "establish-office", "id": "o", "name": "O"})
    last = given.archive.last_position()
    eventually(lambda: search.status()["position"] == last)
    stop.set()
    thread.join(20)

    assert all(model["position"] == last for model in reader.status())
    search.close()
    reader.close()
    mine.close()
