"""Rows of the agreements' tables, gathered and written many at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select, update

from archive.numbers import sort_key
from archive.records import OPEN, Record
from archive.rule import Change, order_key
from projections.agreements import editions
from projections.agreements.editions import Touched
from projections.agreements.tables import changes, justeringer, numbers, terms
from projections.statements import Inserter, Straight, chunks

_SAVED = ("last_known_from", "reach", "repealed")
_SAVE_NUMBER = (
    update(numbers)
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
    .where(numbers.c.agreement == bindparam("of_agreement"), numbers.c.number_key == bindparam("of_key"))
)
_WAYS = {
    "changes": Inserter(changes),
    "numbers": Inserter(numbers),
    "saved": Straight(_SAVE_NUMBER),
    "days": editions.ADD,
    "justeringer": Inserter(justeringer),
    "terms": Inserter(terms),
}
_NUMBERS = select(numbers).where(numbers.c.agreement.in_(bindparam("agreements", expanding=True)))
_OPEN_OF = and_(changes.c.source == bindparam("of"), changes.c.known_to == OPEN)
_WRITTEN = Straight(select(changes.c.agreement, changes.c.number, changes.c.effective_on).where(_OPEN_OF))
_CLOSE_OF = update(changes).values(known_to=bindparam("at")).where(_OPEN_OF)
_CLOSE = Straight(_CLOSE_OF)
_CLOSE_ONE = Straight(_CLOSE_OF.where(changes.c.number == bindparam("of_number")))
_CLOSE_JUSTERING = Straight(
    update(justeringer)
    .values(known_to=bindparam("at"))
    .where(justeringer.c.id == bindparam("of"), justeringer.c.known_to == OPEN)
)
_OPEN_TERM = and_(terms.c.agreement == bindparam("of"), terms.c.known_to == OPEN)
_TERM = Straight(select(terms.c.begins, terms.c.ends, terms.c.void).where(_OPEN_TERM))
_CLOSE_TERM = Straight(update(terms).values(known_to=bindparam("at")).where(_OPEN_TERM))


class Writer:
    """``touched`` days are looked at again only when all rows of the moment are written."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _WAYS}
        self._days: dict[tuple[str, str], int] = {}
        self._numbers: dict[str, dict[str, dict[str, Any]]] = {}
        self._dirty: dict[tuple[str, str], dict[str, Any]] = {}
        self._new: dict[tuple[str, str], dict[str, Any]] = {}

    def load(self, agreements: Iterable[str]) -> None:
        """Looks up the numbers of agreements, many at a time."""
        for chunk in chunks([one for one in dict.fromkeys(agreements) if one not in self._numbers]):
            self._numbers.update({one: {} for one in chunk})
            for row in self.connection.execute(_NUMBERS, {"agreements": chunk}).mappings():
                self._numbers[row["agreement"]][row["number"]] = dict(row)

    def add(self, agreement: str, record: Record, found: Iterable[Change], at: int) -> list[Touched]:
        """Adds changes known from a position; the days that have to be looked at again once they are written."""
        touched: list[Touched] = []
        for change, known in [(change, self._number(agreement, change, at)) for change in found]:
            self._rows["changes"].append(_change_row(agreement, record, change, at, known["reach"]))
            if known["repealed"] and not _is_a_new_last_word(change, known):
                touched.append((agreement, change.number, change.effective_on or ""))
            elif change.effective_on:
                self._days.setdefault((agreement, change.effective_on), at)
        return touched

    def _number(self, agreement: str, change: Change, at: int) -> dict[str, Any]:
        """What is kept of a number, brought up to a change."""
        known = self._numbers[agreement].get(change.number)
        if known is None:
            known = self._numbers[agreement][change.number] = {
                "agreement": agreement,
                "number": change.number,
                "number_key": sort_key(change.number),
                "known_from": at,
                "last_known_from": at,
                "reach": "",
                "repealed": 0,
            }
            self._new[agreement, change.number] = known
        known["last_known_from"] = at
        known["reach"] = max(known["reach"], change.key)
        known["repealed"] |= change.op == "repeal"
        if (agreement, change.number) not in self._new:
            self._dirty[agreement, change.number] = known
        return known

    def add_justering(self, justering: Record, decision: Record, at: int) -> None:
        effective_on, decided_on = justering.data["effective_on"], decision.data["decided_on"]
        self._rows["justeringer"].append(
            {
                "id": justering.id,
                "known_from": at,
                "known_to": OPEN,
                "agreement": justering.owner,
                "decision": decision.id,
                "key": order_key(effective_on, decided_on, decision.data.get("item"), justering.position),
                "effective_on": effective_on,
                "decided_on": decided_on,
                "ahead": days_ahead(decided_on, effective_on).bit_length(),
            }
        )

    def add_term(self, agreement: str, begins: str | None, ends: str | None, void: bool, at: int) -> None:
        row = {"agreement": agreement, "known_from": at, "known_to": OPEN, "begins": begins, "ends": ends}
        self._rows["terms"].append({**row, "void": int(void)})

    def close(self, source: str, at: int, only: str | None = None) -> list[Touched]:
        """Closes the open rows of a source (of one number of it); the days to be looked at again."""
        self._write("changes")
        written = _WRITTEN(self.connection, of=source)
        if only is None:
            _CLOSE.changed(self.connection, of=source, at=at)
        else:
            _CLOSE_ONE.changed(self.connection, of=source, at=at, of_number=only)
        return [(agreement, number, day or "") for agreement, number, day in written if only in (None, number)]

    def close_justering(self, id: str, at: int) -> None:
        self._write("justeringer")
        _CLOSE_JUSTERING.changed(self.connection, of=id, at=at)

    def set_term(self, agreement: str, begins: str | None, ends: str | None, void: bool, at: int) -> None:
        """A new row where the term, or whether the agreement is void, has changed."""
        self._write("terms")
        (row,) = _TERM(self.connection, of=agreement)
        if row != (begins, ends, int(void)):
            _CLOSE_TERM.changed(self.connection, of=agreement, at=at)
            self.add_term(agreement, begins, ends, void, at)

    def flush(self) -> None:
        self._rows["numbers"] = list(self._new.values())
        self._rows["saved"] = [_saved(known) for known in self._dirty.values()]
        self._new, self._dirty = {}, {}
        self._write(*_WAYS)

    def _write(self, *names: str) -> None:
        if "days" in names:
            self._rows["days"] = [{"agreement": one, "on": on, "at": at} for (one, on), at in self._days.items()]
            self._days = {}
        for name in names:
            if self._rows[name]:
                _WAYS[name].add(self.connection, self._rows[name])
                self._rows[name] = []

    def retouch(self, touched: Iterable[Touched], at: int) -> None:
        days = list(touched)
        if days:
            self._write("changes", "days")
            editions.retouch(self.connection, days, at)


def _is_a_new_last_word(change: Change, known: dict[str, Any]) -> bool:
    """Whether a text begins with a change that nothing comes after: then its day is one, and no other is touched."""
    return bool(change.key == known["reach"] and change.op != "repeal")


def _saved(known: dict[str, Any]) -> dict[str, Any]:
    place = {"of_agreement": known["agreement"], "of_key": known["number_key"]}
    return {**place, **{f"new_{name}": known[name] for name in _SAVED}}


def days_ahead(decided_on: str, effective_on: str) -> int:
    """Days from a decision to its effect; 0 where it has none ahead of it."""
    if effective_on <= decided_on:
        return 0
    return (date.fromisoformat(effective_on) - date.fromisoformat(decided_on)).days


def _change_row(agreement: str, record: Record, change: Change, at: int, reach: str) -> dict[str, Any]:
    return {
        "row": None,  # the database numbers them
        "agreement": agreement,
        "number": change.number,
        "key": change.key,
        "known_from": at,
        "known_to": OPEN,
        "reach": reach,
        "effective_on": change.effective_on,
        "op": change.op,
        "kind": change.kind,
        "source": change.id,
        "recorded": record.position,
        "words_position": change.position,
        "heading": change.heading,
        "text": change.text,
    }
