"""Lists as tables, one value in a cell: the flat columns of an item, and CSV of them.

A nested object lies flat, ``term.from``. What an item has several of has numbered columns, ``numbers.1``,
``changed.2.before``: as many as the item with the most of them needs, and always the first.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import TYPE_CHECKING, Any

import msgspec
from marshmallow import Schema, fields

from archive.times import in_copenhagen, parse_instant
from web.schemas.common import Envelope

if TYPE_CHECKING:
    from web.answers import Moment
    from web.question import Asked

# What spreadsheets take for the beginning of a formula.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_BLOCK = 500

Path = tuple[str, ...]
Cells = dict[str, str]


class Table:
    """Rows that are kept, packed, until all are there: only then it is known how many columns they need.

    ``local``: after each instant a column ``<name>.local`` with the time in Copenhagen.
    """

    def __init__(self, item_schema: type[Schema], items: Iterable[Mapping[str, Any]], local: bool = False) -> None:
        self._schema, self._local = item_schema(), local
        self._most: dict[Path, int] = {}
        self._packed: list[bytes] = []
        block: list[Cells] = []
        for item in items:
            block.append(dict(self._cells(item)))
            if len(block) == _BLOCK:
                self._pack(block)
        self._pack(block)

    @property
    def columns(self) -> list[str]:
        return list(self._header(self._schema, ()))

    def __iter__(self) -> Iterator[list[str]]:
        """The rows, each with a text for each column; what is null or left out is empty."""
        columns = self.columns
        for packed in self._packed:
            for cells in msgspec.json.decode(zlib.decompress(packed), type=list[Cells]):
                yield [cells.get(name, "") for name in columns]

    def _pack(self, block: list[Cells]) -> None:
        self._packed.append(zlib.compress(msgspec.json.encode(block), 1))
        block.clear()

    def _header(self, schema: Schema, path: Path) -> Iterator[str]:
        for name, field in _fields(schema):
            yield from self._names(field, (*path, name))

    def _names(self, field: fields.Field[Any], path: Path) -> Iterator[str]:
        if isinstance(field, fields.Nested):
            yield from self._header(field.schema, path)
        elif isinstance(field, fields.List) and not _joined(field):
            for number in range(1, self._most.get(path, 1) + 1):
                yield from self._names(field.inner, (*path, str(number)))
        else:
            yield ".".join(path)
            if self._local and _is_instant(field):
                yield _local_name(path)

    def _cells(self, item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for name, field in _fields(self._schema):
            yield from self._of_field(field, item.get(name), (name,))

    def _of_field(self, field: fields.Field[Any], value: Any, path: Path) -> Iterator[tuple[str, str]]:
        if value is None:
            return
        if isinstance(field, fields.Nested):
            for name, inner in _fields(field.schema):
                yield from self._of_field(inner, value.get(name), (*path, name))
        elif isinstance(field, fields.List) and not _joined(field):
            self._most[path] = max(self._most.get(path, 1), len(value))
            for number, one in enumerate(value, 1):
                yield from self._of_field(field.inner, one, (*path, str(number)))
        else:
            yield from self._written(field, value, path)

    def _written(self, field: fields.Field[Any], value: Any, path: Path) -> Iterator[tuple[str, str]]:
        joined = _joined(field)
        said = "".join(one[joined] for one in value) if joined else value
        yield ".".join(path), _harmless(said, _cell(said))
        if self._local and _is_instant(field):
            yield _local_name(path), in_copenhagen(parse_instant(value)).strftime("%Y-%m-%d %H:%M:%S")


def one_row(answer_schema: type[Schema]) -> type[Schema]:
    """Of an answer as one row: what it has one of, and texts; not what every answer says of itself."""
    several = {name for name, field in _fields(answer_schema()) if _is_list_of_more(field)}

    class Row(answer_schema):  # type: ignore[misc, valid-type]
        class Meta:
            exclude = tuple(Envelope().fields.keys() | several)

    return Row


def csv_of(asked: Asked, moment: Moment) -> Iterator[str]:
    """All rows of an answer, in the form that was asked for."""
    form = {name: asked.read[name] for name in ("sep", "bom", "local") if name in asked.read}
    return csv_text(asked.question.item_schema, moment.every(asked), **form)


def csv_text(
    item_schema: type[Schema],
    items: Iterable[Mapping[str, Any]],
    sep: str = ",",
    bom: bool = False,
    local: bool = False,
) -> Iterator[str]:
    """RFC 4180, line by line, with a header; nothing is given before all items have been taken.

    No text is a formula to the program that opens it: one that begins as formulas do has an apostrophe before it.
    """
    table = Table(item_schema, items, local)
    return _lines(table, sep, bom)


def _lines(table: Table, sep: str, bom: bool) -> Iterator[str]:
    yield ("\ufeff" if bom else "") + _line(table.columns, sep)
    for row in table:
        yield _line(row, sep)


def _fields(schema: Schema) -> Iterator[tuple[str, fields.Field[Any]]]:
    return ((field.data_key or name, field) for name, field in schema.fields.items())


def _is_list_of_more(field: fields.Field[Any]) -> bool:
    """Whether it has several of what is more than a text."""
    return isinstance(field, fields.List) and not isinstance(field.inner, fields.String)


def _joined(field: fields.Field[Any]) -> str | None:
    """Of a text in pieces: the name of what makes it up."""
    found: str | None = field.metadata.get("joined")
    return found


def _is_instant(field: fields.Field[Any]) -> bool:
    return field.metadata.get("format") == "date-time"


def _local_name(path: Path) -> str:
    return ".".join((*path, "local"))


def _harmless(value: Any, cell: str) -> str:
    return f"'{cell}" if isinstance(value, str | list) and cell.startswith(_FORMULAS) else cell


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return msgspec.json.encode(value).decode()
    return "" if value is None else str(value)


def _line(cells: list[str], sep: str) -> str:
    written = StringIO()
    csv.writer(written, delimiter=sep, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
