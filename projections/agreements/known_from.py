"""Since when the archive has known a text: the smallest N from which on it always gave it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from projections.agreements.as_of import LastWord, State, last_words


def known_from(
    connection: Connection, agreement: str, terms: Sequence[State], rows: Sequence[LastWord], on: str, at: int
) -> Mapping[str, int]:
    """By number; ``rows`` are the texts on ``on`` as known at ``at``, ``terms`` all states up to then, last first.

    Goes back from break to break (a row's own beginning, what lay over it taken away, another term) as long as the
    same words from the same source stood just before. Before its own record a source has no words.
    """
    words = {row.number: _words(row) for row in rows}
    found = _breaks(terms, rows, on, at)
    open_ends = {row.number: found[row.number] for row in rows if found[row.number] > row.recorded}
    while open_ends:
        last = max(open_ends.values())
        numbers = [number for number, position in open_ends.items() if position == last]
        for number in numbers:
            del open_ends[number]
        before = _texts(connection, agreement, terms, numbers, on, last - 1)
        same = [row for row in before if _words(row) == words[row.number]]
        breaks = _breaks(terms, same, on, last - 1)
        found.update(breaks)
        open_ends.update({row.number: breaks[row.number] for row in same if breaks[row.number] > row.recorded})
    return found


def _words(row: LastWord) -> tuple[bool, str | None, str | None, str]:
    return row.op != "repeal", row.heading, row.text, row.source


def _breaks(terms: Sequence[State], rows: Sequence[LastWord], on: str, at: int) -> dict[str, int]:
    """The last position up to ``at`` from which on each row has certainly been the last word."""
    if not rows:
        return {}
    since = _same_day_since(terms, on, at)
    return {row.number: max(row.known_from, row.freed or 0, since) for row in rows}


def _texts(
    connection: Connection, agreement: str, terms: Sequence[State], numbers: Sequence[str], on: str, at: int
) -> Sequence[LastWord]:
    state = next((term for term in terms if term.known_from <= at), None)
    day = None if state is None else state.day(on)
    return [] if day is None else last_words(connection, agreement, day, at, numbers)


def _same_day_since(terms: Sequence[State], on: str, at: int) -> int:
    """The position since which the term has led to the same day."""
    past = [term for term in terms if term.known_from <= at]
    since, day = past[0].known_from, past[0].day(on)
    for term in past[1:]:
        if term.day(on) != day:
            break
        since = term.known_from
    return since
