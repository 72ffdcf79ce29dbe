"""The value of a kommissorium's rule in boxes: each rule that is judged by has boxes of its own, others are texts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from archive.grammar.rules import LEVELS, SHAPES
from archive.rules.shapes import PARTS

NOTHING = object()
# How each shape of a value is written: the first is the usual way, others are chosen in a list.
_WAYS: Mapping[str, tuple[str, ...]] = {
    "one number of days, weeks or months": ("period",),
    "a list of levels": ("levels",),
    "true or false": ("yes-no",),
    "min and max, either may be left out": ("count",),
    "a number from 1 to 4": ("integer",),
    "a text or a list of texts": ("lines",),
    "where, as a text, or true or false": ("text", "yes-no"),
    "a list of texts": ("texts",),
    "month as 2010-09, perhaps with part primo, medio or ultimo": ("span",),
    "a text": ("text",),
    "none or authorised": ("funds",),
    "the id of a body": ("body",),
    "a list of of (the id of a body), min and max": ("seats",),
    "a list of levels and justering": ("published",),
    "a number of years": ("years",),
}
FREE = ("text", "texts", "yes-no", "integer", "period", "json")
# Rules that hold any value, and are usually written otherwise than as a text.
_USUALLY: Mapping[str, tuple[str, ...]] = {"standard_items": ("texts", *(way for way in FREE if way != "texts"))}
UNITS = ("days", "weeks", "months")
OPTIONS: Mapping[str, tuple[str, ...]] = {
    "levels": LEVELS,
    "published": (*LEVELS, "justering"),
    "funds": ("none", "authorised"),
    "span": PARTS,
}
_INTEGER = re.compile(r"[0-9]{1,15}", re.ASCII)


def ways(rule: str) -> tuple[str, ...]:
    """How a value of a rule may be written, the usual way first."""
    return _WAYS[SHAPES[rule].expected] if rule in SHAPES else _USUALLY.get(rule, FREE)


def way(path: str, rule: str, typed: Mapping[str, str]) -> str:
    """How the value at a path is written: as was chosen, else the usual way of its rule."""
    chosen = typed.get(f"{path}:as")
    return chosen if chosen in (*ways(rule), "json") else ways(rule)[0]


def read(path: str, rule: str, typed: Mapping[str, str]) -> Any:
    """The value, NOTHING where its boxes are empty. What cannot be one stays the text that it is."""
    chosen, text = way(path, rule, typed), typed.get(path, "").replace("\r\n", "\n").strip()
    if chosen in ("levels", "published"):
        return [level for level in OPTIONS[chosen] if typed.get(f"{path}/{level}")]
    if chosen in _PARTS:
        return _parts(path, chosen, typed)
    if chosen == "seats":
        return _seats(path, typed)
    if not text:
        return NOTHING
    return _plain(chosen, text)


def _plain(chosen: str, text: str) -> Any:
    if chosen in ("texts", "lines"):
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        return lines[0] if chosen == "lines" and len(lines) == 1 else lines
    if chosen == "yes-no":
        return {"true": True, "false": False}.get(text, text)
    if chosen == "integer":
        return _number(text)
    return _json(text) if chosen == "json" else text


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


_PARTS = frozenset({"period", "years", "count", "span"})


def _parts(path: str, chosen: str, typed: Mapping[str, str]) -> Any:
    said = {name: typed.get(f"{path}/{name}", "").strip() for name in ("number", "unit", "min", "max", "month", "part")}
    if chosen == "period":
        return {said["unit"] or UNITS[1]: _number(said["number"])} if said["number"] else NOTHING
    if chosen == "years":
        return {"years": _number(said["number"])} if said["number"] else NOTHING
    names = ("min", "max") if chosen == "count" else ("month", "part")
    found = {name: _number(said[name]) if chosen == "count" else said[name] for name in names if said[name]}
    return found or NOTHING


def _seats(path: str, typed: Mapping[str, str]) -> list[dict[str, Any]]:
    rows = sorted({int(place.removeprefix(f"{path}/").split("/")[0]) for place in typed if _in_row(path, place)})
    found = (
        {
            name: _number(text) if name != "of" else text
            for name in ("of", "min", "max")
            if (text := _at(path, n, name, typed))
        }
        for n in rows
    )
    return [seat for seat in found if seat]


def _in_row(path: str, place: str) -> bool:
    return re.match(rf"{re.escape(path)}/[0-9]{{1,6}}/", place, re.ASCII) is not None


def _at(path: str, n: int, name: str, typed: Mapping[str, str]) -> str:
    return typed.get(f"{path}/{n}/{name}", "").strip()


def _number(text: str) -> int | str:
    return int(text) if _INTEGER.fullmatch(text) else text


def write(path: str, rule: str, value: Any) -> dict[str, str]:
    """What stands in its boxes; a value that none of the ways of its rule gives again is written as JSON."""
    for chosen in ways(rule):
        typed = {**_written(path, chosen, value), f"{path}:as": chosen}
        if _same(read(path, rule, typed), value):
            return typed
    return {path: json.dumps(value, ensure_ascii=False), f"{path}:as": "json"}


def _same(one: Any, other: Any) -> bool:
    """True is not 1."""
    return one is not NOTHING and json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _written(path: str, chosen: str, value: Any) -> dict[str, str]:
    if chosen in ("levels", "published") and isinstance(value, list):
        return {f"{path}/{level}": "true" for level in value}
    if isinstance(value, Mapping):
        return _parts_written(path, chosen, value)
    if chosen == "seats" and isinstance(value, list):
        return {f"{path}/{n}/{name}": str(one) for n, seat in enumerate(value) for name, one in dict(seat).items()}
    if isinstance(value, list):
        return {path: "\n".join(map(str, value))}
    return {path: str(value).lower() if isinstance(value, bool) else str(value)}


def _parts_written(path: str, chosen: str, value: Mapping[str, Any]) -> dict[str, str]:
    if chosen in ("period", "years") and len(value) == 1:
        [(unit, number)] = value.items()
        return {f"{path}/number": str(number), f"{path}/unit": str(unit)}
    return {f"{path}/{name}": str(one) for name, one in value.items()}
