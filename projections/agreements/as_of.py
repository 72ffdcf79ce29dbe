"""The text of an agreement on a date as known at a position: one indexed seek a number."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, bindparam, func, select

from archive.rule import day_in_term, up_to
from projections.agreements.tables import changes, numbers, terms
from projections.knowledge import known_at
from projections.readmodel import smaller

_AT: BindParameter[Any] = bindparam("at")
_AGREEMENT: BindParameter[Any] = bindparam("agreement")
_reaching, _sought, _following, _over = (changes.alias(name) for name in ("reaching", "sought", "following", "over"))

_reach = (
    select(_reaching.c.reach)
    .where(_reaching.c.agreement == _AGREEMENT, _reaching.c.number == numbers.c.number, _reaching.c.known_from <= _AT)
    .order_by(_reaching.c.known_from.desc())
    .limit(1)
    .correlate(numbers)
    .scalar_subquery()
)
_NUMBERS = select(numbers.c.number, numbers.c.number_key, _reach.label("reach")).where(
    numbers.c.agreement == _AGREEMENT, numbers.c.known_from <= _AT
)


def _statement(which: Select[Any], full: bool) -> Select[Any]:
    """The last word on each number; in full with what follows it, and when it was last freed of what lay over it."""
    reached = which.cte("reached").prefix_with("MATERIALIZED")
    found = (
        select(_sought.c.row)
        .where(
            _sought.c.agreement == _AGREEMENT,
            _sought.c.number == reached.c.number,
            _sought.c.key <= smaller(bindparam("bound"), reached.c.reach),
            _sought.c.known_from <= _AT,
            _sought.c.known_to > _AT,
        )
        .order_by(_sought.c.key.desc())
        .limit(1)
        .correlate(reached)
        .scalar_subquery()
    )
    own = [column for column in changes.c if column.name not in ("number", "reach")]
    columns: list[Any] = [reached.c.number, reached.c.reach, *own]
    if full:
        columns += [_next_on(reached.c), _freed(reached.c)]
    return select(*columns).select_from(reached.join(changes, changes.c.row == found)).order_by(reached.c.number_key)


def _next_on(reached: Any) -> Any:
    """The effective date of the next change of the number."""
    return (
        select(func.substr(_following.c.key, 1, 10))
        .where(
            _following.c.agreement == _AGREEMENT,
            _following.c.number == reached.number,
            _following.c.key > bindparam("bound"),
            _following.c.key <= reached.reach,
            _following.c.known_from <= _AT,
            _following.c.known_to > _AT,
        )
        .order_by(_following.c.key)
        .limit(1)
        .scalar_subquery()
        .label("next_on")
    )


def _freed(reached: Any) -> Any:
    """The last position at which something that lay over the text was taken away; None where nothing was."""
    return (
        select(func.max(_over.c.known_to))
        .where(
            _over.c.agreement == _AGREEMENT,
            _over.c.number == reached.number,
            _over.c.key > changes.c.key,
            _over.c.key <= smaller(bindparam("bound"), reached.reach),
            _over.c.known_to <= _AT,
        )
        .correlate_except(_over)
        .scalar_subquery()
        .label("freed")
    )


TEXT = _statement(_NUMBERS, full=False)
FULL = _statement(_NUMBERS, full=True)
_SOME = _statement(_NUMBERS.where(numbers.c.number.in_(bindparam("numbers", expanding=True))), full=True)
_BELOW = (
    select(changes)
    .where(
        changes.c.agreement == _AGREEMENT,
        changes.c.number == bindparam("number"),
        changes.c.key < bindparam("key"),
        known_at(changes),
    )
    .order_by(changes.c.key.desc())
    .limit(bindparam("count"))
)
_TERMS = (
    select(terms).where(terms.c.agreement == _AGREEMENT, terms.c.known_from <= _AT).order_by(terms.c.known_from.desc())
)


@dataclass(frozen=True, slots=True)
class State:
    """An agreement's term at one position; ``[begins, ends)``, None not known or open."""

    known_from: int
    begins: str | None
    ends: str | None
    void: bool

    def day(self, on: str) -> str | None:
        """The day whose text is asked for on a date: none before the term, or where there is no agreement."""
        return None if self.void else day_in_term(self.begins, self.ends, on)


def states(connection: Connection, agreement: str, at: int) -> list[State]:
    """The states of an agreement's term up to a position, the one known there first."""
    rows = connection.execute(_TERMS, {"agreement": agreement, "at": at})
    return [State(row.known_from, row.begins, row.ends, bool(row.void)) for row in rows]


def last_words(
    connection: Connection, agreement: str, day: str, at: int, only: Collection[str] | None = None
) -> Sequence[Row[Any]]:
    """The last change of each number by a day as known at a position, repeals too, in natural order of numbers.

    Each row holds the change, ``next_on`` and ``freed``.
    """
    asked = {"agreement": agreement, "bound": up_to(day), "at": at}
    if only is None:
        return connection.execute(FULL, asked).all()
    return connection.execute(_SOME, {**asked, "numbers": list(only)}).all()


def text(connection: Connection, agreement: str, on: str, at: int) -> list[Row[Any]]:
    """The provisions on a date: the changes that put them there."""
    state = next(iter(states(connection, agreement, at)), None)
    day = None if state is None else state.day(on)
    if day is None:
        return []
    asked = {"agreement": agreement, "bound": up_to(day), "at": at}
    return [row for row in connection.execute(TEXT, asked) if row.op != "repeal"]


def below(connection: Connection, row: Row[Any], at: int, key: str, count: int = 20) -> Sequence[Row[Any]]:
    """The changes of a number under a place in the order, the last first, as known at a position."""
    asked = {"agreement": row.agreement, "number": row.number, "key": key, "at": at, "count": count}
    return connection.execute(_BELOW, asked).all()
