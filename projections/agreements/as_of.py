"""The text of an agreement on a date as known at a position: one indexed seek a number."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, Row, Select, and_, bindparam, case, func, literal_column, select

from archive.rule import day_in_term, up_to
from projections.agreements.tables import changes, numbers, terms
from projections.following.statements import Straight, is_among, listed, smaller

_AT: BindParameter[Any] = bindparam("at")
_AGREEMENT: BindParameter[Any] = bindparam("agreement")
_BOUND: BindParameter[Any] = bindparam("bound")
_reaching, _sought, _following, _over = (changes.alias(name) for name in ("reaching", "sought", "following", "over"))

# How far a number reached: what is kept of it where nothing was recorded since, as mostly, else one seek more.
_sought_reach = (
    select(_reaching.c.reach)
    .where(_reaching.c.agreement == _AGREEMENT, _reaching.c.number == numbers.c.number, _reaching.c.known_from <= _AT)
    .order_by(_reaching.c.known_from.desc())
    .limit(1)
    .correlate(numbers)
    .scalar_subquery()
)
_reach = case((numbers.c.last_known_from <= _AT, numbers.c.reach), else_=_sought_reach)
_KNOWN = and_(numbers.c.agreement == _AGREEMENT, numbers.c.known_from <= _AT)
_OWN = [changes.c[name] for name in ("agreement", "key", "known_from", "effective_on", "recorded")]
_WORDS = [changes.c[name] for name in ("op", "kind", "source", "words_position", "heading", "text")]


def _known(table: Any) -> Any:
    """As ``known_at``, for who seeks in the order of keys.

    ``known_from`` in a sum is no use to an index: PostgreSQL, which knows a large table by a small sample, would
    otherwise take all that a number ever had from the index of the reach, and sort it.
    """
    return and_(table.c.known_from + literal_column("0") <= _AT, table.c.known_to > _AT)


def _last(number: Any, reach: Any, within: Any) -> Any:
    """The row of the last change of a number by a day as known at a position."""
    return (
        select(_sought.c.row)
        .where(
            _sought.c.agreement == _AGREEMENT,
            _sought.c.number == number,
            _sought.c.key <= smaller(_BOUND, reach),
            _known(_sought),
        )
        .order_by(_sought.c.key.desc())
        .limit(1)
        .correlate(within)
        .scalar_subquery()
    )


def _in_full(which: Select[Any]) -> Select[Any]:
    """The last word on each number with what follows it, and when it was last freed of what lay over it."""
    reached = which.cte("reached").prefix_with("MATERIALIZED")
    found = _last(reached.c.number, reached.c.reach, reached)
    return (
        select(reached.c.number, *_OWN, *_WORDS, _next_on(reached.c), _freed(reached.c), reached.c.linked)
        .select_from(reached.join(changes, changes.c.row == found))
        .order_by(reached.c.number_key)
    )


def _next_on(reached: Any) -> Any:
    """The effective date of the next change of the number."""
    return (
        select(func.substr(_following.c.key, 1, 10))
        .where(
            _following.c.agreement == _AGREEMENT,
            _following.c.number == reached.number,
            _following.c.key > _BOUND,
            _following.c.key <= reached.reach,
            _known(_following),
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
            _over.c.key <= smaller(_BOUND, reached.reach),
            _over.c.known_to <= _AT,
        )
        .correlate_except(_over)
        .scalar_subquery()
        .label("freed")
    )


_TEXT = (
    select(numbers.c.number, *_WORDS)
    .select_from(numbers.join(changes, changes.c.row == _last(numbers.c.number, _reach, numbers)))
    .where(_KNOWN)
    .order_by(numbers.c.number_key)
)
_NUMBERS = select(numbers.c.number, numbers.c.number_key, numbers.c.linked, _reach.label("reach")).where(_KNOWN)
_FULL = Straight(_in_full(_NUMBERS))
_SOME = Straight(_in_full(_NUMBERS.where(is_among(numbers.c.number, bindparam("numbers")))))
_BELOW = (
    select(changes)
    .where(
        changes.c.agreement == _AGREEMENT,
        changes.c.number == bindparam("number"),
        changes.c.key < bindparam("key"),
        _known(changes),
    )
    .order_by(changes.c.key.desc())
    .limit(bindparam("count"))
)
_TERMS = Straight(
    select(terms.c.known_from, terms.c.begins, terms.c.ends, terms.c.void)
    .where(terms.c.agreement == _AGREEMENT, terms.c.known_from <= _AT)
    .order_by(terms.c.known_from.desc())
)


class LastWord(msgspec.Struct, gc=False):
    """The last change of a number on a day, in the order of the statement's columns.

    ``next_on``: the effective date of the next change; ``freed``: the last position at which something that lay over
    it was taken away, None where nothing was; ``linked``: whether anything ever said what the number carries out.
    """

    number: str
    agreement: str
    key: str
    known_from: int
    effective_on: str | None
    recorded: int
    op: str
    kind: str
    source: str
    words_position: int
    heading: str | None
    text: str
    next_on: str | None
    freed: int | None
    linked: int


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
    rows = _TERMS(connection, agreement=agreement, at=at)
    return [State(since, begins, ends, bool(void)) for since, begins, ends, void in rows]


def text(connection: Connection, agreement: str, on: str, at: int) -> Sequence[Row[Any]]:
    """The last change of each number on a date as known at a position, repeals too, in natural order of numbers.

    None where there is no text: before the term, or of a void agreement.
    """
    state = next(iter(states(connection, agreement, at)), None)
    day = None if state is None else state.day(on)
    if day is None:
        return []
    return connection.execute(_TEXT, {"agreement": agreement, "bound": up_to(day), "at": at}).all()


def last_words(
    connection: Connection, agreement: str, day: str, at: int, only: Collection[str] | None = None
) -> Sequence[LastWord]:
    """As ``text`` on a day of the term; each also with its place, ``next_on`` and ``freed``."""
    asked = {"agreement": agreement, "bound": up_to(day), "at": at}
    rows = _FULL(connection, **asked) if only is None else _SOME(connection, **asked, numbers=listed(list(only)))
    return list(starmap(LastWord, rows))


def below(connection: Connection, row: LastWord, at: int, key: str, count: int = 20) -> Sequence[Row[Any]]:
    """The changes of a number under a place in the order, the last first, as known at a position."""
    asked = {"agreement": row.agreement, "number": row.number, "key": key, "at": at, "count": count}
    return connection.execute(_BELOW, asked).all()
