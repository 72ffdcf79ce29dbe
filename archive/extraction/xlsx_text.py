"""The text of an Excel workbook as it is seen: sheet by sheet, a row a line, cells a tab apart; no hidden ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, BinaryIO

from archive.extraction.drawn import chart, shapes
from archive.extraction.ooxml import Package, child, local, relation_id
from archive.extraction.reading import Reading
from archive.extraction.unreadable import Unreadable

_BOOK = "spreadsheetml"
_CODES = re.compile('&(?:[LCRPNDTFAGUESXYBI&]|"[^"]*"|[0-9]+|K[0-9A-F]{6})')
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_DATE_SIGNS = re.compile("[ymdhsåt]", re.IGNORECASE)
_COLUMN = re.compile("[A-Z]+")
_FIRST_DAY = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_HEADERS = tuple(f"{{*}}{page}{place}" for page in ("odd", "even", "first") for place in ("Header", "Footer"))
_WORDS = {"1": "SAND", "0": "FALSK"}


def read(stream: BinaryIO) -> Reading:
    """Dates are written out (2012-05-31), other numbers as they are kept."""
    package = Package(stream, _BOOK, "xl/workbook.xml")
    main = package.main
    book = package.root(main)
    if book is None:
        raise Unreadable("broken")
    sheets = _Sheets(package, main, book)
    texts = [text for sheet in book.iter("{*}sheet") for text in sheets.texts(sheet)]
    return Reading("\n\n".join(text for text in texts if text.strip()), unread=package.unread)


class _Sheets:
    """What the sheets of one workbook share: its words, its dates, its parts."""

    def __init__(self, package: Package, main: str, book: Any) -> None:
        self.package = package
        self.related = package.related(main)
        by_type = {one.type: one.target for one in self.related.values()}
        self.words = list(_shared(package, by_type.get("sharedStrings")))
        self.dates = list(_dates(package, by_type.get("styles")))
        properties = child(book, "workbookPr")
        self.since_1904 = properties is not None and properties.get("date1904") in ("1", "true")

    def texts(self, sheet: Any) -> Iterator[str]:
        relation = self.related.get(relation_id(sheet))
        if relation is None or sheet.get("state") in ("hidden", "veryHidden"):
            return
        if relation.type == "chartsheet":
            yield sheet.get("name", "")
        root = self.package.root(relation.target)
        if root is None:
            return
        header = [_CODES.sub(" ", one.text or "") for one in root.iter(*_HEADERS)]
        yield "\n".join([sheet.get("name", ""), *self._rows(root), *filter(str.strip, header)])
        yield from self._beside(relation.target)

    def _rows(self, root: Any) -> Iterator[str]:
        hidden = set(_hidden_columns(root))
        for row in root.iter("{*}row"):
            if row.get("hidden") not in ("1", "true"):
                cells = [self._cell(cell) for cell in row if local(cell) == "c" and _column(cell) not in hidden]
                if any(cells):
                    yield "\t".join(cells).rstrip("\t")

    def _cell(self, cell: Any) -> str:
        kind, value = cell.get("t", "n"), child(cell, "v")
        if kind == "inlineStr":
            inline = child(cell, "is")
            return "" if inline is None else _words(inline)
        said = "" if value is None else value.text or ""
        if kind == "s":
            return self.words[int(said)] if said.isdigit() and int(said) < len(self.words) else ""
        if kind == "b":
            return _WORDS.get(said, said)
        return self._number(said, cell.get("s", "0")) if kind == "n" else said

    def _number(self, said: str, style: str) -> str:
        if not said or not style.isdigit() or int(style) >= len(self.dates) or not self.dates[int(style)]:
            return said
        try:
            moment = _FIRST_DAY[self.since_1904] + timedelta(days=float(said))
        except (ValueError, OverflowError):
            return said
        time = "" if moment.time().isoformat() == "00:00:00" else moment.strftime(" %H:%M")
        return moment.date().isoformat() + time if float(said) >= 1 else moment.strftime("%H:%M")

    def _beside(self, name: str) -> Iterator[str]:
        """Comments, and what is drawn over the cells."""
        for relation in self.package.relations(name):
            root = self.package.root(relation.target) if relation.type in _READ_BESIDE else None
            if root is None:
                continue
            if relation.type == "drawing":
                yield "\n".join(filter(str.strip, shapes(root)))
                for drawn in self.package.relations(relation.target):
                    if drawn.type == "chart":
                        yield chart(self.package, drawn.target)
            else:
                yield "\n".join(_words(one) for one in root.iter("{*}comment", "{*}threadedComment"))


_READ_BESIDE = frozenset(("drawing", "comments", "threadedComment"))


def _shared(package: Package, name: str | None) -> Iterator[str]:
    root = None if name is None else package.root(name)
    for one in () if root is None else root:
        if local(one) == "si":
            yield _words(one)


def _words(element: Any) -> str:
    """The words of a text, without the readings of foreign signs."""
    return "".join(
        one.text or ""
        for one in element.iter()
        if local(one) in ("t", "text") and not any(local(above) == "rPh" for above in one.iterancestors())
    )


def _dates(package: Package, name: str | None) -> Iterator[bool]:
    """Of each style of cells whether it shows a date."""
    root = None if name is None else package.root(name)
    if root is None:
        return
    own = {one.get("numFmtId"): _QUOTED.sub("", one.get("formatCode", "")) for one in root.iter("{*}numFmt")}
    for styles in (one for one in root if local(one) == "cellXfs"):
        for style in styles:
            id = style.get("numFmtId", "0")
            built_in = id.isdigit() and int(id) in _BUILT_IN_DATES
            yield bool(_DATE_SIGNS.search(own[id])) if id in own else built_in


def _hidden_columns(root: Any) -> Iterator[int]:
    for one in root.iter("{*}col"):
        if one.get("hidden") in ("1", "true"):
            yield from range(int(one.get("min", "1")), min(int(one.get("max", "1")), 16_384) + 1)


def _column(cell: Any) -> int:
    """The number of a cell's column, from 1; 0 where it does not say."""
    letters = _COLUMN.match(cell.get("r", ""))
    number = 0
    for letter in letters.group() if letters else "":
        number = number * 26 + ord(letter) - 64
    return number
