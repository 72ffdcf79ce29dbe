"""The audit trail: what was recorded, when and by whom, what it corrected and how late it came."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Select, bindparam, exists, func, select, union

from archive.blobs import Texts
from archive.grammar import COMMANDS
from archive.grammar.grants import OF_RIGHTS
from archive.problems import Problem, invalid
from projections.audit.table import audit
from projections.listing import checked_limit, cursor_of, key_of
from projections.positions import start_of
from projections.records.table import moments
from projections.succession import bodies_asked
from projections.view import View

_NAMES = (
    "position", "n", "recorded_at", "recorded_by", "command", "key", "event", "body", "meeting", "item", "decided_on",
    "effective_on", "corrects", "reason", "days_late",
)  # fmt: skip
_ENTRIES = select(audit, moments.c.recorded_at, moments.c.command, moments.c.key).join_from(
    audit, moments, moments.c.position == audit.c.position
)
# Whatever was recorded at an instant or after it lies beyond: nothing before was known so late.
_BEFORE = (
    select(moments.c.position)
    .where(moments.c.latest_at < bindparam("instant"))
    .order_by(moments.c.latest_at.desc(), moments.c.position.desc())
    .limit(1)
)
_OF_RIGHTS = tuple(COMMANDS[name].event for name in OF_RIGHTS)
_HASH = "text_sha256"


def listing(
    view: View,
    limit: int | None = None,
    cursor: str | None = None,
    subject: str | None = None,
    body: str | None = None,
    meeting: str | None = None,
    by: str | None = None,
    event: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    late: int | None = None,
    corrections: bool = False,
    against: bool = False,
    predecessors: bool = False,
    newest: bool = False,
) -> dict[str, Any]:
    """Entries upwards by position, then ``n``; ``newest``: downwards.

    ``from_`` and ``to`` bound the recording time, half-open, a date being the beginning of that day in Copenhagen;
    ``late``: recorded at least so many days after the record's own date; ``corrections``: these alone; ``against``:
    what was recorded despite a rule alone.
    """
    most = checked_limit(limit)
    order = audit.c.at.desc() if newest else audit.c.at.asc()
    query = _ENTRIES.where(audit.c.at <= view.position).order_by(order)
    query = query if view.sees_grants else query.where(audit.c.event.not_in(_OF_RIGHTS))
    bodies = bodies_asked(view, body, predecessors)
    query = query if bodies is None else query.where(audit.c.body.in_(bodies))
    for column, wanted in ((audit.c.meeting, meeting), (audit.c.event, event)):
        query = query if wanted is None else query.where(column == wanted)
    query = query if by is None else query.where(audit.c.recorded_by == by)
    query = query if not corrections else query.where(audit.c.corrects.is_not(None))
    query = query if not against else query.where(audit.c.against.is_not(None))
    query = _timed(query, from_, to, late)
    if cursor:
        (last,) = key_of(cursor, tuple[int])
        query = query.where(audit.c.at < last if newest else audit.c.at > last)
    query = query if subject is None else _of_subject(query, subject, most + 1, order)
    rows = view.connection.execute(query.limit(most + 1)).all()
    more = len(rows) > most
    items = [entry(row, view.texts) for row in rows[:most]]
    following = cursor_of([rows[most - 1].at]) if more else None
    return {"items": items, "next": following, "limit": most}


def _of_subject(query: Select[Any], subject: str, most: int, order: ColumnElement[Any]) -> Select[Any]:
    """Of what a subject is, or made: each sought by its own index, no further than the page goes."""
    ways = [
        query.with_only_columns(audit.c.at).where(column == subject).limit(most).subquery()
        for column in (audit.c.subject_id, audit.c.made)
    ]
    return _ENTRIES.where(audit.c.at.in_(union(*(select(way.c.at) for way in ways)))).order_by(order)


def _timed(query: Select[Any], from_: str | None, to: str | None, late: int | None) -> Select[Any]:
    if from_ is not None:
        instant = start_of(from_, "from")
        before = func.coalesce(_BEFORE.scalar_subquery(), 0).params(instant=instant)
        query = query.where(moments.c.recorded_at >= instant, audit.c.at > before)
    if to is not None:
        query = query.where(moments.c.recorded_at < start_of(to, "to"))
    if late is None:
        return query
    if abs(late) > 10_000_000:
        raise invalid("late", "out-of-range", expected="±10,000,000")
    return query.where(audit.c.days_late >= late)


def latest(view: View, by: str, most: int) -> list[dict[str, Any]]:
    """The first entries of the last records that somebody made, the newest first."""
    mine = audit.c.recorded_by == by, audit.c.n == 1, audit.c.at <= view.position
    query = _ENTRIES.where(*mine).order_by(audit.c.at.desc()).limit(most)
    query = query if view.sees_grants else query.where(audit.c.event.not_in(_OF_RIGHTS))
    rows = view.connection.execute(query).all()
    return [entry(row, view.texts) for row in rows]


def at_position(view: View, position: int) -> dict[str, Any]:
    """The first entry of the record at a position."""
    return at_positions(view, [position])[position]


def at_positions(view: View, positions: Collection[int]) -> dict[int, dict[str, Any]]:
    """The first entries of the records at some positions."""
    if not positions:
        return {}
    rows = view.connection.execute(_ENTRIES.where(audit.c.position.in_(positions), audit.c.n == 1))
    return {row.position: entry(row, view.texts) for row in rows}


def entry(row: Row[Any], texts: Texts) -> dict[str, Any]:
    """One entry as docs/api.md has it; ``summary`` is ``{code, params}``, a sentence at the edge."""
    fields = {name: getattr(row, name) for name in _NAMES}
    return {
        **fields,
        "subject": {"type": row.subject_type, "id": row.subject_id},
        "against": None if row.against is None else msgspec.json.decode(row.against),
        "warnings": [] if row.warnings is None else msgspec.json.decode(row.warnings),
        "cautions": [] if row.cautions is None else msgspec.json.decode(row.cautions),
        "changed": None if row.changed is None else legible(msgspec.json.decode(row.changed), texts),
        "summary": {"code": row.event, "params": msgspec.json.decode(row.params)},
    }


def legible(value: Any, texts: Texts) -> Any:
    """Texts that the log keeps by their hash, in full; null for one that was erased."""
    if isinstance(value, list):
        return [legible(one, texts) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("field") == _HASH:
        return {"field": "text", "before": _text(value["before"], texts), "after": _text(value["after"], texts)}
    return {
        **{name: legible(one, texts) for name, one in value.items() if name != _HASH},
        **({"text": _text(value[_HASH], texts)} if _HASH in value else {}),
    }


def _text(sha: str | None, texts: Texts) -> str | None:
    try:
        return None if sha is None else texts.get(sha)
    except Problem:
        return None


# From one name to the next by the index, however much each has recorded.
_first_name = (
    select(func.min(audit.c.recorded_by).label("by"))
    .where(audit.c.at <= bindparam("at"))
    .cte("recorded_by", recursive=True)
)
_following = audit.alias("following")
_names = _first_name.union_all(
    select(
        select(func.min(_following.c.recorded_by))
        .where(_following.c.recorded_by > _first_name.c.by, _following.c.at <= bindparam("at"))
        .scalar_subquery()
    ).where(_first_name.c.by.is_not(None))
)
_RECORDERS = select(_names.c.by).where(_names.c.by.is_not(None))
_more = audit.alias("more")
_theirs = _more.c.recorded_by == _names.c.by, _more.c.at <= bindparam("at"), _more.c.event.not_in(_OF_RIGHTS)
_RECORDERS_OF_MORE_THAN_RIGHTS = _RECORDERS.where(exists().where(*_theirs))


def recorders(view: View) -> dict[str, Any]:
    """``{items: [{by}]}``: who has recorded anything that whoever asks may see, by name."""
    asked = _RECORDERS if view.sees_grants else _RECORDERS_OF_MORE_THAN_RIGHTS
    return {"items": [{"by": by} for by in sorted(view.connection.execute(asked, {"at": view.position}).scalars())]}
