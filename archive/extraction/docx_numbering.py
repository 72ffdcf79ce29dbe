"""The numbers that Word makes up: of headings and paragraphs, by their styles and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive.extraction.ooxml import attribute, child, local

_PLACE = re.compile(r"%([1-9])")
_NAMED = re.compile(r"heading ([1-9])\Z")
_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
_ROMAN |= {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
# A document may number as far as it likes; what is beyond is told as digits.
_MOST = 5_000
_MOST_LETTERS = 26 * 20


@dataclass(frozen=True)
class Style:
    """``level``: of a heading, from 0; ``list``: the id of its numbering and the level in it."""

    name: str
    base: str | None
    level: int | None
    list: tuple[str, int | None] | None


@dataclass(frozen=True)
class Level:
    start: int
    format: str
    text: str
    style: str | None
    # A level whose digits are decimal whatever those of the levels above it are.
    legal: bool


class Numbering:
    """Counts the paragraphs of one document, which are told of in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """The root elements of the two parts; None where the document has none."""
        self._styles = {} if styles is None else dict(_styles(styles))
        self._lists, self._abstract, self._restarts = _lists(numbering)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def style_name(self, properties: Any) -> str:
        style = self._styles.get(_style(properties) or "")
        return "" if style is None else style.name

    def heading(self, properties: Any) -> int | None:
        """The level of a heading, from 0; ``properties``: those of a paragraph, or None."""
        own = _number(properties, "outlineLvl")
        if own is None:
            own = next((one.level for one in self._lineage(_style(properties)) if one.level is not None), None)
        return own if own is not None and own < 9 else None

    def label(self, properties: Any) -> str:
        """What Word shows before the paragraph, counted; "" for none, a hyphen for any other mark."""
        numbered = self._numbered(properties)
        if numbered is None:
            return ""
        list, at = numbered
        level = self._lists[list].get(at)
        if level is None:
            return ""
        counts = self._count(list, at, level)
        if level.format == "bullet":
            return "-"
        return _PLACE.sub(lambda place: self._written(list, level, int(place.group(1)) - 1, counts), level.text).strip()

    def _numbered(self, properties: Any) -> tuple[str, int] | None:
        """The list and the level in it: the paragraph's own word first, else that of its style."""
        own = child(properties, "numPr") if properties is not None else None
        list, at = (None, None) if own is None else _list_of(own)
        style = _style(properties)
        if list is None:
            lists = (one.list for one in self._lineage(style) if one.list is not None)
            list, by_style = next(lists, (None, None))
            at = at if at is not None else by_style
            if list in self._lists and at is None:
                at = next((n for n, level in self._lists[list].items() if level.style == style), None)
        return None if list is None or list not in self._lists else (list, at or 0)

    def _lineage(self, style: str | None) -> Iterator[Style]:
        for _ in range(len(self._styles)):
            found = self._styles.get(style or "")
            if found is None:
                return
            yield found
            style = found.base

    def _count(self, list: str, at: int, level: Level) -> dict[int, int]:
        counts = self._counts.setdefault(self._abstract[list], {})
        restart = self._restarts.get((list, at))
        if restart is not None and (list, at) not in self._begun:
            counts[at] = restart
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        self._begun.add((list, at))
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]
        return counts

    def _written(self, list: str, level: Level, at: int, counts: dict[int, int]) -> str:
        of = self._lists[list].get(at)
        if of is None:
            return ""
        return written(counts.get(at, of.start), "decimal" if level.legal else of.format)


def written(number: int, format: str) -> str:
    """A number as Word writes it; formats that no Danish office uses as digits."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    if format in ("lowerLetter", "upperLetter") and 0 < number <= _MOST_LETTERS:
        found = letters[(number - 1) % 26] * ((number - 1) // 26 + 1)
    elif format in ("lowerRoman", "upperRoman") and 0 < number < _MOST:
        found = _roman(number)
    elif format == "none":
        found = ""
    else:
        found = f"{number:02d}" if format == "decimalZero" else str(number)
    return found.upper() if format.startswith("upper") else found


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN.items():
        found += sign * (number // value)
        number %= value
    return found


def _style(properties: Any) -> str | None:
    style = child(properties, "pStyle") if properties is not None else None
    return None if style is None else attribute(style, "val")


def _number(properties: Any, name: str) -> int | None:
    found = child(properties, name) if properties is not None else None
    value = None if found is None else attribute(found, "val") or ""
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 7 else None


def _list_of(properties: Any) -> tuple[str | None, int | None]:
    named = child(properties, "numId")
    return None if named is None else attribute(named, "val"), _number(properties, "ilvl")


def _styles(root: Any) -> Iterator[tuple[str, Style]]:
    for style in (one for one in root if local(one) == "style"):
        name, base, properties = child(style, "name"), child(style, "basedOn"), child(style, "pPr")
        called = "" if name is None else (attribute(name, "val") or "").casefold()
        named = _NAMED.match(called)
        level = _number(properties, "outlineLvl")
        numbered = child(properties, "numPr") if properties is not None else None
        list, at = (None, None) if numbered is None else _list_of(numbered)
        yield (
            attribute(style, "styleId") or "",
            Style(
                called,
                None if base is None else attribute(base, "val"),
                level if level is not None or named is None else int(named.group(1)) - 1,
                None if list is None else (list, at),
            ),
        )


def _lists(root: Any) -> tuple[dict[str, dict[int, Level]], dict[str, str], dict[tuple[str, int], int]]:
    """Of each list its levels, what it shares its counting with, and at which levels it begins anew."""
    lists: dict[str, dict[int, Level]] = {}
    shared: dict[str, str] = {}
    restarts: dict[tuple[str, int], int] = {}
    parts = [] if root is None else list(root)
    abstract = {attribute(one, "abstractNumId") or "": _levels(one) for one in parts if local(one) == "abstractNum"}
    for one in (one for one in parts if local(one) == "num"):
        id, of = attribute(one, "numId") or "", child(one, "abstractNumId")
        shared[id] = "" if of is None else attribute(of, "val") or ""
        lists[id] = dict(abstract.get(shared[id], {}))
        for override in (part for part in one if local(part) == "lvlOverride"):
            at = int(attribute(override, "ilvl") or 0)
            lists[id] |= _levels(override)
            start = _number(override, "startOverride")
            if start is not None:
                restarts[id, at] = start
    return lists, shared, restarts


def _levels(root: Any) -> dict[int, Level]:
    found = {}
    for one in (part for part in root if local(part) == "lvl"):
        format, text, style = child(one, "numFmt"), child(one, "lvlText"), child(one, "pStyle")
        start = _number(one, "start")
        found[int(attribute(one, "ilvl") or 0)] = Level(
            0 if start is None else start,
            "decimal" if format is None else attribute(format, "val") or "decimal",
            "" if text is None else attribute(text, "val") or "",
            None if style is None else attribute(style, "val"),
            child(one, "isLgl") is not None,
        )
    return found
