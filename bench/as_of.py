"""The text of an agreement on (D, K), against the bare indexed seek over the same table.

The bare seek is what somebody who knows the table writes by hand for the same answer, one statement through the raw
driver: each number of the agreement with one look-up in the index, the last change by D that was known at K. For a K in
the past it first looks up how far a number reached, without which it would walk over all that was recorded since; and
it leaves PostgreSQL no other index to take, which it did at a million versions: 2 s for what takes a millisecond.
In full (what follows, and what lay over it) the bare seek is two look-ups a number more.

Both sides ask on one connection, in SQLite and in PostgreSQL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, get_args

from sqlalchemy import Connection

from archive.rule import up_to
from bench.histories import History, Kind, days_asked, numbered
from bench.measure import QUICK, each_in_turn, report
from bench.servers import ENGINES, Places, places
from projections.agreements.as_of import last_words, states, text
from projections.agreements.handler import Agreements
from projections.following.database import Generations, writing
from projections.following.readmodel import create_indexes, create_tables
from projections.records.handler import Records

SIZES = (2_000, 4_000) if QUICK else (10_000, 100_000, 1_000_000)
ROUNDS = 2 if QUICK else 15
ASKED = 5 if QUICK else 40  # questions of a round: as many days, over as many agreements as there are up to that
_BATCH = 5_000
_MOMENTS = {"now": 1.0, "half-way": 0.5, "1 %": 0.01}

_REACH = """(SELECT r.reach FROM provision_changes AS r
    WHERE r.agreement = n.agreement AND r.number = n.number AND r.known_from <= :at
    ORDER BY r.known_from DESC LIMIT 1)"""
_SEEK = """(SELECT s.row FROM provision_changes AS s
    WHERE s.agreement = n.agreement AND s.number = n.number AND s.key <= {bound}
    AND s.known_from + 0 <= :at AND s.known_to > :at ORDER BY s.key DESC LIMIT 1)"""
_NEXT = """(SELECT substr(f.key, 1, 10) FROM provision_changes AS f
    WHERE f.agreement = n.agreement AND f.number = n.number AND f.key > :bound
    AND f.known_from + 0 <= :at AND f.known_to > :at AND f.key <= {furthest} ORDER BY f.key LIMIT 1)"""
_OVER = """(SELECT max(o.known_to) FROM provision_changes AS o
    WHERE o.agreement = n.agreement AND o.number = n.number
    AND o.key > c.key AND o.key <= {bound} AND o.known_to <= :at)"""
_BARE = """
SELECT n.number, c.heading, c.text, c.source, c.op{more}
FROM provision_numbers AS n CROSS JOIN provision_changes AS c ON c.row = {seek}
WHERE n.agreement = :agreement AND n.known_from <= :at ORDER BY n.number_key
"""
# The same in the other engine's words: there no join has to be told its order.
_POSTGRESQL = ((r"CROSS JOIN (\w+ AS c)", r"JOIN \1"), (r"\bmin\(", "least("), (r":(\w+)", r"%(\1)s"))


def bare_seek(engine: str, now: bool, full: bool = False) -> str:
    """The statement by hand."""
    bound, furthest = (":bound", "'~'") if now else (f"min(:bound, {_REACH})", _REACH)
    more = f", {_NEXT}, {_OVER}" if full else ""
    statement = _BARE.format(seek=_SEEK, more=more).format(bound=bound, furthest=furthest)
    for own, other in _POSTGRESQL if engine == "postgresql" else ():
        statement = re.sub(own, other, statement)
    return statement


@dataclass(frozen=True)
class Question:
    agreement: str
    on: str
    at: int

    @property
    def told(self) -> dict[str, Any]:
        return {"agreement": self.agreement, "bound": up_to(self.on), "at": self.at}


class Table:
    """The tables of one history, with what it takes to ask them."""

    def __init__(
        self, connection: Connection, agreements: Sequence[str], positions: Sequence[int], asked: int = ASKED
    ) -> None:
        self.connection, self._agreements, self._positions, self._asked = connection, agreements, positions, asked
        self.raw: Any = connection.connection.driver_connection

    def questions(self, part: float) -> list[Question]:
        at = self._positions[int(part * len(self._positions)) - 1]
        known = [a for a in self._agreements if states(self.connection, a, at)]
        days = days_asked(len(self._positions), self._asked)
        return [Question(known[n * len(known) // self._asked], day, at) for n, day in enumerate(days)]


Ask = Callable[[Table, Question], Sequence[Any]]


@contextmanager
def tables(place: Places, history: History, asked: int = ASKED) -> Iterator[Table]:
    """A history followed into tables by the handlers, their indexes made last as a rebuild does."""
    with place() as found, closing(found.generations()) as generations:
        positions = _build(generations, history)
        with generations.engine().connect() as connection:
            agreements = history.agreements if history.spread else history.agreements[:1]
            yield Table(connection, agreements, positions, asked)


def _build(generations: Generations, history: History) -> list[int]:
    """The positions of the commands."""
    models, commands, positions = (Records(), Agreements()), numbered(history), []
    with generations.building() as number, ExitStack() as stack:
        engine = generations.create(number)
        stack.callback(engine.dispose)
        with writing(engine) as connection:
            create_tables(connection)
        while batch := list(islice(commands, _BATCH)):
            positions += [command.position for command in batch]
            with writing(engine) as connection:
                for model in models:
                    model.apply(connection, batch)
        with writing(engine) as connection:
            create_indexes(connection)
        generations.swap(number)
    return positions


def main(
    sizes: Sequence[int] = SIZES, rounds: int = ROUNDS, engines: Sequence[str] = ENGINES, asked: int = ASKED
) -> None:
    for engine in engines:
        with places(engine) as place:
            for kind in get_args(Kind):
                for spread in (True, False):
                    told = {"engine": engine, "history": kind, "in": "many" if spread else "one"}
                    with ExitStack() as stack:
                        histories = {size: History(kind, size, spread) for size in sizes}
                        made = {n: stack.enter_context(tables(place, one, asked)) for n, one in histories.items()}
                        _measure(made, told, rounds)


def _measure(made: dict[int, Table], told: dict[str, str], rounds: int) -> None:
    for moment, part in _MOMENTS.items():
        _against_bare(made, part, {**told, "known": moment}, rounds)
        _flat(made, part, {**told, "known": moment}, rounds)


def _against_bare(made: dict[int, Table], part: float, place: dict[str, str], rounds: int) -> None:
    for size, table in made.items():
        questions = table.questions(part)
        for bench, ask, of in (("as-of", _text, "the text"), ("as-of-full", _full, "the text in full")):
            bare = partial(_bare, bare_seek(place["engine"], part == 1, full=ask is _full))
            _same(table, questions, ask, bare)
            own_s, bare_s = each_in_turn(_asking(table, questions, ask), _asking(table, questions, bare), rounds)
            ms, bare_ms = (round(1000 * spent / len(questions), 3) for spent in (own_s, bare_s))
            figures = {"versions": size, "ms": ms, "bare_ms": bare_ms}
            report(bench, own_s / bare_s, f"seconds of {of}", "seconds of the bare seek", **place, **figures)


def _flat(made: dict[int, Table], part: float, place: dict[str, str], rounds: int) -> None:
    """The largest table against the next."""
    (small, little), (large, much) = list(made.items())[-2:]
    small_asks, large_asks = (_asking(table, table.questions(part), _text) for table in (little, much))
    large_s, small_s = each_in_turn(large_asks, small_asks, rounds)
    report("as-of-flat", large_s / small_s, f"seconds at {large} versions", f"seconds at {small} versions", **place)


def _asking(table: Table, questions: Sequence[Question], ask: Ask) -> list[Callable[[], object]]:
    return [partial(ask, table, question) for question in questions]


def _text(table: Table, question: Question) -> Sequence[Any]:
    return text(table.connection, question.agreement, question.on, question.at)


def _full(table: Table, question: Question) -> Sequence[Any]:
    return last_words(table.connection, question.agreement, question.on, question.at)


def _bare(sql: str, table: Table, question: Question) -> Sequence[Any]:
    found: Sequence[Any] = table.raw.execute(sql, question.told).fetchall()
    return found


def _same(table: Table, questions: Sequence[Question], ask: Ask, bare: Ask) -> None:
    """Both sides give the same words, and in full the same days and positions."""
    for question in questions:
        own = [(r.number, r.text, *((r.next_on, r.freed) if ask is _full else ())) for r in ask(table, question)]
        if own != [(row[0], row[2], *row[5:]) for row in bare(table, question)]:
            raise AssertionError(f"the bare seek gives another text: {question}")
