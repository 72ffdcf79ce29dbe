"""The log itself, event by event, as a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from archive.events import Event
from archive.grammar.grants import OF_RIGHTS
from archive.store.log import DecisionLog
from projections.listing import checked_limit, cursor_of, key_of
from projections.view import View

Answer = dict[str, Any]


def listing(
    view: View, limit: int | None = None, cursor: str | None = None, *, log: DecisionLog, after: int = 0
) -> Answer:
    """``{items: [{position, subject, version, event, data, command, by, key, recorded_at}], next, limit}``.

    Events after a position and up to the view's, closing events too; a cursor goes before ``after``. Those of rights
    are left out for who may not see them.
    """
    most = checked_limit(limit)
    start = key_of(cursor, tuple[int])[0] if cursor else max(after, 0)
    found = list(islice(_shown(view, log, start, most + 1), most + 1))
    items = [_item(position, event) for position, event in found[:most]]
    return {"items": items, "next": cursor_of([items[-1]["position"]]) if len(found) > most else None, "limit": most}


def _shown(view: View, log: DecisionLog, start: int, at_once: int) -> Iterator[tuple[int, Event]]:
    while page := log.events_after(start, at_once):
        for position, event in page:
            if position > view.position:
                return
            if view.sees_grants or event.command not in OF_RIGHTS:
                yield position, event
        start = page[-1][0]


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
