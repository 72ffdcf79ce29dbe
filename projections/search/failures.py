"""What cannot be indexed: it costs its own texts, and is told until they are fed anew; the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from archive.problems import Problem
from projections.search.documents import SearchDocument

# By unit, why it cannot be indexed.
Failures = dict[str, str]
# With more than so many it is not an event that is at fault, but the program: the index stops.
MOST = 1_000
_LONGEST = 300
_OF_A_TEXT = frozenset({"file-damaged"})
T = TypeVar("T")


def reason(position: int, error: object) -> str:
    said = f"{type(error).__name__}: {error}" if isinstance(error, Exception) else str(error)
    return f"@{position}: {said}"[:_LONGEST]


def raise_if_all_fail(error: Exception) -> None:
    """Raises what is no fault of one text: what is read from, or written to, cannot be asked just now."""
    if isinstance(error, DBAPIError) or (isinstance(error, Problem) and error.code not in _OF_A_TEXT):
        raise error


def each(make: Callable[[SearchDocument], T], documents: Iterable[SearchDocument], failed: Failures) -> Iterator[T]:
    """What an engine keeps of each document; of one that it cannot be made of, the reason goes into ``failed``."""
    for document in documents:
        try:
            made = make(document)
        except Exception as error:
            failed[document.unit] = reason(document.known_from, error)
        else:
            yield made


def in_short(failed: Mapping[str, str]) -> str | None:
    """How many units there are, and the first of them, with why."""
    first = next(iter(failed.items()), None)
    return None if first is None else f"{len(failed)}: {': '.join(first)}"
