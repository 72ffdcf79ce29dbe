"""Provisions on two axes: a row a change, as points in the order of the one rule; terms, editions, justeringer.

A row is known at N where ``known_from <= N < known_to``. ``key`` is ``archive.rule``'s: it sorts by code point, its
first ten characters are the effective date, an agreement's own text comes before all dates. ``reach`` is the running
maximum of ``key`` of a number in the order of recording: nothing known at K lies beyond it, so that a question of the
past does not walk over everything recorded since. The rows of a justering lie one after the other, from its
``first_row`` to its ``last_row``: who wants those of a justering, or of a day, needs no index of their own for it.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Table

from projections.following.readmodel import NUMBER, TEXT, metadata

changes = Table(
    "provision_changes",
    metadata,
    Column("row", NUMBER, primary_key=True, autoincrement=False),
    Column("agreement", TEXT, nullable=False),
    Column("number", TEXT, nullable=False),
    Column("key", TEXT, nullable=False),
    Column("known_from", NUMBER, nullable=False),
    Column("known_to", NUMBER, nullable=False),
    Column("reach", TEXT, nullable=False),
    Column("effective_on", TEXT),
    Column("op", TEXT, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("source", TEXT, nullable=False),
    Column("recorded", NUMBER, nullable=False),
    Column("words_position", NUMBER, nullable=False),
    Column("heading", TEXT),
    Column("text", TEXT),
)
Index(
    "provision_changes_seek",
    changes.c.agreement,
    changes.c.number,
    changes.c.key,
    changes.c.known_from,
    changes.c.known_to,
    postgresql_include=["row"],  # as SQLite has it by itself: what was recorded later is stepped over in the index
    info={"early": True},
)
Index("provision_changes_reach", changes.c.agreement, changes.c.number, changes.c.known_from, changes.c.reach)

# ``reach``, ``last_known_from`` (of the last change recorded), ``repealed`` (whether a repeal ever was), ``linked``
# (whether a change ever said what the number carries out) and ``stands`` (whether the change at ``reach`` left a text;
# -1 where a correction may have closed it) are as at the end of the log.
# ``number_key`` is another one for each number.
numbers = Table(
    "provision_numbers",
    metadata,
    Column("agreement", TEXT, primary_key=True),
    Column("number_key", TEXT, primary_key=True),
    Column("number", TEXT, nullable=False),
    Column("known_from", NUMBER, nullable=False),
    Column("last_known_from", NUMBER, nullable=False),
    Column("reach", TEXT, nullable=False),
    Column("repealed", NUMBER, nullable=False),
    Column("stands", NUMBER, nullable=False),
    Column("linked", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)

# Days on which a version begins or ceases, whatever the term; the term is cut out of them by the question.
edition_days = Table(
    "edition_days",
    metadata,
    Column("agreement", TEXT, primary_key=True),
    Column("on", TEXT, primary_key=True),
    Column("known_from", NUMBER, primary_key=True),
    Column("known_to", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)

# How many of those days each year of a decade holds (ten numbers, as JSON), from a position on: a row for each time
# that one of them changed.
edition_decades = Table(
    "edition_decades",
    metadata,
    Column("agreement", TEXT, primary_key=True),
    Column("decade", TEXT, primary_key=True),
    Column("known_from", NUMBER, primary_key=True, autoincrement=False),
    Column("days", TEXT, nullable=False),
    sqlite_with_rowid=False,
)

# ``node`` places the days from the decision to the effect in a tree of all days, 0 where there are none: ``pending``.
justeringer = Table(
    "justeringer",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("known_from", NUMBER, primary_key=True),
    Column("known_to", NUMBER, nullable=False),
    Column("agreement", TEXT, nullable=False),
    Column("decision", TEXT, nullable=False),
    Column("key", TEXT, nullable=False),
    Column("effective_on", TEXT, nullable=False),
    Column("decided_on", TEXT, nullable=False),
    Column("node", NUMBER, nullable=False),
    Column("first_row", NUMBER, nullable=False),
    Column("last_row", NUMBER, nullable=False),
)
Index("justeringer_decided", justeringer.c.agreement, justeringer.c.node, justeringer.c.decided_on)
Index("justeringer_effective", justeringer.c.agreement, justeringer.c.node, justeringer.c.effective_on)
Index("justeringer_decision", justeringer.c.decision, justeringer.c.known_to, info={"early": True})
Index("justeringer_agreement", justeringer.c.agreement, justeringer.c.key, info={"early": True})

terms = Table(
    "agreement_terms",
    metadata,
    Column("agreement", TEXT, primary_key=True),
    Column("known_from", NUMBER, primary_key=True),
    Column("known_to", NUMBER, nullable=False),
    Column("begins", TEXT),
    Column("ends", TEXT),
    Column("void", NUMBER, nullable=False),
)
