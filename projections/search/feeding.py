"""From the log to search documents: each touched unit once a batch, at every position at which it was touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from archive.blobs import Texts
from archive.events import Recorded
from archive.records import OPEN
from projections.agreements.as_of import State, states
from projections.agreements.sweep import Entry, Sweep
from projections.agreements.tables import changes
from projections.search import touched
from projections.search.documents import SearchDocument
from projections.search.past import KnownAt, Past
from projections.search.rectangles import moved
from projections.search.texts_of import TEXTS_OF

_ROWS = (
    select(changes)
    .where(
        changes.c.agreement == bindparam("agreement"),
        changes.c.number == bindparam("number"),
        changes.c.known_from <= bindparam("last"),
        changes.c.known_to > bindparam("reached"),
    )
    .order_by(changes.c.row)
)
Place = tuple[str, str, str, str]


def feed(
    connection: Connection,
    texts: Texts,
    commands: Sequence[Recorded],
    reached: int,
    open_of: Callable[[Sequence[str]], list[SearchDocument]],
) -> list[SearchDocument]:
    """What whole commands after position ``reached`` write: rectangles that they close, and those that they open.

    ``open_of``: what is known of units at ``reached``. The connection's read models hold all of the commands.
    """
    units = touched.units(connection, commands)
    provisions = touched.provisions(connection, commands)
    named = [name_of(unit) for at in units.values() for unit in at] + [_provision(*one) for one in provisions]
    ledger = _Ledger(open_of(list(dict.fromkeys(named))))
    past = Past(connection)
    past.load(id for at in units.values() for _, id in at)
    for position, at in units.items():
        known = past.at(position)
        for type, id in at:
            unit = name_of((type, id))
            ledger.change(ledger.of(unit), TEXTS_OF[type](known, texts, unit, id), position)
    for (agreement, number), positions in provisions.items():
        _Provision(connection, past, ledger, agreement, number).follow(reached, positions)
    return list(ledger.written.values())


def name_of(unit: touched.Unit) -> str:
    return ":".join(unit)


def _provision(agreement: str, number: str) -> str:
    return f"provision:{agreement}/{number}"


class _Ledger:
    """What is open of each unit while commands are gone through, and what has to be written."""

    def __init__(self, open_ones: Iterable[SearchDocument]) -> None:
        self._open: dict[str, dict[Place, SearchDocument]] = {}
        self.written: dict[str, SearchDocument] = {}
        for document in open_ones:
            self._open.setdefault(document.unit, {})[document.place] = document

    def of(self, unit: str) -> list[SearchDocument]:
        return list(self._open.get(unit, {}).values())

    def at(self, unit: str, place: Place) -> SearchDocument | None:
        return self._open.get(unit, {}).get(place)

    def change(self, before: Iterable[SearchDocument], after: Iterable[SearchDocument], position: int) -> None:
        for document in moved(before, after, position):
            self.written[document.key] = document
            places = self._open.setdefault(document.unit, {})
            if document.known_to == OPEN:
                places[document.place] = document
            else:
                places.pop(document.place, None)


class _Provision:
    """One number of one agreement, gone through from moment to moment."""

    def __init__(self, connection: Connection, past: Past, ledger: _Ledger, agreement: str, number: str) -> None:
        self._connection, self._past, self._ledger = connection, past, ledger
        self._agreement, self._number = agreement, number
        self._unit = _provision(agreement, number)
        self._sweep = Sweep()

    def follow(self, reached: int, positions: Mapping[int, bool]) -> None:
        """``positions``: where it was touched, and whether there all of it is looked at again."""
        last = max(positions)
        asked = {"agreement": self._agreement, "number": self._number, "reached": reached, "last": last}
        rows = self._connection.execute(_ROWS, asked).all()
        terms = states(self._connection, self._agreement, last)
        self._sweep.move(reached, _known(terms, reached), (), [row for row in rows if row.known_from <= reached])
        gone, come = _by(rows, "known_to"), _by([row for row in rows if row.known_from > reached], "known_from")
        for position in sorted(positions):
            state = _known(terms, position) if positions[position] else None
            looked = self._sweep.move(position, state, gone.get(position, ()), come.get(position, ()))
            self._look(looked, self._past.at(position))

    def _look(self, looked: Mapping[str, Entry | None], known: KnownAt) -> None:
        standing = (self._ledger.at(self._unit, self._place(day)) for day in looked)
        before = [document for document in standing if document is not None]
        after = [self._document(entry, known) for entry in looked.values() if entry is not None]
        self._ledger.change(before, after, known.position)

    def _place(self, day: str) -> Place:
        return "provision", self._agreement, self._number, day

    def _document(self, entry: Entry, known: KnownAt) -> SearchDocument:
        row = entry.row
        made = known.justering(row.source) if row.kind == "justering" else known.maker(row.source, "enter-agreement")
        assert made is not None
        body, meeting = known.decided(made.data.get("decision"))
        return SearchDocument(
            self._unit,
            "provision",
            self._agreement,
            self._number,
            row.heading,
            row.text,
            body,
            meeting,
            entry.begins,
            entry.begins,
            entry.ends,
            known.position,
        )


def _known(terms: Sequence[State], position: int) -> State | None:
    """The state of a term as known at a position; ``terms`` the latest first."""
    return next((state for state in terms if state.known_from <= position), None)


def _by(rows: Iterable[Row[Any]], column: str) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(getattr(row, column), []).append(row)
    return found
