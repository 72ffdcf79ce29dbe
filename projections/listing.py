"""Lists: pages by the last key seen, never by counting off; and who names whom."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from archive.grammar import COMMANDS
from archive.problems import invalid
from projections.records.knowledge import known_at
from projections.records.table import ids, records, refs
from projections.view import View

DEFAULT_LIMIT, MOST = 50, 500
_CHUNK = 200
_AFTER_ALL = "~"  # sorts after every date

_OF_TYPE = (
    select(ids.c.id)
    .where(ids.c.type == bindparam("type"), ids.c.id > bindparam("after"), ids.c.known_from <= bindparam("at"))
    .order_by(ids.c.id)
    .limit(bindparam("count"))
)
_NAMING = (
    select(refs.c.id)
    .distinct()
    .where(
        refs.c.target == bindparam("target"),
        refs.c.command == bindparam("command"),
        refs.c.field == bindparam("field"),
        refs.c.id > bindparam("after"),
        known_at(refs),
    )
    .order_by(refs.c.id)
    .limit(bindparam("count"))
)
_DATED = (
    select(records.c.id)
    .distinct()
    .where(
        records.c.command.in_(bindparam("commands", expanding=True)),
        records.c.day >= bindparam("first"),
        records.c.day < bindparam("end"),
        records.c.id > bindparam("after"),
        known_at(records),
    )
    .order_by(records.c.id)
    .limit(bindparam("count"))
)
_REFERRING = (
    select(refs.c.owner, refs.c.id, refs.c.command, refs.c.field, refs.c.position, ids.c.type)
    .join(ids, ids.c.id == refs.c.owner)
    .where(refs.c.target == bindparam("target"), refs.c.owner != bindparam("target"), refs.c.void == 0, known_at(refs))
    .order_by(refs.c.position, refs.c.field)
)

# The next ids after one: (after, count) -> at most ``count`` ids in order.
Candidates = Callable[[str, int], Sequence[str]]
Answer = dict[str, Any]


def checked_limit(limit: int | None) -> int:
    """Raises ``invalid`` (``out-of-range``) for less than 1 or more than 500."""
    if limit is None:
        return DEFAULT_LIMIT
    if not 1 <= limit <= MOST:
        raise invalid("limit", "out-of-range", expected=f"1-{MOST}")
    return limit


def cursor_of(key: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def key_of(cursor: str, shape: Any) -> Any:
    """The key in a cursor. Raises ``invalid`` (``not-a-cursor``) for what no list gave."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        key = msgspec.json.decode(base64.urlsafe_b64decode(padded), type=shape)
    except (ValueError, msgspec.DecodeError):
        key = None
    if key is None or not all(map(_may_be_of_a_key, key)):
        raise invalid("cursor", "not-a-cursor")
    return key


def _may_be_of_a_key(part: object) -> bool:
    """Positions and places are no smaller than 0 and within 64 bits; no id has a character that ends a text."""
    return "\0" not in part if isinstance(part, str) else isinstance(part, int) and 0 <= part < 2**63


def of_type(view: View, type: str) -> Candidates:
    def after(id: str, count: int) -> Sequence[str]:
        rows = view.connection.execute(_OF_TYPE, {"type": type, "after": id, "at": view.position, "count": count})
        return rows.scalars().all()

    return after


def naming(view: View, target: str, command: str, field: str) -> Candidates:
    """The ids of records of a command that name ``target`` in a field."""

    def after(id: str, count: int) -> Sequence[str]:
        named = {"target": target, "command": command, "field": field}
        rows = view.connection.execute(_NAMING, {**named, "after": id, "at": view.position, "count": count})
        return rows.scalars().all()

    return after


def dated(view: View, commands: Sequence[str], first: str | None, end: str | None) -> Candidates:
    """The ids of records of some commands whose day, ``listed_by`` in the grammar, lies in ``[first, end)``."""
    missing = [name for name in commands if COMMANDS[name].listed_by is None]
    assert not missing, f"the grammar does not say what lists {missing}"

    def after(id: str, count: int) -> Sequence[str]:
        within = {"commands": commands, "first": first or "", "end": end or _AFTER_ALL}
        rows = view.connection.execute(_DATED, {**within, "after": id, "at": view.position, "count": count})
        return rows.scalars().all()

    return after


def each(view: View, candidates: Candidates, after: str = "") -> Iterator[str]:
    """Every candidate, its records looked up many at a time."""
    while chunk := candidates(after, _CHUNK):
        view.knowledge.prefetch(chunk)
        yield from chunk
        after = chunk[-1]


def page(
    view: View,
    candidates: Candidates,
    row: Callable[[str], Answer | None],
    limit: int | None,
    cursor: str | None,
) -> Answer:
    """``{items, next, limit}`` in the order of id; ``row`` gives None for what is filtered out."""
    most = checked_limit(limit)
    after = key_of(cursor, tuple[str])[0] if cursor else ""
    items: list[Answer] = []
    for id in each(view, candidates, after):
        found = row(id)
        if found is None:
            continue
        if len(items) == most:
            return {"items": items, "next": cursor_of([items[-1]["id"]]), "limit": most}
        items.append(found)
    return {"items": items, "next": None, "limit": most}


def referring(view: View, target: str) -> list[Answer]:
    """What names ``target``: ``[{type, id, owner, owner_type, command, field, position}]`` in order of recording."""
    rows = view.connection.execute(_REFERRING, {"target": target, "at": view.position})
    return [
        {
            "type": row.type if row.id == row.owner else view.knowledge.type_of(row.id),
            "id": row.id,
            "owner": row.owner,
            "owner_type": row.type,
            "command": row.command,
            "field": row.field,
            "position": row.position,
        }
        for row in rows
    ]
