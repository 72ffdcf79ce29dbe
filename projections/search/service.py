"""The index of one archive: kept in step with its log when somebody searches, and built anew where it has to be."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from math import inf
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, TypeVar

from archive.events import Recorded
from archive.problems import Problem
from projections.following.building import Progress
from projections.following.follow import BATCH, Log, Stopped
from projections.reader import Reader
from projections.search.documents import SearchDocument
from projections.search.failures import MOST, Failures, in_short, raise_if_all_fail, reason
from projections.search.feeding import feed, unit_of
from projections.search.home import Home
from projections.search.port import Found, IndexHome, Request, SearchEngine, Taken, Told
from projections.search.version import code_version
from projections.view import View

_WAIT = 2.0
# The one that stands in place of a lost index may be damaged as well.
_REPAIRS = 2
_REBUILD_BATCH = 5_000
_NAME = "search"
# The read model that documents are made of; it has never come further than the records that it rests on itself.
_RESTS_ON = "agreements"
# What the server's refusals come to, as a state.
_REFUSED = {"search-refused": "refused", "search-not-let-in": "not-let-in"}
_logger = logging.getLogger(__name__)
T = TypeVar("T")


class SearchService:
    """Searches one archive. Safe for several threads and processes.

    A search never answers from less than its view knows: it brings the index forward first, and says ``behind`` where
    another program does so for more than two seconds, or, unless it is ``patient``, where it takes that long itself.
    """

    def __init__(self, log: Log, reader: Reader, home: IndexHome | None = None, patient: bool = True) -> None:
        """``home``: where the indexes are; None: the embedded ones, in the data directory.

        ``patient``: who searches waits for the index, however long it takes to bring it forward here; else that is gone
        on with beside those who are told to come back.
        """
        self._log, self._reader = log, reader
        self._home = Home(log.data_dir) if home is None else home
        self._opening = Lock()
        self._opened: tuple[str, SearchEngine] | None = None
        self._stopped: Stopped | None = None
        self.patient = patient
        self._going_on: Thread | None = None
        self._closing = Event()

    def find(self, view: View, request: Request) -> Found:
        """Raises ``behind``, ``unavailable``; a damaged index is built anew."""
        view.rely_on(_RESTS_ON)

        def ask() -> Found:
            name, index = self._ready(view)
            return _guarded(name, partial(index.find, request))

        return self._mending(ask)

    def follow(self) -> list[str]:
        """Brings the index to the end of what the read models know, and looks whether it is there at all.

        Its name, as of a read model that goes on. Raises ``behind``, ``unavailable``.
        """
        with self._reader.view() as view:
            view.rely_on(_RESTS_ON)
            self._mending(partial(self._ready, view, fresh=True))
        return [_NAME]

    def _mending(self, question: Callable[[], T]) -> T:
        for _ in range(_REPAIRS):
            try:
                return question()
            except _Damaged as damaged:
                self._start_anew(damaged.name, f"damaged: {damaged}")
        try:
            return question()
        except _Damaged as damaged:
            raise Problem("unavailable", "cannot-read", reason=str(damaged)) from damaged

    def rebuild(self, progress: Progress = lambda done, of: None) -> None:
        """Builds the index anew beside the one in force, then swaps. Raises ``behind`` where it is stopped."""
        with self._reader.view() as view, self._home.building() as name:
            index, last = self._home.create(name), view.reached[_RESTS_ON]
            while (reached := index.position()) < last:
                self._advance(view, name, index, reached, _REBUILD_BATCH)
                progress(index.position(), last)
            self._home.swap(name)

    def status(self, brief: bool = False) -> dict[str, Any]:
        """``{name, version, position, state, reason}``; being behind is no fault: who searches brings it forward.

        ``missing``: there is none that this code can use; who searches, or follows, builds it. ``incomplete``: some
        texts could not be indexed, how many and the first with why is the reason; all others are found.
        ``brief``: a server that does not answer within a second is ``unavailable``.
        """
        position, state, why = 0, "missing", None
        if self._stopped is not None:
            state, why = "stopped", self._stopped.reason
        try:
            name, version = self._home.current(fresh=True, brief=brief)
            if version == code_version():
                told = _guarded(name, lambda: self._open(name, brief).told(brief))
                position = told.position
                if self._stopped is None:
                    state, why = "incomplete" if told.failed else "ok", in_short(told.failed)
        except _Damaged as damaged:
            state, why = "damaged", str(damaged)
        except Problem as problem:
            state = _REFUSED.get(problem.code, "unavailable")
            why = str(problem.params.get("reason", problem.code))
        return {"name": _NAME, "version": code_version(), "position": position, "state": state, "reason": why}

    def close(self) -> None:
        self._closing.set()
        if self._going_on is not None:
            self._going_on.join()
        self._closing.clear()
        with self._opening:
            self._opened = None
        self._home.close()

    def _ready(self, view: View, fresh: bool = False) -> tuple[str, SearchEngine]:
        """The index in force, that holds what the view knows; ``fresh``: what was known of it before will not do."""
        deadline = monotonic() + _WAIT
        until = inf if fresh or self.patient else deadline
        while True:
            name = self._usable(fresh)
            index = _guarded(name, partial(self._open, name))
            reached = _guarded(name, partial(index.position, None if fresh else view.position))
            if reached < view.position:
                self._bring_forward(view, name, index, deadline, until)
            elif reached > view.position and reached > self._log.last_position():
                self._start_anew(name, "it knows more than the log")
            else:
                return name, index

    def _usable(self, fresh: bool) -> str:
        """The index in force; an empty one where there is none that this code can use."""
        name, version = self._home.current(fresh)
        return name if version == code_version() else self._start_anew(name, "changed: search" if name else "")

    def _open(self, name: str, brief: bool = False) -> SearchEngine:
        """Raises ValueError where the index was made of another log."""
        with self._opening:
            if self._opened is None or self._opened[0] != name:
                index = self._home.open(name)
                self._check(index.told(brief))
                self._opened = (name, index)
            return self._opened[1]

    def _check(self, told: Told) -> None:
        """A log put back from a copy may go on otherwise than the one that the index knows."""
        position, key, _ = told
        if 0 < position <= self._log.last_position():
            at = self._log.recorded_after(position - 1, 1)[:1]
            if [(command.position, command.closing.key) for command in at] != [(position, key)]:
                raise ValueError("it was made of another log")

    def _start_anew(self, old: str, reason: str) -> str:
        """An empty index in place of ``old``, unless somebody has replaced it already. Raises ``unavailable``."""
        try:
            with self._home.building() as name:
                current, version = self._home.current(fresh=True)
                if current != old and version == code_version():
                    return current
                if reason:
                    _logger.warning("The search index is built anew: %s", reason)
                self._home.create(name)
                self._home.swap(name)
                return name
        except (OSError, ValueError) as error:
            raise Problem("unavailable", "index-not-written", reason=str(error)) from error

    def _bring_forward(self, view: View, name: str, index: SearchEngine, deadline: float, until: float) -> None:
        """Follows the log up to the view; while somebody else does so, waits for that.

        One batch at least; what is left ``until`` then is gone on with beside the question. Raises ``behind``.
        """
        try:
            with ExitStack() as stack:
                _guarded(name, lambda: stack.enter_context(self._home.writing(name, deadline - monotonic())))
                while (reached := _guarded(name, index.position)) < view.position:
                    self._advance(view, name, index, reached, BATCH)
                    if self._closing.is_set() or monotonic() >= until:
                        break
        except Taken:
            raise self._behind(view, index) from None
        if _guarded(name, index.position) < view.position:
            self._go_on()
            raise self._behind(view, index)

    def _behind(self, view: View, index: SearchEngine) -> Problem:
        return Problem("behind", "behind", position=index.position(), needed=view.position)

    def _go_on(self) -> None:
        """Follows the log beside whoever asks, so that one of the next to ask is answered."""
        with self._opening:
            if self._closing.is_set() or (self._going_on is not None and self._going_on.is_alive()):
                return
            self._going_on = Thread(target=self._follow_beside, name="search-index", daemon=True)
            self._going_on.start()

    def _follow_beside(self) -> None:
        """What is wrong is told to the next who asks too."""
        try:
            self.follow()
        except Problem as problem:
            if not self._closing.is_set():
                _logger.warning("The search index is not brought forward: %s", problem)

    def _advance(self, view: View, name: str, index: SearchEngine, reached: int, limit: int) -> None:
        """One batch of what the read models of the view know; one command alone where the batch cannot be fed."""
        last = view.reached[_RESTS_ON]
        failed = dict(_guarded(name, index.told).failed)

        def open_of(units: Sequence[str]) -> list[SearchDocument]:
            return _guarded(name, lambda: index.open_of(units, reached))

        commands = [command for command in self._next(reached, limit) if command.position <= last]
        try:
            documents = feed(view.connection, view.texts, commands, reached, open_of, failed)
        except _Damaged:
            raise
        except Exception as error:
            raise_if_all_fail(error)
            if len(commands) > 1:
                return self._advance(view, name, index, reached, 1)
            documents = []
            failed[unit_of(commands[0])] = reason(commands[0].position, error)
            _logger.error("Search cannot find %s: %s", unit_of(commands[0]), error, exc_info=error)
        self._put(name, index, reached, documents, commands[-1], failed)

    def _next(self, reached: int, limit: int) -> list[Recorded]:
        """Whole commands; one only where what comes after it cannot be read. Raises ``behind``."""
        try:
            return self._log.recorded_after(reached, limit)
        except ValueError as error:
            if limit > 1:
                return self._next(reached, 1)
            raise self._stop(reached, f"{type(error).__name__}: {error}").problem() from error

    def _put(
        self,
        name: str,
        index: SearchEngine,
        reached: int,
        documents: Sequence[SearchDocument],
        last: Recorded,
        failed: Failures,
    ) -> None:
        """Raises ``behind`` where so much fails that the program is at fault, and ``unavailable``."""
        try:
            if len(failed) > MOST:
                raise self._stop(reached, in_short(failed)).problem()
            _guarded(name, partial(index.put, documents, last.position, last.closing.key, failed))
        except Problem as problem:
            if problem.code in _REFUSED:
                self._stop(reached, problem.params["reason"])
            raise
        self._stopped = None

    def _stop(self, reached: int, why: object) -> Stopped:
        self._stopped = Stopped(_NAME, reached, f"{_NAME}, after @{reached}: {why}")
        return self._stopped


class _Damaged(Exception):
    """An index cannot be used."""

    def __init__(self, name: str, error: BaseException) -> None:
        super().__init__(f"{type(error).__name__}: {error}")
        self.name = name


def _guarded(name: str, question: Callable[[], T]) -> T:
    """Asks the engine; what it cannot read, its panic too, is damage."""
    try:
        return question()
    except (ValueError, OSError) as error:
        raise _Damaged(name, error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _Damaged(name, error) from error
