"""Days on which an agreement begins, is changed or ends: what is worth looking at in an old archive."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, literal, or_, select, tuple_, union_all

from projections.agreements.tables import justeringer, terms
from projections.facts import maker
from projections.listing import checked_limit, cursor_of, key_of
from projections.records.knowledge import known_at
from projections.view import View

_FIRST, _LAST = "", "~"  # sort before and after every date

_begins, _ends = func.coalesce(terms.c.begins, _FIRST), func.coalesce(terms.c.ends, _LAST)
_TERM = and_(terms.c.void == 0, known_at(terms), _begins < _ends)


def _turn(kind: str, on: Any) -> Select[Any]:
    own = select(on.label("on"), terms.c.agreement, literal(kind).label("kind"), terms.c.agreement.label("id"))
    return own.where(_TERM, on.is_not(None))


_JUSTERINGER = (
    select(
        justeringer.c.effective_on.label("on"),
        justeringer.c.agreement,
        literal("justering").label("kind"),
        justeringer.c.id,
    )
    .join(terms, terms.c.agreement == justeringer.c.agreement)
    .where(known_at(justeringer), _TERM, justeringer.c.effective_on >= _begins, justeringer.c.effective_on < _ends)
)
_TURNS = union_all(_turn("begins", terms.c.begins), _JUSTERINGER, _turn("ends", terms.c.ends)).subquery()
_KEY = tuple_(_TURNS.c.on, _TURNS.c.agreement, _TURNS.c.kind, _TURNS.c.id)
_NEWEST = (
    select(_TURNS)
    .where(or_(bindparam("first") == 1, tuple_(*map(bindparam, ("on", "agreement", "kind", "id"))) > _KEY))
    .order_by(*(column.desc() for column in _TURNS.c))
    .limit(bindparam("count"))
)

Answer = dict[str, Any]


def days(view: View, limit: int | None = None, cursor: str | None = None) -> Answer:
    """``{items: [{on, agreement, title, kind, id}]}``, newest first; void agreements are left out.

    ``kind``: ``begins``, ``justering`` (effective within the term; ``id`` is its own), ``ends`` (the first day no
    longer in force).
    """
    most = checked_limit(limit)
    key = key_of(cursor, tuple[str, str, str, str]) if cursor else ("", "", "", "")
    asked = dict(zip(("on", "agreement", "kind", "id"), key, strict=True))
    given = {**asked, "first": 0 if cursor else 1, "at": view.position, "count": most + 1}
    rows = view.connection.execute(_NEWEST, given).all()
    shown = rows[:most]
    view.knowledge.prefetch([row.agreement for row in shown])
    following = cursor_of(list(shown[-1])) if len(rows) > most else None
    return {"items": [_row(view, row) for row in shown], "next": following, "limit": most}


def _row(view: View, row: Row[Any]) -> Answer:
    title = maker(view, row.agreement, "enter-agreement").data["title"]
    return {"on": row.on, "agreement": row.agreement, "title": title, "kind": row.kind, "id": row.id}
