"""From the log to search documents: each touched unit once a batch, at every position at which it was touched."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from projections.search.failures import Failures, raise_if_all_fail, reason
from projections.search.past import KnownAt, Past
from projections.search.places import anywhere, of_agreement, stands
from projections.search.rectangles import moved
from projections.search.texts_of import TEXTS_OF
from projections.search.texts_of_meeting import of_minutes

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
_logger = logging.getLogger(__name__)
Place = tuple[str, str, str, str, int]


def feed(
    connection: Connection,
    texts: Texts,
    commands: Sequence[Recorded],
    reached: int,
    open_of: Callable[[Sequence[str]], list[SearchDocument]],
    failed: Failures,
) -> list[SearchDocument]:
    """What whole commands after position ``reached`` write: rectangles that they close, and those that they open.

    ``open_of``: what is known of units at ``reached``. The connection's read models hold all of the commands.
    ``failed``: the units that could not be fed before; those that cannot be now are added, with why, and those that
    can be again are taken out. What was known of a unit that fails ends there.
    """
    units, items = touched.units(connection, commands), touched.items(commands)
    provisions = touched.provisions(connection, commands)
    named = [name_of(unit) for at in units.values() for unit in at] + [_provision(*one) for one in provisions]
    ledger = _Ledger(open_of(list(dict.fromkeys(named))), failed)
    past = Past(connection)
    past.load(id for at in units.values() for _, id in at)
    for position, at in units.items():
        known = past.at(position)
        for type, id in at:
            unit, only = name_of((type, id)), items.get((position, id))
            with ledger.feeding(unit, position):
                if only is None or unit in failed:
                    before, after = ledger.of(unit), TEXTS_OF[type](known, texts, unit, id)
                else:
                    before, after = ledger.numbered(unit, "minutes", only), of_minutes(known, texts, unit, id, only)
                ledger.change(before, map(anywhere, after), position)
    for (agreement, number), positions in provisions.items():
        _Provision(connection, past, ledger, agreement, number).follow(reached, positions)
    return list(ledger.written.values())


def name_of(unit: touched.Unit) -> str:
    return ":".join(unit)


def unit_of(command: Recorded) -> str:
    """What a command is about, as a unit."""
    return name_of((str(command.closing.data.get("type")), command.subject))


def _provision(agreement: str, number: str) -> str:
    return f"provision:{agreement}/{number}"


class _Ledger:
    """What is open of each unit while commands are gone through, what has to be written, and what failed."""

    def __init__(self, open_ones: Iterable[SearchDocument], failed: Failures) -> None:
        self.failed = failed
        self._open: dict[str, dict[str, dict[Place, SearchDocument]]] = {}
        self.written: dict[str, SearchDocument] = {}
        for document in open_ones:
            self._places(document)[document.place] = document

    def _places(self, document: SearchDocument) -> dict[Place, SearchDocument]:
        return self._open.setdefault(document.unit, {}).setdefault(document.number or "", {})

    def of(self, unit: str) -> list[SearchDocument]:
        return [document for places in self._open.get(unit, {}).values() for document in places.values()]

    def numbered(self, unit: str, type: str, numbers: Iterable[str]) -> list[SearchDocument]:
        """Those of a type that have some numbers."""
        found = self._open.get(unit, {})
        return [one for number in numbers for one in found.get(number, {}).values() if one.type == type]

    def at(self, unit: str, place: Place) -> SearchDocument | None:
        return self._open.get(unit, {}).get(place[2], {}).get(place)

    @contextmanager
    def feeding(self, unit: str, position: int) -> Iterator[None]:
        """What goes wrong in here is told of the unit, and nothing of it is found from there on."""
        try:
            yield
        except Exception as error:
            raise_if_all_fail(error)
            self.failed[unit] = reason(position, error)
            _logger.error("Search cannot find %s: %s", unit, self.failed[unit], exc_info=error)
            self.change(self.of(unit), (), position)
        else:
            self.failed.pop(unit, None)

    def change(self, before: Iterable[SearchDocument], after: Iterable[SearchDocument], position: int) -> None:
        for document in moved(before, after, position):
            self.written[document.key] = document
            places = self._places(document)
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

    def follow(self, reached: int, positions: Mapping[int, bool]) -> None:
        """``positions``: where it was touched, and whether there all of it is looked at again."""
        last, begun = max(positions), False
        for position in sorted(positions):
            with self._ledger.feeding(self._unit, position):
                anew = self._unit in self._ledger.failed
                if anew or not begun:
                    self._begin(reached, last)
                    begun = True
                self._look(self._move(position, anew or positions[position]), self._past.at(position))
            reached = position

    def _begin(self, reached: int, last: int) -> None:
        self._sweep = Sweep()
        asked = {"agreement": self._agreement, "number": self._number, "reached": reached, "last": last}
        rows = self._connection.execute(_ROWS, asked).all()
        self._terms = states(self._connection, self._agreement, last)
        self._sweep.move(reached, _known(self._terms, reached), (), [row for row in rows if row.known_from <= reached])
        self._gone = _by(rows, "known_to")
        self._come = _by([row for row in rows if row.known_from > reached], "known_from")

    def _move(self, position: int, as_a_whole: bool) -> Mapping[str, Entry | None]:
        state = _known(self._terms, position) if as_a_whole else None
        return self._sweep.move(position, state, self._gone.get(position, ()), self._come.get(position, ()))

    def _look(self, looked: Mapping[str, Entry | None], known: KnownAt) -> None:
        standing = (self._ledger.at(self._unit, self._place(day)) for day in looked)
        before = [document for document in standing if document is not None]
        after = [self._document(entry, known) for entry in looked.values() if entry is not None]
        self._ledger.change(before, after, known.position)

    def _place(self, day: str) -> Place:
        return "provision", self._agreement, self._number, day, 0

    def _document(self, entry: Entry, known: KnownAt) -> SearchDocument:
        row = entry.row
        made = known.justering(row.source) if row.kind == "justering" else known.maker(row.source, "enter-agreement")
        assert made is not None
        body, meeting = known.decided(made.data.get("decision"))
        whose = (*of_agreement(known, self._agreement), row.source)
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
            stands=stands(known, "provision", self._agreement, body, *whose),
        )


def _known(terms: Sequence[State], position: int) -> State | None:
    """The state of a term as known at a position; ``terms`` the latest first."""
    return next((state for state in terms if state.known_from <= position), None)


def _by(rows: Iterable[Row[Any]], column: str) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(getattr(row, column), []).append(row)
    return found
