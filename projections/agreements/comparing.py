"""Two texts of an agreement side by side: two days, two moments of knowledge, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import Row

from archive.numbers import sort_key
from projections import positions
from projections.agreements.as_of import text
from projections.agreements.sources import Sources
from projections.view import View

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
_MANY = 3_000

Answer = dict[str, Any]
Rows = dict[str, Row[Any]]


def compare(
    view: View,
    id: str,
    from_: str | None = None,
    to: str | None = None,
    known_from: str | None = None,
    known_to: str | None = None,
    unchanged: bool = False,
) -> Answer:
    """``{from, to, known_from, known_to, changed: [...]}``; what is not given is the view's own day or moment.

    ``unchanged``: also the provisions whose heading and text are the same, ``[{number, heading, text}]``.

    ``positions`` holds the two moments as positions. Raises ``not-found``, ``not-known-then``, ``invalid``.
    """
    view.require(id, "agreement")
    own = f"@{view.position}"
    before = view.beside(positions.day(from_ or view.on, "from"), known_from or own, "known_from")
    after = view.beside(positions.day(to or view.on, "to"), known_to or own, "known_to")
    return {
        "from": before.on,
        "to": after.on,
        "known_from": known_from or own,
        "known_to": known_to or own,
        "positions": {"from": before.position, "to": after.position},
        "changed": list(_changed(before, after, id)),
        **({"unchanged": list(_unchanged(before, after, id))} if unchanged else {}),
    }


def _changed(before: View, after: View, id: str) -> Iterator[Answer]:
    for view in (before, after):
        view.require(id, "agreement")
    was, now = _rows(before, id), _rows(after, id)
    was_from, now_from = Sources(before, id), Sources(after, id)
    was_from.prefetch(was.values())
    now_from.prefetch(now.values())
    for number in sorted({*was, *now}, key=sort_key):
        old, new = _words(was.get(number)), _words(now.get(number))
        if old != new:
            told = [side.of(rows[number]) for side, rows in ((was_from, was), (now_from, now)) if number in rows]
            yield {
                "number": number,
                "change": "added" if old is None else "removed" if new is None else "changed",
                "before": old,
                "after": new,
                "words": words("" if old is None else old["text"], "" if new is None else new["text"]),
                "sources": [source for n, source in enumerate(told) if source not in told[:n]],
            }


def _unchanged(before: View, after: View, id: str) -> Iterator[Answer]:
    was = _rows(before, id)
    for number, row in _rows(after, id).items():
        words = _words(row)
        if words is not None and words == _words(was.get(number)):
            yield {"number": number, **words}


def _rows(view: View, id: str) -> Rows:
    """The last word on each number, repeals too."""
    return {row.number: row for row in text(view.connection, id, view.on, view.position)}


def _words(row: Row[Any] | None) -> Answer | None:
    return None if row is None or row.op == "repeal" else {"heading": row.heading, "text": row.text}


def words(before: str, after: str) -> list[Answer]:
    """``[{op, text}]``: ``same`` and ``removed`` joined are the text before, ``same`` and ``added`` that after."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    found: list[Answer] = []
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > _MANY)
    for op, i, j, m, n in matcher.get_opcodes():
        if op == "equal":
            found.append({"op": "same", "text": "".join(old[i:j])})
        else:
            pieces = (("removed", "".join(old[i:j])), ("added", "".join(new[m:n])))
            found += [{"op": name, "text": text} for name, text in pieces if text]
    return found
