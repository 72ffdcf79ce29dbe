"""Records in all versions that were ever known, room by room: for handlers that go through many positions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from archive.records import Record
from projections.records_table import as_record, records
from projections.statements import chunks

IN_ROOMS = select(records).where(records.c.room.in_(bindparam("rooms", expanding=True)))
# By room, each version with the position from which it was known, and that from which it was not any more.
Rooms = dict[str, list[tuple[int, int, Record]]]


def load(connection: Connection, statement: Select[Any], rooms: Iterable[str], into: Rooms) -> None:
    """Looks up rooms that ``into`` does not hold yet; ``statement`` is ``IN_ROOMS``, narrowed or ordered."""
    for chunk in chunks([room for room in dict.fromkeys(rooms) if room not in into]):
        into.update({room: [] for room in chunk})
        for row in connection.execute(statement, {"rooms": chunk}):
            into[row.room].append((row.known_from, row.known_to, as_record(row)))
