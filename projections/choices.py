"""What a field that names something may name: the records that made it, narrowed by words.

Only what is shown is read: of a meeting its calling and its moves, of what else is named its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypedDict

from msgspec import json
from sqlalchemy import Integer, Select, and_, bindparam, func, select

from archive.grammar import COMMANDS
from projections.facts import NAMES
from projections.following.statements import Straight, chunks, is_among, listed
from projections.records.knowledge import known_at
from projections.records.table import ids, records, refs
from projections.view import View

MAKERS = {spec.makes: spec.name for spec in COMMANDS.values() if spec.makes}


class Said(TypedDict, total=False):
    """By what people know things; the rest of a record, such as all the words of an agreement, is passed over."""

    id: Any
    title: Any
    name: Any
    task: Any
    what: Any
    purpose: Any
    purposes: Any
    text: Any
    body: Any
    agreement: Any
    subject: Any
    disposer: Any
    to: Any
    who: Any
    role: Any
    on: Any
    date: Any
    decided_on: Any
    effective_on: Any


class Made(NamedTuple):
    """What made something, and what it says of it."""

    id: str
    command: str
    data: Mapping[str, Any]


_said = json.Decoder(Said).decode
_OF = (records.c.id, records.c.command, records.c.data)
_KNOWN = and_(records.c.command == bindparam("command"), records.c.void == 0, known_at(records))
_NEWEST = select(*_OF).where(_KNOWN, records.c.day.is_not(None)).order_by(records.c.day.desc(), records.c.id)
# By the list of ids: what has no day of its own is in no index of its command, and would be sought among all records.
_OF_TYPE = and_(ids.c.type == bindparam("type"), ids.c.known_from <= bindparam("at"), records.c.id == ids.c.id)
_UNDATED = select(*_OF).where(_OF_TYPE, _KNOWN).order_by(ids.c.id)
_OWNING = _UNDATED.where(records.c.room == ids.c.owner)
_ROOMED = _UNDATED.where(records.c.room == ids.c.id)
_HAS_WORD = func.lower(records.c.data).like(bindparam("word"), escape="\\") | records.c.id.like(
    bindparam("word"), escape="\\"
)


def _both(statement: Select[Any]) -> tuple[Straight, Straight]:
    """All of them, and those that hold a word; so many."""
    some = statement.limit(bindparam("most", type_=Integer))
    return Straight(some, by_values=True), Straight(some.where(_HAS_WORD), by_values=True)


_DATED, _IN_OWNERS_ROOM, _IN_ITS_ROOM = _both(_NEWEST), _both(_OWNING), _both(_ROOMED)
_AT_MOST = func.length(ids.c.id) <= bindparam("letters", type_=Integer)
_SHORT = Straight(_ROOMED.where(_AT_MOST).limit(bindparam("most", type_=Integer)), by_values=True)
_MOVES = Straight(
    select(refs.c.target, records.c.day)
    .where(
        is_among(refs.c.target, bindparam("meetings")),
        refs.c.command == "move-meeting",
        refs.c.void == 0,
        known_at(refs),
        records.c.position == refs.c.position,
        known_at(records),
    )
    .order_by(refs.c.position)
)
_NAMED = Straight(
    select(records.c.owner, records.c.command, records.c.data).where(
        is_among(records.c.room, bindparam("owners")),
        is_among(records.c.command, bindparam("commands")),
        known_at(records),
    )
)


def made(view: View, types: Sequence[str], most: int, word: str | None = None) -> Iterator[Made]:
    """What is of these types and not void, the newest first where it has a day.

    ``most`` of each type; ``word``: none that does not hold it, in lower case.
    """
    for type in types:
        if type in MAKERS:
            yield from (Made(id, command, _said(data)) for id, command, data in _rows(view, type, most, word))


def bodies_by_short_ids(view: View, letters: int, most: int) -> Iterator[Made]:
    """Those, not void, whose ids are no longer than so many letters."""
    asked = {"command": MAKERS["body"], "type": "body", "letters": letters, "most": most, "at": view.position}
    yield from (Made(id, command, _said(data)) for id, command, data in _SHORT(view.connection, **asked))


def _rows(view: View, type: str, most: int, word: str | None) -> list[tuple[Any, ...]]:
    spec = COMMANDS[MAKERS[type]]
    way = _DATED if spec.listed_by else _IN_ITS_ROOM if spec.many else _IN_OWNERS_ROOM
    asked: dict[str, Any] = {"command": spec.name, "most": most, "at": view.position}
    if not spec.listed_by:
        asked["type"] = type
    if word is not None:
        asked["word"] = _anywhere(word)
    return way[word is not None](view.connection, **asked)


def dates(view: View, callings: Iterable[Made]) -> dict[str, str]:
    """The days that meetings were called or last moved to, by their ids, as known."""
    found = {record.id: str(record.data["date"]) for record in callings}
    for chunk in chunks(list(found)):
        found.update(_MOVES(view.connection, meetings=listed(chunk), at=view.position))
    return found


def names(view: View, owners: Iterable[str]) -> dict[str, str]:
    """What bodies, offices, agreements and documents are called, by their ids."""
    found: dict[str, str] = {}
    for chunk in chunks(list(dict.fromkeys(owners))):
        rows = _NAMED(view.connection, owners=listed(chunk), commands=listed(list(NAMES)), at=view.position)
        found.update((owner, str(dict(_said(data))[NAMES[command]])) for owner, command, data in rows)
    return found


def _anywhere(word: str) -> str:
    """Within a text. Of letters beyond ASCII the databases do not agree which is the capital of which: any will do."""
    for special in ("\\", "%", "_"):
        word = word.replace(special, f"\\{special}")
    return f"%{''.join(sign if sign.isascii() else '_' for sign in word)}%"
