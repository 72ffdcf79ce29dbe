"""What stands in the boxes of a form, as values of a command, and back.

``typed`` holds a text for each path: ``title``, ``items/0/number``. Beside a path, ``path!`` is a mark: ``null`` says
that it is not known, or is taken away; ``empty`` that a list holds nothing. The paths are those that errors name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from web.desk import rule_values
from web.desk.fields import Field
from web.typed_days import meanings

Typed = dict[str, str]


class Absent:
    """What was left open."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent()
_ROW = re.compile(r"[0-9]{1,6}", re.ASCII)
# A mark, or another box of the same field, at the end of a path.
_OF_BOX = re.compile(r"[!:][a-z]*\Z")
_INTEGER = re.compile(r"-?[0-9]{1,15}", re.ASCII)
_CLOCK = re.compile(r"(?:kl\.?\s*)?([0-9]{1,2})(?:[.:]([0-9]{2}))?", re.ASCII | re.IGNORECASE)
_THOUSANDS = re.compile(r"[0-9]{1,3}([. ][0-9]{3})+(,[0-9]{1,2})?|[0-9]+,[0-9]{1,2}", re.ASCII)


class Places:
    """Where something stands in a form: looked through once, however many rows it has.

    ``filled``: every path at or under which something is filled in; ``rows``: of a list the numbers of its rows that
    have boxes, filled in or not.
    """

    def __init__(self, typed: Mapping[str, str]) -> None:
        self.filled: set[str] = set()
        found: dict[str, set[int]] = {}
        for path, text in typed.items():
            place = _OF_BOX.sub("", path)
            if text.strip() and not path.endswith(":as"):
                self._fill(place)
            _note_rows(place, found)
        self.rows: Mapping[str, list[int]] = {path: sorted(numbers) for path, numbers in found.items()}

    def _fill(self, place: str) -> None:
        while place and place not in self.filled:
            self.filled.add(place)
            place = place.rpartition("/")[0]


def said_in(typed: Mapping[str, str]) -> list[dict[str, str]]:
    """Each text by the name of its field, that of a list for those in it."""
    return [
        {next((part for part in reversed(path.split("/")) if not _ROW.fullmatch(part)), ""): text}
        for path, text in typed.items()
    ]


def _note_rows(place: str, found: dict[str, set[int]]) -> None:
    """A part of a path that is a number is a row of the list before it."""
    parts = place.split("/")
    for n, part in enumerate(parts):
        if n and _ROW.fullmatch(part):
            found.setdefault("/".join(parts[:n]), set()).add(int(part))


def rows_of(path: str, typed: Mapping[str, str]) -> list[int]:
    """The numbers of the rows of one list that have boxes, filled in or not."""
    return Places(typed).rows.get(path, [])


def read(fields: Iterable[Field], typed: Mapping[str, str]) -> dict[str, Any]:
    """The values of the fields that are filled in. What cannot be one stays the text that it is: its check tells."""
    places = Places(typed)
    found = ((one.name, value_of(one, one.name, typed, places)) for one in fields)
    return {name: value for name, value in found if value is not ABSENT}


def value_of(field: Field, path: str, typed: Mapping[str, str], places: Places) -> Any:
    """The value of one field, ABSENT where it was left open."""
    if field.nullable and typed.get(f"{path}!") == "null":
        return None
    if field.kind == "group":
        return _group(field, path, typed, places)
    if field.kind == "list":
        return _list(field, path, typed, places)
    said = typed.get(path, "").replace("\r\n", "\n")
    text = said if field.kind in ("text", "lines", "file") else said.strip()
    if text.strip():
        return _FROM_TEXT.get(field.kind, str)(text)
    return None if field.empty_is_null else "" if field.may_be_empty else ABSENT


def _group(field: Field, path: str, typed: Mapping[str, str], places: Places) -> Any:
    if path not in places.filled:
        return ABSENT
    found: dict[str, Any] = {}
    for member in field.members:
        place = f"{path}/{member.name}"
        value = (
            rule_values.read(place, rule_of(path, typed), typed)
            if member.kind == "value"
            else value_of(member, place, typed, places)
        )
        if value is not ABSENT and value is not rule_values.NOTHING:
            found[member.name] = value
    if field.turns_on is not None and found.get(field.turns_on[0]) == field.turns_on[1]:
        return {name: value for name, value in found.items() if name in field.turns_on[2]}
    return found


def rule_of(path: str, typed: Mapping[str, str]) -> str:
    """The name of the rule that a path lies in: ``rules/0``, ``rules/0/others/1``."""
    return typed.get("/".join([*path.split("/")[:2], "rule"]), "")


def _list(field: Field, path: str, typed: Mapping[str, str], places: Places) -> Any:
    assert field.item is not None
    rows = [row for n in places.rows.get(path, ()) if (row := f"{path}/{n}") in places.filled]
    found = [value for row in rows if (value := value_of(field.item, row, typed, places)) is not ABSENT]
    if found or field.required or typed.get(f"{path}!") == "empty":
        return found
    return ABSENT


