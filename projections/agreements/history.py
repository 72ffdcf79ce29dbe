"""Every text that one provision ever had, on both axes: how it was known, moment by moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select

from archive.problems import Problem
from projections.agreements.as_of import states
from projections.agreements.gave_way import gave_way
from projections.agreements.sources import Sources
from projections.agreements.sweep import Entries, Entry, Sweep
from projections.agreements.tables import changes, numbers
from projections.view import View

_ROWS = (
    select(changes)
    .where(
        changes.c.agreement == bindparam("agreement"),
        changes.c.number == bindparam("number"),
        changes.c.known_from <= bindparam("at"),
    )
    .order_by(changes.c.row)
)
_NUMBER = select(numbers.c.known_from).where(
    numbers.c.agreement == bindparam("agreement"), numbers.c.number == bindparam("number")
)

Answer = dict[str, Any]


def history(view: View, id: str, number: str) -> Answer:
    """``{items: [{heading, text, valid, known: {from, to}, source, gave_way_to}]}``, oldest first.

    One for each text, source and ``valid.from``; ``valid.to`` and ``source`` as last known then. Raises
    ``not-found``, ``not-known-then``, of the agreement as of the number.
    """
    view.require(id, "agreement")
    _require_number(view, id, number)
    entries = sorted(_entries(view, id, number), key=lambda entry: (entry.begins or "", entry.first, entry.row.key))
    return {"items": [_answer(view, id, entry) for entry in entries]}


def _require_number(view: View, id: str, number: str) -> None:
    known_from = view.connection.execute(_NUMBER, {"agreement": id, "number": number}).scalar()
    if known_from is None:
        raise Problem("not-found", "not-found", id=f"{id} {number}", type="provision")
    if known_from > view.position:
        raise Problem("not-known-then", "not-known-then", id=f"{id} {number}", type="provision", known_from=known_from)


def _entries(view: View, id: str, number: str) -> list[Entry]:
    """Goes through the moments at which the number was known differently, the first first."""
    asked = {"agreement": id, "number": number, "at": view.position}
    rows = view.connection.execute(_ROWS, asked).all()
    terms = {state.known_from: state for state in states(view.connection, id, view.position)}
    events = _events(rows, view.position)
    sweep, entries = Sweep(), Entries()
    for position in sorted({*events, *terms}):
        entries.take(sweep.move(position, terms.get(position), *events.get(position, ((), ()))), position)
    return list(entries.found.values())


def _events(rows: Sequence[Row[Any]], at: int) -> dict[int, tuple[list[Row[Any]], list[Row[Any]]]]:
    """By position the rows that cease to be known, and those that begin to be."""
    events: dict[int, tuple[list[Row[Any]], list[Row[Any]]]] = defaultdict(lambda: ([], []))
    for row in rows:
        events[row.known_from][1].append(row)
        if row.known_to <= at:
            events[row.known_to][0].append(row)
    return events


def _answer(view: View, id: str, entry: Entry) -> Answer:
    then = view if entry.to is None else view.at(entry.to - 1)
    return {
        "heading": entry.row.heading,
        "text": entry.row.text,
        "valid": {"from": entry.begins, "to": entry.ends},
        "known": {"from": entry.first, "to": entry.to},
        "source": Sources(then, id).of(entry.row),
        "gave_way_to": gave_way(view, id, entry),
    }
