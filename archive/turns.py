"""Turns: whoever has the turn to record takes those along who wait for theirs, in one transaction."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from threading import Lock, Semaphore
from time import monotonic
from typing import Generic, TypeVar

from archive.problems import Problem
from archive.store.port import CommitUnknown

T = TypeVar("T")
# What one transaction takes: who came first waits until all who go along have been judged.
_MOST = 32
_SECONDS = 0.05


class Turn(Generic[T]):
    """One who waits to record.

    ``record`` is called inside the transaction, by whichever thread has the turn. It may raise a Problem only before
    it has written anything: the others go on. ``at_once`` is asked first where no transaction has begun: what it gives,
    or refuses, needs none.
    """

    def __init__(self, record: Callable[[], T], at_once: Callable[[], T | None] = lambda: None) -> None:
        self._record, self._at_once = record, at_once
        self._called = Semaphore(0)
        self._result: T | None = None
        self._error: Exception | None = None
        self.alone = False
        self.ended = False

    def run(self) -> None:
        try:
            self._result = self._record()
        except Problem as problem:
            self._error = problem

    def end_at_once(self) -> bool:
        """Whether it has ended so."""
        try:
            self._result = self._at_once()
        except Problem as problem:
            self._error = problem
        self.ended = self._result is not None or self._error is not None
        return self.ended

    def end(self, error: Exception | None = None) -> None:
        """What it came to can be told from now on."""
        self._error = error or self._error
        self.ended = True

    def begin_anew(self) -> None:
        """Nothing has come of it: it goes by itself."""
        self._result = self._error = None
        self.alone = True

    @property
    def succeeded(self) -> bool:
        return self.ended and self._error is None

    def outcome(self) -> T:
        if self._error is not None:
            raise self._error
        assert self._result is not None
        return self._result

    def call(self) -> None:
        self._called.release()

    def wait(self) -> None:
        """Until it is told that it has ended, or has the turn."""
        self._called.acquire()


class Turns(Generic[T]):
    """Who comes while nobody records begins at once; the others wait, and go along with the next.

    Nobody is told anything before the transaction is committed; then ``tell`` is called, once, with what succeeded.
    Where a transaction fails, those who were in it go one by one, so that each meets its own error only.
    """

    def __init__(
        self, transaction: Callable[[], AbstractContextManager[None]], tell: Callable[[Sequence[T]], None]
    ) -> None:
        self._transaction, self._tell = transaction, tell
        self._lock = Lock()
        self._waiting: deque[Turn[T]] = deque()
        self._leader: Turn[T] | None = None

    def take(self, turn: Turn[T]) -> T:
        try:
            self._join(turn)
            while not turn.ended:
                turn.wait()
                if not turn.ended:
                    self._lead(turn)
        except BaseException:
            self._leave(turn)
            raise
        return turn.outcome()

    def _join(self, turn: Turn[T]) -> None:
        with self._lock:
            if self._leader is None:
                self._leader = turn
                turn.call()
            else:
                self._waiting.append(turn)

    def _leave(self, turn: Turn[T]) -> None:
        """Whoever was interrupted keeps nobody waiting."""
        with self._lock:
            if turn in self._waiting:
                self._waiting.remove(turn)
        if self._leader is turn:
            self._pass_on()

    def _lead(self, first: Turn[T]) -> None:
        """The next may record while it is told what was recorded here."""
        group: list[Turn[T]] = []
        try:
            try:
                self._record(first, group)
            finally:
                self._pass_on()
            succeeded = [turn.outcome() for turn in group if turn.succeeded]
            if succeeded:
                self._tell(succeeded)
        finally:
            for turn in group:
                if turn.ended and turn is not first:
                    turn.call()

    def _record(self, first: Turn[T], group: list[Turn[T]]) -> None:
        try:
            begins = self._without_transaction(first, group)
            if begins is not None:
                with self._transaction():
                    self._together(begins, group)
        except CommitUnknown as error:
            for turn in _open(group):
                turn.end(CommitUnknown(*error.args))
        except Exception as error:
            self._failed(_open(group), error)
        except BaseException:
            self._go_alone([turn for turn in _open(group) if turn is not first])
            raise
        else:
            for turn in _open(group):
                turn.end()

    def _without_transaction(self, first: Turn[T], group: list[Turn[T]]) -> Turn[T] | None:
        """Ends those who need none; gives the first who does."""
        turn: Turn[T] | None = first
        while turn is not None:
            group.append(turn)
            if not turn.end_at_once():
                return turn
            turn = self._next() if len(group) < _MOST else None
        return None

    def _together(self, first: Turn[T], group: list[Turn[T]]) -> None:
        until = monotonic() + _SECONDS
        first.run()
        while not first.alone and len(group) < _MOST and monotonic() <= until and (turn := self._next()) is not None:
            group.append(turn)
            turn.run()

    def _next(self) -> Turn[T] | None:
        with self._lock:
            return self._waiting.popleft() if self._waiting and not self._waiting[0].alone else None

    def _failed(self, turns: Sequence[Turn[T]], error: Exception) -> None:
        if len(turns) > 1:
            self._go_alone(turns)
        else:
            for turn in turns:
                turn.end(error)

    def _go_alone(self, turns: Sequence[Turn[T]]) -> None:
        """Before all others: they came first."""
        for turn in turns:
            turn.begin_anew()
        with self._lock:
            self._waiting.extendleft(reversed(turns))

    def _pass_on(self) -> None:
        with self._lock:
            self._leader = self._waiting.popleft() if self._waiting else None
            if self._leader is not None:
                self._leader.call()


def _open(group: Sequence[Turn[T]]) -> list[Turn[T]]:
    return [turn for turn in group if not turn.ended]
