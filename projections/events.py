"""The log itself, event by event, as a list."""

from __future__ import annotations

from typing import Any

from archive.events import Event
from archive.store.log import DecisionLog
from projections.listing import checked_limit, cursor_of, key_of
from projections.view import View

Answer = dict[str, Any]


def listing(
    view: View, limit: int | None = None, cursor: str | None = None, *, log: DecisionLog, after: int = 0
) -> Answer:
    """``{items: [{position, subject, version, event, data, command, by, key, recorded_at}], next, limit}``.

    Events after a position and up to the view's, closing events too; a cursor goes before ``after``.
    """
    most = checked_limit(limit)
    start = key_of(cursor, tuple[int])[0] if cursor else max(after, 0)
    found = [(position, event) for position, event in log.events_after(start, most + 1) if position <= view.position]
    items = [_item(position, event) for position, event in found[:most]]
    return {"items": items, "next": cursor_of([items[-1]["position"]]) if len(found) > most else None, "limit": most}


def _item(position: int, event: Event) -> Answer:
    return {
        "position": position,
        "subject": event.originator_id,
        "version": event.originator_version,
        "event": event.name,
        "data": event.data,
        "command": event.command,
        "by": event.by,
        "key": event.key,
        "recorded_at": event.recorded_at,
    }
