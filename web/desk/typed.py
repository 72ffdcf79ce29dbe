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

Typed = dict[str, str]


class Absent:
    """What was left open."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent()
_INTEGER = re.compile(r"-?[0-9]{1,15}", re.ASCII)
_THOUSANDS = re.compile(r"[0-9]{1,3}([. ][0-9]{3})+(,[0-9]{1,2})?|[0-9]+,[0-9]{1,2}", re.ASCII)


def read(fields: Iterable[Field], typed: Mapping[str, str]) -> dict[str, Any]:
    """The values of the fields that are filled in. What cannot be one stays the text that it is: its check tells."""
    under = _under(typed)
    found = ((one.name, value_of(one, one.name, typed, under)) for one in fields)
    return {name: value for name, value in found if value is not ABSENT}


def value_of(field: Field, path: str, typed: Mapping[str, str], under: frozenset[str]) -> Any:
    """The value of one field, ABSENT where it was left open. ``under``: every path under which something stands."""
    if field.nullable and typed.get(f"{path}!") == "null":
        return None
    if field.kind == "group":
        return _group(field, path, typed, under)
    if field.kind == "list":
        return _list(field, path, typed, under)
    said = typed.get(path, "").replace("\r\n", "\n")
    text = said if field.kind in ("text", "lines", "file") else said.strip()
    if text.strip():
        return _FROM_TEXT.get(field.kind, str)(text)
    return None if field.empty_is_null else "" if field.may_be_empty else ABSENT


def _group(field: Field, path: str, typed: Mapping[str, str], under: frozenset[str]) -> Any:
    if path not in under:
        return ABSENT
    found: dict[str, Any] = {}
    for member in field.members:
        place = f"{path}/{member.name}"
        rule = field.is_rule or field.name == "others"
        value = (
            rule_values.read(place, rule_of(path, typed), typed)
            if rule and member.kind == "value"
            else value_of(member, place, typed, under)
        )
        if value is not ABSENT and value is not rule_values.NOTHING:
            found[member.name] = value
    if field.turns_on is not None and found.get(field.turns_on[0]) == field.turns_on[1]:
        return {name: value for name, value in found.items() if name in field.turns_on[2]}
    return found


def rule_of(path: str, typed: Mapping[str, str]) -> str:
    """The name of the rule that a path lies in: ``rules/0``, ``rules/0/others/1``."""
    return typed.get("/".join([*path.split("/")[:2], "rule"]), "")


def _list(field: Field, path: str, typed: Mapping[str, str], under: frozenset[str]) -> Any:
    assert field.item is not None
    rows = [f"{path}/{n}" for n in rows_of(path, typed) if f"{path}/{n}" in under]
    found = [value for row in rows if (value := value_of(field.item, row, typed, under)) is not ABSENT]
    if found or field.required or typed.get(f"{path}!") == "empty":
        return found
    return ABSENT


def _under(typed: Mapping[str, str]) -> frozenset[str]:
    """Every path at or under which something is filled in."""
    found: set[str] = set()
    for path, text in typed.items():
        if text.strip() and not path.endswith(":as"):
            place = path.removesuffix("!")
            while place and place not in found:
                found.add(place)
                place = place.rpartition("/")[0]
    return frozenset(found)


def rows_of(path: str, typed: Mapping[str, str]) -> list[int]:
    """The numbers of the rows of a list that have boxes, filled in or not."""
    pattern = re.compile(rf"{re.escape(path)}/([0-9]{{1,6}})(?=[/!:]|$)", re.ASCII)
    return sorted({int(found[1]) for place in typed if (found := pattern.match(place))})


def _integer(text: str) -> int | str:
    return int(text) if _INTEGER.fullmatch(text) else text


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
    found = dict(typed)
    for field in fields:
        found = _compacted(field, field.name, found)
    return found


def _compacted(field: Field, path: str, typed: Typed) -> Typed:
    if field.kind == "group":
        for member in field.members:
            typed = _compacted(member, f"{path}/{member.name}", typed)
    if field.kind == "list" and field.item is not None:
        under = _under({place: text for place, text in typed.items() if place.startswith(f"{path}/")})
        rows = rows_of(path, typed)
        typed = _renumbered(path, [n for n in rows if f"{path}/{n}" in under], typed)
        if field.item.kind in ("list", "group"):
            for n in rows_of(path, typed):
                typed = _compacted(field.item, f"{path}/{n}", typed)
    return typed


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
