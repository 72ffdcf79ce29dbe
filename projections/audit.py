"""The audit trail: what was recorded, when and by whom, what it corrected and how late it came."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Row, Select, or_, select, tuple_

from archive.blobs import Texts
from archive.problems import Problem, invalid
from projections.audit_table import audit
from projections.listing import checked_limit, cursor_of, key_of
from projections.positions import start_of
from projections.reader import View

_NAMES = (
    "position", "n", "recorded_at", "recorded_by", "command", "key", "event", "body", "meeting", "item", "decided_on",
    "effective_on", "corrects", "reason", "days_late",
)  # fmt: skip
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
) -> dict[str, Any]:
    """Entries upwards by position, then ``n``.

    ``from_`` and ``to`` bound the recording time, half-open, a date being the beginning of that day in Copenhagen;
    ``late``: recorded at least so many days after the record's own date; ``corrections``: these alone.
    """
    view.rely_on("audit")
    most = checked_limit(limit)
    query = select(audit).where(audit.c.position <= view.position).order_by(audit.c.position, audit.c.n)
    for column, wanted in ((audit.c.body, body), (audit.c.meeting, meeting), (audit.c.event, event)):
        query = query if wanted is None else query.where(column == wanted)
    query = query if by is None else query.where(audit.c.recorded_by == by)
    query = query if subject is None else query.where(or_(audit.c.subject_id == subject, audit.c.made == subject))
    query = query if not corrections else query.where(audit.c.corrects.is_not(None))
    query = _timed(query, from_, to, late)
    if cursor:
        query = query.where(tuple_(audit.c.position, audit.c.n) > tuple_(*key_of(cursor, tuple[int, int])))
    rows = view.connection.execute(query.limit(most + 1)).all()
    more = len(rows) > most
    items = [entry(row, view.texts) for row in rows[:most]]
    following = cursor_of([items[-1]["position"], items[-1]["n"]]) if more else None
    return {"items": items, "next": following, "limit": most}


def _timed(query: Select[Any], from_: str | None, to: str | None, late: int | None) -> Select[Any]:
    if from_ is not None:
        query = query.where(audit.c.recorded_at >= start_of(from_, "from"))
    if to is not None:
        query = query.where(audit.c.recorded_at < start_of(to, "to"))
    if late is None:
        return query
    if abs(late) > 10_000_000:
        raise invalid("late", "out-of-range", expected="±10,000,000")
    return query.where(audit.c.days_late >= late)


def entry(row: Row[Any], texts: Texts) -> dict[str, Any]:
    """One entry in the contract's shape; ``summary`` is ``{code, params}``, a sentence at the edge."""
    fields = {name: getattr(row, name) for name in _NAMES}
    return {
        **fields,
        "subject": {"type": row.subject_type, "id": row.subject_id},
        "changed": None if row.changed is None else _legible(msgspec.json.decode(row.changed), texts),
        "summary": msgspec.json.decode(row.summary),
    }


def _legible(value: Any, texts: Texts) -> Any:
    """Texts that the log keeps by their hash, in full; null for one that was erased."""
    if isinstance(value, list):
        return [_legible(one, texts) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("field") == _HASH:
        return {"field": "text", "before": _text(value["before"], texts), "after": _text(value["after"], texts)}
    return {
        **{name: _legible(one, texts) for name, one in value.items() if name != _HASH},
        **({"text": _text(value[_HASH], texts)} if _HASH in value else {}),
    }


def _text(sha: str | None, texts: Texts) -> str | None:
    try:
        return None if sha is None else texts.get(sha)
    except Problem:
        return None
