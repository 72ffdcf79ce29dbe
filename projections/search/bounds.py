"""What one search may take, whatever it finds: beyond that it is too broad, and never answered with part of a set."""

from __future__ import annotations

from collections.abc import Callable
from threading import get_ident
from time import thread_time
from typing import TypeVar

from archive.problems import Problem

SECONDS = 2.0
# Of texts in one answer; what an engine and its answer need besides is several times that.
CHARACTERS = 50_000_000
# How far into a set, from its beginning, an engine is asked for hits.
FARTHEST = 500_000
# Of a text so much is kept to be shown; all of it is searched.
SHOWN = 100_000
T = TypeVar("T")


def too_broad() -> Problem:
    return Problem("too-broad", "search-too-broad", seconds=f"{SECONDS:g}")


class Budget:
    """What is left for one search, in time of a processor and in characters. Its methods raise ``too-broad``."""

    def __init__(self, farthest: int, bounded: bool) -> None:
        """``farthest``: the place of the last hit that is asked for."""
        self._bounded = bounded
        if bounded and farthest > FARTHEST:
            raise too_broad()
        self._thread = get_ident()
        self._deadline = thread_time() + SECONDS
        self._characters = CHARACTERS

    def take(self, characters: int = 0) -> None:
        self._characters -= characters
        if self._bounded and (self._characters < 0 or thread_time() > self._deadline):
            raise too_broad()

    def counted(self, question: Callable[[], T]) -> Callable[[], T]:
        """The question, what it takes counted on whatever thread it is asked."""

        def asked() -> T:
            began = thread_time()
            try:
                return question()
            finally:
                if get_ident() != self._thread:
                    self._deadline -= thread_time() - began

        return asked