def _integer(text: str) -> int | str:
    return int(text) if _INTEGER.fullmatch(text) else text


def _day(text: str) -> str:
    """As people write it; of what may mean several days they are asked."""
    days = meanings(text)
    return days[0] if len(days) == 1 else text


def _time(text: str) -> str:
    """As people write it: ``9.30``, ``kl. 14``."""
    found = _CLOCK.fullmatch(text)
    return text if found is None else f"{int(found[1]):02}:{found[2] or '00'}"


def _amount(text: str) -> str:
    """As people write it (``1.234,50``) or as the archive does (``1234.50``)."""
    return re.sub(r"[. ]", "", text).replace(",", ".") if _THOUSANDS.fullmatch(text) else text


def _lines(text: str) -> str | list[str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return lines if len(lines) > 1 else lines[0]


def _yes_no(text: str) -> bool | str:
    return {"true": True, "false": False}.get(text, text)


_FROM_TEXT: Mapping[str, Callable[[str], Any]] = {
    "integer": _integer,
    "level": _integer,
    "amount": _amount,
    "date": _day,
    "time": _time,
    "lines": _lines,
    "yes-no": _yes_no,
    "file": str.strip,
}


def write(fields: Iterable[Field], values: Mapping[str, Any]) -> Typed:
    """What stands in the boxes of a form that is filled in; ``read`` gives the same values again."""
    typed: Typed = {}
    for one in fields:
        if one.name in values:
            _write(one, one.name, values[one.name], typed)
    return typed


def _write(field: Field, path: str, value: Any, typed: Typed, rule: str = "") -> None:
    if value is None:
        typed.update({f"{path}!": "null"} if not field.empty_is_null else {path: ""})
    elif field.kind == "list" and isinstance(value, list):
        assert field.item is not None
        for n, item in enumerate(value):
            _write(field.item, f"{path}/{n}", item, typed, rule)
        if not value and not field.required:
            typed[f"{path}!"] = "empty"
    elif field.kind == "group" and isinstance(value, Mapping):
        for member in field.members:
            if member.name in value:
                named = str(value.get("rule", "")) if field.is_rule else rule
                _write(member, f"{path}/{member.name}", value[member.name], typed, named)
    elif field.kind == "value":
        typed.update(rule_values.write(path, rule, value))
    else:
        typed[path] = _as_text(value)


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def added(path: str, typed: Mapping[str, str], **filled: str) -> tuple[Typed, int]:
    """A list with one more row at its end, and that row's number; ``filled``: what stands in its boxes."""
    number = max(rows_of(path, typed), default=-1) + 1
    row = {f"{path}/{number}": ""} | {f"{path}/{number}/{name}": text for name, text in filled.items()}
    return {**{place: text for place, text in typed.items() if place != f"{path}!"}, **row}, number


def taken_out(path: str, number: int, typed: Mapping[str, str]) -> Typed:
    """A list without one of its rows; those after it move up."""
    left = [n for n in rows_of(path, typed) if n != number]
    return _renumbered(path, left, typed)


def compacted(fields: Iterable[Field], typed: Mapping[str, str]) -> Typed:
    """Lists without the rows that were left open, so that a row's number is that of its value."""
    lists = {one.name for one in fields}
    places = Places(typed)
    moved = {
        f"{path}/{n}": at
        for path, numbers in places.rows.items()
        for at, n in enumerate(n for n in numbers if f"{path}/{n}" in places.filled)
    }
    found: Typed = {}
    for path, text in typed.items():
        place = _moved(path, moved) if path.partition("/")[0] in lists else path
        if place is not None:
            found[place] = text
    return found


def _moved(path: str, moved: Mapping[str, int]) -> str | None:
    """A path with the new numbers of the rows that it lies in; None where one of them goes."""
    parts = path.split("/")
    said = list(parts)
    for n, part in enumerate(parts):
        number = _OF_BOX.sub("", part) if n == len(parts) - 1 else part
        if n and _ROW.fullmatch(number):
            at = moved.get("/".join([*parts[:n], number]))
            if at is None:
                return None
            said[n] = f"{at}{part[len(number) :]}"
    return "/".join(said)


def _renumbered(path: str, rows: list[int], typed: Mapping[str, str]) -> Typed:
    """The rows given alone, numbered anew."""
    places = {n: at for at, n in enumerate(rows)}
    pattern = re.compile(rf"{re.escape(path)}/([0-9]{{1,6}})(?=[/!:]|$)", re.ASCII)
    found: Typed = {}
    for place, text in typed.items():
        row = pattern.match(place)
        if row is None:
            found[place] = text
        elif int(row[1]) in places:
            found[f"{path}/{places[int(row[1])]}{place[row.end() :]}"] = text
    return found
