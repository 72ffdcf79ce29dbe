"""Where the archive once had another text for a day than it has now: what stood, and until when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from archive.numbers import in_order
from archive.times import in_copenhagen, parse_instant
from projections.agreements.as_of import LastWord, State, last_words, states
from projections.agreements.known_from import known_from
from projections.following.statements import chunks
from projections.records.table import moments
from projections.view import View

_MOMENTS = select(moments.c.position, moments.c.recorded_at, moments.c.command).where(
    moments.c.position.in_(bindparam("positions", expanding=True))
)
_CORRECTING = ("correct-agreement", "correct-justering", "correct-decision", "correct-record")

Answer = dict[str, Any]


def earlier(view: View, id: str) -> Answer:
    """``{items: [{number, before, now, until, recorded_at, position, corrected}]}``, by number.

    One for each number whose text for the day was another one up to a record that corrected it, or that was made
    after the day: ``before`` and ``now`` are ``{heading, text}`` or null, ``until`` is the last position at which the
    archive gave ``before``, ``position`` and ``recorded_at`` those of the record. What was known ahead of its day as
    it came to be is left out. Raises ``not-found``, ``not-known-then``.
    """
    view.require(id, "agreement")
    terms = states(view.connection, id, view.position)
    return {"items": in_order(_found(view, id, terms))}


def _found(view: View, id: str, terms: Sequence[State]) -> Iterator[Answer]:
    rows = _texts(view, id, terms, view.position) or []
    since = known_from(view.connection, id, terms, rows, view.on, view.position)
    for position, recorded_at, command in _moments(view, set(since.values())):
        corrected = command in _CORRECTING
        if not corrected and in_copenhagen(parse_instant(recorded_at)).date().isoformat() <= view.on:
            continue
        now = {row.number: row for row in rows if since[row.number] == position}
        then = _texts(view, id, terms, position - 1, now)
        if then is None:
            continue
        before = {row.number: row for row in then}
        for number, row in now.items():
            told = {"before": _words(before.get(number)), "now": _words(row)}
            if told["before"] != told["now"]:
                at = {"until": position - 1, "position": position, "recorded_at": recorded_at}
                yield {"number": number, **told, **at, "corrected": corrected}


def _moments(view: View, positions: set[int]) -> list[tuple[int, str, str]]:
    """Position, time of recording and command of each, in order."""
    told = [view.connection.execute(_MOMENTS, {"positions": some}) for some in chunks(sorted(positions))]
    return sorted(tuple(row) for rows in told for row in rows)


def _texts(
    view: View, id: str, terms: Sequence[State], at: int, only: Collection[str] | None = None
) -> Sequence[LastWord] | None:
    """The last words for the view's day as known at a position; None where the agreement had no text for it."""
    state = next((term for term in terms if term.known_from <= at), None)
    day = None if state is None else state.day(view.on)
    return None if day is None else last_words(view.connection, id, day, at, only)


def _words(row: LastWord | None) -> Answer | None:
    return None if row is None or row.op == "repeal" else {"heading": row.heading, "text": row.text}
