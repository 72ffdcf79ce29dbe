"""What a field that names something may name: the records that made it, narrowed by words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import bindparam, func, select

from archive.grammar import COMMANDS
from archive.records import Record
from projections.records.knowledge import known_at
from projections.records.rows import as_record
from projections.records.table import records
from projections.view import View

MAKERS = {spec.makes: spec.name for spec in COMMANDS.values() if spec.makes}
_MADE = (
    select(records)
    .where(records.c.command == bindparam("command"), records.c.void == 0, known_at(records))
    .order_by(records.c.day.desc(), records.c.id)
    .limit(bindparam("most"))
)
_WITH_WORD = _MADE.where(
    func.lower(records.c.data).like(bindparam("word"), escape="\\") | records.c.id.like(bindparam("word"), escape="\\")
)


def made(view: View, types: Sequence[str], most: int, word: str | None = None) -> Iterator[Record]:
    """The records that made what is of these types and not void, the newest first where they have a day.

    ``most`` of each type; ``word``: only those that hold it, in lower case.
    """
    for type in types:
        if type not in MAKERS:
            continue
        asked: dict[str, Any] = {"command": MAKERS[type], "most": most, "at": view.position}
        if word is None:
            rows = view.connection.execute(_MADE, asked)
        else:
            rows = view.connection.execute(_WITH_WORD, {**asked, "word": _anywhere(word)})
        yield from (as_record(row) for row in rows)


def _anywhere(word: str) -> str:
    for special in ("\\", "%", "_"):
        word = word.replace(special, f"\\{special}")
    return f"%{word}%"
