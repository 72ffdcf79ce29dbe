"""Lists as tables: the flat columns of an item, and CSV of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

import msgspec
from marshmallow import Schema, fields

from archive.times import in_copenhagen, parse_instant

# What spreadsheets take for the beginning of a formula.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def columns(item_schema: type[Schema]) -> list[str]:
    """The names of the columns; those of a nested object as ``term.from``."""
    return [".".join(path) for path in _paths(item_schema())]


def row(item_schema: type[Schema], item: Mapping[str, Any]) -> list[str]:
    """An item as texts, one for each column; what is null or left out is empty."""
    values = (_at(item, path) for path in _paths(item_schema()))
    return [_harmless(value, _cell(value)) for value in values]


def csv_text(
    item_schema: type[Schema],
    items: Iterable[Mapping[str, Any]],
    sep: str = ",",
    bom: bool = False,
    local: bool = False,
) -> Iterator[str]:
    """RFC 4180, line by line, with a header.

    ``local``: after each instant a column ``<name>.local`` with the time in Copenhagen. No text is a formula to the
    program that opens it: one that begins as formulas do has an apostrophe before it.
    """
    paths = list(_paths(item_schema()))
    instants = {path for path, field in _fields(item_schema()) if local and field.metadata.get("format") == "date-time"}
    header = (name for path in paths for name in _named(".".join(path), path in instants))
    yield ("\ufeff" if bom else "") + _line(list(header), sep)
    for item in items:
        found = ((path, _at(item, path)) for path in paths)
        yield _line([cell for path, value in found for cell in _cells(value, path in instants)], sep)


def _named(name: str, instant: bool) -> list[str]:
    return [name, f"{name}.local"] if instant else [name]


def _cells(value: Any, instant: bool) -> list[str]:
    cell = _harmless(value, _cell(value))
    return [cell, _local(value)] if instant else [cell]


def _local(instant: str | None) -> str:
    return "" if instant is None else in_copenhagen(parse_instant(instant)).strftime("%Y-%m-%d %H:%M:%S")


def _harmless(value: Any, cell: str) -> str:
    return f"'{cell}" if isinstance(value, str | list) and cell.startswith(_FORMULAS) else cell


def _paths(schema: Schema) -> Iterator[tuple[str, ...]]:
    return (path for path, _ in _fields(schema))


def _fields(schema: Schema) -> Iterator[tuple[tuple[str, ...], fields.Field[Any]]]:
    """The path of each column, with its field."""
    for name, field in schema.fields.items():
        own = field.data_key or name
        if isinstance(field, fields.Nested):
            yield from (((own, *path), inner) for path, inner in _fields(field.schema))
        else:
            yield (own,), field


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


def _line(cells: list[str], sep: str) -> str:
    written = StringIO()
    csv.writer(written, delimiter=sep, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
