"""An answer that has no words of its own, as text: everything that it says, by the names of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cli.output import Lines, Names, heading, table
from cli.session import Answer
from web.wording import Wording

# What stands last under every answer.
_OF_EVERY_ANSWER = frozenset({"url", "api_url", "as_of", "simulated", "next", "limit"})
_INDENT = "  "


def anything(body: Answer, w: Wording, names: Names) -> Lines:
    yield from _fields({name: value for name, value in body.items() if name not in _OF_EVERY_ANSWER}, w)


def _fields(found: Mapping[str, Any], w: Wording) -> Iterator[str]:
    """What is said in a word first, then what has parts."""
    for name, value in found.items():
        if not _has_parts(value):
            yield f"{w.code('field', name)}: {_said(value, w)}"
    for name, value in found.items():
        if _has_parts(value):
            yield from heading(w.code("field", name))
            yield from _parts(value, w)


def _parts(value: Any, w: Wording) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _fields(value, w)
    elif any(_has_parts(one) for row in value for one in (row.values() if isinstance(row, Mapping) else ())):
        for row in value:
            yield from (f"{_INDENT}{line}" for line in _fields(row, w))
            yield ""
    else:
        yield from _rows(value, w)


def _rows(rows: list[Mapping[str, Any]], w: Wording) -> list[str]:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    cells = [[_said(row.get(name), w) for name in columns] for row in rows]
    return table([w.code("field", name) for name in columns], cells, w.text("list.none"))


def _has_parts(value: Any) -> bool:
    """An object, or a list that holds one; a list of words is said in a line."""
    return isinstance(value, Mapping) or (isinstance(value, list) and any(isinstance(one, Mapping) for one in value))


def _said(value: Any, w: Wording) -> str:
    if value is None or value == []:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else w.plain(value)
