"""Rows of the agreements' tables, gathered and written many at a time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import starmap
from operator import itemgetter
from typing import Any

import msgspec
from msgspec.structs import astuple
from sqlalchemy import Connection, and_, bindparam, func, select, update

from archive.numbers import sort_key
from archive.records import OPEN, Record
from archive.rule import OWN_KEY, Change, order_key
from projections.agreements import editions
from projections.agreements.edition_counts import DayWriter
from projections.agreements.editions import Touched
from projections.agreements.pending import node
from projections.agreements.tables import changes, justeringer, numbers, terms
from projections.following.statements import Inserter, Row, Straight, chunks, is_among, listed

_SAVED = ("last_known_from", "reach", "repealed", "stands", "linked")
_UNKNOWN = -1
_DAY = len("2012-03-01")  # of a key, unless it is of an agreement's own text
_SAVE_NUMBER = Straight(
    update(numbers)
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
    .where(numbers.c.agreement == bindparam("of_agreement"), numbers.c.number_key == bindparam("of_key"))
)
_OPEN_TO = {table.name: table.columns.keys().index("known_to") for table in (changes, justeringer)}
_touched = itemgetter(*map(changes.columns.keys().index, ("agreement", "number", "effective_on")))
_lies = itemgetter(*map(justeringer.columns.keys().index, ("first_row", "last_row")))
_INSERTS = {table.name: Inserter(table) for table in (changes, numbers, justeringer, terms)}
_NUMBERS = Straight(select(numbers).where(is_among(numbers.c.agreement, bindparam("agreements"))))
_LAST_ROW = Straight(select(func.coalesce(func.max(changes.c.row), 0)))
_OPEN_OWN = and_(
    changes.c.agreement == bindparam("of"),
    changes.c.number == bindparam("of_number"),
    changes.c.key == bindparam("own_key"),
    changes.c.known_to == OPEN,
)
_CLOSE_OWN = Straight(update(changes).values(known_to=bindparam("at")).where(_OPEN_OWN))
_OPEN_JUSTERING = and_(justeringer.c.id == bindparam("of"), justeringer.c.known_to == OPEN)
_ROWS = Straight(select(justeringer.c.first_row, justeringer.c.last_row).where(_OPEN_JUSTERING))
_CLOSE_JUSTERING = Straight(update(justeringer).values(known_to=bindparam("at")).where(_OPEN_JUSTERING))
_BETWEEN = changes.c.row.between(bindparam("first"), bindparam("last"))
_WRITTEN = Straight(select(changes.c.agreement, changes.c.number, changes.c.effective_on).where(_BETWEEN))
_CLOSE = Straight(update(changes).values(known_to=bindparam("at")).where(_BETWEEN))
_OPEN_TERM = and_(terms.c.agreement == bindparam("of"), terms.c.known_to == OPEN)
_TERM = Straight(select(terms.c.begins, terms.c.ends, terms.c.void).where(_OPEN_TERM))
_CLOSE_TERM = Straight(update(terms).values(known_to=bindparam("at")).where(_OPEN_TERM))


class _Number(msgspec.Struct, gc=False):
    """What is kept of a number, in the order of the table's columns."""

    agreement: str
    number_key: str
    number: str
    known_from: int
    last_known_from: int
    reach: str = ""
    repealed: int = 0
    stands: int = 0
    linked: int = 0


