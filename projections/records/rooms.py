"""Records in all versions that were ever known, room by room: for handlers that go through many positions."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from sqlalchemy import Connection, bindparam, literal_column, select

from archive.records import Record
from projections.following.statements import Straight, chunks, is_among, listed
from projections.records.rows import as_record
from projections.records.table import records

# In no order: SQLite would go through all records in that order rather than seek some.
IN_ROOMS = select(records).where(is_among(records.c.room, bindparam("rooms")))
_COLUMNS = [column.name for column in records.columns]
_POSITION, _KNOWN_FROM, _KNOWN_TO, _ROOM = map(_COLUMNS.index, ("position", "known_from", "known_to", "room"))
_in_order = itemgetter(_POSITION, _KNOWN_FROM)
# By room, in order of recording, each version with the position from which it was known, and that from which it was
# not any more.
Rooms = dict[str, list[tuple[int, int, Record]]]


def in_rooms(*commands: str) -> Straight:
    """``IN_ROOMS``, of these commands alone; they are written out, since a statement takes one list of texts."""
    return Straight(IN_ROOMS.where(records.c.command.in_([literal_column(f"'{name}'") for name in commands])))


def load(connection: Connection, statement: Straight, rooms: Iterable[str], into: Rooms) -> None:
    """Looks up rooms that ``into`` does not hold yet; ``statement`` is ``IN_ROOMS``, narrowed or not."""
    for chunk in chunks([room for room in dict.fromkeys(rooms) if room not in into]):
        into.update({room: [] for room in chunk})
        for row in sorted(statement(connection, rooms=listed(chunk)), key=_in_order):
            into[row[_ROOM]].append((row[_KNOWN_FROM], row[_KNOWN_TO], as_record(row)))
