"""A read model in one file, as somebody would add it: who has recorded how much; table, handler and question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select

from archive.events import Recorded
from projections.following.readmodel import NUMBER, TEXT, metadata
from projections.following.statements import Inserter
from projections.view import View

hands = Table(
    "hands",
    metadata,
    Column("position", NUMBER, primary_key=True, autoincrement=False),
    Column("recorded_by", TEXT, nullable=False),
)
_insert = Inserter(hands)


class Hands:
    """One row a record."""

    name = "hands"
    version = 1
    rests_on: frozenset[str] = frozenset()

    def apply(self, connection: Connection, commands: Sequence[Recorded]) -> None:
        _insert.put(connection, [(command.position, command.by) for command in commands])


def listing(view: View) -> dict[str, Any]:
    """``{items: [{recorded_by, records}]}``, who has recorded most first."""
    counted = select(hands.c.recorded_by, func.count()).where(hands.c.position <= view.position)
    found = Counter({by: count for by, count in view.connection.execute(counted.group_by(hands.c.recorded_by))})
    return {"items": [{"recorded_by": by, "records": count} for by, count in found.most_common()]}
