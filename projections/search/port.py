"""What search needs of an engine: keep documents, and find those that hold ready terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, Protocol

from projections.search.documents import SearchDocument
from projections.search.query import Query

NONE: Mapping[str, str] = MappingProxyType({})


class Told(NamedTuple):
    """How far an index is, and how it is.

    ``key``: of the command at ``position``: it tells which log was put. ``failed``: by unit, why its texts cannot be
    found.
    """

    position: int = 0
    key: str = ""
    failed: Mapping[str, str] = NONE


class Taken(Exception):
    """Somebody else writes, and did not end in time."""


@dataclass(frozen=True, slots=True)
class Request:
    """``position``: K; ``on``: only what stood that day. ``narrowed``: fields, each with the value asked for, or with
    those of which one will do, and ``[from_, to)`` of the date. ``rest``: not what meets every word, but what meets
    some of them. ``bounded``: within what a search may take; who compares whole indexes has no bounds. ``newest``: what
    was recorded last first, instead of by relevance.
    """

    query: Query
    position: int
    on: str | None = None
    narrowed: tuple[tuple[str, str | frozenset[str]], ...] = ()
    from_: str | None = None
    to: str | None = None
    offset: int = 0
    limit: int = 50
    rest: bool = False
    bounded: bool = True
    newest: bool = False

    @property
    def single(self) -> Mapping[str, str]:
        """The fields that are narrowed to one value."""
        return {name: value for name, value in self.narrowed if isinstance(value, str)}


@dataclass(frozen=True, slots=True)
class Found:
    """``documents``: one page, in order; ``facets``: of all that was found, by field, value -> count."""

    total: int
    documents: Sequence[SearchDocument]
    facets: Mapping[str, Mapping[str, int]]


class SearchEngine(Protocol):
    """One index. All that it holds up to ``position`` is there at once; of one that is torn down half-way nothing is
    seen, and whoever puts the same again puts it right.

    Methods raise ValueError or OSError where the index is lost or damaged and has to be built anew, ``unavailable``
    where the engine cannot be asked just now.
    """

    def position(self, enough: int | None = None) -> int:
        """How far of the log has been put; 0 where nothing has. A figure from before will do if it is ``enough``."""

    def told(self, brief: bool = False) -> Told:
        """What was put last; where nothing has been, of nothing. ``brief``: rather no answer than a late one."""

    def put(
        self, documents: Sequence[SearchDocument], position: int, key: str = "", failed: Mapping[str, str] = NONE
    ) -> None:
        """Adds documents, in place of those with the same key, and then what is told.

        A document that the engine cannot take is told to have failed as well. What comes again, or after what is
        later, changes nothing.
        """

    def open_of(self, units: Sequence[str], position: int) -> list[SearchDocument]:
        """The documents of some units that are known at a position, open as they were then."""

    def find(self, request: Request) -> Found:
        """The set by the terms alone; the order by ``projections.search.weights``, or of the ``newest`` by
        ``known_from``, the last first; ties by date, type, id.
        """


class IndexHome(Protocol):
    """Where the indexes of one archive are: one in force, others being built. Their names never come twice.

    Methods raise as those of ``SearchEngine``; the locks also Taken.
    """

    def current(self, fresh: bool = False, brief: bool = False) -> tuple[str, str]:
        """The name of the index in force and its code version; empty where there is none.

        Unless ``fresh``, an earlier answer will do as long as that index can be opened. ``brief``: rather no answer
        than a late one.
        """

    def open(self, name: str) -> SearchEngine:
        """An index that stands."""

    def create(self, name: str) -> SearchEngine:
        """An empty index, not yet in force."""

    def swap(self, name: str) -> None:
        """Puts an index in force, at once for everybody who asks, and takes away the one that was."""

    def building(self) -> AbstractContextManager[str]:
        """The name for a new index, for one builder at a time on this machine."""

    def writing(self, name: str, seconds: float) -> AbstractContextManager[None]:
        """For one writer at a time on this machine. Raises Taken after ``seconds``."""

    def close(self) -> None:
        """Lets go of what is held open."""
