"""Lists as tables: the flat columns of an item, and CSV of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

import msgspec
from marshmallow import Schema, fields


def columns(item_schema: type[Schema]) -> list[str]:
    """The names of the columns; those of a nested object as ``term.from``."""
    return [".".join(path) for path in _paths(item_schema())]


def row(item_schema: type[Schema], item: Mapping[str, Any]) -> list[str]:
    """An item as texts, one for each column; what is null or left out is empty."""
    return [_cell(_at(item, path)) for path in _paths(item_schema())]


def csv_text(item_schema: type[Schema], items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """RFC 4180, line by line, with a header."""
    yield _line(columns(item_schema))
    paths = list(_paths(item_schema()))
    for item in items:
        yield _line([_cell(_at(item, path)) for path in paths])


def _paths(schema: Schema) -> Iterator[tuple[str, ...]]:
    for name, field in schema.fields.items():
        own = field.data_key or name
        if isinstance(field, fields.Nested):
            yield from ((own, *path) for path in _paths(field.schema))
        else:
            yield (own,)


def _at(item: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    value: Any = item
    for name in path:
        value = None if value is None else value.get(name)
    return value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict | list):
        return msgspec.json.encode(value).decode()
    return str(value)


def _line(cells: list[str]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
