"""Who records together: whatever happens to one of them, the others are told what became of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any

import pytest
from eventsourcing.persistence import OperationalError

from archive import turns
from archive.problems import Problem
from archive.store.port import CommitUnknown
from archive.turns import _MOST, Turn, Turns
from tests import patience

Work = Callable[[], str]


class House:
    """Turns over a list: what is in ``stored`` was committed, each inner list at once."""

    def __init__(self) -> None:
        self.stored: list[list[str]] = []
        self.told: list[list[str]] = []
        self.outcomes: dict[str, Any] = {}
        self.fails: list[BaseException] = []
        self.turns: Turns[str] = Turns(self._transaction, lambda results: self.told.append(list(results)))
        self._written: list[str] = []
        self._threads: list[Thread] = []

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._written = []
        yield
        if self.fails:
            raise self.fails.pop()
        if self._written:
            self.stored.append(self._written)

    def record(self, name: str) -> str:
        self._written.append(name)
        return name

    def send(self, name: str, work: Work | None = None) -> None:
        def run() -> None:
            try:
                self.outcomes[name] = self.turns.take(Turn(work or (lambda: self.record(name))))
            except BaseException as error:
                self.outcomes[name] = error

        self._threads.append(Thread(target=run, daemon=True))
        self._threads[-1].start()

    def send_behind(self, first: Work, others: Sequence[tuple[str, Work | None]]) -> None:
        """``first`` has the turn until the others wait for theirs, in this order."""
        waiting, begun = Event(), Event()

        def held() -> str:
            begun.set()
            assert waiting.wait(patience.SECONDS)
            return first()

        self.send("first", held)
        assert begun.wait(patience.SECONDS)
        for number, (name, work) in enumerate(others, 1):
            self.send(name, work)
            _until(lambda number=number: len(self.turns._waiting) == number)
        waiting.set()
        for thread in self._threads:
            thread.join(patience.SECONDS)
        assert not any(thread.is_alive() for thread in self._threads)


def _until(holds: Callable[[], bool]) -> None:
    deadline = monotonic() + patience.SECONDS
    while not holds():
        assert monotonic() < deadline
        sleep(0.001)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(turns, "_SECONDS", patience.SECONDS)
    return House()


def refuse() -> str:
    raise Problem("refused", "no")


def interrupt() -> str:
    raise KeyboardInterrupt


def test_who_comes_alone_records_at_once(house: House) -> None:
    assert house.turns.take(Turn(lambda: house.record("a"))) == "a"
    assert house.turns.take(Turn(lambda: house.record("b"))) == "b"
    assert house.stored == house.told == [["a"], ["b"]]


def test_those_who_wait_go_along_in_their_order(house: House) -> None:
    house.send_behind(lambda: house.record("first"), [("a", None), ("b", None)])

    assert house.stored == house.told == [["first", "a", "b"]]
    assert house.outcomes == {"first": "first", "a": "a", "b": "b"}


def test_no_more_go_along_than_one_transaction_takes(house: House) -> None:
    house.send_behind(lambda: house.record("first"), [(str(n), None) for n in range(_MOST + 5)])

    assert len(house.stored[0]) <= _MOST
    assert [name for group in house.stored for name in group] == ["first", *map(str, range(_MOST + 5))]


def test_nobody_goes_along_any_more_after_a_while(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_SECONDS", -1)

    house.send_behind(lambda: house.record("first"), [("a", None), ("b", None)])

    assert house.stored == [["first"], ["a"], ["b"]]


def test_a_refusal_is_told_to_one_and_the_others_go_on(house: House) -> None:
    house.send_behind(refuse, [("a", None), ("b", refuse), ("c", None)])

    assert house.stored == house.told == [["a", "c"]]
    assert [type(house.outcomes[name]) for name in ("first", "b")] == [Problem, Problem]
    assert (house.outcomes["a"], house.outcomes["c"]) == ("a", "c")


def test_what_needs_no_transaction_waits_for_none(house: House) -> None:
    @contextmanager
    def never() -> Iterator[None]:
        raise AssertionError
        yield

    house.turns._transaction = never

    assert house.turns.take(Turn(lambda: house.record("a"), lambda: "known")) == "known"
    with pytest.raises(Problem):
        house.turns.take(Turn(lambda: house.record("a"), refuse))


def test_what_has_ended_does_not_begin_anew_where_the_transaction_of_others_fails(house: House) -> None:
    house.fails, asked = [OperationalError("no room")], list[str]()
    others: list[Any] = []

    def meanwhile() -> str:
        asked.append("first")
        if not others:
            others.extend(Turn(partial(house.record, name)) for name in "ab")
            house.turns._waiting.extend(others)
        return "known"

    assert house.turns.take(Turn(lambda: house.record("first"), meanwhile)) == "known"
    assert asked == ["first"]
    assert [turn.alone for turn in others] == [True, True]


def test_nobody_is_told_anything_before_it_is_committed(house: House) -> None:
    committing, committed = Event(), Event()
    transaction = house._transaction

    @contextmanager
    def slowly() -> Iterator[None]:
        with transaction():
            yield
            committing.set()
            assert committed.wait(patience.SECONDS)

    house.turns._transaction = slowly
    house.send("a")
    house.send("b", refuse)
    assert committing.wait(patience.SECONDS)
    sleep(0.05)

    assert (house.outcomes, house.told) == ({}, [])
    committed.set()
    _until(lambda: len(house.outcomes) == 2)


def test_where_a_transaction_fails_each_goes_alone_and_meets_its_own_error(house: House) -> None:
    def fail() -> str:
        house.record("broken")
        raise ZeroDivisionError

    house.send_behind(lambda: house.record("first"), [("a", None), ("b", fail), ("c", None)])

    assert house.stored == house.told == [["first"], ["a"], ["c"]]
    assert type(house.outcomes["b"]) is ZeroDivisionError
    assert house.outcomes["c"] == "c"


def test_where_a_commit_fails_each_goes_alone_before_those_who_came_later(house: House) -> None:
    house.fails = [OperationalError("no room")]

    house.send_behind(lambda: house.record("first"), [("a", None), ("b", None)])

    assert house.stored == [["first"], ["a"], ["b"]]
    assert house.outcomes == {"first": "first", "a": "a", "b": "b"}


def test_of_a_commit_of_which_nothing_is_known_everybody_is_told_so(house: House) -> None:
    house.fails = [CommitUnknown("cut")]

    house.send_behind(lambda: house.record("first"), [("a", None)])

    assert (house.stored, house.told) == ([], [])
    assert [type(one) for one in house.outcomes.values()] == [CommitUnknown, CommitUnknown]
    assert house.outcomes["first"] is not house.outcomes["a"]


@pytest.mark.parametrize("when", ["while it records", "while it commits"])
def test_who_is_interrupted_takes_nobody_along(house: House, when: str) -> None:
    if when == "while it commits":
        house.fails = [KeyboardInterrupt()]
    first = interrupt if when == "while it records" else lambda: house.record("first")

    house.send_behind(first, [("a", None), ("b", None)])

    assert type(house.outcomes["first"]) is KeyboardInterrupt
    assert (house.outcomes["a"], house.outcomes["b"]) == ("a", "b")
    assert [name for group in house.stored for name in group] == ["a", "b"]


def test_who_is_interrupted_while_it_waits_keeps_nobody_waiting(house: House) -> None:
    class Interrupted(Turn[str]):
        def wait(self) -> None:
            super().wait()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        house.turns.take(Interrupted(lambda: house.record("a")))

    house.send_behind(lambda: house.record("first"), [("b", None)])
    assert house.stored == [["first", "b"]]


def test_who_stops_waiting_is_not_recorded(house: House) -> None:
    class Impatient(Turn[str]):
        def wait(self) -> None:
            raise KeyboardInterrupt

    def meanwhile() -> str:
        with pytest.raises(KeyboardInterrupt):
            house.turns.take(Impatient(lambda: house.record("never")))
        return house.record("a")

    assert house.turns.take(Turn(meanwhile)) == "a"
    assert house.stored == [["a"]]


def test_who_fails_to_tell_others_keeps_nobody_waiting(house: House) -> None:
    def tell(results: Sequence[str]) -> None:
        raise ZeroDivisionError

    house.turns._tell = tell

    house.send_behind(lambda: house.record("first"), [("a", None)])

    assert type(house.outcomes["first"]) is ZeroDivisionError
    assert house.outcomes["a"] == "a"