class Writer:
    """``touched`` days are looked at again only when all rows of the moment are written.

    ``_waiting``: where the open rows of justeringer are that wait together with all of their changes.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._rows: dict[str, list[Row]] = {name: [] for name in _INSERTS}
        self._days: dict[tuple[str, str], int] = {}
        self._day_writer = DayWriter(connection)
        self._numbers: dict[str, dict[str, _Number]] = {}
        self._dirty: dict[tuple[str, str], _Number] = {}
        self._new: dict[tuple[str, str], _Number] = {}
        self._waiting: dict[str, int] = {}
        ((self._last_row,),) = _LAST_ROW(connection)

    def load(self, agreements: Iterable[str]) -> None:
        """Looks up the numbers of agreements, many at a time."""
        for chunk in chunks([one for one in dict.fromkeys(agreements) if one not in self._numbers]):
            self._numbers.update({one: {} for one in chunk})
            for known in starmap(_Number, _NUMBERS(self.connection, agreements=listed(chunk))):
                self._numbers[known.agreement][known.number] = known

    def add(self, agreement: str, record: Record, found: Iterable[Change], at: int) -> list[Touched]:
        """Adds changes known from a position; the days that have to be looked at again once they are written."""
        changed, before, touched = list(found), dict[str, tuple[str, int]](), list[Touched]()
        for change in changed:
            known = self._number(agreement, change.number, at)
            before.setdefault(change.number, (known.reach, known.stands))
            _bring_up(known, change, at)
        for change in changed:
            known = self._numbers[agreement][change.number]
            self._last_row += 1
            self._rows["provision_changes"].append(_change_row(self._last_row, record, change, at, known))
            is_day = _is_day(change, known, *before[change.number])
            if is_day is None:
                touched.append((agreement, change.number, change.effective_on or ""))
            elif is_day and change.effective_on:
                self._days.setdefault((agreement, change.effective_on), at)
        return touched

    def _number(self, agreement: str, number: str, at: int) -> _Number:
        """What is kept of a number, to be saved as it will be."""
        known = self._numbers[agreement].get(number)
        if known is None:
            known = _Number(agreement, sort_key(number), number, at, at)
            self._numbers[agreement][number] = self._new[agreement, number] = known
        elif (agreement, number) not in self._new:
            self._dirty[agreement, number] = known
        return known

    def add_justering(self, justering: Record, decision: Record, at: int) -> None:
        """Before its changes are added."""
        effective_on, decided_on = justering.data["effective_on"], decision.data["decided_on"]
        key = order_key(effective_on, decided_on, decision.data.get("item"), justering.position)
        lies = self._last_row + 1, self._last_row + len(justering.data["changes"])
        self._waiting[justering.id] = len(self._rows["justeringer"])
        belongs = justering.owner, decision.id, key, effective_on, decided_on, node(decided_on, effective_on)
        self._rows["justeringer"].append((justering.id, at, OPEN, *belongs, *lies))

    def add_term(self, agreement: str, begins: str | None, ends: str | None, void: bool, at: int) -> None:
        self._rows["agreement_terms"].append((agreement, at, OPEN, begins, ends, int(void)))

    def close_own(self, agreement: str, number: str, at: int) -> list[Touched]:
        """Closes an agreement's own text of a number; the day to be looked at again, where there is one."""
        self._write("provision_changes")
        closed = _CLOSE_OWN.changed(self.connection, of=agreement, of_number=number, own_key=OWN_KEY, at=at)
        return self._closed([(agreement, number, "")] if closed else [], at)

    def close_justering(self, id: str, at: int) -> list[Touched]:
        """Closes a justering with its changes; the days to be looked at again."""
        place = self._waiting.pop(id, None)
        return self._closed(self._close_written(id, at) if place is None else self._close_waiting(place, at), at)

    def _close_waiting(self, place: int, at: int) -> list[Touched]:
        rows, found = self._rows["provision_changes"], self._rows["justeringer"]
        first, last = _lies(found[place])
        found[place] = _open_to(found[place], "justeringer", at)
        touched: list[Touched] = []
        for number in range(first - rows[0][0], last + 1 - rows[0][0]):
            rows[number] = _open_to(rows[number], "provision_changes", at)
            touched.append(_touched(rows[number]))
        return touched

    def _close_written(self, id: str, at: int) -> list[Touched]:
        self._write("provision_changes", "justeringer")
        touched: list[Touched] = []
        for first, last in _ROWS(self.connection, of=id):
            touched += _WRITTEN(self.connection, first=first, last=last)
            _CLOSE.changed(self.connection, first=first, last=last, at=at)
        _CLOSE_JUSTERING.changed(self.connection, of=id, at=at)
        return touched

    def _closed(self, touched: list[Touched], at: int) -> list[Touched]:
        for agreement, number, _ in touched:
            self._number(agreement, number, at).stands = _UNKNOWN
        return touched

    def set_term(self, agreement: str, begins: str | None, ends: str | None, void: bool, at: int) -> None:
        """A new row where the term, or whether the agreement is void, has changed."""
        self._write("agreement_terms")
        (row,) = _TERM(self.connection, of=agreement)
        if row != (begins, ends, int(void)):
            _CLOSE_TERM.changed(self.connection, of=agreement, at=at)
            self.add_term(agreement, begins, ends, void, at)

    def flush(self) -> None:
        self._rows["provision_numbers"] = [astuple(known) for known in self._new.values()]
        _SAVE_NUMBER.add(self.connection, [_saved(known) for known in self._dirty.values()])
        self._new, self._dirty = {}, {}
        self._write(*_INSERTS)
        self._write_days()
        self._day_writer.flush()

    def _write(self, *names: str) -> None:
        self._waiting = {}
        for name in names:
            _INSERTS[name].put(self.connection, self._rows[name])
            self._rows[name] = []

    def _write_days(self) -> None:
        self._day_writer.add(self._days)
        self._days = {}

    def retouch(self, touched: Iterable[Touched], at: int) -> None:
        days = list(touched)
        if days:
            self._write("provision_changes", "justeringer")
            self._write_days()
            editions.retouch(self.connection, self._day_writer, days, at)


def _open_to(row: Row, table: str, at: int) -> Row:
    column = _OPEN_TO[table]
    return (*row[:column], at, *row[column + 1 :])


def _bring_up(known: _Number, change: Change, at: int) -> None:
    known.last_known_from = at
    repeal = change.op == "repeal"
    if change.key >= known.reach:
        known.reach, known.stands = change.key, int(not repeal)
    known.repealed |= repeal
    known.linked |= change.linked


def _is_day(change: Change, known: _Number, reached: str, stood: int) -> bool | None:
    """Whether a version begins or ceases by a change; None where that rests on what lies around it.

    ``reached`` and ``stood``: of the number before the record that brought the change.
    """
    if not known.repealed:
        return True
    if change.key != known.reach:
        return None
    if change.op != "repeal":
        return True
    comes_later = reached[:_DAY] < (change.effective_on or "")
    return bool(stood) if comes_later and stood != _UNKNOWN else None


def _saved(known: _Number) -> dict[str, Any]:
    place = {"of_agreement": known.agreement, "of_key": known.number_key}
    return {**place, **{f"new_{name}": getattr(known, name) for name in _SAVED}}


def _change_row(row: int, record: Record, change: Change, at: int, known: _Number) -> Row:
    """In the order of the table's columns."""
    place = known.agreement, known.number, change.key, at, OPEN, known.reach, change.effective_on
    said = change.op, change.kind, change.id, record.position, change.position, change.heading, change.text
    return (row, *place, *said)
